"""The one table that a run prints."""

from __future__ import annotations

from records import Figures
from views import MIXED_LOSS_LIMIT, TRANSLATION_LOSS_LIMIT, Goal, View

HEADINGS = (
    "set", "measure", "this run", "recorded", "Xapian", "Lucene", "experiment", "to reach", "",
)
Row = tuple[str, ...]


def rows(views: list[View], figures: Figures, recorded: Figures) -> list[Row]:
    """What was measured, in the order of the views, with what each is held against."""
    table: list[Row] = []
    for view in views:
        for translate in view.translate:
            key = f"{view.name} {translate}"
            label = view.name if translate == "auto" else f"  --translate {translate}"
            for goal in view.goals:
                if key in figures:
                    before = recorded.get(key, {}).get(goal.measure)
                    shown = goal if translate == "auto" else Goal(goal.measure)
                    table.append(_figure_row(label, shown, figures[key][goal.measure], before))
        auto, off = f"{view.name} auto", f"{view.name} off"
        if "off" in view.translate:
            limit = TRANSLATION_LOSS_LIMIT
            table += _loss_rows("  translation", view, off, auto, limit, figures, recorded)
        if view.alone:
            alone = f"{view.alone} auto"
            limit = MIXED_LOSS_LIMIT
            table += _loss_rows("  against alone", view, alone, auto, limit, figures, recorded)
    return table


def render(table: list[Row]) -> str:
    """Columns set side by side; the first two to the left, figures to the right."""
    lines = [HEADINGS, *table]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ).rstrip()
        for line in [HEADINGS, rule, *table]
    )


def _figure_row(label: str, goal: Goal, now: float, before: float | None) -> Row:
    verdict = ""
    if goal.to_reach is not None:
        gap = now - goal.to_reach
        verdict = "reached" if gap >= 0 else f"{gap:+.4f}"
    references = (goal.xapian, goal.lucene, goal.experiment, goal.to_reach)
    return (
        label, goal.measure, f"{now:.4f}", "–" if before is None else f"{before:.4f}",
        *("–" if value is None else f"{value:.3f}" for value in references), verdict,
    )


def _loss_rows(
    label: str, view: View, base: str, key: str, limit: float, figures: Figures, recorded: Figures
) -> list[Row]:
    """What the step from `base` to `key` costs, in percent of the main measure."""
    loss = _loss(view.main_measure, base, key, figures)
    if loss is None:
        return []
    before = _loss(view.main_measure, base, key, recorded)
    verdict = "reached" if loss <= limit else f"{(loss - limit) * 100:+.2f}%"
    return [(
        label, f"{view.main_measure} loss", f"{loss * 100:.2f}%",
        "–" if before is None else f"{before * 100:.2f}%",
        "–", "–", "–", f"≤ {limit * 100:.1f}%", verdict,
    )]


def _loss(measure: str, base: str, key: str, figures: Figures) -> float | None:
    without, with_ = figures.get(base, {}).get(measure), figures.get(key, {}).get(measure)
    return None if not without or with_ is None else (without - with_) / without
