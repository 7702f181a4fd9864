"""What every run of measurements prints: what was measured on, then each part as it ends."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from bench import Part
from child import Failure
from collection import Collection
from comparisons import HEADINGS
from runs import machine
from table import render

Subject = TypeVar("Subject")
# Headings of columns that hold words, and stand at their left.
WORDS = ("engine", "what", "query", "command", "where")


def print_setting(
    collection: Collection, versions: dict[str, str], articles: int, goal_articles: int
) -> None:
    print(collection.facts.label())
    print("; ".join(versions.values()))
    print("; ".join(f"{name}: {value}" for name, value in machine().items()))
    if articles < goal_articles:
        print(f"note: the goals were set for {goal_articles:,} articles.")


def measure(
    parts: dict[str, tuple[str, ModuleType]], chosen: list[str], subject: Subject
) -> dict[str, Part]:
    """Measures the chosen parts in the order of all."""
    measured: dict[str, Part] = {}
    for name in (name for name in parts if name in chosen):
        title, module = parts[name]
        part = measured[name] = module.measure(subject)
        print(f"\n{title}\n")
        words = tuple(
            column for column, heading in enumerate(part.headings) if heading in WORDS)
        print(render(part.headings, part.rows, words))
        print()
        rows = [comparison.row() for comparison in part.comparisons]
        print(render(HEADINGS, rows, (0, 2)), flush=True)
    return measured


def run(name: str, keep: Path | None, compare: Callable[[Path], None]) -> int:
    """Compares in a folder that stays, or in one that goes; gives the exit status."""
    try:
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            compare(keep.resolve())
        else:
            with tempfile.TemporaryDirectory(prefix=f"sco-search-{name}-") as folder:
                compare(Path(folder))
    except (Failure, OSError, RuntimeError) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 2
    return 0
