"""How long a search takes in a process that has the index open, ten snippets included."""

from __future__ import annotations

import json
from functools import partial

from bench import Bench, Part, interleaved, say
from child import run
from comparisons import Comparison
from engines import Commands

HEADINGS = ("query", "readers", "engine", "p50 ms", "p95 ms", "p99 ms", "searches/s", "hits")
READERS = (1, 8)
KINDS = {"two": "two words", "ten": "ten words"}
P50_MS_GOALS = {"two": 0.45, "ten": 0.80}
# Of what these take, so much at most.
PEER_GOALS = {"Tantivy": 1.0}
TRANSLATION_GOAL = 1.6

# By kind of query, readers and label.
Measured = dict[tuple[str, int, str], dict[str, float]]


def measure(bench: Bench) -> Part:
    indexes = {engine.key: bench.index_of(engine) for engine in bench.engines}
    own = list(bench.sco_search.searches(bench.collection.articles, bench.collection.articles, 1))
    part, measured = Part(HEADINGS), Measured()
    for kind, name in KINDS.items():
        queries = bench.collection.queries(kind)
        for readers in READERS:
            say(f"searching for {name}, {readers} at once")
            commands: Commands = {}
            for engine in bench.engines:
                commands |= engine.searches(indexes[engine.key], queries, readers)
            medians = interleaved(
                {label: partial(_report, command) for label, command in commands.items()},
                bench.rounds)
            for label, figures in medians.items():
                measured[kind, readers, label] = figures
                part.rows.append((
                    name, str(readers), label,
                    *(f"{figures[p] / 1e3:.3f}" for p in ("p50", "p95", "p99")),
                    f"{figures['perSecond']:,.0f}", f"{figures['hits']:.1f}"))
                part.figures.append({"query": kind, "readers": readers, "engine": label} | figures)
    for kind in KINDS:
        part.comparisons += _comparisons(kind, own, measured)
    return part


def _report(command: list[str]) -> dict[str, float]:
    figures: dict[str, float] = json.loads(run(command).output)
    return figures


def _comparisons(kind: str, own: list[str], measured: Measured) -> list[Comparison]:
    labels = list(dict.fromkeys(label for _, _, label in measured))
    peers = [label for label in labels if label not in own]
    made: list[Comparison] = []
    for label in own:
        what = f"{KINDS[kind]}, {label.removeprefix('sco-search, ')}, p50"
        p50 = measured[kind, 1, label]["p50"] / 1e3
        made.append(Comparison(what, p50, "ms", goal=P50_MS_GOALS[kind]))
        made += [
            Comparison(
                what, p50, "ms", peer, measured[kind, 1, peer]["p50"] / 1e3, PEER_GOALS.get(peer))
            for peer in peers
        ]
    auto, off = own
    made.append(Comparison(
        f"{KINDS[kind]}, translate auto, p50", measured[kind, 1, auto]["p50"] / 1e3, "ms",
        "translate off", measured[kind, 1, off]["p50"] / 1e3, TRANSLATION_GOAL))
    for peer in peers:
        # Searches a second: with more readers than cores, times depend on how they take turns.
        ours, theirs = (1e3 / measured[kind, READERS[-1], label]["perSecond"]
                        for label in (auto, peer))
        made.append(Comparison(
            f"{KINDS[kind]}, {READERS[-1]} readers, per search", ours, "ms", peer, theirs))
    return made
