"""Folders with files, links and other collections, which are changed at random."""

from __future__ import annotations

import itertools
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from articles import COMMON

# Names for files and folders, of which some are no UTF-8, and some look as if they were escapes.
FOLDERS = ["sub", "berita", "arsip", "a b", os.fsdecode(b"bl\xe9"), "caf\u00e9", "articles"]
FILES = ["a.txt", "b.txt", "sub.txt", os.fsdecode(b"ren\xe9.txt"), r"c\xE9.txt", "cafe\u0301.txt",
         "dua\nbaris.txt", "r.jsonl", "q.jsonl", "tanpa", ".sembunyi.txt"]
RECORDS = ["r1", "r2", "a.txt", "sub/a.txt", "berita/r1"]
OLD_TIME = (1_500_000_000, 1_500_000_000)
FIRST_CHANGES = 8


class World:
    """A folder that may be moved, with `index/` in it, which is to be a collection."""

    def __init__(self, place: Path, choice: random.Random) -> None:
        self.place = place
        self.choice = choice
        self.texts = itertools.count(1)
        self.root = place / "dunia"
        (self.root / "index" / "articles").mkdir(parents=True)
        (self.root / "index" / "lexicon").mkdir()
        # In the place of the built-in ones, which take most of the time.
        for name in ("aliases", "translations", "stems", "dictionary"):
            (self.root / "index" / "lexicon" / f"{name}.txt").write_text("# none\n")
        (place / "luar").mkdir()
        self.write(self.root / "index" / "articles" / "a.txt")
        self.write(self.root / "index" / "catatan.txt")
        self.write(place / "luar" / "a.txt")
        # What is to be another collection.
        self.write(self.root / "lama" / "articles" / "b.txt")
        self.write(self.root / "lama" / "catatan.txt")
        for _ in range(FIRST_CHANGES):
            self.new_folder()
            self.new_file()

    # Files

    def write(self, path: Path, like: os.stat_result | None = None) -> None:
        """Writes a new text, all of one length, or records."""
        path.parent.mkdir(parents=True, exist_ok=True)
        number = f"xoqversi{next(self.texts):06}x"
        if path.name.endswith(".jsonl"):
            ids = self.choice.sample(RECORDS, self.choice.randint(1, 3))
            path.write_text("".join(
                f'{{"id": "{name}", "title": "{number} {name}", "body": "Kabar {COMMON}."}}\n'
                for name in ids))
        else:
            path.write_text(f"Kabar {number}\n\nKabar {COMMON} {number}.\n")
        if like is not None:
            os.utime(path, ns=(like.st_atime_ns, like.st_mtime_ns))

    def paths(self, wanted: Callable[[Path], bool]) -> list[Path]:
        """What there is below the world but for collections' own folders, in order."""
        found = []
        for folder, folders, files in os.walk(self.root):
            here = Path(folder)
            if here.name in ("built", "lexicon"):
                folders.clear()
                continue
            found += [here / name for name in folders + files if wanted(here / name)]
        return sorted(found)

    def folders(self) -> list[Path]:
        return [self.root, *self.paths(lambda path: path.is_dir() and not path.is_symlink()
                                       and path.name not in ("built", "lexicon", "index"))]

    def files(self) -> list[Path]:
        return self.paths(lambda path: path.is_file() and not path.is_symlink()
                          and path.stat().st_size > 0)

    def pick(self, paths: list[Path]) -> Path | None:
        return self.choice.choice(paths) if paths else None

    def free(self, names: list[str]) -> Path | None:
        """A path where nothing is."""
        folder = self.pick(self.folders())
        path = folder / self.choice.choice(names) if folder else None
        return path if path and not os.path.lexists(path) else None

    # Changes of files

    def new_file(self) -> None:
        if path := self.free(FILES):
            self.write(path)

    def new_folder(self) -> None:
        if path := self.free(FOLDERS):
            path.mkdir()
            self.write(path / self.choice.choice(FILES))

    def change_file(self) -> None:
        """In its place, now and then with its old size and time."""
        if path := self.pick(self.files()):
            self.write(path, path.stat() if self.choice.random() < 0.5 else None)

    def touch_file(self) -> None:
        if path := self.pick(self.files()):
            if self.choice.random() < 0.5:
                os.utime(path, OLD_TIME)
            else:
                path.chmod(self.choice.choice([0o600, 0o640, 0o644]))

    def remove_file(self) -> None:
        if path := self.pick(self.files()):
            path.unlink()

    def move(self) -> None:
        """A file, a link or a folder with all in it."""
        path = self.pick(self.paths(
            lambda path: path.name not in ("index", "lama", "built", "lexicon", "articles")))
        if path is None:
            return
        target = self.free(FOLDERS if path.is_dir() else FILES)
        if target and path not in target.parents:
            path.rename(target)
            self.moved(path, target)

    def moved(self, path: Path, target: Path) -> None:
        """What else is done where something was moved."""

    def replace_file(self) -> None:
        """By a copy of its bytes."""
        if path := self.pick(self.files()):
            copy = path.with_name(".copy")
            shutil.copy2(path, copy)
            copy.rename(path)

    def hard_link(self) -> None:
        source, path = self.pick(self.files()), self.free(FILES)
        if source and path and source.suffix == path.suffix:
            os.link(source, path)

    def link(self) -> None:
        """To a file or folder within the world or out of it, to a link, or to nothing."""
        path = self.free(FILES + FOLDERS)
        target = self.pick([*self.files(), *self.folders(), *self.paths(Path.is_symlink),
                            self.place / "luar", self.root / "nowhere.txt"])
        if path is None or target is None:
            return
        # Of absolute targets one that is moved with the world leads to nothing.
        path.symlink_to(os.path.relpath(target, path.parent))

    def remove_link(self) -> None:
        if path := self.pick(self.paths(Path.is_symlink)):
            path.unlink()

    def move_world(self) -> None:
        """The folder that holds the collection and its sources."""
        target = self.place / self.choice.choice(["dunia", "bumi", "jauh/sekali"])
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            self.root.rename(target)
            self.root = target
