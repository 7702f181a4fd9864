"""Runs the command to its end, or to a moment at which it is killed, and says what came of it."""

from __future__ import annotations

import json
import os
import resource
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

# No call of these programs has a reason to take longer; what does has hung.
HANG_SECONDS = 120.0
# How often a condition is looked at that a kill waits for.
GLANCE_SECONDS = 0.0002


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


@dataclass(frozen=True)
class Ended:
    """What became of a call."""

    arguments: tuple[str, ...]
    # The exit status; the negative number of the signal that ended it.
    status: int
    output: str
    errors: str
    seconds: float
    # Of all its threads, in the program and in the kernel: other programs do not count.
    cpu_seconds: float
    # The most memory at once.
    megabytes: float
    hung: bool
    program: str

    @property
    def crashed(self) -> bool:
        """Whether a signal ended it that was not ours."""
        return self.status < 0 and self.status != -signal.SIGKILL

    @property
    def says(self) -> str:
        """What it said on standard error, on one line."""
        return " | ".join(self.errors.strip().splitlines())[:400]

    def object(self) -> Any:
        """The JSON object that it printed."""
        return json.loads(self.output)

    def label(self) -> str:
        """The call and its end, for a report."""
        end = "hung" if self.hung else f"ended with {self.status}"
        return f"`{self.program} {' '.join(self.arguments)[:160]}` {end}: {self.says}"


def limited(file_bytes: int | None = None) -> Callable[[], None]:
    """Puts limits on a child: how large a file may become."""

    def limit() -> None:
        if file_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    return limit


class Command:
    """The program under test."""

    def __init__(self, path: Path, before: Sequence[str] = (), folder: Path | None = None) -> None:
        self.path = path
        # What runs it: `setpriv --reuid=…`, say.
        self.before = list(before)
        self.folder = folder
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("SCO_SEARCH")
        }

    def through(self, *before: str) -> Command:
        """The same program run by another one."""
        return Command(self.path, before, self.folder)

    def start(self, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
        """Starts it; the caller waits for its end."""
        return subprocess.Popen(
            [*self.before, str(self.path), *arguments], env=self.environment, cwd=self.folder,
            **options)

    def run(
        self,
        *arguments: str,
        given: bytes = b"",
        timeout: float = HANG_SECONDS,
        kill_after: float | None = None,
        kill_when: Callable[[], bool] | None = None,
        file_bytes: int | None = None,
        while_running: Callable[[int], None] | None = None,
    ) -> Ended:
        """Runs it to its end.

        With `kill_after` it is killed so many seconds after its start, with `kill_when` as soon as
        that is true, if it has not ended before. `while_running` is called with its number once.
        """
        with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as output, \
                tempfile.TemporaryFile() as errors:
            source.write(given)
            source.seek(0)
            started = time.perf_counter()
            # Without a function to run before it, the child starts faster and its moments are
            # spread over the work instead of the start.
            limits = {} if file_bytes is None else {"preexec_fn": limited(file_bytes)}
            child = self.start(*arguments, stdin=source, stdout=output, stderr=errors, **limits)
            handle = os.pidfd_open(child.pid)
            try:
                if while_running:
                    while_running(child.pid)
                hung = _wait(handle, started, timeout, kill_after, kill_when)
            finally:
                os.close(handle)
                _, status, usage = os.wait4(child.pid, 0)
                child.returncode = os.waitstatus_to_exitcode(status)
            return Ended(
                arguments, child.returncode, _text(output), _text(errors),
                time.perf_counter() - started, usage.ru_utime + usage.ru_stime,
                usage.ru_maxrss / 1024, hung, self.path.name)


def _wait(
    handle: int, started: float, timeout: float, kill_after: float | None,
    kill_when: Callable[[], bool] | None,
) -> bool:
    """Waits for the end, and kills when that is asked for, or after the timeout: then True.

    A process is named by a handle, so that no other one with its number can be killed.
    """
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    try:
        if kill_when is not None:
            while time.perf_counter() - started < timeout:
                if kill_when():
                    signal.pidfd_send_signal(handle, signal.SIGKILL)
                    return False
                if waiting.poll(1000 * GLANCE_SECONDS):
                    return False
        else:
            limit = timeout if kill_after is None else kill_after
            left = limit - (time.perf_counter() - started)
            if left > 0.002 and waiting.poll(1000 * (left - 0.002)):
                return False
            while time.perf_counter() - started < limit:
                if waiting.poll(0):
                    return False
            if kill_after is not None:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
                return False
        signal.pidfd_send_signal(handle, signal.SIGKILL)
        return True
    except ProcessLookupError:
        return False


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
