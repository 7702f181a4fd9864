"""What every engine under measurement can be asked, and the ones that Python runs."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import shell_sqlite
from child import Ended, run
from latencies import HITS_PER_SEARCH

WORKER = Path(__file__).with_name("worker.py")
# By a label that says what is asked for where an engine can be asked in several ways, a command.
Commands = dict[str, list[str]]


class Engine(Protocol):
    key: str
    title: str
    # How many threads it is built with, each in a build of its own; 0 leaves it to the engine.
    threads: tuple[int, ...]

    def missing(self) -> str | None:
        """What is not installed, and how to get it; None where all is there."""

    def version(self) -> str:
        """Name and version."""

    def build(self, articles: Path, index: Path, threads: int) -> Ended:
        """Reads the articles' files, indexes and commits them; `index` is new."""

    def searches(self, index: Path, queries: Path, readers: int) -> Commands:
        """Programs that search for each query in one process and print a report."""

    def starts(self, index: Path, query: str) -> Commands:
        """Programs that search once and print ten hits."""


class PythonEngine:
    """An engine with a Python module, run by the first Python here that has it."""

    key = ""
    title = ""
    threads: tuple[int, ...] = (1,)
    install = ""

    def missing(self) -> str | None:
        return None if self._python else f"{self.title} is not installed ({self.install})"

    def version(self) -> str:
        return run([self._python or "", "-B", str(WORKER), "version", self.key]).output.strip()

    def build(self, articles: Path, index: Path, threads: int) -> Ended:
        return run(self._worker("build", self.key, articles, index, threads))

    def searches(self, index: Path, queries: Path, readers: int) -> Commands:
        return {self.title: self._worker("search", self.key, index, queries, readers, 1)}

    def starts(self, index: Path, query: str) -> Commands:
        return {}

    def _worker(self, *arguments: object) -> list[str]:
        return [self._python or "", "-B", str(WORKER), *map(str, arguments)]

    @functools.cached_property
    def _python(self) -> str | None:
        for python in dict.fromkeys([sys.executable, "/usr/bin/python3"]):
            call = [python, "-B", str(WORKER), "version", self.key]
            if Path(python).exists() and not subprocess.run(
                call, capture_output=True, check=False
            ).returncode:
                return python
        return None


class SQLite(PythonEngine):
    key = "sqlite"
    title = "SQLite FTS5"
    install = "it comes with Python"

    def searches(self, index: Path, queries: Path, readers: int) -> Commands:
        return {
            f"{self.title}, {joined} word": self._worker(
                "search", f"{self.key}:{joined}", index, queries, readers, 1)
            for joined in shell_sqlite.JOINED
        }

    def starts(self, index: Path, query: str) -> Commands:
        shell = shutil.which("sqlite3")
        if shell is None:
            return {}
        return {
            f"sqlite3, {joined} word": shell_sqlite.command(shell, index, query, joined)
            for joined in shell_sqlite.JOINED
        }


class Tantivy(PythonEngine):
    key = "tantivy"
    title = "Tantivy"
    threads: tuple[int, ...] = (1, 2)
    install = "pip install tantivy"


class Xapian(PythonEngine):
    key = "xapian"
    title = "plain Xapian"
    install = "Debian: python3-xapian"

    def starts(self, index: Path, query: str) -> Commands:
        quest = shutil.which("quest")
        return {} if quest is None else {
            "quest": [quest, "-d", str(index), "-m", str(HITS_PER_SEARCH), query]}
