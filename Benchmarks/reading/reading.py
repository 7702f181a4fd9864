#!/usr/bin/env python3
"""Measures how much of the article, and how little else, is read from public pages.

    reading.py --command COMMAND [SET…] [--worst N] [--record]

Runs `$SCO_SEARCH_SHARED/pages/score`, whose head says what each figure is, and prints its rows beside
those of the last recorded run; `--record` keeps them in `runs/`, with date and commit.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
from pathlib import Path

from scorer import shared_pages

HERE = Path(__file__).resolve().parent
RUNS = HERE / "runs"


def commit() -> str:
    shown = subprocess.run(["git", "-C", str(HERE), "rev-parse", "--short=10", "HEAD"],
                           capture_output=True, text=True)
    return shown.stdout.strip() or "unknown"


def last_run() -> dict:
    files = sorted(RUNS.glob("*.json"))
    return json.loads(files[-1].read_text(encoding="utf-8")) if files else {}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--command", required=True)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("sets", nargs="*")
    arguments = parser.parse_args()
    call = [sys.executable, "-B", str(shared_pages() / "score"),
            str(Path(arguments.command).resolve()), *arguments.sets]
    if arguments.worst:
        call += ["--worst", str(arguments.worst)]
    before = last_run()
    rows: dict[str, str] = {}
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            print(line, end="", flush=True)
            name = line.split(" ", 1)[0]
            if not name:
                continue
            rows[name] = line.strip()
            if name in before.get("rows", {}):
                print(f"  {before['commit']}: {before['rows'][name].split('pages', 1)[-1].strip()}",
                      flush=True)
    if process.returncode:
        return process.returncode
    if arguments.record:
        RUNS.mkdir(exist_ok=True)
        now = datetime.datetime.now()
        file = RUNS / f"{now:%Y-%m-%d-%H%M%S}-{commit()}.json"
        file.write_text(json.dumps({"date": f"{now:%Y-%m-%d}", "commit": commit(), "rows": rows},
                                   indent=1) + "\n", encoding="utf-8")
        print(f"Kept in {file.relative_to(HERE.parents[1])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
