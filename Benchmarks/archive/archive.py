#!/usr/bin/env python3
"""Indexes a folder of many mixed files, one in a hundred of them broken, and checks what came of it.

The files are made from a seed: text, HTML, Markdown, JSON, JSON lines and PDF, some compressed,
documents, books, archives and archives of the web.
Indexing must end well, name each file that something is wrong with once, find every other one by a
word that only it has, and stay within its memory.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from files import FORMATS, MadeFile, Writer

MEMORY_LIMIT_MB = 400
SHOWN_FAILURES = 20


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", type=Path, default=Path(".build/release/sco-search"))
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--formats", default=",".join(FORMATS), help="the endings of the files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, help="passed on to `sco-search index`")
    parser.add_argument("--keep", type=Path, help="a new folder for the files, which stays")
    chosen = parser.parse_args()
    chosen.formats = tuple(chosen.formats.split(","))
    unknown = set(chosen.formats) - set(FORMATS)
    if unknown or chosen.files < 1:
        parser.error(f"--formats are some of {','.join(FORMATS)}; --files is at least 1")
    return chosen


def run(command: list[str], output: Path, errors: Path) -> tuple[int, float, float]:
    """Exit status, seconds, and the most memory in MB."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, str(output), flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, str(errors), flags, 0o600),
    ]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - started
    return os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024


def times_named(made: list[MadeFile], errors: str) -> collections.Counter[str]:
    """How often each file is named, by the number that its name begins with."""
    counts: collections.Counter[str] = collections.Counter()
    numbers = {file.path.name.split(".")[0] for file in made}
    for line in errors.splitlines():
        for part in line.split(": "):
            number = part.rsplit("/", 1)[-1].split(".")[0]
            if number in numbers and "/" in part:
                counts[number] += 1
                break
    return counts


def not_found(command: str, index: Path, made: list[MadeFile], folder: Path) -> list[MadeFile]:
    """The files that are not among the hits of the word that only they have."""
    queries = folder / "queries.tsv"
    wanted = {file.path.name.split(".")[0]: file for file in made if file.word}
    queries.write_text("".join(f"{number}\t{file.word}\n" for number, file in wanted.items()))
    call = [command, "batch", str(queries), "--format", "trec", "--limit", "3", "--index", str(index)]
    result = subprocess.run(call, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise Failure(f"`sco-search batch` ended with {result.returncode}: {result.stderr.strip()}")
    found = set()
    for line in result.stdout.splitlines():
        number, _, article = line.split()[:3]
        # What lies in a file has a path within it, or an address, behind the file's id.
        name = wanted[number].path.name
        if article.split("#")[0].endswith(name) or f"{name}/" in article:
            found.add(number)
    return [file for number, file in wanted.items() if number not in found]


def check(chosen: argparse.Namespace, folder: Path) -> list[str]:
    """What went wrong, a line each."""
    files, index = folder / "files", folder / "index"
    writer = Writer(files, chosen.formats, chosen.seed)
    made = [writer.write(number) for number in range(chosen.files)]
    size = sum(file.path.stat().st_size for file in made) / 1e6
    kinds = collections.Counter(file.kind for file in made if file.kind)
    print(f"{len(made)} files, {size:.0f} MB; broken: " + ", ".join(
        f"{count} {kind}" for kind, count in kinds.items()))

    command = str(chosen.command.resolve())
    call = [command, "index", str(files), "--index", str(index), "--json"]
    if "png" in chosen.formats:
        call += ["--ocr"]
    if chosen.jobs:
        call += ["--jobs", str(chosen.jobs)]
    status, seconds, memory = run(call, folder / "output", folder / "errors")
    errors = (folder / "errors").read_text(errors="replace")
    print(f"indexed in {seconds:.1f} s, {memory:.0f} MB at most (limit {MEMORY_LIMIT_MB})")
    report = json.loads((folder / "output").read_text() or "{}")
    print({key: value for key, value in report.items() if not isinstance(value, list)})

    wrong = []
    if status != 0:
        wrong.append(f"`sco-search index` ended with {status}: {errors[-300:].strip()}")
    if memory > MEMORY_LIMIT_MB:
        wrong.append(f"it took {memory:.0f} MB, more than {MEMORY_LIMIT_MB}")
    # What was left out is named as it happens, what was kept and is doubtful in the report. Many
    # whole files are short.
    doubtful = [
        f"{file['path']}: {file['reason']}" for file in report.get("doubtful", [])
        if "hardly any text" not in file["reason"]]
    counts = times_named(made, "\n".join([errors, *doubtful]))
    for file in made:
        count = counts[file.path.name.split(".")[0]]
        if count != file.named:
            wrong.append(
                f"{file.path.name} ({file.kind or 'whole'}) is named {count} times instead of "
                f"{file.named}")
    for file in not_found(command, index, made, folder):
        wrong.append(f"{file.path.name} ({file.kind or 'whole'}) is not found by {file.word}")
    return wrong


def main() -> int:
    chosen = arguments()
    try:
        if not os.access(chosen.command, os.X_OK):
            raise Failure(f"no command at {chosen.command}; `make build` makes it")
        if "pdf" in chosen.formats and shutil.which("pdftotext") is None:
            print("pdftotext is not installed (Debian: poppler-utils): no PDFs are made.")
            chosen.formats = tuple(name for name in chosen.formats if name != "pdf")
        if "png" in chosen.formats and shutil.which("tesseract") is None:
            print("tesseract is not installed (Debian: tesseract-ocr): no pictures are made.")
            chosen.formats = tuple(name for name in chosen.formats if name != "png")
        if chosen.keep:
            chosen.keep.mkdir(parents=True)
            wrong = check(chosen, chosen.keep)
        else:
            with tempfile.TemporaryDirectory(prefix="sco-search-archive-") as folder:
                wrong = check(chosen, Path(folder))
    except (Failure, OSError) as error:
        print(f"archive: {error}", file=sys.stderr)
        return 2
    for line in wrong[:SHOWN_FAILURES]:
        print(f"WRONG: {line}")
    if len(wrong) > SHOWN_FAILURES:
        print(f"WRONG: {len(wrong) - SHOWN_FAILURES} more")
    if not wrong:
        print("All files are as they should be.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
