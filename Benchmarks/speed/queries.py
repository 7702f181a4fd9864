"""Queries for the synthetic collection: two words of one sentence, and headlines of about ten."""

from __future__ import annotations

import collections
import random
import re

from sentences import Pool

# Of each language, so many of the most frequent words count as stop words; no engine's own list.
STOP_WORDS = 200
HEADLINE_QUERY_WORDS = range(9, 13)
# For each pair that is wanted: a sentence may have too few words, or give a pair once more.
ATTEMPTS = 100

# By language, the texts that went into the collection.
Used = dict[str, set[str]]

_WORD = re.compile(r"[^\W\d_]{4,}")
# What query languages give a meaning is taken out, and so are capitals, `OR` among them.
_NO_WORD = re.compile(r"[^\w\s]|_")


def plain(text: str) -> str:
    """Words alone, in small letters."""
    return " ".join(_NO_WORD.sub(" ", text.lower()).split())


def word_pairs(
    pools: dict[str, Pool], used: Used, count: int, indonesian_share: float, seed: int
) -> list[str]:
    """Pairs of words that stand together in a sentence of a real article that was used."""
    chooser = random.Random(f"pairs {seed}")
    stops = {language: _most_frequent(pool) for language, pool in pools.items()}
    sentences = {language: sorted(texts) for language, texts in used.items() if texts}
    chosen: dict[str, None] = {}
    for _ in range(ATTEMPTS * count):
        if len(chosen) == count:
            break
        language = "id" if chooser.random() < indonesian_share else "en"
        if language not in sentences:
            continue
        found = set(_WORD.findall(chooser.choice(sentences[language]).lower()))
        words = sorted(found - stops[language])
        if len(words) >= 2:
            chosen[" ".join(chooser.sample(words, 2))] = None
    return list(chosen)


def headline_queries(
    used: Used, count: int, indonesian_share: float, seed: int
) -> list[str]:
    """Headlines of nine to twelve words, as a reader types them; fewer where there are no more."""
    chooser = random.Random(f"headlines {seed}")
    chosen: list[str] = []
    for language, share in (("id", indonesian_share), ("en", 1 - indonesian_share)):
        headlines = sorted({plain(text) for text in used[language]})
        long = [text for text in headlines if len(text.split()) in HEADLINE_QUERY_WORDS]
        chosen += chooser.sample(long, min(round(count * share), len(long)))
    chooser.shuffle(chosen)
    return chosen


def _most_frequent(pool: Pool) -> set[str]:
    counts = collections.Counter(
        word for text in pool.sentences() for word in _WORD.findall(text.lower()))
    return {word for word, _ in counts.most_common(STOP_WORDS)}
