#!/usr/bin/env python3
"""Reads files that real programs make, and compares each with the article that was put into it.

Each program that is installed makes files of four articles; one that is not is named, and left out.
An article is right where its title is, where at most one in fifty of its words is missing and one in
twenty too many, and where its author and day are, which the kind of file tells.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from makers import MAKERS, Made
from stories import STORIES, words

MOST_MISSING = 0.02
MOST_EXTRA = 0.05


class Collection:
    """A collection of what one maker made."""

    def __init__(self, command: str, folder: Path, index: Path, options: tuple[str, ...]) -> None:
        self.command, self.index = command, index
        run = self.run("index", str(folder), *options)
        if run.returncode != 0:
            raise RuntimeError(run.stderr)
        self.remarks = [line for line in run.stderr.splitlines() if line]
        self.ids = sorted(
            {hit["id"] for story in STORIES for hit in self.hits(story.paragraphs[0].split()[2:8])})

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.command, arguments[0], "--index", str(self.index), *arguments[1:]],
            capture_output=True, text=True)

    def hits(self, query: list[str]) -> list[dict]:
        found = self.run("search", "--json", "--copies", "--limit", "1000", "--", *query)
        return json.loads(found.stdout)["hits"]

    def article(self, made: Made) -> dict | None:
        """The article of a file; the longest, where what it is made of has several."""
        found = [each for each in self.ids if each.startswith(made.id)]
        articles = [json.loads(self.run("show", "--json", "--", each).stdout) for each in found]
        return max(articles, key=lambda each: len(each["body"]), default=None)


def faults(made: Made, article: dict | None) -> list[str]:
    """What is wrong with what was read."""
    if article is None:
        return ["not read"]
    wanted = collections.Counter(made.story.words)
    read = collections.Counter(words(article["body"]))
    # Where nothing tells the title from the text, it may be a part of it.
    title = [] if "title" in made.says else words(made.story.title)
    found = []
    missing = (wanted - read).total() / wanted.total()
    extra = (read - wanted - collections.Counter(title)).total() / wanted.total()
    if missing > MOST_MISSING:
        found.append(f"{missing:.0%} of the words missing")
    if extra > MOST_EXTRA:
        found.append(f"{extra:.0%} of words too many")
    for key in sorted(made.says):
        if article[key] != getattr(made.story, key):
            found.append(f"{key} '{article[key]}'")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", default=".build/release/sco-search")
    parser.add_argument("--only", help="the names of makers, with commas")
    parser.add_argument("--keep", type=Path, help="a new folder for the files, which stays")
    chosen = parser.parse_args()
    command = os.path.abspath(chosen.command)
    names = chosen.only.split(",") if chosen.only else [each.name for each in MAKERS]
    if unknown := set(names) - {each.name for each in MAKERS}:
        parser.error(f"no maker is called {', '.join(sorted(unknown))}")
    if chosen.keep:
        chosen.keep.mkdir()
    rows: dict[tuple[str, str], list[list[str]]] = collections.defaultdict(list)
    skipped: list[str] = []
    with tempfile.TemporaryDirectory(prefix="formats-") as scratch:
        for maker in MAKERS:
            if maker.name not in names:
                continue
            if maker.missing:
                skipped.append(f"{maker.name} ({', '.join(maker.missing)} not installed)")
                continue
            folder = (chosen.keep or Path(scratch)) / maker.name
            folder.mkdir()
            made = list(maker.make(folder))
            collection = Collection(command, folder, Path(scratch) / f"{maker.name}-index", maker.options)
            for each in made:
                rows[each.kind, each.program].append(faults(each, collection.article(each)))
            for line in collection.remarks:
                print(f"{maker.name}: {line}", file=sys.stderr)
    failed = report(rows)
    for line in skipped:
        print(f"skipped: {line}")
    return 1 if failed else 0


def report(rows: dict[tuple[str, str], list[list[str]]]) -> int:
    """Prints a line for each kind and program; returns how many files are not right."""
    failed = 0
    print(f"{'kind':12} {'made by':16} files right  what is wrong")
    for (kind, program), files in rows.items():
        right = sum(not each for each in files)
        failed += len(files) - right
        wrong = collections.Counter(fault for each in files for fault in each)
        said = "; ".join(f"{count} × {fault}" for fault, count in wrong.most_common(4))
        print(f"{kind:12} {program:16} {len(files):5} {right:5}  {said}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
