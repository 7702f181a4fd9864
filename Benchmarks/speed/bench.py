"""What the parts of a run share."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from collection import Collection
from comparisons import Comparison
from engines import Engine
from sco_search import ScoSearch
from table import Row


# By engine and threads, what a build took.
Built = dict[tuple[str, int], dict[str, float]]


@dataclass
class Part:
    """What one part measured."""

    headings: Row
    rows: list[Row] = field(default_factory=list)
    # All figures, as a run keeps them.
    figures: list[dict[str, object]] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)


@dataclass
class Bench:
    """The engines that are here, and what they are measured with."""

    collection: Collection
    sco_search: ScoSearch
    peers: list[Engine]
    rounds: int
    builds: int
    # From the part that measures indexing.
    built: Built = field(default_factory=dict)

    @property
    def engines(self) -> list[Engine]:
        return [self.sco_search, *self.peers]

    def index_of(self, engine: Engine) -> Path:
        """The folder of the engine's index, built now if no part has built it."""
        # Tantivy leaves what each thread made apart, and is searched at its best: made by one.
        threads = engine.threads[-1 if engine is self.sco_search else 0]
        index = self.collection.index(engine.key, threads)
        if not index.exists():
            say(f"indexing with {engine.title}")
            engine.build(
                self.collection.articles, self.collection.new_index(engine.key, threads), threads)
        return index


def interleaved(
    calls: dict[str, Callable[[], dict[str, float]]], rounds: int
) -> dict[str, dict[str, float]]:
    """The median of each figure of each call, over rounds whose order alternates.

    What else the machine does then falls on all alike.
    """
    measured: dict[str, list[dict[str, float]]] = {label: [] for label in calls}
    labels = list(calls)
    for number in range(rounds):
        for label in labels if number % 2 == 0 else reversed(labels):
            measured[label].append(calls[label]())
    return {
        label: {
            name: statistics.median(figures[name] for figures in of_label)
            for name in of_label[0]
        }
        for label, of_label in measured.items()
    }


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
