"""Hands the command files, names and queries that mean harm.

For each: the time and the memory that it takes stay below a limit, it ends by itself, and nothing
but text reaches the terminal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import terminal
from articles import Maker
from collection import Collection
from command import Command, Ended
from findings import Findings
from hostile_files import (
    BIDIRECTIONAL, BODY, ESCAPES, FILES, NAMES, PICTURES, RAW_NAMES, WORD, links, speckled)

SECONDS = 60.0
MEMORY_LIMIT_MB = 400.0
QUERY_SECONDS = 10.0
QUERY_MEMORY_LIMIT_MB = 300.0


def within(findings: Findings, ended: Ended, what: str, seconds: float, megabytes: float) -> None:
    findings.expect(
        not ended.hung and not ended.crashed and ended.status in (0, 1, 2),
        f"{what}: {ended.label()}")
    findings.expect(ended.cpu_seconds <= seconds,
                    f"{what}: {ended.cpu_seconds:.1f} s, at most {seconds}")
    findings.expect(ended.megabytes <= megabytes,
                    f"{what}: {ended.megabytes:.0f} MB, at most {megabytes:.0f}")


def write(path: Path, make: Callable[[], bytes]) -> None:
    """Writes a file in a process of its own: the most memory that is counted of a command is at
    least what this process has when it starts it."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            path.write_bytes(make())
            status = 0
        finally:
            os._exit(status)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0:
        raise OSError(f"{path.name} cannot be made")


def files(command: Command, folder: Path, findings: Findings) -> None:
    """Each file in a collection of its own, beside an article that must go in."""
    worst: list[tuple[float, float, str]] = []
    for number, (name, make) in enumerate(FILES.items()):
        place = folder / f"{number}"
        source = place / "articles"
        source.mkdir(parents=True)
        (source / "teman.txt").write_text(f"Kabar teman\n\n{BODY}")
        write(source / name, make)
        index = str(place / "index")
        ended = command.run("index", str(source), "--index", index, timeout=2 * SECONDS)
        within(findings, ended, name, SECONDS, MEMORY_LIMIT_MB)
        findings.expect(ended.status == 0, f"{name}: {ended.label()}")
        worst.append((ended.megabytes, ended.cpu_seconds, name))
        found = command.run("search", "--json", "--copies", "--limit", "100", WORD, "--index", index)
        within(findings, found, f"searching {name}", QUERY_SECONDS, QUERY_MEMORY_LIMIT_MB)
        findings.expect(
            found.status == 0 and any(hit["id"] == "teman.txt" for hit in found.object()["hits"]),
            f"{name}: the article beside it is not found")
        must_show_text(findings, command, name, "search", WORD, "--index", index)
        must_show_text(findings, command, name, "show", name, "--index", index)
        findings.count("hostile files")
        (source / name).unlink()
    for key, unit in ((0, "MB"), (1, "s")):
        high = sorted(worst, key=lambda entry: -entry[key])[:4]
        findings.note(f"most {unit}: " + ", ".join(
            f"{entry[2]} {entry[key]:.{key}f} {unit}" for entry in high))


def must_show_text(findings: Findings, command: Command, what: str, *arguments: str) -> None:
    """Nothing but text reaches the terminal, with color and links and without."""
    for environment in ({"NO_COLOR": "1"}, {"FORCE_HYPERLINK": "1"}):
        status, output = terminal.shown(command, *arguments, **environment)
        findings.count("outputs read in a terminal")
        findings.expect(status in (0, 1, 2, 64), f"{what}, {arguments[0]}: ended with {status}")
        if more := terminal.more_than_text(output):
            findings.fault(f"{what}, {arguments[0]}: more than text reaches the terminal: {more}")
        if "NO_COLOR" in environment and "\x1b" in output.replace("\x1b[K", ""):
            findings.fault(f"{what}, {arguments[0]}: an escape sequence in spite of NO_COLOR")


