#!/usr/bin/env python3
"""Measures what the cleaning of plain text keeps of an article, and of what stood around it.

Sample articles of the project are wrapped in twelve kinds of furniture, written as files, indexed,
and read back with `show --json`. Each word of a file is known to be the article's or furniture's;
the words that came back are aligned with those of the file, so that each is counted as what it was.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ALL_KINDS = "all at once"
WORDINGS = ("tuned", "second", "heldout", "fresh")
GOAL_ARTICLE, GOAL_FURNITURE = 0.99, 0.02
# Where a story names its place and agency, those words are kept as fields of their own.
FIELDS = ("place", "source", "title", "body")


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


@dataclass(frozen=True)
class Sample:
    """A sample article: its file, language, whether its first line is its title, and the lines
    (counted without the empty ones, from the end where negative) that are none of it."""

    file: str
    language: str
    has_title: bool = False
    without: tuple[int, ...] = ()


SAMPLES = (
    Sample("002.txt", "id"),
    Sample("belarus-anggota-kesepuluh.txt", "id"),
    Sample("bishkek-2019.txt", "id"),
    Sample("2023/goa-menteri.txt", "id"),
    Sample("lingkungan.txt", "id", without=(-1,)),
    Sample("pertanian-yangling.txt", "id", without=(-1,)),
    Sample("piagam-sco.txt", "id", True, (-1,)),
    Sample("sejarah-shanghai-five.txt", "id", True),
    Sample("sekretariat-beijing.txt", "id", True, (1,)),
    Sample("tianjin-bank-pembangunan.txt", "id", True, (1, -1)),
    Sample("102.txt", "en"),
    Sample("103.txt", "en", without=(-1, -2)),
    Sample("106.txt", "en"),
    Sample("drug-route.txt", "en"),
    Sample("en/manesar-drill.txt", "en", without=(-1,)),
    Sample("en/dialogue-partners-explained.txt", "en", True, (-1,)),
    Sample("en/goa-ministers.txt", "en", True, (1, -1, -2)),
    Sample("en/youth-council.txt", "en", True, (1, -1, -2)),
    Sample("ecology-glaciers.txt", "en", True, (1, -1)),
    Sample("tourism-almaty.txt", "en", True, (-1,)),
)


@dataclass
class Page:
    """An article wrapped in furniture: its pieces in order, each with whether it is the article's."""

    name: str
    kind: str
    title: str | None
    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def text(self, gap: str) -> str:
        return gap.join(piece for piece, _ in self.pieces) + "\n"

    def words(self) -> list[tuple[str, bool]]:
        return [(word, is_article) for piece, is_article in self.pieces for word in words(piece)]


@dataclass
class Score:
    article: int = 0
    article_kept: int = 0
    furniture: int = 0
    furniture_kept: int = 0
    titles: int = 0
    titles_right: int = 0

    def add(self, other: Score) -> None:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def row(self) -> tuple[float, float, float]:
        return (
            self.article_kept / max(1, self.article),
            self.furniture_kept / max(1, self.furniture),
            self.titles_right / max(1, self.titles),
        )


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def article_lines(folder: Path, sample: Sample) -> list[str]:
    text = (folder / sample.file).read_text(encoding="utf-8-sig")
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    left_out = {index % len(lines) for index in sample.without}
    return [line for index, line in enumerate(lines) if index not in left_out]


def wrap(name: str, kind: str, lines: list[str], sample: Sample, kinds: list[dict]) -> Page:
    """A page with the furniture of the given kinds at its places around the article's lines."""
    page = Page(name, kind, lines[0] if sample.has_title else None)

    def put(place: str) -> None:
        page.pieces += [
            (block[place].strip("\n"), False)
            for block in (kind.get(sample.language, {}) for kind in kinds)
            if place in block
        ]

    put("above")
    story = lines
    if sample.has_title:
        page.pieces.append((lines[0], True))
        story = lines[1:]
    put("under")
    amid = [block for kind in kinds for block in kind[sample.language].get("amid", [])]
    for index, line in enumerate(story):
        page.pieces.append((line, True))
        # Between paragraphs, as evenly as they go.
        while amid and index + 1 < len(story) and (index + 1) * (len(amid) + 1) >= len(story):
            page.pieces.append((amid.pop(0), False))
            break
    put("below")
    return page


