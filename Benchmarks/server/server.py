#!/usr/bin/env python3
"""Measures what `sco-search serve` costs beside a search in process, all in one run.

The collection is that of Benchmarks/speed. Load comes from another process, wrk, on loopback.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE.parent / "speed", HERE.parent.parent / "Server/Tests"):
    sys.path.append(str(folder))

import part_first  # noqa: E402
import part_load  # noqa: E402
import part_long  # noqa: E402
from bench import say  # noqa: E402
from child import Failure  # noqa: E402
from collection import Collection  # noqa: E402
from load import wrk  # noqa: E402
from mix import steps  # noqa: E402
from report import measure, print_setting, run  # noqa: E402
from runs import record  # noqa: E402
from sco_search import ScoSearch  # noqa: E402
from setting import Setting  # noqa: E402
from speed import GOAL_ARTICLES, eval_folder  # noqa: E402

PARTS = {
    "first": ("From start to the first answer", part_first),
    "load": ("Beside a search in process", part_load),
    "long": ("Many readers while the index changes", part_long),
}
RUNS = HERE / "runs"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", type=Path, default=Path(".build/release/sco-search"))
    parser.add_argument(
        "--search-times", type=Path, default=Path(".build-speed/release/SearchTimes"))
    parser.add_argument("--articles", type=int, default=GOAL_ARTICLES, help="about 1.4 kB each")
    parser.add_argument("--queries", type=int, default=300, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--rounds", type=int, default=5, help="of the part load")
    parser.add_argument("--seconds", type=float, default=8, help="of each load of the part load")
    parser.add_argument("--minutes", type=float, default=10, help="of the part long")
    parser.add_argument(
        "--keep", type=Path, help="a folder for collection and index, which stays and is reused")
    parser.add_argument("--record", action="store_true", help="keep the figures in server/runs")
    chosen = parser.parse_args()
    chosen.parts = [name for name in chosen.parts.split(",") if name]
    if set(chosen.parts) - set(PARTS):
        parser.error(f"--parts are some of {','.join(PARTS)}")
    counts = ("articles", "queries", "rounds", "seconds", "minutes")
    if min(getattr(chosen, name) for name in counts) <= 0:
        parser.error(f"{', '.join(f'--{name}' for name in counts)} are more than 0")
    return chosen


def compare(chosen: argparse.Namespace, folder: Path) -> None:
    sco_search = ScoSearch(chosen.command, chosen.search_times)
    if missing := sco_search.missing():
        raise Failure(missing)
    wrk()
    collection = Collection.at(
        folder, eval_folder(), chosen.articles, chosen.queries, chosen.seed)
    index = collection.index(sco_search.key, sco_search.threads[-1])
    if not index.exists():
        say("indexing")
        sco_search.build(
            collection.articles, collection.new_index(sco_search.key, sco_search.threads[-1]),
            sco_search.threads[-1])
    two, ten = (collection.queries(kind).read_text(encoding="utf-8").splitlines()
                for kind in ("two", "ten"))
    names = [str(collection.article(number).relative_to(collection.articles))
             for number in range(0, chosen.articles, max(1, chosen.articles // 500))]
    (folder / "server").mkdir(exist_ok=True)
    setting = Setting(
        Path(sco_search.command), chosen.search_times.resolve(), index, collection.articles,
        folder / "server", list(steps(two, ten, names, chosen.seed)), chosen.rounds,
        chosen.seconds, chosen.minutes)
    versions = {"sco-search": sco_search.version()}
    print_setting(collection, versions, chosen.articles, GOAL_ARTICLES)
    parts = measure(PARTS, chosen.parts, setting)
    if chosen.record:
        say(f"kept in {record(versions, collection.facts, parts, RUNS)}")


def main() -> int:
    chosen = arguments()
    return run("server", chosen.keep, lambda folder: compare(chosen, folder))


if __name__ == "__main__":
    sys.exit(main())
