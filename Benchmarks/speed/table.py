"""Plain tables."""

from __future__ import annotations

Row = tuple[str, ...]


def render(headings: Row, rows: list[Row], words: tuple[int, ...] = (0,)) -> str:
    """Columns side by side: those of words to the left, figures to the right."""
    widths = [max(len(row[column]) for row in [headings, *rows]) for column in range(len(headings))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in words else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))
        ).rstrip()
        for row in [headings, rule, *rows]
    )
