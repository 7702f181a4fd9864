"""How long each of many searches took."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Callable
from pathlib import Path

HITS_PER_SEARCH = 10
PERCENTS = (50, 95, 99)

# Searches for one query, makes the snippets, and returns how many there were.
Search = Callable[[str], int]


def percentile(percent: int, values: list[float]) -> float:
    """The nearest rank: the smallest value that at least so many percent do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


def report(seconds: list[float], hits: int, span: float) -> str:
    """As SearchTimes prints it: percentiles in microseconds, searches a second, hits a search."""
    figures = {f"p{percent}": percentile(percent, seconds) * 1e6 for percent in PERCENTS}
    return json.dumps(
        figures | {"perSecond": len(seconds) / span, "hits": hits / len(seconds)})


def go_through(search: Search, queries: list[str], rounds: int) -> tuple[list[float], int]:
    """Searches for each query, as often as there are rounds; the seconds of each, and all hits."""
    taken: list[float] = []
    hits = 0
    for _ in range(rounds):
        for query in queries:
            started = time.perf_counter()
            found = search(query)
            taken.append(time.perf_counter() - started)
            hits += found
    return taken, hits


def measure(opened: Callable[[], Search], queries_file: Path, readers: int, rounds: int) -> str:
    """Lets each reader, a process of its own, warm up and then go through the queries."""
    queries = queries_file.read_text(encoding="utf-8").splitlines()
    fork = multiprocessing.get_context("fork")
    warm, results = fork.Barrier(readers), fork.SimpleQueue()

    def read(start: int) -> None:
        try:
            search, own = opened(), queries[start:] + queries[:start]
            go_through(search, own, 1)
            warm.wait()
            began = time.perf_counter()
            taken, hits = go_through(search, own, rounds)
            results.put((taken, hits, began, time.perf_counter()))
        except Exception as error:
            warm.abort()
            results.put(f"{type(error).__name__}: {error}")

    starts = [number * len(queries) // readers for number in range(readers)]
    started = [fork.Process(target=read, args=(start,)) for start in starts]
    for process in started:
        process.start()
    ended = [results.get() for _ in started]
    for process in started:
        process.join()
    if failures := [result for result in ended if isinstance(result, str)]:
        # A reader whose barrier broke only says that another one failed.
        raise RuntimeError(next((f for f in failures if "BrokenBarrier" not in f), failures[0]))
    span = max(result[3] for result in ended) - min(result[2] for result in ended)
    return report(
        [seconds for result in ended for seconds in result[0]],
        sum(result[1] for result in ended), span)
