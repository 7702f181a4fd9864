"""Sentences and headlines of the evaluation sets: what the synthetic articles are made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# By language, news first; `xlang-help` is left out, since half of it is menu names and code.
SETS = {
    "id": ("id-indosum", "id-tydiqa-dev", "xlang-tico"),
    "en": ("en-cisi", "en-cranfield", "xlang-tico"),
}
# The articles of this set give the lengths: the others are abstracts and passages.
LENGTHS_SET = "id-indosum"
HEADLINE_FILES = ("queries.tsv", "queries_summary.tsv")

SENTENCE_WORDS = 4
HEADLINE_WORDS = range(4, 13)

_BOUNDARY = re.compile(r"(?<=[.!?])[\"”]?\s+")
_ENDS_WELL = re.compile(r"\w[ )\"”]*[.!?][\"”]?$")
# Pointers to other articles, which no engine should be given: some would leave them out.
_POINTER = re.compile(r"^\W*(baca|simak|lihat|read)\b", re.IGNORECASE)


@dataclass
class Pool:
    """What there is of one language. Sentences of one real article stand together, in order."""

    articles: list[list[str]] = field(default_factory=list)
    headlines: list[str] = field(default_factory=list)

    def sentences(self) -> Iterator[str]:
        for article in self.articles:
            yield from article


def split(body: str) -> list[str]:
    """The sentences that end as one does; headings, datelines and pointers fall away."""
    parts = (part.strip() for line in body.split("\n") for part in _BOUNDARY.split(line))
    return [
        part for part in parts
        if len(part.split()) >= SENTENCE_WORDS and _ENDS_WELL.search(part)
        and not _POINTER.match(part)
    ]


def headline(text: str) -> str | None:
    """The text as a headline; None where it is too short or too long for one."""
    text = text.strip().rstrip(" .")
    return text[:1].upper() + text[1:] if len(text.split()) in HEADLINE_WORDS else None


def documents(folder: Path) -> Iterator[dict[str, str]]:
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def pools(eval_folder: Path) -> dict[str, Pool]:
    """By language. Headlines are titles, slugs of addresses, and summaries as short as a title."""
    made = {language: Pool() for language in SETS}
    for language, names in SETS.items():
        pool = made[language]
        titles: list[str] = []
        for name in names:
            for document in documents(eval_folder / name):
                if document["lang"] != language:
                    continue
                if sentences := split(document["body"]):
                    pool.articles.append(sentences)
                titles.append(document["title"])
        if LENGTHS_SET in names:
            for file in HEADLINE_FILES:
                text = (eval_folder / LENGTHS_SET / file).read_text(encoding="utf-8")
                titles += [line.split("\t", 1)[1] for line in text.splitlines()]
        pool.headlines = [found for title in titles if (found := headline(title))]
    return made


def lengths(eval_folder: Path) -> list[int]:
    """The characters of each real news article."""
    return [len(document["body"]) for document in documents(eval_folder / LENGTHS_SET)]
