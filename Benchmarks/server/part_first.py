"""From start to the first answer."""

from __future__ import annotations

import statistics
import time

from bench import Part, say
from comparisons import Comparison
from mix import target
from serving import Server
from setting import Setting

HEADINGS = ("what", "ms")
GOAL_MS = 60.0
STARTS = 15


def measure(setting: Setting) -> Part:
    say("starting")
    part = Part(HEADINGS)
    lines, answers = [], []
    path = target(next(step for step in setting.steps if step[0] == "search"))
    for _ in range(STARTS):
        started = time.perf_counter()
        with Server(setting.index, command=setting.command) as server:
            lines.append((time.perf_counter() - started) * 1e3)
            answer = server.ask(path)
            answers.append((time.perf_counter() - started) * 1e3)
            if answer.status != 200:
                raise RuntimeError(str(answer))
    for what, taken in (("from start to the printed address", lines),
                        ("from start to the first answer", answers)):
        part.rows.append((what, f"{statistics.median(taken):.1f}"))
        part.figures.append({"what": what, "milliseconds": taken})
    part.comparisons.append(Comparison(
        "from start to the first answer", statistics.median(answers), "ms", goal=GOAL_MS))
    return part
