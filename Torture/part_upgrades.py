"""Makes an index say that it is of another schema version, and looks at what is made of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from articles import Maker
from collection import Collection
from command import Command
from findings import Findings

KEY = b"schema"


def versions(data: bytes) -> list[int]:
    """Where the digit of the schema version stands in the table that holds it.

    A glass table keeps a key as its length and its bytes; metadata have the bytes 0x00 0xC0 before
    their name. The value follows behind a few bytes of its own bookkeeping.
    """
    places = []
    start = 0
    while (start := data.find(b"\x00\xc0" + KEY, start)) >= 0:
        end = start + 2 + len(KEY)
        digits = [place for place in range(end, end + 8) if data[place:place + 1].isdigit()]
        places += digits[:1]
        start = end
    return places


def run(command: Command, folder: Path, seed: int) -> Findings:
    findings = Findings("upgrades")
    collection = Collection(command, folder, Maker(seed))
    collection.put({number: 1 for number in range(60)})
    findings.expect(collection.index().status == 0, "the index")
    _, expected = collection.scores()
    live = collection.live()
    if live is None:
        findings.fault("there is no live generation")
        return findings
    table = live / "postlist.glass"
    data = table.read_bytes()
    places = versions(data)
    if not places:
        findings.fault("the schema version is not found in postlist.glass")
        return findings
    current = chr(data[places[0]])
    whole = folder / "whole"
    shutil.copytree(collection.built, whole)
    for other in "01359":
        if other == current:
            continue
        changed = bytearray(data)
        for place in places:
            changed[place] = ord(other)
        shutil.rmtree(collection.built)
        shutil.copytree(whole, collection.built)
        table.write_bytes(changed)
        message = f"schema version {other}"
        for call in (("search", "petani"), ("stats",), ("check",), ("show", "1/00001.txt"),
                     ("similar", "1/00001.txt"), ("sources",), ("reindex",),
                     ("index", str(collection.source)), ("batch", "-")):
            ended = collection.run(*call, given=b"1\tpetani\n")
            findings.count(f"calls told of version {other}")
            findings.expect(
                ended.status == 2 and not ended.crashed and message in ended.errors
                and "reindex --full" in ended.errors,
                f"version {other} in the place of {current}: {ended.label()}")
            findings.expect(not ended.output, f"version {other}: {call[0]} prints {ended.output!r}")
        renewed = collection.reindex("--full")
        findings.expect(renewed.status == 0, f"renewing version {other}: {renewed.label()}")
        collection.must_be_sound(findings, f"renewed from version {other}")
        collection.must_equal(findings, expected, f"renewed from version {other}")
        collection.must_be_tidy(findings, f"renewed from version {other}")
        findings.count("renewals")
    return findings
