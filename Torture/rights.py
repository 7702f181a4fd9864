"""Takes away the rights to an index, or the index itself."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from pathlib import Path

from articles import Maker
from collection import Collection
from command import Command
from findings import Findings

NOBODY = 65534


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