def recognising(command: Command, folder: Path, findings: Findings) -> None:
    """Pictures that mean harm, and a program of Tesseract's name that never ends, or writes for ever."""
    tesseract = shutil.which("tesseract")
    if tesseract is None or shutil.which("pdftoppm") is None:
        findings.note("tesseract or pdftoppm is not installed: pictures are not tried")
        return
    endings = {"endless": "exec sleep 100000", "writes for ever": "exec yes",
               "takes all memory": "exec tail /dev/zero", "": f'exec {tesseract} "$@"'}
    for number, (name, script) in enumerate(endings.items()):
        place = folder / f"{number}"
        (place / "bin").mkdir(parents=True)
        program = place / "bin" / "tesseract"
        program.write_text(
            f'#!/bin/sh\n[ "$1" = --list-langs ] && exec {tesseract} "$@"\n{script}\n')
        program.chmod(0o755)
        source, index = place / "articles", str(place / "index")
        source.mkdir()
        (source / "teman.txt").write_text(f"Kabar teman\n\n{BODY}")
        pictures = {"bintik.png": speckled(200)} if name else PICTURES
        for file, data in pictures.items():
            (source / file).write_bytes(data() if callable(data) else data)
        fake = Command(command.path, ["env", f"PATH={place / 'bin'}:{os.environ['PATH']}"])
        ended = fake.run("index", str(source), "--ocr", "--index", index, timeout=20 * SECONDS)
        what = f"a tesseract that {name}" if name else "hostile pictures"
        within(findings, ended, what, SECONDS, MEMORY_LIMIT_MB)
        findings.expect(ended.status == 0, f"{what}: {ended.label()}")
        for file in pictures:
            findings.expect(ended.errors.count(f"/{file}: ") == 1,
                            f"{what}: {file} is not named once: {ended.says}")
        found = command.run("search", "--json", WORD, "--index", index)
        findings.expect(found.status == 0 and found.object()["total"] == 1,
                        f"{what}: the article beside it is not found")
        findings.count("hostile pictures", len(pictures))


def names(command: Command, folder: Path, findings: Findings) -> None:
    """Names that mean harm, links out of the folder, and what is no file."""
    source, index = folder / "articles", str(folder / "index")
    source.mkdir(parents=True)
    for number, name in enumerate(NAMES):
        (source / name).write_text(f"Judul {number}\n\n{BODY} nomor{number}\n")
    for number, raw in enumerate(RAW_NAMES):
        with open(os.path.join(os.fsencode(source), raw), "wb") as file:
            file.write(f"Judul mentah {number}\n\n{BODY}\n".encode())
    for name in list(NAMES[:6]):
        (source / f"rusak {name}"[:250]).with_suffix(".json").write_text("{")
    made = list(links(source, folder / "outside"))
    findings.count("links and things that are no files", len(made))
    findings.count("hostile names", len(NAMES) + len(RAW_NAMES))
    ended = command.run("index", str(source), "--index", index, timeout=2 * SECONDS)
    within(findings, ended, "hostile names", SECONDS, MEMORY_LIMIT_MB)
    findings.expect(ended.status == 0, f"hostile names: {ended.label()}")
    found = command.run("search", "--json", "--copies", "--limit", "100", WORD, "--index", index)
    titles = {hit["title"] for hit in found.object()["hits"]} if found.status == 0 else set()
    for number in range(len(NAMES)):
        findings.expect(f"Judul {number}" in titles,
                        f"the article in {NAMES[number]!r} is not found")
    for call in (("search", WORD, "--copies", "--limit", "100"), ("sources",), ("stats",),
                 ("check",), ("reindex", "--full"), ("index", str(folder / "outside")),
                 ("search", "--paths", "--copies", WORD), ("show", NAMES[1]),
                 ("similar", NAMES[0]), ("search", WORD, "--facets")):
        must_show_text(findings, command, "hostile names", *call, "--index", index)
    again = command.run("reindex", "--index", index, "--json")
    findings.expect(
        again.status == 0 and again.object()["added"] == again.object()["changed"] == 0,
        f"nothing has changed, yet: {again.output[:200]} {again.label()}")


