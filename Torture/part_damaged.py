"""Damages the files of an index, and looks at what the command makes of it.

What may happen: an error that says so, or the same results as before. What may not: a crash, a
hang, other results that `check` calls sound.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articles import QUERIES, Maker
from collection import Collection, Scores, differs
from command import Command, Ended
from findings import Findings

ARTICLES = 150
TIMEOUT = 20.0
MEMORY_LIMIT_MB = 600
BLOCK = 8192


def flip_bit(data: bytearray, choice: random.Random) -> str:
    place, bit = choice.randrange(len(data)), choice.randrange(8)
    data[place] ^= 1 << bit
    return f"bit {bit} of byte {place} flipped"


def flip_head_bit(data: bytearray, choice: random.Random) -> str:
    """In the first bytes of a block, where its tree of entries is described."""
    block = choice.randrange(0, len(data), BLOCK)
    place, bit = min(block + choice.randrange(64), len(data) - 1), choice.randrange(8)
    data[place] ^= 1 << bit
    return f"bit {bit} of byte {place} flipped"


def overwrite(data: bytearray, choice: random.Random) -> str:
    place, length = choice.randrange(len(data)), choice.randint(2, 64)
    length = min(length, len(data) - place)
    data[place:place + length] = choice.randbytes(length)
    return f"{length} bytes from {place} on overwritten"


def clear_sector(data: bytearray, choice: random.Random) -> str:
    place = choice.randrange(0, len(data), 512)
    length = min(choice.choice((512, 4096, BLOCK)), len(data) - place)
    data[place:place + length] = bytes(length)
    return f"{length} bytes from {place} on cleared"


def swap_blocks(data: bytearray, choice: random.Random) -> str:
    if len(data) < 2 * BLOCK:
        return overwrite(data, choice)
    one, other = (BLOCK * number for number in choice.sample(range(len(data) // BLOCK), 2))
    data[one:one + BLOCK], data[other:other + BLOCK] = (
        data[other:other + BLOCK], data[one:one + BLOCK])
    return f"the blocks at {one} and {other} exchanged"


def truncate(data: bytearray, choice: random.Random) -> str:
    length = choice.randrange(len(data))
    del data[length:]
    return f"cut to {length} bytes"


def truncate_at_block(data: bytearray, choice: random.Random) -> str:
    length = choice.randrange(0, len(data), BLOCK)
    del data[length:]
    return f"cut to {length} bytes"


def empty(data: bytearray, choice: random.Random) -> str:
    data.clear()
    return "emptied"


def append(data: bytearray, choice: random.Random) -> str:
    length = choice.choice((1, 100, BLOCK))
    data += choice.randbytes(length)
    return f"{length} bytes appended"


def delete(data: bytearray, choice: random.Random) -> str:
    return "deleted"


KINDS: tuple[tuple[Callable[[bytearray, random.Random], str], int], ...] = (
    (flip_bit, 45), (flip_head_bit, 10), (overwrite, 8), (clear_sector, 8), (swap_blocks, 4),
    (truncate, 9), (truncate_at_block, 5), (empty, 4), (append, 3), (delete, 4),
)


@dataclass
class Answers:
    """What an index says to a set of calls."""

    calls: list[Ended]
    scores: Scores
    rest: list[Any]

    @property
    def failed(self) -> list[Ended]:
        return [ended for ended in self.calls if ended.status not in (0, 1)]

    def difference(self, other: Answers) -> str:
        """The first difference from other answers, empty where there is none."""
        if found := differs(self.scores, other.scores):
            return found
        for number, (one, two) in enumerate(zip(self.rest, other.rest)):
            if one != two:
                keys = [key for key in two if one.get(key) != two[key]] if isinstance(
                    one, dict) else []
                return f"answer {number} differs in {', '.join(keys)}"
        return "" if len(self.rest) == len(other.rest) else "answers are missing"


class Damaging:
    """An index that is damaged and mended again and again."""

    def __init__(self, command: Command, folder: Path, seed: int, findings: Findings) -> None:
        self.collection = Collection(command, folder, Maker(seed))
        self.findings = findings
        # An index as it was built, and one with a small commit after it.
        self.whole = [folder / "built", folder / "committed"]
        collection = self.collection
        collection.put({number: 1 for number in range(ARTICLES)})
        findings.expect(collection.index().status == 0, "the index")
        shutil.copytree(collection.built, self.whole[0])
        state = {number: 1 for number in range(ARTICLES)}
        self.states = [dict(state)]
        for number in range(0, 12, 2):
            state[number] = 2
        state[ARTICLES] = 1
        collection.put(state)
        findings.expect(collection.reindex().status == 0, "the commit")
        shutil.copytree(collection.built, self.whole[1])
        self.states.append(state)
        self.expected = []
        for whole in (0, 1):
            self.restore(whole)
            collection.put(self.states[whole])
            # Rewritten files have other times: the index has to know them.
            findings.expect(collection.reindex().status == 0, "the index, again")
            shutil.rmtree(self.whole[whole])
            shutil.copytree(collection.built, self.whole[whole])
            self.expected.append(self.answers())
            findings.expect(not self.expected[whole].failed, "the answers of the whole index")
            collection.must_be_sound(findings, "the whole index")

    def restore(self, whole: int) -> None:
        shutil.rmtree(self.collection.built, ignore_errors=True)
        shutil.copytree(self.whole[whole], self.collection.built)

    def answers(self) -> Answers:
        collection = self.collection
        ranked, scores = collection.scores(timeout=TIMEOUT)
        lines = "".join(f"{number}\t{query}\n" for number, query in enumerate(QUERIES[:12]))
        calls = [
            ranked,
            collection.run("batch", "-", "--limit", "200", given=lines.encode(), timeout=TIMEOUT),
            collection.run("search", "--json", "--facets", "petani", timeout=TIMEOUT),
            collection.run("stats", "--json", timeout=TIMEOUT),
            collection.run("similar", "--json", "1/00001.txt", timeout=TIMEOUT),
            collection.run("show", "--json", "2/00002.txt", timeout=TIMEOUT),
            collection.run("sources", timeout=TIMEOUT),
        ]
        rest: list[Any] = [calls[-1].output]
        for ended in calls[1:-1]:
            for line in ended.output.splitlines():
                try:
                    answer = json.loads(line)
                except ValueError:
                    answer = {"unreadable": line}
                answer.pop("tookMilliseconds", None), answer.pop("bytesOnDisk", None)
                for hit in answer.get("hits", ()):
                    # Compared by tolerance above, and of equal ones either may come first.
                    hit.pop("score"), hit.pop("rank")
                if "hits" in answer:
                    answer["hits"].sort(key=lambda hit: hit["id"])
                rest.append(answer)
        return Answers(calls, scores, rest)

    def damage(self, whole: int, name: str, kind: Callable[[bytearray, random.Random], str],
               choice: random.Random) -> str:
        """Damages one file; says how."""
        path = self.path(name)
        data = bytearray(path.read_bytes())
        before = bytes(data)
        said = kind(data, choice) if data or kind in (append, delete, empty) else append(data, choice)
        if said == "deleted":
            path.unlink()
        elif data == before:
            return ""
        else:
            path.write_bytes(data)
        return f"{name} of the {'built' if whole == 0 else 'committed'} index: {said}"

    def path(self, name: str) -> Path:
        built = self.collection.built
        if (built / name).exists():
            return built / name
        return next(built.glob("generation-*")) / name

    def names(self) -> list[str]:
        """Every file of an index that says something."""
        built = self.collection.built
        inside = [path.name for path in next(built.glob("generation-*")).iterdir()]
        return sorted({"current", "sources.json", *inside} - {"flintlock"})

    def judge(self, whole: int, name: str, how: str, choice: random.Random) -> None:
        findings, collection = self.findings, self.collection
        checked = collection.run("check", timeout=TIMEOUT)
        answers = self.answers()
        for ended in (checked, *answers.calls):
            if ended.crashed or ended.hung or ended.status not in (0, 1, 2):
                findings.fault(f"{how}: {ended.label()}")
            if ended.megabytes > MEMORY_LIMIT_MB:
                findings.fault(f"{how}: {ended.megabytes:.0f} MB; {ended.label()}")
            if ended.status == 2 and not ended.errors.strip():
                findings.fault(f"{how}: no reason given; {ended.label()}")
        difference = answers.difference(self.expected[whole])
        if checked.status == 0:
            if answers.failed:
                findings.fault(f"{how}: check calls it sound, but {answers.failed[0].label()}")
            elif difference:
                findings.fault(f"{how}: check calls it sound, but {difference}")
                findings.count(f"changed results called sound: {name}")
            else:
                findings.count("without effect, and called sound")
            return
        findings.count("damages found by check")
        if not difference:
            findings.count("damages found that these searches do not meet")
        elif not answers.failed:
            findings.count("changed results that only check tells of")
        self.mend(whole, name, how, checked, choice)

    def mend(
        self, whole: int, name: str, how: str, checked: Ended, choice: random.Random
    ) -> None:
        """What the message says mends it."""
        findings, collection = self.findings, self.collection
        built = str(collection.built)
        findings.expect(
            built in checked.errors or str(collection.folder) in checked.errors,
            f"{how}: check does not say where: {checked.says}")
        if choice.random() < 0.3:
            # A writer that does not know of the damage must not crash either.
            collection.put(self.states[1 - whole])
            tried = collection.reindex(timeout=TIMEOUT)
            if tried.crashed or tried.hung or tried.status not in (0, 2):
                findings.fault(f"{how}: {tried.label()}")
            findings.count("small commits tried upon damage")
            collection.put(self.states[whole])
        if "name the sources again" in checked.errors:
            (collection.built / "sources.json").unlink(missing_ok=True)
            mended = collection.index()
        elif "reindex --full" in checked.errors:
            mended = collection.reindex("--full")
        elif "build it with 'sco-search reindex" in checked.errors:
            mended = collection.reindex()
        else:
            findings.fault(f"{how}: check does not say what mends it: {checked.says}")
            return
        if findings.expect(mended.status == 0, f"{how}, mended: {mended.label()}"):
            collection.must_be_sound(findings, f"{how}, mended")
            collection.must_equal(findings, self.expected[whole].scores, f"{how}, mended")
            findings.count("damages mended as the message says")


def run(command: Command, folder: Path, seed: int, damages: int) -> Findings:
    findings = Findings("damaged")
    damaging = Damaging(command, folder, seed, findings)
    if findings.wrong:
        return findings
    names = damaging.names()
    kinds = [kind for kind, _ in KINDS]
    weights = [weight for _, weight in KINDS]
    at = 1
    for number in range(damages):
        own = random.Random(f"{seed}/{number}")
        whole = own.randrange(2)
        if whole != at:
            damaging.collection.put(damaging.states[whole])
            at = whole
        damaging.restore(whole)
        name = names[number % len(names)]
        how = damaging.damage(whole, name, own.choices(kinds, weights)[0], own)
        if not how:
            findings.count("changed nothing")
            continue
        findings.count(f"damages of {name}")
        damaging.judge(whole, name, f"number {number}, {how}", own)
        findings.progress(number + 1, damages)
    return findings
