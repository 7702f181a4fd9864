"""Lets writing fail at every stage: a full disk, a limit on file sizes, a failing call.

Each time: an error on one line and exit status 2, the old index as it was, and success when the
cause is gone.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from articles import Maker
from collection import Collection, Scores, State, reference
from command import Command, Ended
from findings import Findings
from rights import deleted, no_rights, read_only

FEW, MANY = 100, 700


@dataclass(frozen=True)
class Stage:
    """A change of the index that is to fail."""

    name: str
    after: str
    arguments: tuple[str, ...] = ()


STAGES = (
    Stage("small commit", "few2"), Stage("large build", "many"),
    Stage("full build", "few", ("--full",)),
)


class Bench:
    """A collection whose index is brought to the same state before every trial."""

    def __init__(self, command: Command, folder: Path, seed: int, findings: Findings) -> None:
        self.findings = findings
        self.collection = Collection(command, folder, Maker(seed))
        few = {number: 1 for number in range(FEW)}
        self.states: dict[str, State] = {
            "few": few,
            "few2": few | {number: 2 for number in range(10)},
            "many": {number: 1 + number % 2 for number in range(MANY)},
        }
        self.references: dict[str, Scores] = {}
        for name, state in self.states.items():
            self.collection.put(state)
            self.references[name] = reference(self.collection, folder / "reference")
        self.whole = folder / "whole"
        self.build()

    def build(self) -> None:
        """Makes the index of the first state, and keeps a copy of it."""
        self.collection.put(self.states["few"])
        self.findings.expect(self.collection.index().status == 0, "the first index")
        shutil.rmtree(self.whole, ignore_errors=True)
        shutil.copytree(self.collection.built, self.whole)
        self.bytes = self.size()

    def size(self) -> int:
        return sum(path.stat().st_size for path in self.whole.rglob("*"))

    def restore(self) -> None:
        """Files and index in their first state, whatever became of them."""
        built = self.collection.built
        for path in built.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self.whole, built, dirs_exist_ok=True)
        # Times of files change when they are written again.
        self.collection.put(self.states["few"])
        ended = self.collection.reindex()
        self.findings.expect(ended.status == 0, f"bringing the index up to date: {ended.label()}")

    def attempt(
        self, stage: Stage, when: str, make: Callable[[Stage], Ended], statuses: tuple[int, ...]
    ) -> Ended:
        """Makes a change of the first state that may fail, but neither crash nor hang."""
        self.restore()
        self.collection.put(self.states[stage.after])
        ended = make(stage)
        if ended.hung or ended.crashed or ended.status not in statuses:
            self.findings.fault(f"{when}: {ended.label()}")
        return ended

    def must_succeed(self, stage: Stage, when: str, skipped: bool = False) -> None:
        """Makes the change without fault; where files were skipped it is not all of it."""
        findings, collection = self.findings, self.collection
        again = collection.reindex()
        findings.expect(again.status == 0, f"{when}: {again.label()}")
        if not skipped:
            collection.must_hold(findings, [self.states[stage.after]], when)
            collection.must_equal(findings, self.references[stage.after], when)
        collection.must_be_tidy(findings, when)

    def trial(
        self, stage: Stage, how: str, make: Callable[[Stage], Ended], words: tuple[str, ...],
        undo: Callable[[], None] = lambda: None,
    ) -> None:
        """Makes a change that may fail, looks at what is left, and makes it again without fault."""
        findings, collection = self.findings, self.collection
        when = f"{stage.name}, {how}"
        ended = self.attempt(stage, when, make, (0, 2))
        if ended.status == 2:
            findings.count(f"{stage.name}: failures with a reason")
            lines = [line for line in ended.errors.splitlines() if "warning" not in line]
            findings.expect(
                len(lines) == 1 and any(word in ended.errors.lower() for word in words),
                f"{when}: the reason is not said on one line: {ended.label()}")
        else:
            findings.count(f"{stage.name}: went well")
        # After a failure the old index is there; or the new one, where only tidying up failed.
        allowed = [self.states[stage.after]]
        if ended.status != 0:
            allowed.append(self.states["few"])
        collection.must_hold(findings, allowed, when)
        collection.must_be_sound(findings, when)
        undo()
        self.must_succeed(stage, f"{when}, the cause gone")


def size_limits(bench: Bench, seed: int, trials: int) -> None:
    """No file may become larger than a limit, which goes from almost nothing to almost enough."""
    choice = random.Random(seed)
    largest = max(path.stat().st_size for path in bench.whole.rglob("*"))
    for number in range(trials):
        stage = STAGES[number % len(STAGES)]
        limit = int(largest * 3 ** (-6 * choice.random())) if number % 5 else choice.randrange(9000)
        bench.trial(
            stage, f"files limited to {limit} bytes",
            lambda stage, limit=limit: bench.collection.reindex(
                *stage.arguments, file_bytes=limit),
            ("file too large", "make room"))


@contextmanager
def small_disk(place: Path, size: int) -> Iterator[bool]:
    """A file system in memory of so many bytes, where mounting is allowed."""
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)],
        capture_output=True, check=False) if shutil.which("mount") else None
    mounted = done is not None and done.returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


def resize(place: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(place)], check=True)


def full_disk(command: Command, folder: Path, seed: int, trials: int, findings: Findings) -> None:
    """The disk fills up after a random number of bytes more."""
    place = folder / "small"
    room = 400 << 20
    with small_disk(place, room) as mounted:
        if not mounted:
            findings.skip("a full disk (mounting is not allowed)")
            return
        bench = Bench(command, folder / "files", seed, findings)
        collection = bench.collection
        shutil.rmtree(collection.folder)
        collection.folder = place / "index"
        collection.built = collection.folder / "built"
        # Where an index lies decides how it names its sources.
        bench.build()
        choice = random.Random(seed)
        for number in range(trials):
            stage = STAGES[number % len(STAGES)]
            resize(place, room)
            # From nothing at all to what the change needs and more.
            spare = choice.choice((0, 4096, 1 << 14, 1 << 16, int(
                bench.bytes * 3 ** (-4 + 5.5 * choice.random()))))

            def make(stage: Stage, spare: int = spare) -> Ended:
                status = os.statvfs(place)
                used = (status.f_blocks - status.f_bfree) * status.f_frsize
                resize(place, used + spare)
                return collection.reindex(*stage.arguments)

            bench.trial(
                stage, f"{spare} bytes left on the disk", make, ("no space", "room"),
                lambda: resize(place, room))


# Calls that writing rests on; those that Xapian makes are among them.
CALLS = ("pwrite64", "write", "fsync", "fdatasync", "openat", "rename")


def failing_calls(bench: Bench, command: Command, seed: int, trials: int) -> None:
    """A system call fails: the n-th one of its kind, as strace lets it."""
    findings = bench.findings
    probe = shutil.which("strace") and subprocess.run(
        ["strace", "-f", "-e", "trace=none", "true"], capture_output=True, check=False)
    if not probe or probe.returncode != 0:
        findings.skip("failing system calls (strace is not installed, or tracing not allowed)")
        return
    choice = random.Random(seed)
    for number in range(trials):
        stage = STAGES[number % len(STAGES)]
        call = choice.choice(CALLS)
        error = choice.choice(("EIO", "ENOSPC")) if call != "openat" else "EIO"
        nth = max(1, int(2 ** (10 * choice.random()) if call.endswith("write64") or call == "openat"
                         else 2 ** (4 * choice.random())))
        if call == "write":
            # The last writes are those to the terminal.
            nth = choice.randint(1, 3)
        traced = Collection(
            command.through("strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={call}",
                            "-e", f"inject={call}:error={error}:when={nth}", "--"),
            bench.collection.source.parent, bench.collection.maker)
        failing_trial(
            bench, stage, f"{call} number {nth} fails with {error}",
            lambda stage, traced=traced: traced.reindex(*stage.arguments))


def out_of_reach(errors: str, collection: Collection, state: State) -> Iterator[int]:
    """The articles of files and folders that could not be read, by what was said of them."""
    for line in errors.splitlines():
        _, skipped, said = line.partition("skipped: ")
        if not skipped:
            continue
        names = Path(said.partition(": ")[0]).parts
        for number in state:
            path = collection.path(number)
            if names[-1:] == (path.parent.name,) or names[-2:] == path.parts[-2:]:
                yield number


def failing_trial(
    bench: Bench, stage: Stage, how: str, make: Callable[[Stage], Ended]
) -> None:
    """As another trial, but the call that fails may also be one that reads, or one without effect."""
    findings, collection = bench.findings, bench.collection
    when = f"{stage.name}, {how}"
    ended = bench.attempt(stage, when, make, (0, 1, 2, 127))
    findings.count(f"a call fails: ended with {ended.status}")
    allowed = [bench.states[stage.after], bench.states["few"]]
    skipped = set(out_of_reach(ended.errors, collection, bench.states[stage.after]))
    if skipped:
        # What the index had of a file that cannot be read stays.
        allowed.append({
            number: version for number, version in bench.states[stage.after].items()
            if number not in skipped
        } | {number: bench.states["few"][number] for number in skipped & bench.states["few"].keys()})
    held = collection.must_hold(findings, allowed, when)
    if ended.status == 0 and not ended.errors and held is not None:
        findings.expect(held is bench.states[stage.after], f"{when}: success, but nothing is done")
    collection.must_be_sound(findings, when)
    # A source file that could not be read counts as unchanged until it changes.
    bench.must_succeed(stage, f"{when}, once more", skipped="skipped" in ended.errors)


def run(command: Command, folder: Path, seed: int, trials: int) -> Findings:
    findings = Findings("full-disk")
    no_rights(command, folder / "rights", seed, findings)
    read_only(command, folder / "read-only", seed, findings)
    deleted(command, folder / "deleted", seed, findings)
    full_disk(command, folder / "disk", seed, trials, findings)
    bench = Bench(command, folder / "limits", seed, findings)
    size_limits(bench, seed, trials)
    failing_calls(bench, command, seed, trials)
    return findings
