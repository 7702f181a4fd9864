"""How long the index takes to follow its files: none changed, one added, some changed."""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import Bench, Part, interleaved, say
from child import Ended, Failure, run
from comparisons import Comparison
from recoll import Recoll
from sco_search import ScoSearch

HEADINGS = ("what", "engine", "seconds")
FIND_GOAL = 2.0
ADDED_MS_GOAL = 150.0
CHANGED_SHARE = 0.01
FIND = ["find", "{articles}", "-printf", "%p %s %T@\\n"]


def measure(bench: Bench) -> Part:
    """Ends with the files, and the indexes, as they were."""
    part, own = Part(HEADINGS), Follower.of_sco_search(bench, bench.sco_search)
    peers = [Follower.of_recoll(bench, peer) for peer in bench.peers if isinstance(peer, Recoll)]
    files = bench.collection.facts.articles
    find = [word.format(articles=bench.collection.articles) for word in FIND]

    say("re-indexing with nothing changed")
    unchanged = interleaved(
        {"find": lambda: _seconds(run(find, keeps_output=False))}
        | {follower.title: partial(_update, follower) for follower in [own, *peers]},
        bench.rounds)
    say("re-indexing with one article added")
    added = {
        follower.title: _added_until_found(bench, follower) for follower in [own, *peers]
    }
    count = max(1, round(files * CHANGED_SHARE))
    say(f"re-indexing with {count} articles changed")
    changed = {follower.title: _changed(bench, follower, count) for follower in [own, *peers]}
    # Each has missed what was written for the others.
    for follower in [own, *peers]:
        follower.update()

    labels = {
        f"{files} files, none changed": {name: of["seconds"] for name, of in unchanged.items()},
        "one article added, until found": added,
        f"{count} articles changed": changed,
    }
    for what, seconds in labels.items():
        for name, taken in seconds.items():
            part.rows.append((what, name, f"{taken:.3f}"))
            part.figures.append({"what": what, "engine": name, "seconds": taken})
        ours = seconds[own.title] * 1e3
        if what.startswith("one"):
            part.comparisons.append(Comparison(what, ours, "ms", goal=ADDED_MS_GOAL))
        part.comparisons += [
            Comparison(what, ours, "ms", name, taken * 1e3, FIND_GOAL if name == "find" else None)
            for name, taken in seconds.items() if name != own.title
        ]
    if built := bench.built.get((bench.sco_search.key, bench.sco_search.threads[-1])):
        part.comparisons.append(Comparison(
            f"{count} articles changed", changed[own.title] * 1e3, "ms", "indexing all",
            built["seconds"] * 1e3))
    return part


class Follower:
    """An engine whose command brings the index up to date with its files."""

    def __init__(
        self, title: str, update: Callable[[], Ended], search: Callable[[str], list[str]]
    ) -> None:
        self.title = title
        self.update = update
        # A command that prints the paths of the articles with a word.
        self.search = search

    @classmethod
    def of_sco_search(cls, bench: Bench, engine: ScoSearch) -> Follower:
        index = bench.index_of(engine)
        return cls(
            engine.title, lambda: engine.reindex(index),
            lambda word: [engine.command, "--index", str(index), "--paths", word])

    @classmethod
    def of_recoll(cls, bench: Bench, engine: Recoll) -> Follower:
        index = bench.index_of(engine)
        return cls(
            engine.title, lambda: engine.update(index), lambda word: engine.search(index, word))


def _added_until_found(bench: Bench, follower: Follower) -> float:
    """Seconds from a new file to a search that shows it, the median of some."""
    taken: list[float] = []
    text = bench.collection.article(0).read_text(encoding="utf-8")
    new: list[Path] = []
    try:
        for number in range(bench.rounds):
            word = _new_word(number)
            path = bench.collection.article(0).with_name(f"{word}.txt")
            path.write_text(f"{text} Kata {word} hanya ada di sini.\n", encoding="utf-8")
            new.append(path)
            started = time.perf_counter()
            follower.update()
            found = run(follower.search(word)).output
            taken.append(time.perf_counter() - started)
            if path.name not in found:
                raise Failure(f"{follower.title} does not find {path} by its word {word}")
    finally:
        for path in new:
            path.unlink()
    follower.update()
    return statistics.median(taken)


def _changed(bench: Bench, follower: Follower, count: int) -> float:
    """Seconds for so many files with a sentence more, and again with it taken away."""
    chosen = random.Random(count).sample(range(bench.collection.facts.articles), count)
    before = {path: path.read_bytes() for path in map(bench.collection.article, chosen)}
    try:
        for path, text in before.items():
            path.write_bytes(text + b"\nKabar ini diperbarui.\n")
        there = follower.update().seconds
    finally:
        for path, text in before.items():
            path.write_bytes(text)
    return statistics.median([there, follower.update().seconds])


def _new_word(number: int) -> str:
    """A word that no article has, of letters alone and new in each run."""
    digits = f"{os.getpid():07}{number:03}"
    return "zq" + "".join("abcdefghij"[int(digit)] for digit in digits)


def _update(follower: Follower) -> dict[str, float]:
    return _seconds(follower.update())


def _seconds(ended: Ended) -> dict[str, float]:
    return {"seconds": ended.seconds}
