"""What the server adds to a search in process, and how many a second it answers."""

from __future__ import annotations

import json
from collections.abc import Callable

from bench import Part, interleaved, say
from child import run
from comparisons import Comparison
from load import load
from mix import Step, page, target, write
from serving import Server
from setting import Setting

HEADINGS = ("what", "at once", "where", "p50 ms", "p95 ms", "p99 ms", "a second")
ADDED_MS_GOAL = 0.3
SHARE_GOAL = 0.9
CORES, CONNECTIONS = 2, 8
# What is measured apart beside the whole mix.
NAMES = {"search": "searches", "narrowed": "narrowed searches", "article": "articles",
         "suggest": "completions"}


def measure(setting: Setting) -> Part:
    part = Part(HEADINGS)
    searches = [step for step in setting.steps if step[0] == "search"]
    with Server(setting.index, command=setting.command) as server:
        _compare(part, setting, server, "the whole mix", setting.steps, target)
        for kind, name in NAMES.items():
            steps = [step for step in setting.steps if step[0] == kind]
            # What takes microseconds in process is not asked to take as few over a connection.
            _compare(part, setting, server, name, steps, target,
                     has_goal=kind in ("search", "narrowed"))
        # A page is more than the search that it shows.
        _compare(part, setting, server, "pages of hits", searches, page, has_goal=False)
    return part


def _compare(
    part: Part, setting: Setting, server: Server, name: str, made: list[Step],
    address: Callable[[Step], str], has_goal: bool = True,
) -> None:
    say(f"measuring {name}")
    folder = setting.folder / name.replace(" ", "-")
    folder.mkdir(exist_ok=True)
    steps, addresses = write(folder, made, address)

    def within(readers: int) -> dict[str, float]:
        figures: dict[str, float] = json.loads(run([
            str(setting.search_times), str(setting.index), str(steps), "--page",
            "--readers", str(readers)]).output)
        return figures

    # What one reader takes for all, with room for what the server adds.
    once = 1.3 * len(made) / within(1)["perSecond"] + 2

    def served(connections: int) -> dict[str, float]:
        is_once = connections == 1
        figures = load(
            server.origin, server.token, addresses, connections,
            once if is_once else setting.seconds, is_once)
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
    many, most = (medians[f"server/{CONNECTIONS}"]["perSecond"],
                  medians[f"in process/{CORES}"]["perSecond"])
    part.comparisons += [
        Comparison(f"{name}: added to the median", (outside["p50"] - inside["p50"]) / 1e3, "ms",
                   goal=ADDED_MS_GOAL if has_goal else None),
        Comparison(f"{name}: of what {CORES} cores do in process", many / most, "",
                   goal=SHARE_GOAL if has_goal else None, is_speed=True),
    ]
