"""How fast articles go in, and what that takes of memory and disk."""

from __future__ import annotations

import os
from functools import partial

from bench import Bench, Built, Part, interleaved, say
from child import size
from comparisons import Comparison, shown
from engines import Engine

HEADINGS = (
    "engine", "threads", "seconds", "articles/s", "CPU s", "peak MB", "size MB", "size / text",
)
XAPIAN_GOAL = 4.0
RECOLL_GOAL = 3.0
TWO_THREADS_GOAL = 1.8
SIZE_GOAL = 3.2
PEAK_MB_GOAL = 300.0

def measure(bench: Bench) -> Part:
    facts = bench.collection.facts
    builds = {(engine.key, threads): engine for engine in bench.engines
              for threads in engine.threads}
    names = {f"{key}-{threads}": (key, threads) for key, threads in builds}
    medians = interleaved(
        {name: partial(_build, bench, builds[built], built[1]) for name, built in names.items()},
        bench.builds)
    measured = {names[name]: figures for name, figures in medians.items()}
    part = Part(HEADINGS)
    for (key, threads), figures in measured.items():
        part.rows.append((
            builds[key, threads].title, str(threads) if threads else "its own",
            shown(figures["seconds"]), f"{facts.articles / figures['seconds']:,.0f}",
            shown(figures["cpuSeconds"]), shown(figures["peakMB"]), shown(figures["sizeMB"]),
            f"{figures['sizeMB'] * 1e6 / facts.bytes:.2f}",
        ))
        part.figures.append({"engine": key, "threads": threads} | figures)
    part.comparisons = _comparisons(bench, measured)
    bench.built = measured
    return part


def _build(bench: Bench, engine: Engine, threads: int) -> dict[str, float]:
    say(f"indexing with {engine.title}, {_threads(threads)}")
    index = bench.collection.new_index(engine.key, threads)
    # What was written before is not to be written out while this one is measured.
    os.sync()
    ended = engine.build(bench.collection.articles, index, threads)
    return {
        "seconds": ended.seconds, "cpuSeconds": ended.cpu_seconds,
        "peakMB": ended.peak_megabytes, "sizeMB": size(index) / 1e6,
    }


def _comparisons(bench: Bench, measured: Built) -> list[Comparison]:
    own = {threads: measured[bench.sco_search.key, threads] for threads in (1, 2)}
    made: list[Comparison] = []
    for engine in bench.peers:
        for threads in engine.threads:
            theirs = measured[engine.key, threads]["seconds"]
            # An engine that chooses its threads itself is held against both, and so is plain
            # Xapian, whose writer knows one alone.
            for jobs in (threads,) if threads and engine.key != "xapian" else (1, 2):
                goal = {("xapian", 2): XAPIAN_GOAL, ("recoll", 2): RECOLL_GOAL}.get(
                    (engine.key, jobs))
                made.append(Comparison(
                    f"indexing, {_threads(jobs)}", own[jobs]["seconds"], "s",
                    f"{engine.title}, {_threads(threads)}", theirs, goal, is_speed=True))
    made.append(Comparison(
        "indexing, 2 threads", own[2]["seconds"], "s", "sco-search, 1 thread", own[1]["seconds"],
        TWO_THREADS_GOAL, is_speed=True))
    made.append(Comparison(
        "size on disk", own[2]["sizeMB"], "MB", "the text", bench.collection.facts.bytes / 1e6,
        SIZE_GOAL))
    for engine in bench.peers:
        theirs = measured[engine.key, engine.threads[-1]]["sizeMB"]
        made.append(Comparison("size on disk", own[2]["sizeMB"], "MB", engine.title, theirs))
    for threads, figures in own.items():
        made.append(Comparison(
            f"peak memory, {_threads(threads)}", figures["peakMB"], "MB", goal=PEAK_MB_GOAL))
    return made


def _threads(count: int) -> str:
    return "as it comes" if count == 0 else "1 thread" if count == 1 else f"{count} threads"
