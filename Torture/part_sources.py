"""Changes what sources hold, and the sources themselves, and compares with an index made anew.

The files lie in folders within folders, behind links, beside other collections; sources lie in each
other, are taken away and added again, exclude parts, and all of it is moved. After each round the
index that was brought up to date, and that index built in full, hold the articles, ids and paths of
one that was made of the same sources in their order.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from articles import COMMON
from command import Command, Ended
from findings import Findings
from world import RECORDS, World

PATTERNS = ["*.jsonl", "sub", "berita/**", "a.*", "**/a.txt", "[ab].txt", "./sub"]
MOST_SOURCES = 5
ROUNDS_OF_A_WORLD = 25
# The least and most changes between two looks.
CHANGES = (1, 4)


@dataclass
class Source:
    """A source of the collection, by its path relative to the world."""

    path: str
    # Patterns as they were given, and relative paths that were given as absolute ones.
    patterns: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


# Id, path and title of an article.
Articles = set[tuple[str, str, str]]


class Sources(World):
    """A world with a collection, whose sources are changed too."""

    def __init__(self, command: Command, folder: Path, seed: int, findings: Findings) -> None:
        super().__init__(folder, random.Random(seed))
        self.command = command
        self.findings = findings
        self.aside = folder / "aside"
        self.aside.mkdir()
        self.own = Source("index/articles")
        self.sources: list[Source] = []
        self.done: list[str] = []
        self.call("reindex", "--quiet", index="lama")
        self.add_source("dunia")

    def moved(self, path: Path, target: Path) -> None:
        """What was a source there is mostly one here."""
        if self.choice.random() < 0.3:
            return
        old, new = str(path.relative_to(self.root)), str(target.relative_to(self.root))
        for source in list(self.sources):
            if source.path == old and len(self.sources) > 1:
                self.remove_source(source)
                self.add_source(str(Path("dunia") / new))

    def given(self, source: Source) -> list[str]:
        """The patterns of a source as arguments of today."""
        patterns = source.patterns + [f"{self.root / source.path}/{path}" for path in source.below]
        return [part for pattern in patterns for part in ("--exclude", pattern)]

    def add_source(self, path: str | None = None) -> None:
        if len(self.sources) >= MOST_SOURCES:
            return
        if path is None:
            found = self.pick([*self.folders(), *self.files(), *self.paths(Path.is_symlink)])
            if found is None or not found.exists():
                return
            path = str(Path("dunia") / found.relative_to(self.root))
        inside = self.root / Path(*Path(path).parts[1:])
        real = Path(os.path.realpath(inside))
        if not real.is_relative_to(self.root) or self.is_closed(real):
            return
        name = str(real.relative_to(self.root))
        if name == self.own.path or not (real.is_dir() or real.is_file()):
            return
        slash = "/" if real.is_dir() and self.choice.random() < 0.3 else ""
        self.call("index", "--quiet", f"{inside}{slash}")
        if all(source.path != name for source in self.sources):
            self.sources.append(Source(name))

    def is_closed(self, path: Path) -> bool:
        """Whether a path lies in a collection's folder and not in its articles."""
        for name in ("index", "lama"):
            folder = self.root / name
            if path == self.root / "index" or (
                    path.is_relative_to(folder) and path != folder
                    and not path.is_relative_to(folder / "articles")):
                return True
        return False

    def remove_source(self, source: Source | None = None) -> None:
        if source is None:
            if len(self.sources) < 2:
                return
            source = self.choice.choice(self.sources)
        self.call("index", "--quiet", "--remove", str(self.root / source.path))
        self.sources.remove(source)

    def add_again(self) -> None:
        if len(self.sources) > 1:
            source = self.choice.choice(self.sources)
            if (self.root / source.path).exists():
                self.remove_source(source)
                self.add_source(str(Path("dunia") / source.path))

    def exclude(self) -> None:
        """From one source or from all, by a pattern or a path."""
        source = self.pick_source()
        if source is None or self.choice.random() < 0.5:
            return
        if self.choice.random() < 0.5:
            pattern = self.choice.choice(PATTERNS)
            if self.choice.random() < 0.3:
                self.call("reindex", "--quiet", "--exclude", pattern)
                for each in [self.own, *self.sources]:
                    each.patterns.append(pattern)
            else:
                self.call("index", "--quiet", str(self.root / source.path), "--exclude", pattern)
                source.patterns.append(pattern)
        elif paths := [path for path in self.files() + self.folders()
                       if path.is_relative_to(self.root / source.path)
                       and path != self.root / source.path]:
            path = self.choice.choice(paths)
            below = str(path.relative_to(self.root / source.path))
            if not set("*?[") & set(below):
                self.call("index", "--quiet", str(self.root / source.path), "--exclude", str(path))
                source.below.append(below)

    def pick_source(self) -> Source | None:
        there = [source for source in self.sources if (self.root / source.path).exists()]
        return self.choice.choice(there) if there else None

    # Calls

    def call(self, *arguments: str, index: str = "index") -> Ended:
        ended = self.command.run(*arguments, "--index", str(self.root / index))
        self.findings.expect(ended.status == 0, f"{self.when()}: {ended.label()}")
        return ended

    def when(self) -> str:
        return f"after {', '.join(self.done[-CHANGES[1]:])}"

    def articles(self) -> Articles:
        ended = self.command.run(
            "--json", "--limit", "1000", "--copies", "--translate", "off", COMMON,
            "--index", str(self.root / "index"))
        return {(hit["id"], hit["path"], hit["title"]) for hit in ended.object()["hits"]}

    # What must be so

    def change(self) -> None:
        """Some changes, and the index brought up to date."""
        self.done.append("|")
        for _ in range(self.choice.randint(*CHANGES)):
            weight, action = zip(*ACTIONS)
            chosen = self.choice.choices(action, weight)[0]
            self.done.append(chosen.__name__)
            chosen(self)
        self.missing_sources()
        self.call("reindex", "--quiet")

    def missing_sources(self) -> None:
        """What a source that is gone had stays until it is taken away."""
        for source in list(self.sources):
            if (self.root / source.path).exists():
                continue
            before = len(self.articles())
            ended = self.call("reindex", "--json")
            counts = ended.object()
            self.findings.expect(
                "cannot be reached" in ended.errors, f"{self.when()}: no warning of {source.path}")
            self.findings.expect(
                counts["articles"] >= before - counts["removed"], f"{self.when()}: lost articles")
            self.findings.count("sources that were gone")
            self.remove_source(source)
        if not self.sources:
            self.add_source("dunia")

    def compare(self) -> None:
        """The index, and that index built in full, are as one that is made anew."""
        live = self.articles()
        again = self.call("reindex", "--json").object()
        self.findings.expect(
            [again["added"], again["changed"], again["removed"]] == [0, 0, 0],
            f"{self.when()}: a second call changes {again}")
        built, kept = self.root / "index" / "built", self.aside / "built"
        shutil.copytree(built, kept / "copy", symlinks=True)
        self.call("reindex", "--full", "--quiet")
        full = self.articles()
        shutil.rmtree(built)
        for source in [self.own, *self.sources]:
            self.call("index", "--quiet", str(self.root / source.path), *self.given(source))
        fresh = self.articles()
        shutil.rmtree(built)
        (kept / "copy").rename(built)
        kept.rmdir()
        self.findings.count("comparisons", 2)
        self.findings.count("articles", len(fresh))
        for name, held in (("live", live), ("full", full)):
            if held != fresh:
                self.findings.fault(
                    f"{self.when()}: {name} has not what a new index has: too many "
                    f"{sorted(held - fresh)[:3]}, missing {sorted(fresh - held)[:3]}; sources "
                    f"{[source.path for source in self.sources]}")
        self.look_at(fresh)

    def look_at(self, articles: Articles) -> None:
        """Each file is there once, and none that must not be."""
        files: dict[str, set[str]] = {}
        for _, path, title in articles:
            name = os.path.join(os.getcwd(), raw(path))
            files.setdefault(os.path.realpath(name), set()).add(name)
            if title.split()[0].startswith("xoq") and not os.path.exists(name):
                self.findings.fault(f"{self.when()}: {name!r} is not there")
        for file, names in files.items():
            self.findings.expect(len(names) == 1, f"{self.when()}: {file!r} by {names}")
            self.findings.expect(
                not self.is_closed(Path(file)), f"{self.when()}: {file!r} of a collection")
        for source in self.sources:
            if not source.patterns and not source.below:
                for file in self.plain(self.root / source.path):
                    # A record may have its id.
                    if not any(str(file).endswith(f"/{name}") for name in RECORDS):
                        self.findings.expect(
                            str(file) in files, f"{self.when()}: {str(file)!r} is left out")

    def plain(self, path: Path) -> Iterator[Path]:
        """The texts in a source that no link leads to."""
        if path.is_file():
            yield from [path] if path.suffix == ".txt" else []
            return
        for folder, folders, files in os.walk(path):
            folders[:] = [name for name in folders
                          if not name.startswith(".") and not self.is_closed(Path(folder) / name)]
            for name in files:
                file = Path(folder) / name
                if (file.suffix == ".txt" and not name.startswith(".") and not file.is_symlink()
                        and file.stat().st_size > 0 and not self.is_closed(file)):
                    yield file


