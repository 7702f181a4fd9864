#!/usr/bin/env python3
"""Scores the command's rankings on the evaluation sets and prints one table.

The sets lie in $SCO_SEARCH_SHARED/eval; only their documents are indexed. Where a figure differs
from the last recorded run (or, without that run's results, from the run before this one), the
scorer's comparison follows: A is before, B is now.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from engine import Engine, Failure
from records import Figures, last_recorded, record
from scoring import Scorer
from table import render, rows
from views import View, select

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# A mean is printed to four decimals; less than half of the last one is no difference.
MOVED = 0.00005


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help="sets or views (default: all)")
    parser.add_argument("--command", type=Path, default=ROOT / ".build/release/sco-search")
    parser.add_argument(
        "--flag", action="append", default=[], help="handed to `sco-search batch`, as --flag=--all")
    parser.add_argument(
        "--env", action="append", default=[], metavar="NAME=VALUE",
        help="set for indexing and searching")
    parser.add_argument("--fast", action="store_true", help="a sample of the queries of each set")
    parser.add_argument("--record", action="store_true", help="keep the figures in runs/")
    parser.add_argument(
        "--against", choices=["recorded", "previous"], default="recorded",
        help="which results a moved figure is compared with (default: recorded)")
    parser.add_argument(
        "--work", type=Path, default=ROOT / ".build-quality",
        help="indexes and results are kept here")
    parser.add_argument(
        "--runs", type=Path, default=HERE / "runs", help="recorded runs are kept here")
    chosen = parser.parse_args()
    if chosen.record and (chosen.fast or chosen.flag or chosen.env):
        parser.error("only a full run without flags or environment can be recorded")
    if any("=" not in pair for pair in chosen.env):
        parser.error("--env wants NAME=VALUE")
    return chosen


def main() -> int:
    chosen = arguments()
    try:
        return run(chosen)
    except (Failure, ValueError, OSError) as error:
        print(f"quality: {error}", file=sys.stderr)
        return 2


def run(chosen: argparse.Namespace) -> int:
    shared = os.environ.get("SCO_SEARCH_SHARED")
    if not shared:
        raise Failure("SCO_SEARCH_SHARED is not set: it names the folder that has eval/")
    eval_folder = Path(shared) / "eval"
    environment = dict(pair.split("=", 1) for pair in chosen.env)
    views = select(chosen.sets)
    engine = Engine(chosen.command, eval_folder, chosen.work, chosen.flag, environment)
    scorer = Scorer(eval_folder, chosen.work, chosen.fast)
    results = chosen.work / ("results-fast" if chosen.fast else "results")

    # What a run that failed half-way has left is no result.
    shutil.rmtree(results / "new", ignore_errors=True)
    figures: Figures = {}
    for view in views:
        for translate in view.translate:
            print(f"searching {view.name}, --translate {translate}", file=sys.stderr, flush=True)
            fresh = results / "new" / f"{view.name}.{translate}.trec"
            engine.batch(view, scorer.queries(view), translate, fresh)
            figures[f"{view.name} {translate}"] = scorer.score(fresh, view)

    recorded = {} if chosen.fast else last_recorded(chosen.runs)
    print(engine.version())
    if chosen.fast:
        print("Fast: a sample of the queries, so near the references but not comparable with them.")
    if chosen.flag or environment:
        print("With:", *chosen.env, *chosen.flag)
    print(render(rows(views, figures, recorded)))
    baselines = ["previous"] if chosen.against == "previous" else ["recorded", "previous"]
    print_moved(views, scorer, results, baselines, figures)

    keep(results / "new", results / "previous", move=not chosen.record)
    if chosen.record:
        keep(results / "new", results / "recorded", move=True)
        print(f"\nRecorded: {record(chosen.runs, engine.version(), figures)}")
    return 0


def print_moved(
    views: list[View], scorer: Scorer, results: Path, baselines: list[str], figures: Figures
) -> None:
    """The scorer's comparison of every figure of the table that is not what it was."""
    heading_due = True
    for view in views:
        for translate in view.translate:
            name = f"{view.name}.{translate}.trec"
            found = [kind for kind in baselines if (results / kind / name).exists()]
            if not found:
                continue
            before, after = results / found[0] / name, results / "new" / name
            was, now = scorer.score(before, view), figures[f"{view.name} {translate}"]
            measures = [goal.measure for goal in view.goals]
            if all(abs(was[measure] - now[measure]) < MOVED for measure in measures):
                continue
            lines = scorer.compare(before, after, view)
            if heading_due:
                print(f"\nMoved (A before, B now):\n{'':34}{lines['']}")
                heading_due = False
            for measure in measures:
                label = f"{view.name} {translate}, {found[0]}"
                print(f"{label:<34}{lines[measure]}")


def keep(source: Path, target: Path, move: bool) -> None:
    """Puts each result file of `source` into `target`, in place of an older one."""
    target.mkdir(parents=True, exist_ok=True)
    for path in source.glob("*.trec"):
        if move:
            path.replace(target / path.name)
        else:
            shutil.copyfile(path, target / path.name)


if __name__ == "__main__":
    sys.exit(main())
