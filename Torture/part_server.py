"""Attacks the server from all sides while a reader goes on reading.

The reader must be answered all along, each time within `READER_SECONDS`; the server must live, its
memory stay below `MEMORY_LIMIT_MB`, and nothing that lies outside of the collection come out.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import threading
import time
from pathlib import Path

from articles import Maker
from collection import Collection
from command import Command
from findings import Findings

sys.path.append(str(Path(__file__).resolve().parent.parent / "Server/Tests"))

import sample  # noqa: E402
import serving  # noqa: E402
from server_attacks import ATTACKS  # noqa: E402
from server_target import SECRET, Target  # noqa: E402

READER_SECONDS = 3.0
MEMORY_LIMIT_MB = 400.0
ARTICLES = 2_000
# Between two requests of the reader.
PAUSE = 0.02


class Reader(threading.Thread):
    """Reads as somebody who looks something up: on one connection, now and then on a new one."""

    def __init__(self, target: Target, seed: int) -> None:
        super().__init__()
        self.target = target
        self.choice = random.Random(f"{seed}/reader")
        self.stop = threading.Event()
        self.slowest: dict[str, float] = {}

    def run(self) -> None:
        server = self.target.server
        link = server.connection(READER_SECONDS)
        while not self.stop.is_set():
            path, status = self.target.ordinary(self.choice)
            started = time.monotonic()
            try:
                answer = server.ask(path, connection=link)
                if answer.status != status:
                    self.target.fault(f"the reader: {path}: {answer}")
            except Exception as error:  # What can go wrong here is what is looked for.
                self.target.fault(f"the reader: {path}: {type(error).__name__}: {error}")
                link.close()
            taken = time.monotonic() - started
            during = self.target.during
            self.slowest[during] = max(self.slowest.get(during, 0), taken)
            if taken > READER_SECONDS:
                self.target.fault(f"the reader waited {taken:.1f} s during {during}")
            self.target.count("answers to the reader")
            if self.choice.random() < 0.1:
                link.close()
            time.sleep(PAUSE)
        link.close()


def files_allowed() -> int:
    """Raises how many connections this process may have, as far as the machine lets it."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most


def collection(command: Command, folder: Path, seed: int, findings: Findings) -> Collection:
    """Ordinary articles, and some whose titles and texts are markup."""
    made = Collection(command, folder, Maker(seed))
    made.put({number: 1 for number in range(ARTICLES)})
    hostile = sample.Sample(folder / "hostile")
    hostile.write()
    (folder / "rahasia.txt").write_text(SECRET)
    findings.expect(made.index().status == 0, "the index")
    ended = made.run("index", str(hostile.source), "--quiet")
    findings.expect(ended.status == 0, ended.label())
    return made


def run(
    command: Command, folder: Path, seed: int, seconds: float, connections: int = 10_000,
) -> Findings:
    """Each attack for so many seconds, in an order that follows from the seed."""
    findings = Findings("server")
    program = command.path.with_name(serving.SERVER_NAME)
    if not os.access(program, os.X_OK):
        findings.skip(f"there is no {program}; `make server` makes it")
        return findings
    held = collection(command, folder, seed, findings)
    possible = files_allowed() - 500
    if possible < connections:
        findings.skip(f"{connections} connections: this machine allows {possible}")
    with serving.Server(held.folder, "--timeout", "1", command=command.path) as server:
        target = Target(server, folder, findings, seconds, min(connections, possible))
        reader = Reader(target, seed)
        reader.start()
        try:
            attack(target, seed)
        finally:
            reader.stop.set()
            reader.join()
        findings.expect(server.child.poll() is None, f"the server is gone: {server.log[-2_000:]}")
        if server.child.poll() is None:
            findings.expect(server.stop() == 0, "it does not end as it should")
        for word in ("Fatal error", "Sanitizer", "Crash"):
            findings.expect(word not in server.log, f"the log says '{word}'")
        findings.expect(server.token not in server.log, "the token stands in the log")
        longest = sorted(reader.slowest.items(), key=lambda item: -item[1])[:4]
        findings.note("the reader waited longest: " + ", ".join(
            f"{taken:.2f} s during {during}" for during, taken in longest))
    return findings


def attack(target: Target, seed: int) -> None:
    order = sorted(ATTACKS)
    random.Random(seed).shuffle(order)
    memory = [f"{target.server.megabytes:.0f} MB at first"]
    for name in order:
        target.during = name
        ATTACKS[name](target, random.Random(f"{seed}/{name}"))
        if target.server.child.poll() is not None:
            target.fault(f"the server ended during {name}: {target.server.log[-2_000:]}")
            return
        megabytes = target.server.megabytes
        memory.append(f"{megabytes:.0f} after {name}")
        if megabytes > MEMORY_LIMIT_MB:
            target.fault(f"{megabytes:.0f} MB after {name}, at most {MEMORY_LIMIT_MB:.0f}")
    target.during = "the end"
    target.findings.note("memory: " + ", ".join(memory))