def raw(shown: str) -> str:
    """The path that is shown so: `\\xE9` is a byte."""
    data = shown.encode("utf-8", "surrogateescape")
    out = bytearray()
    at = 0
    while at < len(data):
        digits = data[at + 2:at + 4]
        if (data[at:at + 2] == b"\\x" and len(digits) == 2
                and all(digit in b"0123456789ABCDEF" for digit in digits)):
            out.append(int(digits, 16))
            at += 4
        else:
            out.append(data[at])
            at += 1
    return os.fsdecode(bytes(out))


ACTIONS: list[tuple[int, Callable[[Sources], None]]] = [
    (6, Sources.new_file), (3, Sources.new_folder), (4, Sources.change_file), (2, Sources.touch_file),
    (3, Sources.remove_file), (4, Sources.move), (2, Sources.replace_file), (1, Sources.hard_link),
    (5, Sources.link), (3, Sources.remove_link), (5, Sources.add_source), (3, Sources.remove_source),
    (3, Sources.add_again), (2, Sources.exclude), (1, Sources.move_world),
]


def run(command: Command, folder: Path, seed: int, rounds: int) -> Findings:
    findings = Findings("sources")
    done = 0
    # A world of which everything is excluded or removed in the end says little.
    for number in itertools.count():
        if done >= rounds:
            break
        world = Sources(command, folder / str(number), seed * 1000 + number, findings)
        for _ in range(min(ROUNDS_OF_A_WORLD, rounds - done)):
            world.change()
            world.compare()
            done += 1
            findings.count("rounds")
            findings.progress(done, rounds)
        ended = world.call("check")
        findings.expect(ended.status == 0, f"{world.when()}: {ended.label()}")
        shutil.rmtree(world.place)
    return findings
