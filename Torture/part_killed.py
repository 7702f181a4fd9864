"""Kills `index`, `reindex` and a writing program at random moments, and looks at what they leave.

Three states of the files take turns. From one to the next is a small change, which is committed to
the live generation, or a large one, which builds a generation beside it (segments, merge, rename).
What a program writes from code is in `writing.py`.
"""

from __future__ import annotations

import collections
import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import writing
from articles import Maker
from collection import Collection, Scores, State, reference
from command import Command, Ended
from findings import Findings

# Articles of the states; a large change is more than 500 files, and more than a fifth of them.
FEW, MANY = 120, 900
# Segments take 500 articles, so that the large states are built of several.

@dataclass(frozen=True)
class Change:
    """A way from one state of the index to another."""

    name: str
    before: str
    after: str
    full: bool = False


# Weights: how often of a hundred kills each is the one that is killed.
CHANGES = (
    (Change("first index", "none", "few"), 8),
    (Change("first large index", "none", "many"), 8),
    (Change("small commit", "few", "few2"), 24),
    (Change("small commit back", "few2", "few"), 14),
    (Change("large build", "few", "many"), 20),
    (Change("large removal", "many", "few"), 6),
    (Change("small commit to a large index", "many", "many2"), 8),
    (Change("full build", "few", "few", full=True), 6),
    (Change("full large build", "many", "many", full=True), 6),
)


# Those that take no large index, for a short run.
SMALL_CHANGES = tuple(
    (change, weight) for change, weight in CHANGES if "many" not in (
        change.before[:4], change.after[:4]))


