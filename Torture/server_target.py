"""The server that is attacked, and what must never come out of it."""

from __future__ import annotations

import random
import threading
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import serving
from articles import QUERIES
from findings import Findings

# Stands in a file beside the collection.
SECRET = "RAHASIA-DI-LUAR"
# What no answer may hold; the second is how the system's list of users begins.
FORBIDDEN = (SECRET.encode(), b"root:x:0:")


class Target:
    """What the attacks share."""

    def __init__(
        self, server: serving.Server, folder: Path, findings: Findings, seconds: float,
        connections: int,
    ) -> None:
        self.server = server
        self.folder = folder
        self.findings = findings
        self.seconds = seconds
        self.connections = connections
        # The attack that is under way.
        self.during = "the start"
        self._lock = threading.Lock()

    def fault(self, line: str) -> None:
        with self._lock:
            self.findings.fault(line)

    def count(self, what: str, times: int = 1) -> None:
        with self._lock:
            self.findings.count(what, times)

    def while_time_lasts(self) -> Iterator[int]:
        """Numbers from 0 on, as long as the attack has time."""
        deadline = time.monotonic() + self.seconds
        number = 0
        while time.monotonic() < deadline:
            yield number
            number += 1

    @property
    def fields(self) -> bytes:
        """The header fields of a request that is let in."""
        return (f"Host: 127.0.0.1:{self.server.port}\r\n"
                f"Authorization: Bearer {self.server.token}\r\n").encode()

    def ordinary(self, choice: random.Random) -> tuple[str, int]:
        """A request that somebody might make, and the status of its answer."""
        query = choice.choice(QUERIES)
        number = choice.randrange(500)
        return choice.choice((
            (serving.target("search", q=query, facets=1), 200),
            (serving.target("search", q=query, limit=30), 200),
            (serving.target("suggest", q=query[:4]), 200),
            (serving.target(f"articles/{number % 7}/{number:05}.txt", highlight=query), 200),
            ("/?" + urllib.parse.urlencode({"q": query}), 200),
            (serving.target("health"), 200),
        ))

    def judge(self, answer: bytes, what: str) -> None:
        """Checks what came back, whatever was sent."""
        for text in FORBIDDEN:
            if text in answer:
                self.fault(f"{what}: {text!r} came out")
        if answer and not answer.startswith(b"HTTP/1."):
            self.fault(f"{what}: no answer of HTTP: {answer[:80]!r}")
        if answer[9:12] in (b"500", b"502", b"504"):
            self.fault(f"{what}: {answer[:300]!r}")

    def ask(self, path: str, what: str, **options: object) -> serving.Answer | None:
        """One request that may be refused, but must be answered well."""
        try:
            answer = self.server.ask(path, **options)  # type: ignore[arg-type]
        except OSError as error:
            self.fault(f"{what}: {type(error).__name__}: {error}")
            return None
        for text in FORBIDDEN:
            if text in answer.body:
                self.fault(f"{what}: {text!r} came out")
        if answer.status >= 500 and answer.status != 503:
            self.fault(f"{what}: {answer}")
        return answer
