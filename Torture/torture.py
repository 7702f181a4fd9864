#!/usr/bin/env python3
"""Makes faults happen to the real command, many times, and checks that nothing is lost by them.

Every part follows from the seed. A fault that is found is printed at once, with what makes it
happen again; the exit status is then 1.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import part_at_once
import part_damaged
import part_full_disk
import part_hostile
import part_killed
import part_server
import part_sources
import part_upgrades
from command import Command, Failure
from findings import Findings

Part = Callable[[Command, Path, argparse.Namespace], Findings]
PARTS: dict[str, Part] = {
    "killed": lambda command, folder, chosen: part_killed.run(
        command, folder, chosen.seed, chosen.kills, writer=chosen.writer),
    "full-disk": lambda command, folder, chosen: part_full_disk.run(
        command, folder, chosen.seed, chosen.failures),
    "at-once": lambda command, folder, chosen: part_at_once.run(
        command, folder, chosen.seed, chosen.seconds),
    "damaged": lambda command, folder, chosen: part_damaged.run(
        command, folder, chosen.seed, chosen.damages),
    "hostile": lambda command, folder, chosen: part_hostile.run(
        command, folder, chosen.seed),
    "sources": lambda command, folder, chosen: part_sources.run(
        command, folder, chosen.seed, chosen.rounds),
    "server": lambda command, folder, chosen: part_server.run(
        command, folder, chosen.seed, chosen.attack_seconds),
    "upgrades": lambda command, folder, chosen: part_upgrades.run(command, folder, chosen.seed),
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", type=Path, default=Path(".build/release/sco-search"))
    parser.add_argument("--writer", type=Path, default=Path(".build-writer/release/Writer"),
                        help="the program of Torture/Writer, for the part killed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(PARTS), help="some of the parts")
    parser.add_argument("--kills", type=int, default=500, help="of the part killed")
    parser.add_argument("--failures", type=int, default=100, help="of each kind of full-disk")
    parser.add_argument("--damages", type=int, default=1000, help="of the part damaged")
    parser.add_argument("--rounds", type=int, default=500, help="of the part sources")
    parser.add_argument("--seconds", type=float, default=60, help="of the part at-once")
    parser.add_argument("--attack-seconds", type=float, default=60,
                        help="of each attack of the part server")
    parser.add_argument("--keep", type=Path, help="a new folder for the collections, which stays")
    chosen = parser.parse_args()
    chosen.only = [name for name in chosen.only.split(",") if name]
    if set(chosen.only) - set(PARTS):
        parser.error(f"--only are some of {','.join(PARTS)}")
    return chosen


def torture(chosen: argparse.Namespace, folder: Path) -> bool:
    """Runs the parts; gives whether all is as it should be."""
    command = Command(chosen.command.resolve())
    sound = True
    for name in (name for name in PARTS if name in chosen.only):
        place = folder / name
        place.mkdir()
        place.chmod(0o755)
        started = time.perf_counter()
        findings = PARTS[name](command, place, chosen)
        print(findings.report())
        print(f"  {time.perf_counter() - started:.0f} s, seed {chosen.seed}", flush=True)
        sound = sound and not findings.wrong
    return sound


def main() -> int:
    chosen = arguments()
    try:
        if not os.access(chosen.command, os.X_OK):
            raise Failure(f"no command at {chosen.command}; `make build` makes it")
        if chosen.keep:
            chosen.keep.mkdir(parents=True)
            sound = torture(chosen, chosen.keep.resolve())
        else:
            with tempfile.TemporaryDirectory(prefix="sco-search-torture-") as folder:
                # Users without rights have to reach it, for the part that takes rights away.
                os.chmod(folder, 0o755)
                sound = torture(chosen, Path(folder))
    except (Failure, OSError) as error:
        print(f"torture: {error}", file=sys.stderr)
        return 2
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
