"""Starts the server as a user does, asks it, and stops it."""

from __future__ import annotations

import http.client
import json
import os
import select
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
COMMAND = Path(os.environ.get("SCO_SEARCH_COMMAND", ROOT / ".build/release/sco-search")).resolve()
SERVER_NAME = "sco-search-server"
START_SECONDS = 20.0
ANSWER_SECONDS = 30.0
API = "/api/v1/"


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def kind(self) -> str:
        """The media type without its parameters."""
        return self.headers.get_content_type()

    @property
    def text(self) -> str:
        return self.body.decode()

    def __str__(self) -> str:
        return f"{self.status} {self.kind}: {self.body[:300]!r}"


def environment(**more: str) -> dict[str, str]:
    """Without what the user's own environment says to the command."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("SCO_SEARCH")}
    return own | more


def run(*arguments: str, folder: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end."""
    return subprocess.run(
        [str(COMMAND), *arguments], cwd=folder, env=environment(**more), capture_output=True,
        encoding="utf-8", errors="replace", timeout=120, check=False)


def target(path: str, **parameters: object) -> str:
    """A path under the interface with its parameters."""
    query = urllib.parse.urlencode(parameters, doseq=True, errors="surrogateescape")
    return API + path + ("?" + query if query else "")


def encoded(name: str | bytes, safe: str = "/") -> str:
    """An article's id as the rest of a path."""
    return urllib.parse.quote(name, safe=safe)


class Server:
    """One that runs."""

    def __init__(
        self, index: Path, *options: str, folder: Path | None = None, command: Path = COMMAND,
        **more: str,
    ) -> None:
        program = command.resolve().with_name(SERVER_NAME)
        if not os.access(program, os.X_OK):
            raise Failure(f"no server at {program}; `make server` makes it")
        self._log = tempfile.TemporaryFile()
        self.child = subprocess.Popen(
            [str(command), "serve", "--index", str(index), "--port", "0", *options],
            cwd=folder or index.parent, env=environment(**more), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=self._log)
        try:
            self.line = self._first_line()
        except BaseException:
            self.kill()
            raise
        found = urllib.parse.urlsplit(self.line)
        self.host = found.hostname or ""
        self.port = found.port or 0
        self.token = urllib.parse.parse_qs(found.query).get("token", [""])[0]

    def _first_line(self) -> str:
        """The address that it prints when it is ready."""
        assert self.child.stdout
        if not select.select([self.child.stdout], [], [], START_SECONDS)[0]:
            raise Failure(f"the server was not ready within {START_SECONDS:.0f} s: {self.log}")
        line = self.child.stdout.readline().decode().strip()
        if not line.startswith("http://"):
            status = self.child.wait(START_SECONDS)
            raise Failure(f"the server ended with {status} and printed {line!r}: {self.log}")
        return line

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """What it wrote to standard error so far."""
        return os.pread(self._log.fileno(), 1 << 26, 0).decode(errors="replace")

    @property
    def megabytes(self) -> float:
        """The memory that it has now."""
        for line in Path(f"/proc/{self.child.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise Failure("the server has no memory: it is gone")

    def connection(self, timeout: float = ANSWER_SECONDS) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(
        self, where: str, method: str = "GET", *, bearer: bool = True,
        connection: http.client.HTTPConnection | None = None, body: bytes | None = None,
        headers: dict[str, str] | list[tuple[str, str]] = {}, host: bool = True,
    ) -> Answer:
        """One request, on a connection of its own where none is given.

        Redirects are not followed. `host=False` leaves out that header field.
        """
        used = connection or self.connection()
        try:
            used.putrequest(method, where, skip_host=not host, skip_accept_encoding=True)
            if bearer:
                used.putheader("Authorization", f"Bearer {self.token}")
            for name, value in headers.items() if isinstance(headers, dict) else headers:
                used.putheader(name, value)
            if body is not None:
                used.putheader("Content-Length", str(len(body)))
            used.endheaders(body)
            response = used.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            if connection is None:
                used.close()

    def get(self, path: str, **parameters: object) -> Answer:
        """A path under the interface."""
        return self.ask(target(path, **parameters))

    def dial(self, timeout: float = ANSWER_SECONDS) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def send(self, data: bytes, timeout: float = ANSWER_SECONDS) -> bytes:
        """Sends bytes as they are; all that comes back until the server closes or is silent."""
        with self.dial(timeout) as link:
            received = b""
            try:
                link.sendall(data)
                link.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # It may have closed before it took all.
            try:
                while block := link.recv(1 << 16):
                    received += block
            except OSError:
                pass
            return received

    def stop(self, number: signal.Signals = signal.SIGTERM, timeout: float = 30) -> int:
        """Ends it; gives its exit status."""
        if self.child.poll() is None:
            self.child.send_signal(number)
        return self.child.wait(timeout)

    def kill(self) -> None:
        """Ends it in any case."""
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait()
        if self.child.stdout:
            self.child.stdout.close()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.stop()
        finally:
            self.kill()
            self._log.close()


def wait_until(holds: Any, seconds: float = 10.0) -> bool:
    """Waits for something that comes about by itself."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
