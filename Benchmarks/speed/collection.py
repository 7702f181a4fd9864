"""The collection that all engines index, and where the indexes of it are."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from articles import Facts, article_path
from child import Failure, run

MAKER = Path(__file__).with_name("articles.py")


class Collection:
    def __init__(self, folder: Path, facts: Facts) -> None:
        self._folder = folder
        self.facts = facts
        self.articles = folder / "articles"

    @classmethod
    def at(
        cls, folder: Path, eval_folder: Path, articles: int, queries: int, seed: int
    ) -> Collection:
        """The one that the folder has, if it is what is asked for; else a new one.

        A process of its own makes it: the memory of the engines is counted from this one's up.
        """
        wanted = {"articles": articles, "seed": seed, "queries": queries}
        file = folder / "facts.json"
        if not file.exists():
            run([
                sys.executable, "-B", str(MAKER), str(eval_folder), str(folder),
                *(word for name, value in wanted.items() for word in (f"--{name}", str(value)))])
        facts = Facts(**json.loads(file.read_text(encoding="utf-8")))
        if any(vars(facts)[name] != value for name, value in wanted.items()):
            raise Failure(f"{folder} has another collection: {facts.label()}")
        return cls(folder, facts)

    def article(self, number: int) -> Path:
        return article_path(self._folder, number)

    def queries(self, kind: str) -> Path:
        return self._folder / f"queries-{kind}.txt"

    def index(self, key: str, threads: int) -> Path:
        """The folder of an engine's index, which may not be there yet."""
        return self._folder / "indexes" / f"{key}-{threads}"

    def new_index(self, key: str, threads: int) -> Path:
        index = self.index(key, threads)
        shutil.rmtree(index, ignore_errors=True)
        index.parent.mkdir(exist_ok=True)
        return index
