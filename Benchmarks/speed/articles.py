#!/usr/bin/env python3
"""Makes a synthetic collection of a given size out of real sentences, and queries for it.

An article is a real headline over paragraphs, each a few sentences that stand together in one real
article. Its length is one of the real lengths, scaled to the mean. Sentences come back the more
often the larger the collection is, so a few names of each article are exchanged for invented ones:
else the vocabulary would stop growing where the sentences end.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from queries import Used, headline_queries, word_pairs
from sentences import Pool, lengths, pools

ARTICLES_PER_FOLDER = 1_000
MEAN_CHARACTERS = 1_400
INDONESIAN_SHARE = 0.7
PARAGRAPH_SENTENCES = (1, 4)
# In `id-indosum`, distinct words grow with the root of all words, to some 160,000 at the twelve
# million of 60,000 articles. Two invented names an article bring the mix of both languages near
# that: 142,000 at 40,000 articles.
INVENTED_NAMES = 2

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Facts:
    """What was made; labelled as synthetic wherever it is shown."""

    articles: int
    seed: int
    queries: int
    bytes: int
    words: int
    distinct_words: int

    def label(self) -> str:
        return (
            f"{self.articles:,} synthetic articles of resampled real sentences, seed {self.seed}: "
            f"{self.bytes / 1e6:.1f} MB, {self.words:,} words, {self.distinct_words:,} distinct")


class Maker:
    """Makes articles, the same ones for the same seed."""

    def __init__(self, sources: dict[str, Pool], real_lengths: list[int], seed: int) -> None:
        self._random = random.Random(seed)
        self._pools = sources
        self._lengths = real_lengths
        self._scale = MEAN_CHARACTERS * len(real_lengths) / sum(real_lengths)
        # What of them is used, by language.
        self.sentences: Used = {language: set() for language in sources}
        self.headlines: Used = {language: set() for language in sources}
        self._sentences_up_to = {
            language: list(itertools.accumulate(map(len, pool.articles)))
            for language, pool in sources.items()
        }
        self._names = {
            language: sorted({
                name for text in pool.sentences() for name in _NAME.findall(text)
            })
            for language, pool in sources.items()
        }

    def article(self) -> tuple[str, str]:
        """Title and body; an empty line stands between paragraphs."""
        language = "id" if self._random.random() < INDONESIAN_SHARE else "en"
        pool = self._pools[language]
        title = self._random.choice(pool.headlines)
        self.headlines[language].add(title)
        wanted = self._random.choice(self._lengths) * self._scale
        paragraphs: list[str] = []
        sentences, length = self._passage(language), 0
        # The last one may go over the wanted length by as much as it would fall short without.
        while not paragraphs or length + sum(map(len, sentences)) / 2 < wanted:
            self.sentences[language].update(sentences)
            paragraphs.append(" ".join(sentences))
            length += len(paragraphs[-1])
            sentences = self._passage(language)
        return title, self._with_invented_names("\n\n".join(paragraphs), self._names[language])

    def _passage(self, language: str) -> list[str]:
        """The sentences of a paragraph, out of a real article; the longer it is, the more often."""
        real = self._pools[language].articles
        article = self._random.choices(real, cum_weights=self._sentences_up_to[language])[0]
        start = self._random.randrange(len(article))
        return article[start:start + self._random.randint(*PARAGRAPH_SENTENCES)]

    def _with_invented_names(self, body: str, names: list[str]) -> str:
        present = sorted(set(_NAME.findall(body)))
        for name in self._random.sample(present, min(INVENTED_NAMES, len(present))):
            first, second = self._random.choice(names), self._random.choice(names)
            invented = first[:len(first) // 2 + 1] + second[len(second) // 2:].lower()
            body = re.sub(rf"\b{name}\b", invented, body)
        return body


def article_path(folder: Path, number: int) -> Path:
    return folder / "articles" / f"{number // ARTICLES_PER_FOLDER:03}" / f"{number:06}.txt"


class Files:
    """Writes each article into a file of its own; returns how many bytes it takes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, number: int, title: str, body: str) -> int:
        path = article_path(self._folder, number)
        if number % ARTICLES_PER_FOLDER == 0:
            path.parent.mkdir(parents=True)
        return path.write_bytes(f"{title}\n\n{body}\n".encode())

    def close(self) -> None:
        pass


class Records:
    """Writes the articles into one file of JSON lines: for so many that files would take long."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / "articles.jsonl").open("wb")

    def write(self, number: int, title: str, body: str) -> int:
        record = {"id": f"{number:07}", "title": title, "body": body}
        return self._file.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")

    def close(self) -> None:
        self._file.close()


def make(
    eval_folder: Path, folder: Path, articles: int, queries: int, seed: int, records: bool = False
) -> Facts:
    """Writes the articles, the queries and, last, the facts."""
    sources = pools(eval_folder)
    maker = Maker(sources, lengths(eval_folder), seed)
    size = words = 0
    distinct: set[str] = set()
    out = Records(folder) if records else Files(folder)
    for number in range(articles):
        title, body = maker.article()
        size += out.write(number, title, body)
        found = _WORD.findall(f"{title}\n{body}".lower())
        words += len(found)
        distinct.update(found)
    out.close()
    for name, chosen in (
        ("two", word_pairs(sources, maker.sentences, queries, INDONESIAN_SHARE, seed)),
        ("ten", headline_queries(maker.headlines, queries, INDONESIAN_SHARE, seed)),
    ):
        lines = "".join(f"{query}\n" for query in chosen)
        (folder / f"queries-{name}.txt").write_text(lines, encoding="utf-8")
    facts = Facts(articles, seed, queries, size, words, len(distinct))
    (folder / "facts.json").write_text(json.dumps(vars(facts)) + "\n", encoding="utf-8")
    return facts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("eval", type=Path, help="the folder of the evaluation sets")
    parser.add_argument("folder", type=Path, help="a new folder for the collection")
    parser.add_argument("--articles", type=int, default=60_000)
    parser.add_argument("--queries", type=int, default=300, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--records", action="store_true", help="one file of JSON lines instead of a file each")
    chosen = parser.parse_args()
    try:
        made = make(
            chosen.eval, chosen.folder, chosen.articles, chosen.queries, chosen.seed,
            chosen.records)
    except OSError as error:
        print(f"articles: {error}", file=sys.stderr)
        return 2
    print(made.label())
    return 0


if __name__ == "__main__":
    sys.exit(main())
