"""A collection of made-up articles in files, and what must hold of its index."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from articles import COMMON, QUERIES, Maker
from command import Command, Ended
from findings import Findings

# Number of an article to its version.
State = Mapping[int, int]
# Query to the scores of the articles that it finds.
Scores = dict[str, dict[str, float]]

LIVE_FILES = {"current", "lock", "sources.json"}
TABLES = {"postlist.glass", "docdata.glass", "termlist.glass", "position.glass", "spelling.glass",
          "synonym.glass", "iamglass", "flintlock", "checksums", "version-checksum", "lengths",
          "postings"}
# Sums of the same numbers in another order differ by so much.
TOLERANCE = 1e-9


class Collection:
    """A folder of articles, and a collection that has it as a source."""

    def __init__(self, command: Command, folder: Path, maker: Maker, name: str = "index") -> None:
        self.command = command
        self.maker = maker
        self.source = folder / "articles"
        self.folder = folder / name
        self.built = self.folder / "built"
        self.source.mkdir(parents=True, exist_ok=True)
        # What the files hold now.
        self.state: dict[int, int] = {}

    def path(self, number: int) -> Path:
        return self.source / f"{number % 7}" / f"{number:05}.txt"

    def put(self, state: State) -> int:
        """Makes the files those of a state; gives the number that changed."""
        changed = 0
        for number in self.state.keys() - state.keys():
            self.path(number).unlink()
            changed += 1
        for number, version in state.items():
            if self.state.get(number) == version:
                continue
            path = self.path(number)
            path.parent.mkdir(exist_ok=True)
            path.write_text(self.maker.text(number, version))
            changed += 1
        self.state = dict(state)
        return changed

    # Calls

    def run(self, *arguments: str, **options: object) -> Ended:
        """Runs the command upon this collection."""
        return self.command.run(*arguments, "--index", str(self.folder), **options)  # type: ignore

    def index(self, **options: object) -> Ended:
        return self.run("index", str(self.source), "--quiet", **options)

    def reindex(self, *arguments: str, **options: object) -> Ended:
        return self.run("reindex", "--quiet", *arguments, **options)

    def remove_index(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    # What it holds

    def found(self, states: Iterable[State]) -> tuple[Ended, dict[int, set[int]]]:
        """The versions of every article of some states that a search finds, by number."""
        wanted = sorted({item for state in states for item in state.items()})
        lines = "".join(
            f"{number}:{version}\t+{self.maker.mark(number, version)}\n"
            for number, version in wanted)
        ended = self.run(
            "batch", "-", "--format", "trec", "--limit", "3", given=lines.encode())
        found: dict[int, set[int]] = {}
        for line in ended.output.splitlines():
            query, _, article, *_ = line.split()
            number, version = map(int, query.split(":"))
            if Path(article).stem == f"{number:05}":
                found.setdefault(number, set()).add(version)
        return ended, found

    def scores(self, **options: object) -> tuple[Ended, Scores]:
        """The articles and scores that the queries give."""
        lines = "".join(f"{number}\t{query}\n" for number, query in enumerate(QUERIES))
        ended = self.run(
            "batch", "-", "--format", "trec", "--limit", "5000", given=lines.encode(), **options)
        scores: Scores = {query: {} for query in QUERIES}
        for line in ended.output.splitlines():
            fields = line.split()
            if len(fields) == 6 and fields[0].isdigit():
                scores[QUERIES[int(fields[0])]][fields[2]] = float(fields[4])
        return ended, scores

    def live(self) -> Path | None:
        """The folder of the live generation."""
        try:
            return self.built / (self.built / "current").read_text().split()[1]
        except (OSError, IndexError, UnicodeDecodeError):
            return None

    def leftovers(self) -> list[str]:
        """What lies in the built folder and is no part of the live index."""
        live = self.live()
        rest = [path.name for path in self.built.iterdir()
                if path.name not in LIVE_FILES and path != live]
        if live is not None:
            rest += [f"{live.name}/{path.name}" for path in live.iterdir()
                     if path.name not in TABLES]
        return sorted(rest)

    # What must be so

    def must_be_sound(self, findings: Findings, when: str) -> bool:
        checked = self.run("check")
        return findings.expect(checked.status == 0, f"{when}: {checked.label()}")

    def must_hold(self, findings: Findings, states: list[State], when: str) -> State | None:
        """A search finds the articles of one of these states, and of no other; gives which."""
        ended, found = self.found(states)
        if not findings.expect(ended.status == 0, f"{when}: {ended.label()}"):
            return None
        held = {number: next(iter(versions)) for number, versions in found.items()
                if len(versions) == 1}
        for state in states:
            if held == dict(state) and len(held) == len(found):
                return state
        first = states[0]
        missing = sorted(number for number in first if number not in found)[:5]
        double = sorted(number for number, versions in found.items() if len(versions) > 1)[:5]
        other = sorted(number for number in held if held[number] != first.get(number))[:5]
        findings.fault(
            f"{when}: the index holds neither of the {len(states)} states: {len(held)} articles "
            f"of {[len(state) for state in states]}; of the first, missing {missing}, in two "
            f"versions {double}, otherwise {other}")
        return None

    def must_equal(self, findings: Findings, expected: Scores, when: str) -> None:
        ended, scores = self.scores()
        if findings.expect(ended.status == 0, f"{when}: {ended.label()}"):
            if difference := differs(scores, expected):
                findings.fault(f"{when}: other results than at one go: {difference}")

    def must_be_tidy(self, findings: Findings, when: str) -> None:
        if rest := self.leftovers():
            findings.fault(f"{when}: left on disk: {', '.join(rest)}")


def differs(scores: Scores, expected: Scores) -> str:
    """The first difference of two results; empty where there is none."""
    for query in expected:
        one, other = scores[query], expected[query]
        if one.keys() != other.keys():
            more = sorted(one.keys() - other.keys())[:3]
            fewer = sorted(other.keys() - one.keys())[:3]
            return (f"'{query}' finds {len(one)} articles, not {len(other)}; "
                    f"too many {more}, missing {fewer}")
        for article, score in one.items():
            if not math.isclose(score, other[article], rel_tol=TOLERANCE):
                return f"'{query}' scores {article} {score}, not {other[article]}"
    return ""


def reference(collection: Collection, folder: Path) -> Scores:
    """The results of an index built at one go of the files as they are."""
    whole = Collection(collection.command, collection.source.parent, collection.maker)
    whole.folder, whole.built = folder, folder / "built"
    whole.remove_index()
    ended = whole.index()
    if ended.status != 0:
        raise RuntimeError(ended.label())
    _, scores = whole.scores()
    if not scores[COMMON]:
        raise RuntimeError("the index built at one go finds nothing")
    whole.remove_index()
    return scores
