"""The articles' files as the peers in Python read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def texts(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Path, title (the first line) and body of each article, in the order of the paths."""
    for path in sorted(folder.rglob("*.txt")):
        title, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        yield str(path), title, body
