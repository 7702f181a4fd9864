"""sco-search itself: the command, and SearchTimes for searches in process."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from child import Ended, run
from engines import Commands

TRANSLATE = ("auto", "off")


class ScoSearch:
    key = "sco-search"
    title = "sco-search"
    threads: tuple[int, ...] = (1, 2)

    def __init__(self, command: Path, search_times: Path) -> None:
        self.command = str(command.resolve())
        self._search_times = search_times

    def missing(self) -> str | None:
        for program, target in ((Path(self.command), "build"), (self._search_times, "bench")):
            if not os.access(program, os.X_OK):
                return f"no program at {program}; `make {target}` makes it"
        return None

    def version(self) -> str:
        return run([self.command, "--version"]).output.strip()

    def build(self, articles: Path, index: Path, threads: int) -> Ended:
        return run([
            self.command, "index", str(articles), "--index", str(index), "--jobs", str(threads),
            "--quiet"])

    def reindex(self, index: Path) -> Ended:
        return run([self.command, "reindex", "--index", str(index), "--quiet"])

    def searches(self, index: Path, queries: Path, readers: int) -> Commands:
        call = [str(self._search_times), str(index), str(queries), "--readers", str(readers)]
        return {
            f"{self.title}, translate {translate}": [*call, "--translate", translate]
            for translate in TRANSLATE
        }

    def starts(self, index: Path, query: str) -> Commands:
        """The collection is found by the environment: words alone go past the option parser."""
        commands = {
            self.title: [self.command, query],
            f"{self.title} --limit 10": [self.command, query, "--limit", "10"],
        }
        if quest := shutil.which("quest"):
            live = index / "built" / "current"
            commands["quest, index of sco-search"] = [quest, "-d", str(live), query]
        return commands
