"""Lets one writer commit constantly while eight readers search.

All articles that are always there are changed by every commit, and carry its number as a word in
title and body. So a reader that sees two numbers at once has seen half a commit, one that sees a
lower number than before has gone back in time, and one that sees fewer articles has lost some.
"""

from __future__ import annotations

import json
import os
import random
import re
import select
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

from articles import COMMON, Maker
from collection import Collection, reference
from command import Command, Ended
from findings import Findings

READERS = 8
# Articles that every commit changes; those beside them that none changes.
CONSTANT, STILL = 20, 600
# Every so many commits one builds a generation of its own.
FULL_EVERY = 7
# Between two searches, in seconds: the writer has to come to its commits on a small machine too.
PAUSE = 0.03
# More memory than this is too much for a reader of so small an index.
MEMORY_LIMIT_MB = 250
NUMBER = re.compile(r"ketukan(\d+)x")


class Board:
    """What writer and readers know of each other."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.lock = threading.Lock()
        self.begun = 0
        self.committed = 0
        self.generations = 0
        self.stop = threading.Event()
        self.peaks: dict[str, list[float]] = {}

    def fault(self, line: str) -> None:
        with self.lock:
            self.findings.fault(line)

    def count(self, what: str) -> None:
        with self.lock:
            self.findings.count(what)


def text(maker: Maker, number: int, version: int) -> str:
    """An article that says its version in title and body."""
    mark = f"ketukan{version}x"
    body = maker.text(number, version)
    title, rest = body.split("\n", 1)
    return f"{title} {mark}\n{rest}\nSemua {maker.constant(number)} {mark} tetapserempak.\n"


def write(path: Path, content: str) -> None:
    """Puts a file in place in one step, as an editor does: a scan meets the old or the new one."""
    draft = path.with_suffix(".draft")
    draft.write_text(content)
    os.replace(draft, path)


def judge(board: Board, answer: dict[str, Any], before: int, last: int, who: str) -> int:
    """Checks the hits of the query for all that every commit changes; gives the version seen."""
    with board.lock:
        newest = board.begun
    seen: set[int] = set()
    for hit in answer["hits"]:
        in_title = set(map(int, NUMBER.findall(hit["title"])))
        in_text = set(map(int, NUMBER.findall("".join(part["text"] for part in hit["snippet"]))))
        if len(in_title) != 1 or not in_text <= in_title:
            board.fault(f"{who}: half an article: {in_title} in the title of {hit['id']}, "
                        f"{in_text} in its text")
        seen |= in_title
    if len(answer["hits"]) != CONSTANT:
        board.fault(f"{who}: {len(answer['hits'])} of {CONSTANT} articles that are always there")
    if len(seen) != 1:
        board.fault(f"{who}: half a commit: {sorted(seen)}")
        return last
    version = seen.pop()
    if not max(before, last) <= version <= newest:
        board.fault(f"{who}: version {version} is seen, committed before was {before}, seen before "
                    f"{last}, begun {newest}")
    return version


QUERY = "+tetapserempak"
OPTIONS = ("--copies",)


def long_reader(board: Board, collection: Collection, name: str, seed: int) -> None:
    """One process that answers query after query."""
    child = collection.command.start(
        "batch", "-", "--limit", "100", *OPTIONS, "--index", str(collection.folder),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdin and child.stdout and child.stderr
    choice = random.Random(f"{seed}/{name}")
    last = 0
    try:
        while not board.stop.is_set():
            before = board.committed
            child.stdin.write(f"q\t{QUERY}\n".encode())
            child.stdin.flush()
            if not select.select([child.stdout], [], [], 60)[0]:
                board.fault(f"{name}: no answer within 60 s")
                break
            line = child.stdout.readline()
            if not line:
                said = child.stderr.read().decode(errors="replace").strip()
                board.fault(f"{name}: a search failed: {said}")
                break
            last = judge(board, json.loads(line), before, last, name)
            board.count("searches of long-lived readers")
            if peak := peak_megabytes(child.pid):
                board.peaks.setdefault(name, []).append(peak)
            time.sleep(choice.random() * PAUSE)
    finally:
        child.stdin.close()
        child.wait(60)
        child.stdout.close()
        child.stderr.close()


def peak_megabytes(process: int) -> float | None:
    """The most memory that a process has had so far (VmHWM)."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return None
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else None


