"""Recoll: `recollindex` and `recollq`, with a configuration of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from child import Ended, run
from engines import Commands
from latencies import HITS_PER_SEARCH

# As it comes, but at the same priority as the others, and silent.
CONFIGURATION = """topdirs = {articles}
idxniceprio = 0
loglevel = 2
"""


class Recoll:
    key = "recoll"
    title = "Recoll"
    threads: tuple[int, ...] = (0,)

    def missing(self) -> str | None:
        if shutil.which("recollindex") and shutil.which("recollq"):
            return None
        return "Recoll is not installed (Debian: recollcmd)"

    def version(self) -> str:
        package = run(["sh", "-c", "dpkg-query -W -f '${Version}' recollcmd || true"])
        return f"Recoll {package.output or 'of unknown version'}"

    def build(self, articles: Path, index: Path, threads: int) -> Ended:
        index.mkdir(parents=True)
        (index / "recoll.conf").write_text(CONFIGURATION.format(articles=articles))
        return self.update(index)

    def update(self, index: Path) -> Ended:
        return run(["recollindex", "-c", str(index)])

    def searches(self, index: Path, queries: Path, readers: int) -> Commands:
        return {}

    def starts(self, index: Path, query: str) -> Commands:
        return {"recollq": self.search(index, query)}

    def search(self, index: Path, query: str) -> list[str]:
        """Any of the words, with passages around them, as the others show them."""
        recollq = shutil.which("recollq") or "recollq"
        return [recollq, "-c", str(index), "-n", str(HITS_PER_SEARCH), "-A", "-o", query]
