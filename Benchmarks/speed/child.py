"""Runs a program to its end and says what it took."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


@dataclass(frozen=True)
class Ended:
    """What a program took, and what it printed."""

    seconds: float
    # Of all its threads, in the program and in the kernel.
    cpu_seconds: float
    # The most memory at once.
    peak_megabytes: float
    output: str


def run(
    command: list[str],
    environment: dict[str, str] | None = None,
    good_statuses: tuple[int, ...] = (0,),
    keeps_output: bool = True,
) -> Ended:
    """Runs the command; another exit status than the good ones is a failure.

    Linux counts a child's memory from the fork on, so this process has to stay small itself.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stderr=errors,
            stdout=output if keeps_output else subprocess.DEVNULL,
            env=os.environ | (environment or {}))
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in good_statuses:
            said = _text(errors).strip().splitlines()
            raise Failure(
                f"`{' '.join(command)[:200]}` ended with {child.returncode}"
                + (f": {said[-1]}" if said else ""))
        return Ended(
            seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, _text(output))


def size(folder: Path) -> int:
    """The bytes of all files below the folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