def new_reader(board: Board, collection: Collection, name: str) -> None:
    """A process for each search."""
    last = 0
    while not board.stop.is_set():
        before = board.committed
        child = collection.command.start(
            "search", "--json", "--limit", "100", *OPTIONS, "--index", str(collection.folder),
            QUERY, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            output, errors = child.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
            board.fault(f"{name}: a search hung")
            return
        if child.returncode != 0:
            board.fault(f"{name}: a search ended with {child.returncode}: "
                        f"{errors.decode(errors='replace').strip()}")
            continue
        last = judge(board, json.loads(output), before, last, name)
        board.count("searches of a process each")
        time.sleep(PAUSE)


def writer(board: Board, collection: Collection, seed: int, deadline: float) -> list[float]:
    """Changes, adds and removes articles, and commits, until the time is up."""
    choice = random.Random(seed)
    extra: list[int] = []
    peaks = []
    version = 1
    while time.monotonic() < deadline and len(board.findings.wrong) < 20:
        version += 1
        with board.lock:
            board.begun = version
        for number in range(CONSTANT):
            write(collection.path(number), text(collection.maker, number, version))
        for _ in range(choice.randint(0, 5)):
            number = 5_000 + choice.randrange(1_000)
            path = collection.path(number)
            path.parent.mkdir(exist_ok=True)
            write(path, collection.maker.text(number, version))
            extra.append(number)
        for number in choice.sample(extra, min(len(extra), choice.randint(0, 4))):
            collection.path(number).unlink(missing_ok=True)
            extra = [other for other in extra if other != number]
        full = version % FULL_EVERY == 0
        ended = collection.reindex(*(["--full"] if full else []))
        peaks.append(ended.megabytes)
        if ended.status != 0:
            board.fault(f"the writer: {ended.label()}")
            break
        with board.lock:
            board.committed = version
            board.findings.count("generations built meanwhile" if full else "commits to the live one")
    return peaks


def readers_and_writer(
    command: Command, folder: Path, seed: int, seconds: float, findings: Findings
) -> None:
    """One writer and eight readers for so many seconds."""
    collection = Collection(command, folder, Maker(seed))
    collection.put({number: 1 for number in range(CONSTANT, CONSTANT + STILL)})
    for number in range(CONSTANT):
        write(collection.path(number), text(collection.maker, number, 1))
    ended = collection.index()
    if not findings.expect(ended.status == 0, ended.label()):
        return
    board = Board(findings)
    board.begun = board.committed = 1
    threads = [
        threading.Thread(target=long_reader, args=(board, collection, f"reader {number}", seed))
        if number % 2 == 0 else
        threading.Thread(target=new_reader, args=(board, collection, f"reader {number}"))
        for number in range(READERS)
    ]
    for thread in threads:
        thread.start()
    try:
        peaks = writer(board, collection, seed, time.monotonic() + seconds)
    finally:
        board.stop.set()
        for thread in threads:
            thread.join()
    collection.must_be_sound(findings, "after all")
    collection.must_be_tidy(findings, "after all")
    expected = reference(collection, folder / "reference")
    collection.must_equal(findings, expected, "after all")
    for name, series in sorted(board.peaks.items()):
        findings.expect(max(series) < MEMORY_LIMIT_MB,
                        f"{name} took {max(series):.0f} MB, more than {MEMORY_LIMIT_MB}")
        early = series[len(series) // 4]
        findings.note(f"{name}: {series[0]:.0f} MB at first, {early:.0f} MB after a quarter of its "
                      f"searches, {series[-1]:.0f} MB at the end")
    if peaks:
        findings.note(f"writer: {max(peaks):.0f} MB at most")


def second_writer(command: Command, folder: Path, seed: int, findings: Findings) -> None:
    """A writer that is stopped midway keeps a second one out, and no reader."""
    collection = Collection(command, folder, Maker(seed))
    collection.put({number: 1 for number in range(700)})
    findings.expect(collection.index().status == 0, "the first index")

    held: list[Ended] = []

    def stop(process: int) -> None:
        deadline = time.monotonic() + 30
        while not any(collection.built.glob("building-*")) and time.monotonic() < deadline:
            time.sleep(0.001)
        os.kill(process, signal.SIGSTOP)
        try:
            held.append(collection.run("search", "petani", timeout=30))
            held.append(collection.run("check", timeout=30))
            for call in (("reindex",), ("reindex", "--full"), ("index", str(collection.source))):
                second = collection.run(*call, timeout=30)
                findings.expect(
                    second.status == 2 and str(collection.built / "lock") in second.errors
                    and "another program" in second.errors and len(second.errors.splitlines()) == 1,
                    f"a second writer: {second.label()}")
                findings.count("second writers told of the lock")
        finally:
            os.kill(process, signal.SIGCONT)

    first = collection.reindex("--full", while_running=stop)
    findings.expect(first.status == 0, f"the first writer: {first.label()}")
    for ended in held:
        findings.expect(ended.status == 0, f"beside a writer: {ended.label()}")
    collection.must_be_sound(findings, "after the first writer went on")


def unreachable_source(command: Command, folder: Path, seed: int, findings: Findings) -> None:
    """The articles of a source stay while it cannot be reached, and go with its files only."""
    collection = Collection(command, folder, Maker(seed))
    collection.put({number: 1 for number in range(60)})
    second = folder / "second"
    shutil.copytree(collection.source / "3", second / "own")
    for path in (second / "own").iterdir():
        path.write_text(collection.maker.text(20_000 + int(path.stem), 1))
        path.rename(path.with_name(f"{20_000 + int(path.stem)}.txt"))
    findings.expect(collection.index().status == 0, "the first source")
    findings.expect(collection.run("index", str(second), "--quiet").status == 0, "the second source")
    state = dict(collection.state)
    state |= {int(path.stem): 1 for path in (second / "own").iterdir()}
    collection.must_hold(findings, [state], "two sources")
    away = folder / "away"
    second.rename(away)
    for options in ((), ("--full",), ()):
        ended = collection.reindex(*options)
        when = f"a source is away, reindex {' '.join(options)}"
        findings.expect(ended.status == 0, f"{when}: {ended.label()}")
        findings.expect(str(second) in ended.errors and "cannot be reached" in ended.errors,
                        f"{when}: no warning that names it: {ended.says}")
        collection.must_hold(findings, [state], when)
        collection.must_be_sound(findings, when)
        findings.count("synchronisations without a source")
    away.rename(second)
    gone = sorted((second / "own").iterdir())[0]
    gone.unlink()
    del state[int(gone.stem)]
    findings.expect(collection.reindex().status == 0, "the source is back")
    collection.must_hold(findings, [state], "the source is back, one file less")


def run(command: Command, folder: Path, seed: int, seconds: float) -> Findings:
    findings = Findings("at-once")
    for name, part in (("lock", second_writer), ("sources", unreachable_source)):
        part(command, folder / name, seed, findings)
    readers_and_writer(command, folder / "readers", seed, seconds, findings)
    return findings
