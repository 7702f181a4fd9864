"""Kills a program that adds and removes articles from code, and looks at what it leaves.

The program is `Torture/Writer`. It is told what to do line by line and prints the number of each
commit once it is done: what it printed must be there, what it began after that may be.
"""

from __future__ import annotations

import json
import random
import signal
from pathlib import Path

from articles import Maker
from collection import Collection, State
from command import Command, Ended
from findings import Findings

# Articles of the index, about; those of one commit vary from one to as many again.
ARTICLES = 120
COMMITS = 5


def article_id(number: int) -> str:
    return f"{number:05}"


def next_state(state: State, choice: random.Random) -> State:
    """A state with some articles changed, some removed and some added."""
    result = dict(state)
    size = int(3 ** (5 * choice.random()))
    for number in choice.sample(sorted(state), min(size, len(state)) // 2):
        result[number] = state[number] + 1
    for number in choice.sample(sorted(state), min(size, len(state)) // 3):
        del result[number]
    while len(result) < ARTICLES // 2 or (size > 0 and len(result) < 2 * ARTICLES):
        result[choice.randrange(10_000)] = 1
        size -= 1
    return result


def steps(maker: Maker, before: State, states: list[State], choice: random.Random) -> bytes:
    """What the program has to do to go from one state through others, a commit for each."""
    lines = []
    for count, after in enumerate(states):
        changes: list[dict[str, object]] = [
            {"remove": article_id(number)} for number in before.keys() - after.keys()]
        for number, version in after.items():
            if before.get(number) != version:
                title, body = maker.text(number, version).split("\n\n", 1)
                changes.append(
                    {"add": {"id": article_id(number), "title": title, "body": body}})
        changes.sort(key=str)
        choice.shuffle(changes)
        if choice.random() < 0.15:
            changes.append({"synchronize": choice.random() < 0.5})
        lines += [json.dumps(change) for change in changes]
        lines.append(json.dumps({"commit": count}))
        before = after
    return ("\n".join(lines) + "\n").encode()


class Writing:
    """An index that is written from code, by a program that is killed again and again."""

    def __init__(
        self, command: Command, writer: Path, folder: Path, seed: int, findings: Findings
    ) -> None:
        self.collection = Collection(command, folder, Maker(seed), "written")
        self.whole = Collection(command, folder, Maker(seed), "at-one-go")
        self.program = Command(writer)
        self.findings = findings
        self.state: State = {}

    def write(
        self, collection: Collection, before: State, states: list[State], choice: random.Random,
        kill_after: float | None = None,
    ) -> Ended:
        return self.program.run(
            "--index", str(collection.folder), kill_after=kill_after,
            given=steps(collection.maker, before, states, choice))

    def next_states(self, choice: random.Random) -> list[State]:
        """The states that the commits of one run of the program make."""
        states: list[State] = []
        for _ in range(COMMITS):
            states.append(next_state(states[-1] if states else self.state, choice))
        return states

    def trial(self, number: int, choice: random.Random) -> None:
        """Lets the program commit some states, kills it on the way, and lets it go on."""
        findings, collection = self.findings, self.collection
        if number % 6 == 0:
            collection.remove_index()
            self.state = {}
        states = self.next_states(choice)
        moment = choice.random() * (self.later if self.state else self.first)
        when = f"a writer killed after {moment * 1000:.2f} ms (number {number})"
        ended = self.write(collection, self.state, states, choice, kill_after=moment)
        if ended.hung or ended.crashed or ended.status not in (0, -signal.SIGKILL):
            findings.fault(f"{when}: {ended.label()}")
        findings.count("kills of a writer" if ended.status else "ended before the kill, a writer")
        held = self.look(states, len(ended.output.split()), when)
        if held is None:
            collection.remove_index()
            self.state = held = {}
        self.go_on(held, states[-1], when, choice)

    def look(self, states: list[State], done: int, when: str) -> State | None:
        """What was committed last is whole, or what was being committed is; gives which."""
        findings, collection = self.findings, self.collection
        if collection.live() is None:
            findings.expect(done == 0 and not self.state, f"{when}: no live generation any more")
            findings.count("a writer killed before there was an index")
            return {} if done == 0 else None
        collection.must_be_sound(findings, when)
        allowed = ([self.state] + states)[done:done + 2]
        held = collection.must_hold(findings, allowed, when)
        if held is not None and len(allowed) > 1:
            findings.count("the commit under way was " + (
                "not there yet" if held is allowed[0] else "there, though not yet told of"))
        return held

    def go_on(self, held: State, last: State, when: str, choice: random.Random) -> None:
        """The next calls complete what was begun, and leave nothing behind."""
        findings, collection = self.findings, self.collection
        if choice.random() < 0.5:
            mended = collection.reindex(*(["--full"] if choice.random() < 0.5 else []))
            findings.expect(mended.status == 0, f"{when}, then reindex: {mended.label()}")
            collection.must_hold(findings, [held], f"{when}, then reindex")
        written = self.write(collection, held, [last], choice)
        findings.expect(written.status == 0, f"{when}, written again: {written.label()}")
        collection.must_be_sound(findings, f"{when}, written again")
        collection.must_hold(findings, [last], f"{when}, written again")
        collection.must_be_tidy(findings, f"{when}, written again")
        self.state = last
        if choice.random() < 0.2:
            self.whole.remove_index()
            self.write(self.whole, {}, [last], choice)
            _, scores = self.whole.scores()
            collection.must_equal(findings, scores, f"{when}, written again")

    def measure(self, choice: random.Random) -> None:
        """How long a first index and later commits take when nothing ends them."""
        took = []
        for _ in range(4):
            states = self.next_states(choice)
            ended = self.write(self.collection, self.state, states, choice)
            self.findings.expect(ended.status == 0, f"writing undisturbed: {ended.label()}")
            took.append(ended.seconds)
            self.state = states[-1]
        self.first, self.later = took[0], sorted(took[1:])[1]


def run(
    command: Command, writer: Path, folder: Path, seed: int, kills: int, findings: Findings
) -> None:
    """Kills the program so many times."""
    writing = Writing(command, writer, folder, seed, findings)
    choice = random.Random(f"writing {seed}")
    writing.measure(choice)
    for number in range(1, kills + 1):
        writing.trial(number, choice)
        findings.progress(number, kills)
