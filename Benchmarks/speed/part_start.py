"""How long the commands take from start to exit, for the same two words."""

from __future__ import annotations

import os
import shutil
import time
from functools import partial

from bench import Bench, Part, interleaved, say
from child import Failure
from comparisons import Comparison

HEADINGS = ("command", "median ms")
QUERIES = 10
# Starting is over in milliseconds: so many times the rounds of the other parts.
ROUNDS_FACTOR = 2
# A search that found nothing ends with 1.
GOOD_STATUSES = (0, 1)
QUEST_GOAL = 2.5
SQLITE_GOAL = 1.0


def measure(bench: Bench) -> Part:
    queries = bench.collection.queries("two").read_text(encoding="utf-8").splitlines()[:QUERIES]
    indexes = {engine.key: bench.index_of(engine) for engine in bench.engines}
    os.environ["SCO_SEARCH_INDEX"] = str(indexes[bench.sco_search.key])
    calls: dict[str, list[list[str]]] = {}
    for engine in bench.engines:
        for query in queries:
            for label, command in engine.starts(indexes[engine.key], query).items():
                calls.setdefault(label, []).append(command)
    if true := shutil.which("true"):
        calls["true"] = [[true]] * len(queries)
    say(f"starting {len(calls)} commands, {bench.rounds * ROUNDS_FACTOR} × {len(queries)} times")
    for commands in calls.values():
        _seconds_of_all(commands)
    medians = interleaved(
        {label: partial(_seconds_of_all, commands) for label, commands in calls.items()},
        bench.rounds * ROUNDS_FACTOR)
    part = Part(HEADINGS)
    milliseconds = {
        label: sum(figures.values()) / len(figures) * 1e3 for label, figures in medians.items()
    }
    for label, taken in milliseconds.items():
        part.rows.append((label, f"{taken:.2f}"))
        part.figures.append({"command": label, "milliseconds": taken})
    own = [label for label in milliseconds if label.startswith(bench.sco_search.title)]
    for ours in own:
        for label, taken in milliseconds.items():
            if label not in own:
                goal = {"quest": QUEST_GOAL, "sqlite3": SQLITE_GOAL}.get(label.split(",")[0])
                part.comparisons.append(
                    Comparison(ours, milliseconds[ours], "ms", label, taken, goal))
    return part


def _seconds_of_all(commands: list[list[str]]) -> dict[str, float]:
    return {str(number): _seconds(command) for number, command in enumerate(commands)}


def _seconds(command: list[str]) -> float:
    """From start to exit, its output read to the end."""
    source, writer = os.pipe()
    silence = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_DUP2, silence, 2)]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    os.close(writer)
    while os.read(source, 1 << 16):
        pass
    _, status = os.waitpid(child, 0)
    taken = time.perf_counter() - started
    os.close(source)
    os.close(silence)
    if os.waitstatus_to_exitcode(status) not in GOOD_STATUSES:
        raise Failure(f"`{' '.join(command)}` ended with {os.waitstatus_to_exitcode(status)}")
    return taken
