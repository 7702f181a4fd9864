"""What the parts of a run share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mix import Step


@dataclass(frozen=True)
class Setting:
    command: Path
    search_times: Path
    # The collection that is served, and the articles that it was made from.
    index: Path
    articles: Path
    # Where the run keeps its own files.
    folder: Path
    steps: list[Step]
    rounds: int
    seconds: float
    minutes: float