def pages(folder: Path, wording: str) -> list[Page]:
    furniture = importlib.import_module(wording).FURNITURE
    kinds = {kind: [block] for kind, block in furniture.items()}
    kinds[ALL_KINDS] = list(furniture.values())
    wrapped = []
    for kind, blocks in kinds.items():
        for sample in SAMPLES:
            name = f"{kind.replace(' ', '-')}/{sample.file.replace('/', '-')}"
            wrapped.append(wrap(name, kind, article_lines(folder, sample), sample, blocks))
    return wrapped


def run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Failure(f"`{' '.join(command)}` ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def cleaned(command: Path, folder: Path, wrapped: list[Page]) -> list[dict]:
    """What the command makes of the pages, each as its `show --json` prints it."""
    collection = folder / "collection"
    articles = collection / "articles"
    for number, page in enumerate(wrapped):
        path = articles / page.name
        path.parent.mkdir(parents=True, exist_ok=True)
        # Every other page has no empty lines between its paragraphs.
        path.write_text(page.text("\n" if number % 2 else "\n\n"), encoding="utf-8")
    run([str(command), "reindex", "--quiet", "--index", str(collection)])

    def show(page: Page) -> dict:
        return json.loads(
            run([str(command), "show", page.name, "--json", "--index", str(collection)])
        )

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(show, wrapped))


def score(page: Page, record: dict) -> Score:
    before = page.words()
    kept = [word for name in FIELDS for word in words(record.get(name) or "")]
    result = Score()
    flags = [False] * len(before)
    matcher = difflib.SequenceMatcher(None, [word for word, _ in before], kept, autojunk=False)
    for block in matcher.get_matching_blocks():
        flags[block.a : block.a + block.size] = [True] * block.size
    for (_, is_article), is_kept in zip(before, flags):
        if is_article:
            result.article += 1
            result.article_kept += is_kept
        else:
            result.furniture += 1
            result.furniture_kept += is_kept
    if page.title is not None:
        result.titles = 1
        result.titles_right = int(" ".join(record["title"].split()) == page.title)
    return result


def print_table(wording: str, scores: dict[str, Score]) -> None:
    """Prints a row for each kind, and one for the twelve together."""
    print(f"\n{wording:<16}{'article kept':>14}{'furniture kept':>16}{'titles right':>14}")
    total = Score()
    for kind, one in scores.items():
        if kind != ALL_KINDS:
            total.add(one)
        print("{:<16}{:>14.4f}{:>16.4f}{:>14.2f}".format(kind, *one.row))
    print("{:<16}{:>14.4f}{:>16.4f}{:>14.2f}".format("twelve kinds", *total.row))


def show_faults(page: Page, record: dict) -> None:
    """Prints the lines of a page that were kept or lost by mistake."""
    kept = [line.strip() for line in record["body"].splitlines()] + [record["title"]]
    for piece, is_article in page.pieces:
        for line in piece.splitlines():
            line = " ".join(line.split())
            is_kept = any(line == other or other and line.endswith(other) for other in kept)
            if line and is_kept != is_article:
                print(f"{page.name}: {'lost' if is_article else 'kept'}: {line[:90]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", type=Path, default=Path(".build/release/sco-search"))
    parser.add_argument("--articles", type=Path, default=Path("index/articles"))
    parser.add_argument("--wording", choices=WORDINGS, action="append", help="all where not given")
    parser.add_argument("--faults", action="store_true", help="print each line judged wrongly")
    chosen = parser.parse_args()
    for wording in chosen.wording or WORDINGS:
        wrapped = pages(chosen.articles, wording)
        with tempfile.TemporaryDirectory() as folder:
            records = cleaned(chosen.command.resolve(), Path(folder), wrapped)
        scores: dict[str, Score] = {}
        for page, record in zip(wrapped, records):
            scores.setdefault(page.kind, Score()).add(score(page, record))
            if chosen.faults:
                show_faults(page, record)
        print_table(wording, scores)
    print(f"\nGoal: {GOAL_ARTICLE} or more of the article, {GOAL_FURNITURE} or less of the furniture.")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Failure, OSError) as failure:
        sys.exit(f"cleaning.py: {failure}")