def errors(command: Command, folder: Path, findings: Findings) -> None:
    """Errors repeat what was given: a path, a query, an option."""
    for text in (*ESCAPES, BIDIRECTIONAL):
        for call in (("--index", f"/nowhere/{text}", "kata"), ("index", f"/nowhere/{text}"),
                     ("show", text, "--index", str(folder)), ("search", f"--{text}"),
                     ("batch", text, "--index", str(folder)), ("--date", text, "kata")):
            must_show_text(findings, command, repr(text), *call)


def queries() -> dict[str, str]:
    """Queries that mean harm; a line each."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return {
        "every term": "*", "every term of a letter": "a*",
        "every term of each letter": " ".join(f"{letter}*" for letter in letters),
        "a phrase of wildcards": '"' + " ".join(f"{letter}*" for letter in letters) + '"',
        "wildcards in a field": "title:a* title:* source:* place:*",
        "stars": "*" * 100_000, "stars within": "a*b*c*d*" * 10_000,
        "brackets": "(" * 100_000, "brackets closed": "(" * 50_000 + "a" + ")" * 50_000,
        "quotes": '"' * 100_001, "minus": "-" * 100_000, "minuses": "-a " * 20_000,
        "plus and minus": "+-" * 50_000, "words": " ".join(f"kata{n}" for n in range(50_000)),
        "the same word": "petani " * 100_000, "a long word": "x" * 1_000_000,
        "operators": "AND OR NOT " * 30_000, "a OR b": " OR ".join(["petani"] * 20_000),
        "nested NOT": "NOT (" * 20_000 + "a", "fields": "title:" * 50_000,
        "nested fields": "title:(" * 20_000 + "petani",
        "dates": "date:2016..2020 " * 20_000, "a far date": "date:99999999999999999999",
        "a long phrase": '"' + "petani padi " * 20_000 + '"',
        "hyphens": "a-" * 100_000, "apostrophes": "a'" * 100_000,
        "escapes": "\x1b[2J\x1b]0;x\x07 petani", "bidirectional": BIDIRECTIONAL + " petani",
        "NUL": "petani\0padi", "invalid UTF-8": "petani \udcff\udcfe padi",
        "combining": "a" + "\u0301" * 100_000, "separators": "\u2028\u2029 petani",
    }


def hostile_queries(command: Command, folder: Path, seed: int, findings: Findings) -> None:
    collection = Collection(command, folder, Maker(seed))
    collection.put({number: 1 for number in range(2_000)})
    findings.expect(collection.index().status == 0, "the index")
    took: list[tuple[float, float, str]] = []
    for name, query in queries().items():
        line = f"q\t{query}\n".encode(errors="surrogateescape")
        ended = collection.run("batch", "-", given=line, timeout=6 * QUERY_SECONDS)
        within(findings, ended, f"the query '{name}'", QUERY_SECONDS, QUERY_MEMORY_LIMIT_MB)
        findings.expect(ended.status == 0, f"the query '{name}': {ended.label()}")
        took.append((ended.megabytes, ended.cpu_seconds, name))
        findings.count("hostile queries")
        if len(query) < 100_000 and "\0" not in query:
            must_show_text(findings, command, f"the query '{name}'", "--index",
                           str(collection.folder), "--", query)
    for key, unit in ((0, "MB"), (1, "s")):
        high = sorted(took, key=lambda entry: -entry[key])[:4]
        findings.note(f"queries that took most {unit}: " + ", ".join(
            f"{entry[2]} {entry[key]:.{key}f} {unit}" for entry in high))


def run(command: Command, folder: Path, seed: int) -> Findings:
    findings = Findings("hostile")
    files(command, folder / "files", findings)
    recognising(command, folder / "pictures", findings)
    names(command, folder / "names", findings)
    errors(command, folder, findings)
    hostile_queries(command, folder / "queries", seed, findings)
    return findings
