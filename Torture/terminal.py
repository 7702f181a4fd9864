"""Runs the command in a terminal of its own, and tells what in its output is more than text."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import time
import unicodedata

from command import Command

# What the command itself sends: colors, links, and the clearing of a line for progress.
COLOR = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;[!-:<-~]*;[!-~]*(?:\x1b\\|\x07)")
CLEAR = re.compile(r"\x1b\[[0-2]?K|\x1b\[\?25[hl]")
# Characters that hide or reorder what is read.
BIDIRECTIONAL = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def shown(
    command: Command, *arguments: str, timeout: float = 60, **environment: str
) -> tuple[int, str]:
    """The exit status and what reached the terminal."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [*command.before, str(command.path), *arguments], stdin=subprocess.DEVNULL, stdout=theirs,
        stderr=theirs, cwd=command.folder, start_new_session=True,
        env=command.environment | {"TERM": "xterm-256color", "COLUMNS": "80"} | environment)
    os.close(theirs)
    output = bytearray()
    deadline = time.monotonic() + timeout
    try:
        while time.monotonic() < deadline:
            if not select.select([ours], [], [], 0.5)[0]:
                continue
            try:
                part = os.read(ours, 1 << 16)
            except OSError:
                break
            if not part:
                break
            output += part
        else:
            child.send_signal(signal.SIGKILL)
    finally:
        os.close(ours)
        status = child.wait()
    return status, output.decode(errors="surrogateescape")


def more_than_text(output: str) -> str:
    """The first thing in it that is neither text nor one of the command's own sequences."""
    rest = CLEAR.sub("", LINK.sub("", COLOR.sub("", output)))
    for place, character in enumerate(rest):
        kind = unicodedata.category(character)
        if character in "\n\r" or kind not in ("Cc", "Cs") and not BIDIRECTIONAL.match(character):
            continue
        return f"{character!r} in {rest[max(0, place - 30):place + 30]!r}"
    return ""
