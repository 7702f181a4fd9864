"""Runs that are kept in the repository: one JSON file each, with date, commit and machine."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import datetime, timezone
from pathlib import Path

from bench import Part
from articles import Facts

FOLDER = Path(__file__).with_name("runs")


def machine() -> dict[str, object]:
    return {
        "processor": _first_value(Path("/proc/cpuinfo"), "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory": _first_value(Path("/proc/meminfo"), "MemTotal"),
        "system": f"{platform.system()} {platform.release()}",
    }


def record(
    versions: dict[str, str], facts: Facts, parts: dict[str, Part], folder: Path = FOLDER
) -> Path:
    """Writes the run beside the earlier ones and returns its file."""
    now = datetime.now(timezone.utc)
    commit = _commit()
    run = {
        "date": now.isoformat(timespec="seconds"),
        "commit": commit,
        "machine": machine(),
        "versions": versions,
        "collection": vars(facts) | {"origin": "synthetic: resampled sentences of real articles"},
        "figures": {name: part.figures for name, part in parts.items()},
        "comparisons": [
            comparison.figures() for part in parts.values() for comparison in part.comparisons
        ],
    }
    folder.mkdir(exist_ok=True)
    path = folder / f"{now:%Y-%m-%d-%H%M%S}-{commit.removesuffix('+changes')}.json"
    path.write_text(json.dumps(run, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _first_value(file: Path, name: str) -> str | None:
    try:
        lines = file.read_text().splitlines()
    except OSError:
        return None
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), None)


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
