"""Load from another process: wrk, which Debian has."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from child import Failure, run

SCRIPT = Path(__file__).with_name("load.lua")
ERRORS = ("connect", "read", "write", "status", "timeout")
WARM_UP_SECONDS = 2


def wrk() -> str:
    found = shutil.which("wrk")
    if found is None:
        raise Failure("wrk is not installed (Debian: wrk)")
    return found


def load(
    origin: str, token: str, addresses: Path, connections: int, seconds: float,
    is_once: bool = False,
) -> dict[str, float]:
    """So many connections, each of which asks again as soon as it is answered.

    `is_once`: a single one asks for each address once, within the seconds, so that its times are of
    the very requests that are timed in process.
    """
    threads = 1 if connections == 1 else 2
    ended = run([
        wrk(), "--threads", str(threads), "--connections", str(connections),
        "--duration", f"{max(1, round(seconds))}s", "--timeout", "10s", "--script", str(SCRIPT),
        origin, "--", str(addresses), token, str(threads), *(["once"] if is_once else [])])
    lines = [line for line in ended.output.splitlines() if line.startswith("{")]
    if not lines:
        raise Failure(f"wrk printed no figures: {ended.output[-300:]}")
    figures: dict[str, float] = json.loads(lines[-1])
    if is_once:
        count = len(addresses.read_text(encoding="utf-8").splitlines())
        if figures["requests"] < count:
            raise Failure(f"{figures['requests']} of {count} requests in {seconds:.0f} s")
        figures["perSecond"] = 1e6 / figures["mean"]
    return figures | {"failed": sum(figures[name] for name in ERRORS)}
