"""Runs that are kept in the repository: one small JSON file each, with date and commit."""

from __future__ import annotations

import json
import subprocess
from datetime import datetime, timezone
from pathlib import Path

# By view and translation (`en-cisi auto`), each measure's mean.
Figures = dict[str, dict[str, float]]


def last_recorded(folder: Path) -> Figures:
    """For each view its figures in the newest run that measured it."""
    runs = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")]
    figures: Figures = {}
    for run in sorted(runs, key=lambda run: run["date"]):
        figures |= run["figures"]
    return figures


def record(folder: Path, version: str, figures: Figures) -> Path:
    """Writes the run beside the earlier ones and returns its file."""
    now = datetime.now(timezone.utc)
    commit = _commit()
    run = {
        "date": now.isoformat(timespec="seconds"),
        "commit": commit,
        "version": version,
        "figures": figures,
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y-%m-%d-%H%M%S}-{commit.removesuffix('+changes')}.json"
    path.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    return path


def _commit() -> str:
    """The commit that is checked out, with `+changes` where files differ from it."""
    commit = _git("rev-parse", "--short=10", "HEAD") or "unknown"
    return commit + ("+changes" if _git("status", "--porcelain", "--untracked-files=no") else "")


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=Path(__file__).parent,
        capture_output=True, encoding="utf-8", check=False,
    )
    return done.stdout.strip()
