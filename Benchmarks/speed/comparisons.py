"""A figure of sco-search, what stands beside it, and the goal that was set for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    what: str
    ours: float
    unit: str
    # What it is held against; without it the figure counts by itself.
    against: str = ""
    theirs: float | None = None
    # The ratio, or the figure by itself, that is to be reached.
    goal: float | None = None
    # The ratio says how many times as fast, and more is better; else how much of the other's.
    is_speed: bool = False

    @property
    def ratio(self) -> float | None:
        if self.theirs is None:
            return None
        return self.theirs / self.ours if self.is_speed else self.ours / self.theirs

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        measured = self.ours if self.ratio is None else self.ratio
        reached = measured >= self.goal if self.is_speed else measured <= self.goal
        return "reached" if reached else f"{measured - self.goal:+.2f}"

    def figures(self) -> dict[str, object]:
        """As a run keeps it."""
        return vars(self) | {"ratio": self.ratio, "verdict": self.verdict}

    def row(self) -> tuple[str, ...]:
        bound = "≥" if self.is_speed else "≤"
        return (
            self.what, f"{shown(self.ours)} {self.unit}", self.against,
            "" if self.theirs is None else f"{shown(self.theirs)} {self.unit}",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.goal is None else f"{bound} {self.goal:g}", self.verdict,
        )


HEADINGS = ("what", "sco-search", "beside", "", "ratio", "to reach", "")


def shown(value: float) -> str:
    """Three digits, or all before the point."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f}"
