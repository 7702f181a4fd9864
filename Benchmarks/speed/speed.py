#!/usr/bin/env python3
"""Measures sco-search beside what one would take instead, in one run, each figure as a ratio.

All engines index the same files: a synthetic collection of resampled real sentences. An engine
that is not installed is left out, with a note.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

import part_index
import part_reindex
import part_search
import part_start
from bench import Bench, say
from child import Failure
from collection import Collection
from engines import Engine, SQLite, Tantivy, Xapian
from recoll import Recoll
from report import measure, print_setting, run
from runs import record
from sco_search import ScoSearch

PARTS = {
    "index": ("Indexing", part_index),
    "search": ("Searching in process", part_search),
    "start": ("From start to exit", part_start),
    "reindex": ("Re-indexing", part_reindex),
}
GOAL_ARTICLES = 60_000
# Those of which there is more than the command, and their packages.
START_COMMANDS = {"sqlite3": "sqlite3", "quest": "xapian-tools"}
# What sco-search translates with, where Debian puts it.
DICTIONARY = Path("/usr/share/dictd/freedict-eng-ind.index")
ENGINES: tuple[Engine, ...] = (SQLite(), Tantivy(), Xapian(), Recoll())
PEERS = {engine.key: engine for engine in ENGINES}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", type=Path, default=Path(".build/release/sco-search"))
    parser.add_argument(
        "--search-times", type=Path, default=Path(".build-speed/release/SearchTimes"))
    parser.add_argument("--articles", type=int, default=GOAL_ARTICLES, help="about 1.4 kB each")
    parser.add_argument("--queries", type=int, default=300, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--rounds", type=int, default=5, help="of all but indexing")
    parser.add_argument("--builds", type=int, default=1, help="of each engine's index")
    parser.add_argument(
        "--keep", type=Path, help="a folder for collection and indexes, which stays and is reused")
    parser.add_argument("--record", action="store_true", help="keep the figures in speed/runs")
    chosen = parser.parse_args()
    chosen.parts = [name for name in chosen.parts.split(",") if name]
    chosen.peers = [name for name in chosen.peers.split(",") if name]
    for option, known in (("parts", PARTS), ("peers", PEERS)):
        if set(getattr(chosen, option)) - set(known):
            parser.error(f"--{option} are some of {','.join(known)}")
    if min(chosen.articles, chosen.queries, chosen.rounds, chosen.builds) < 1:
        parser.error("--articles, --queries, --rounds and --builds are at least 1")
    return chosen


def eval_folder() -> Path:
    shared = os.environ.get("SCO_SEARCH_SHARED")
    if shared is None or not (folder := Path(shared) / "eval").is_dir():
        raise Failure("the sentences are taken from $SCO_SEARCH_SHARED/eval, which is not there")
    return folder


def present(peers: list[str]) -> list[Engine]:
    """Those of the peers that are installed; a note for each of the others."""
    found: list[Engine] = []
    for engine in (PEERS[name] for name in PEERS if name in peers):
        if missing := engine.missing():
            print(f"note: {missing}; it is left out.")
        else:
            found.append(engine)
    for command, package in START_COMMANDS.items():
        if shutil.which(command) is None:
            print(f"note: {command} is not installed (Debian: {package}); its start is left out.")
    return found


def compare(chosen: argparse.Namespace, folder: Path) -> None:
    sco_search = ScoSearch(chosen.command, chosen.search_times)
    if missing := sco_search.missing():
        raise Failure(missing)
    peers = present(chosen.peers)
    collection = Collection.at(
        folder, eval_folder(), chosen.articles, chosen.queries, chosen.seed)
    bench = Bench(collection, sco_search, peers, chosen.rounds, chosen.builds)
    versions = {engine.key: engine.version() for engine in bench.engines}
    print_setting(collection, versions, chosen.articles, GOAL_ARTICLES)
    if not DICTIONARY.exists():
        print("note: dict-freedict-eng-ind is not installed; there is little to translate with.")
    parts = measure(PARTS, chosen.parts, bench)
    if chosen.record:
        say(f"kept in {record(versions, collection.facts, parts)}")


def main() -> int:
    chosen = arguments()
    return run("speed", chosen.keep, lambda folder: compare(chosen, folder))


if __name__ == "__main__":
    sys.exit(main())