def states(seed: int) -> dict[str, State]:
    """The states of the files by name."""
    choice = random.Random(seed)
    few = {number: 1 for number in range(FEW)}
    few2 = changed(few, choice, 12)
    many = {number: 1 for number in range(MANY)} | {
        number: 2 for number in choice.sample(range(FEW), FEW // 3)}
    return {"none": {}, "few": few, "few2": few2, "many": many,
            "many2": changed(many, choice, 20)}


def changed(state: State, choice: random.Random, count: int) -> State:
    """A state with as many articles changed, and a third as many removed and added."""
    result = dict(state)
    for number in choice.sample(sorted(state), count):
        result[number] = 3
    for number in choice.sample(sorted(state), count // 3):
        del result[number]
    for number in range(len(state), len(state) + count // 3):
        result[number + 10_000] = 1
    return result


def stage(collection: Collection, before: Path | None) -> str:
    """How far a change had come, by what lies on disk."""
    names = {path.name for path in collection.built.iterdir()} if collection.built.is_dir() else set()
    generations = [name for name in names if name.startswith("generation-")]
    building = any(name.startswith("building-") for name in names)
    live = collection.live()
    if live is not None and live != before:
        return "renamed, old generation there" if len(generations) > 1 else "renamed"
    if building:
        return "merge" if len(generations) > (1 if before else 0) else "segments"
    if "current.new" in names:
        return "before the rename"
    if len(generations) > (1 if before else 0):
        return "new generation being written"
    return "live generation" if before else "nothing there yet"


class Killing:
    """A collection that is changed and killed again and again."""

    def __init__(self, command: Command, folder: Path, seed: int, findings: Findings) -> None:
        self.collection = Collection(command, folder, Maker(seed))
        self.states = states(seed)
        self.findings = findings
        self.references: dict[str, Scores] = {}
        self.at = "none"
        self.durations: dict[str, float] = {}
        self.folder = folder

    def prepare(self, names: set[str]) -> None:
        """Builds states at one go, and takes the results as what must come of every other way."""
        for name, state in self.states.items():
            if state and name in names:
                self.collection.put(state)
                self.references[name] = reference(self.collection, self.folder / "reference")

    def go(self, name: str) -> None:
        """Brings files and index to a state, without any kill."""
        if name == "none":
            self.collection.remove_index()
        elif self.at == "none":
            self.collection.put(self.states[name])
            self._must_end(self.collection.index())
        elif self.at != name:
            self.collection.put(self.states[name])
            self._must_end(self.collection.reindex())
        self.at = name

    def _must_end(self, ended: Ended) -> None:
        if ended.status != 0:
            self.findings.fault(ended.label())
            # What is left is of no use for what follows.
            self.collection.remove_index()
            self.collection.index()

    def change(self, change: Change, **options: object) -> Ended:
        """Starts a change of the index, whose files are already those of the state after it."""
        if change.before == "none":
            return self.collection.index(**options)
        return self.collection.reindex(*(["--full"] if change.full else []), **options)

    def measure(self, change: Change) -> float:
        """How long the change takes when nothing ends it."""
        if change.name not in self.durations:
            took = []
            for _ in range(3):
                self.go(change.before)
                self.collection.put(self.states[change.after])
                ended = self.change(change)
                self._must_end(ended)
                self.at = change.after
                took.append(ended.seconds)
            self.durations[change.name] = sorted(took)[1]
        return self.durations[change.name]

    def kill(
        self, change: Change, when: str, again: float | None,
        after: float | None = None, condition: Callable[[], bool] | None = None,
    ) -> None:
        """Makes the change, kills it at a moment, and looks at what is left.

        With `again` what mends it is killed as well, so many seconds after its start.
        """
        findings, collection = self.findings, self.collection
        self.go(change.before)
        old = collection.live()
        collection.put(self.states[change.after])
        ended = self.change(change, kill_after=after, kill_when=condition)
        if ended.hung or ended.crashed or ended.status not in (0, -signal.SIGKILL):
            findings.fault(f"{when}: {ended.label()}")
        findings.count("kills" if ended.status == -signal.SIGKILL else "ended before the kill")
        if ended.status == -signal.SIGKILL:
            findings.count(f"killed, {change.name}: {stage(collection, old)}")
        self._look(change, ended.status == 0, when)
        if again is not None:
            mended = collection.index(kill_after=again) if collection.live() is None \
                else collection.reindex(kill_after=again)
            if mended.status == -signal.SIGKILL:
                findings.count("kills of what mends it")
            self._look(change, mended.status == 0, when + ", killed twice")
        self._mend(change, when)

    def _look(self, change: Change, ended: bool, when: str) -> None:
        """What was committed last is whole, or what was being committed is."""
        collection, findings = self.collection, self.findings
        if collection.live() is None:
            findings.expect(change.before == "none" and not ended,
                            f"{when}: the index has no live generation any more")
            searched = collection.run("search", "petani")
            findings.expect(searched.status == 2 and not searched.crashed,
                            f"{when}, no index yet: {searched.label()}")
            return
        collection.must_be_sound(findings, when)
        after = self.states[change.after]
        # A first build of nothing but the source is no state: the first index has all or is not.
        allowed = [after] if ended else [after, self.states[change.before]]
        collection.must_hold(findings, [state for state in allowed if state], when)

    def _mend(self, change: Change, when: str) -> None:
        """The next call completes the change, and leaves nothing behind."""
        collection, findings = self.collection, self.findings
        if change.before == "none" and not (collection.built / "sources.json").exists():
            mended = collection.index()
        else:
            mended = collection.reindex()
        self.at = change.after
        if not findings.expect(mended.status == 0, f"{when}, mended: {mended.label()}"):
            self.at = "none"
            collection.remove_index()
            return
        collection.must_be_sound(findings, f"{when}, mended")
        collection.must_hold(findings, [self.states[change.after]], f"{when}, mended")
        collection.must_equal(findings, self.references[change.after], f"{when}, mended")
        collection.must_be_tidy(findings, f"{when}, mended")


def hunts(killing: Killing) -> list[tuple[str, Callable[[], bool]]]:
    """Conditions that hold for moments too short to be met by chance."""
    built = killing.collection.built

    def new_file(name: str) -> Callable[[], bool]:
        return lambda: (built / f"{name}.new").exists()

    def renamed() -> Callable[[], bool]:
        before = killing.collection.live()
        return lambda: killing.collection.live() not in (before, None)

    def merging() -> bool:
        names = {path.name for path in built.iterdir()} if built.is_dir() else set()
        return any(name.startswith("building-") for name in names) and sum(
            name.startswith("generation-") for name in names) > (killing.at != "none")

    return [("current.new is there", new_file("current")),
            ("sources.json.new is there", new_file("sources.json")),
            ("the stub names another generation", renamed()),
            ("a generation is being merged", merging)]


def run(
    command: Command, folder: Path, seed: int, kills: int,
    changes: tuple[tuple[Change, int], ...] = CHANGES, writer: Path | None = None,
) -> Findings:
    """Kills the command so many times, and a quarter as often a program that writes from code."""
    findings = Findings("killed")
    if writer and os.access(writer, os.X_OK):
        writing.run(command, writer.resolve(), folder / "code", seed, max(1, kills // 4), findings)
    else:
        findings.skip("writing from code (Torture/Writer is not built; `make torture` builds it)")
    killing = Killing(command, folder, seed, findings)
    killing.prepare({change.after for change, _ in changes})
    choice = random.Random(seed)
    plan: list[tuple[Change, float | None]] = []
    for change, weight in changes:
        count = max(2, kills * weight // 100)
        aimed = 0 if change.name.startswith("small") else count // 4
        # One moment in each part of the measured duration, as many parts as kills.
        plan += [(change, (part + choice.random()) / (count - aimed))
                 for part in range(count - aimed)]
        plan += [(change, None)] * aimed
    choice.shuffle(plan)
    # Where fewer are asked for than there are kinds of change, some are left out.
    for number, (change, part) in enumerate(plan[:kills]):
        duration = killing.measure(change)
        again = choice.random() * duration if choice.random() < 0.25 else None
        if part is None:
            killing.go(change.before)
            name, condition = choice.choice(hunts(killing))
            killing.kill(change, f"{change.name} killed when {name} (number {number})", again,
                         condition=condition)
        else:
            moment = part * duration * 1.05
            killing.kill(change, f"{change.name} killed after {moment * 1000:.2f} ms "
                                 f"(number {number})", again, after=moment)
        findings.progress(number + 1, min(kills, len(plan)))
    durations = collections.OrderedDict(sorted(killing.durations.items()))
    findings.note("undisturbed: " + ", ".join(
        f"{name} {seconds * 1000:.0f} ms" for name, seconds in durations.items()))
    return findings
