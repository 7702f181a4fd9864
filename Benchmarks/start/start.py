#!/usr/bin/env python3
"""Times a search from start to exit, side by side with Xapian's own `quest`.

Both search the same built index for the same words. Each round runs each program once, in an order
that alternates, so that what else the machine does falls on both alike. `true` shows what
starting any program costs here.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import time
from pathlib import Path

WARM_UP_ROUNDS = 5
QUERIES = ("keanggotaan penuh", "full membership")
# The command ends with 1 where a search found nothing: that is no failure here.
GOOD_STATUSES = (0, 1)


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queries", nargs="*", default=list(QUERIES), metavar="QUERY")
    parser.add_argument("--command", type=Path, default=Path(".build/release/sco-search"))
    parser.add_argument("--index", type=Path, default=Path("index"), help="the collection's folder")
    parser.add_argument("--rounds", type=int, default=20)
    chosen = parser.parse_args()
    if chosen.rounds < 1:
        parser.error("--rounds must be at least 1")
    return chosen


def run_once(command: list[str], to_pipe: bool) -> float:
    """Seconds from start to exit; with `to_pipe` its output is read to the end."""
    sink, writer = os.pipe() if to_pipe else (None, os.open(os.devnull, os.O_WRONLY))
    actions = [(os.POSIX_SPAWN_DUP2, writer, 1)]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    os.close(writer)
    if sink is not None:
        while os.read(sink, 1 << 16):
            pass
        os.close(sink)
    _, status = os.waitpid(child, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in GOOD_STATUSES:
        raise Failure(f"`{' '.join(command)}` ended with {os.waitstatus_to_exitcode(status)}")
    return seconds


def medians(commands: dict[str, list[str]], to_pipe: bool, rounds: int) -> dict[str, float]:
    """The median seconds of each command, all run in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    names = list(commands)
    for number in range(WARM_UP_ROUNDS + rounds):
        for name in names if number % 2 == 0 else reversed(names):
            taken = run_once(commands[name], to_pipe)
            if number >= WARM_UP_ROUNDS:
                seconds[name].append(taken)
    return {name: statistics.median(values) for name, values in seconds.items()}


def compare(chosen: argparse.Namespace) -> None:
    live = chosen.index / "built" / "current"
    if not live.exists():
        raise Failure(f"{chosen.index} is not built; `sco-search reindex` builds it")
    if not os.access(chosen.command, os.X_OK):
        raise Failure(f"no command at {chosen.command}; `make build` makes it")
    os.environ["SCO_SEARCH_INDEX"] = str(chosen.index)
    quest, true = shutil.which("quest"), shutil.which("true")
    if quest is None:
        print("quest is not installed (Debian: xapian-tools); the command is timed alone.")

    print(f"Start to exit in milliseconds, median of {chosen.rounds}, interleaved")
    print(
        f"{'query':<28}{'output':<11}{'true':>8}{'quest':>8}{'sco-search':>12}{'ratio':>8}"
        f"{'--limit 10':>12}{'ratio':>8}")
    for query in chosen.queries:
        # The collection is found by the environment: words alone go past the option parser.
        commands = {
            "sco-search": [str(chosen.command), query],
            "options": [str(chosen.command), query, "--limit", "10"],
        }
        if quest:
            commands["quest"] = [quest, "-d", str(live), query]
        if true:
            commands["true"] = [true]
        for output in ("pipe", "/dev/null"):
            taken = medians(commands, output == "pipe", chosen.rounds)
            ratios = [
                f"{taken[name] / taken['quest']:.2f}" if quest else "–"
                for name in ("sco-search", "options")
            ]
            columns = [milliseconds(taken.get("true")), milliseconds(taken.get("quest"))]
            print(
                f"{query:<28}{output:<11}{columns[0]:>8}{columns[1]:>8}"
                f"{milliseconds(taken['sco-search']):>12}{ratios[0]:>8}"
                f"{milliseconds(taken['options']):>12}{ratios[1]:>8}")


def milliseconds(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds * 1000:.2f}"


def main() -> int:
    try:
        compare(arguments())
    except (Failure, OSError) as error:
        print(f"start: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
