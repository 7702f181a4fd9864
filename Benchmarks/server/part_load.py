"""What the server adds to a search in process, and how many a second it answers."""

from __future__ import annotations

import json
from pathlib import Path

from bench import Part, interleaved, say
from child import run
from comparisons import Comparison
from load import load
from mix import write
from serving import Server
from setting import Setting

HEADINGS = ("what", "at once", "where", "p50 ms", "p95 ms", "p99 ms", "a second")
ADDED_MS_GOAL = 0.3
SHARE_GOAL = 0.9
CORES, CONNECTIONS = 2, 8
SECONDS = 8.0
# What is measured apart beside the whole mix.
KINDS = ("search", "narrowed", "article", "suggest")
NAMES = {"search": "searches", "narrowed": "narrowed searches", "article": "articles",
         "suggest": "completions"}


def measure(setting: Setting) -> Part:
    part = Part(HEADINGS)
    with Server(setting.index, command=setting.command) as server:
        mixes = {"the whole mix": setting.steps}
        mixes |= {NAMES[kind]: [step for step in setting.steps if step[0] == kind]
                  for kind in KINDS}
        for name, steps in mixes.items():
            if not steps:
                continue
            say(f"measuring {name}")
            folder = setting.folder / name.replace(" ", "-")
            folder.mkdir(exist_ok=True)
            _compare(part, setting, server, name, *write(folder, steps), seconds=SECONDS)
    return part


def _compare(
    part: Part, setting: Setting, server: Server, name: str, steps: Path, addresses: Path,
    seconds: float,
) -> None:
    def within(readers: int) -> dict[str, float]:
        figures: dict[str, float] = json.loads(run([
            str(setting.search_times), str(setting.index), str(steps), "--page",
            "--readers", str(readers)]).output)
        return figures

    def served(connections: int) -> dict[str, float]:
        figures = load(server.origin, server.token, addresses, connections, seconds)
        if figures["failed"]:
            raise RuntimeError(f"{figures['failed']:.0f} requests failed: {figures}")
        return figures

    places = {("in process", 1): lambda: within(1), ("server", 1): lambda: served(1),
              ("in process", CORES): lambda: within(CORES),
              ("server", CONNECTIONS): lambda: served(CONNECTIONS)}
    # Once for all, so that nothing is read from disk for the first time.
    served(CONNECTIONS)
    medians = interleaved(
        {f"{where}/{count}": call for (where, count), call in places.items()}, setting.rounds)
    for where, count in places:
        figures = medians[f"{where}/{count}"]
        part.rows.append((
            name, str(count), where, *(f"{figures[p] / 1e3:.3f}" for p in ("p50", "p95", "p99")),
            f"{figures['perSecond']:,.0f}"))
        part.figures.append({"what": name, "at once": count, "where": where} | figures)
    inside, outside = medians["in process/1"], medians["server/1"]
    part.comparisons += [
        Comparison(f"{name}: added to the median", (outside["p50"] - inside["p50"]) / 1e3, "ms",
                   goal=ADDED_MS_GOAL),
        Comparison(f"{name}: a second at {CONNECTIONS} connections",
                   medians[f"server/{CONNECTIONS}"]["perSecond"], "", f"{CORES} cores in process",
                   medians[f"in process/{CORES}"]["perSecond"]),
    ]
    whole = medians[f"server/{CONNECTIONS}"]["perSecond"] / medians[f"in process/{CORES}"]["perSecond"]
    part.comparisons.append(Comparison(
        f"{name}: share of what {CORES} cores do in process", whole, "", goal=SHARE_GOAL,
        is_speed=True))
