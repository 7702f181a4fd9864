"""Lets writing fail at every stage: a full disk, a limit on file sizes, a failing call, no rights.

Each time: an error on one line and exit status 2, the old index as it was, and success when the
cause is gone.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from articles import Maker
from collection import Collection, Scores, State, reference
from command import Command, Ended
from findings import Findings

FEW, MANY = 100, 700
NOBODY = 65534


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
        self.collection.put(few)
        findings.expect(self.collection.index().status == 0, "the first index")
        self.whole = folder / "whole"
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

    def trial(
        self, stage: Stage, how: str, make: Callable[..., Ended], words: tuple[str, ...],
        undo: Callable[[], None] = lambda: None,
    ) -> Ended:
        """Makes a change that may fail, looks at what is left, and makes it again without fault."""
        findings, collection = self.findings, self.collection
        self.restore()
        collection.put(self.states[stage.after])
        ended = make(stage)
        when = f"{stage.name}, {how}"
        if ended.hung or ended.crashed or ended.status not in (0, 2):
            findings.fault(f"{when}: {ended.label()}")
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
        again = collection.reindex()
        findings.expect(again.status == 0, f"{when}, the cause gone: {again.label()}")
        collection.must_hold(findings, [self.states[stage.after]], f"{when}, the cause gone")
        collection.must_equal(
            findings, self.references[stage.after], f"{when}, the cause gone")
        collection.must_be_tidy(findings, f"{when}, the cause gone")
        return ended


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
        collection.built.mkdir(parents=True)
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


def failing_trial(
    bench: Bench, stage: Stage, how: str, make: Callable[[Stage], Ended]
) -> None:
    """As another trial, but the call that fails may also be one that reads, or one without effect."""
    findings, collection = bench.findings, bench.collection
    bench.restore()
    collection.put(bench.states[stage.after])
    ended = make(stage)
    when = f"{stage.name}, {how}"
    if ended.hung or ended.crashed or ended.status not in (0, 1, 2, 127):
        findings.fault(f"{when}: {ended.label()}")
    findings.count(f"a call fails: ended with {ended.status}")
    allowed = [bench.states[stage.after], bench.states["few"]]
    held = collection.must_hold(findings, allowed, when)
    if ended.status == 0 and not ended.errors and held is not None:
        findings.expect(held is bench.states[stage.after], f"{when}: success, but nothing is done")
    collection.must_be_sound(findings, when)
    again = collection.reindex()
    findings.expect(again.status == 0, f"{when}, once more: {again.label()}")
    # A source file that could not be read counts as unchanged until it changes.
    if "skipped" not in ended.errors:
        collection.must_hold(findings, [bench.states[stage.after]], f"{when}, once more")
        collection.must_equal(findings, bench.references[stage.after], f"{when}, once more")
    collection.must_be_tidy(findings, f"{when}, once more")


def as_nobody(command: Command) -> Command | None:
    """The command run by a user without rights; None where that cannot be."""
    if os.geteuid() != 0:
        return command
    if shutil.which("setpriv") is None:
        return None
    plain = command.through(
        "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--")
    return plain if plain.run("--version").status == 0 else None


def no_rights(command: Command, folder: Path, seed: int, findings: Findings) -> None:
    """Rights to folder and files are taken away."""
    # A user without rights must reach the program as well.
    folder.mkdir(mode=0o755)
    program = folder / "sco-search"
    shutil.copy(command.path, program)
    program.chmod(0o755)
    plain = as_nobody(Command(program))
    if plain is None:
        findings.skip("rights taken away (as root, without a way to be another user)")
        return
    collection = Collection(plain, folder, Maker(seed))
    owner = Collection(command, folder, Maker(seed))
    state = {number: 1 for number in range(50)}
    owner.put(state)
    findings.expect(owner.index().status == 0, "the index")
    live = owner.live()
    assert live is not None
    reading = (("search", "petani"), ("batch", "-"), ("stats",), ("check",), ("sources",))
    writing = (("reindex",), ("reindex", "--full"), ("index", str(owner.source)))

    def expect(calls: tuple[tuple[str, ...], ...], status: int, when: str) -> None:
        for call in calls:
            ended = collection.run(*call, given=b"1\tpetani\n")
            said = ended.errors.lower()
            findings.count("calls without rights")
            findings.expect(
                ended.status == status and (status == 0 or (
                    len(ended.errors.splitlines()) == 1 and
                    ("permission" in said or "read-only" in said))),
                f"{when}: {ended.label()}")

    # The index is another user's: it can be read, not written.
    expect(reading, 0, "another user's index")
    expect(writing, 2, "another user's index")
    changes = (
        ("the collection's folder", owner.folder), ("the built folder", owner.built),
        ("the generation", live), ("a table", live / "postlist.glass"),
        ("the stored texts", live / "docdata.glass"), ("the revision", live / "iamglass"),
        ("the stub", owner.built / "current"), ("the sources", owner.built / "sources.json"),
    )
    for name, path in changes:
        mode = path.stat().st_mode
        path.chmod(0)
        try:
            expect((reading[0], reading[3]), 2, f"{name} cannot be read")
        finally:
            path.chmod(mode)
    expect(reading, 0, "rights given again")

    # A source that cannot be looked into keeps its articles; so does a file.
    for path in (owner.built, live, *owner.built.rglob("*"), owner.folder):
        os.chown(path, NOBODY, NOBODY) if os.geteuid() == 0 else None
    for path in (owner.source, owner.source / "3", owner.path(10)):
        mode = path.stat().st_mode
        path.chmod(0)
        try:
            for call in (("reindex",), ("reindex", "--full")):
                ended = collection.run(*call)
                when = f"{path.name} cannot be read, {' '.join(call)}"
                # A file that has not changed is not opened, except by a full build.
                named = path.name in ended.errors or path.is_file() and "--full" not in call
                findings.expect(ended.status == 0 and named, f"{when}: {ended.label()}")
                if path.is_dir() or "--full" not in call:
                    owner.must_hold(findings, [state], when)
                findings.count("synchronisations without rights to a source")
        finally:
            path.chmod(mode)
        findings.expect(collection.reindex("--full").status == 0, f"{path.name} can be read again")
        owner.must_hold(findings, [state], f"{path.name} can be read again")


def read_only(command: Command, folder: Path, seed: int, findings: Findings) -> None:
    """The index lies on a disk that cannot be written."""
    collection = Collection(command, folder, Maker(seed))
    collection.put({number: 1 for number in range(50)})
    findings.expect(collection.index().status == 0, "the index")
    place = str(collection.folder)
    for step in (["mount", "--bind", place, place], ["mount", "-o", "remount,ro,bind", place]):
        if not shutil.which("mount") or subprocess.run(
                step, capture_output=True, check=False).returncode != 0:
            subprocess.run(["umount", place], capture_output=True, check=False)
            findings.skip("a read-only disk (mounting is not allowed)")
            return
    try:
        for call in (("search", "petani"), ("stats",), ("check",), ("sources",)):
            ended = collection.run(*call)
            findings.count("calls on a read-only disk")
            findings.expect(ended.status == 0, f"read-only: {ended.label()}")
        collection.put({number: 2 for number in range(50)})
        for call in (("reindex",), ("reindex", "--full"), ("index", str(folder))):
            ended = collection.run(*call)
            findings.count("calls on a read-only disk")
            findings.expect(
                ended.status == 2 and "read-only" in ended.errors.lower()
                and len(ended.errors.splitlines()) == 1, f"read-only: {ended.label()}")
    finally:
        subprocess.run(["umount", place], check=True)
    findings.expect(collection.reindex().status == 0, "the disk can be written again")


def deleted(command: Command, folder: Path, seed: int, findings: Findings) -> None:
    """The index is deleted under a search that is going on, and under a writer."""
    collection = Collection(command, folder, Maker(seed))
    collection.put({number: 1 for number in range(50)})
    for number, victim in enumerate(("built", "", "built/current", "generation")):
        findings.expect(collection.index().status == 0, "the index")
        path = collection.live() if victim == "generation" else collection.folder / victim
        child = collection.command.start(
            "batch", "-", "--index", str(collection.folder), stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdin and child.stdout and path
        child.stdin.write(b"1\tpetani\n")
        child.stdin.flush()
        first = child.stdout.readline()
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        try:
            output, errors = child.communicate(b"2\tharga pupuk\n3\tpanen\n", timeout=30)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            findings.fault(f"{victim} deleted under a batch: it hangs")
            continue
        said = errors.decode(errors="replace")
        findings.count("indexes deleted under a batch")
        findings.expect(
            first.startswith(b"{") and (child.returncode == 2 and len(said.splitlines()) == 1
                                        or child.returncode == 0 and output.count(b"\n") == 2),
            f"{victim or 'all'} deleted under a batch: {child.returncode}, {said}")
        collection.remove_index()
    choice = random.Random(seed)
    collection.put({number: 1 for number in range(300)})
    for _ in range(10):
        delay = choice.random()
        collection.remove_index()

        def away(process: int, delay: float = delay) -> None:
            time.sleep(delay)
            shutil.rmtree(collection.folder, ignore_errors=True)

        ended = collection.index(while_running=away)
        findings.count("indexes deleted under a writer")
        if ended.hung or ended.crashed or ended.status not in (0, 2):
            findings.fault(f"deleted under a writer after {delay:.3f} s: {ended.label()}")
        again = collection.index()
        findings.expect(again.status == 0, f"built after that: {again.label()}")
        collection.must_be_sound(findings, "built after that")


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
