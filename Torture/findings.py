"""What a part of the run has found."""

from __future__ import annotations

import collections
import sys

SHOWN = 30


class Findings:
    """Counts of what was done, and what went wrong, a line each."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.counts: collections.Counter[str] = collections.Counter()
        self.wrong: list[str] = []
        self.notes: list[str] = []
        self.skipped: list[str] = []

    def count(self, what: str, times: int = 1) -> None:
        self.counts[what] += times

    def fault(self, line: str) -> None:
        """Notes something that must not be, and says it at once."""
        self.wrong.append(line)
        if len(self.wrong) <= SHOWN:
            print(f"WRONG {self.name}: {line}", flush=True)

    def expect(self, holds: bool, line: str) -> bool:
        """Notes a fault unless something holds."""
        if not holds:
            self.fault(line)
        return holds

    def skip(self, reason: str) -> None:
        """Says what this machine does not allow."""
        self.skipped.append(reason)
        print(f"skipped {self.name}: {reason}", flush=True)

    def note(self, line: str) -> None:
        """Says what is worth knowing and no fault."""
        self.notes.append(line)

    def progress(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            print(f"\r{self.name}: {done} of {total}", end="", file=sys.stderr, flush=True)

    def report(self) -> str:
        """All of it as text."""
        lines = [f"{self.name}: " + ("all as it should be" if not self.wrong else
                                     f"{len(self.wrong)} WRONG")]
        lines += [f"  {count:>6} {what}" for what, count in sorted(self.counts.items())]
        lines += [f"  {note}" for note in self.notes]
        lines += [f"  skipped: {reason}" for reason in self.skipped]
        lines += [f"  WRONG: {line}" for line in self.wrong[:SHOWN]]
        return "\n".join(lines)
