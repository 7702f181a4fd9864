"""Queries and judgements as a run needs them, and the scorer of the evaluation sets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from engine import Failure
from views import View, mixed_id

# A fast run asks about this many queries of each set, evenly spread.
FAST_QUERIES = 200


class Scorer:
    def __init__(self, eval_folder: Path, work: Path, fast: bool) -> None:
        self._eval = eval_folder
        self._work = work / ("judgements-fast" if fast else "judgements")
        self._fast = fast
        self._program = eval_folder / "score"
        if not self._program.is_file():
            raise Failure(f"no scorer at {self._program}: is SCO_SEARCH_SHARED the right folder?")

    def queries(self, view: View) -> Path:
        """The file of the view's queries; in a fast run a sample of those that are judged."""
        source = self._eval / view.folder / view.queries
        if not self._fast:
            return source
        sample = self._sample(view)
        lines = [line for line in _lines(source) if line.split("\t", 1)[0] in sample]
        return self._write(f"{view.name}.tsv", lines)

    def judgements(self, view: View) -> Path:
        """The file of the view's judgements, for the same queries and with the index's ids."""
        source = self._eval / view.folder / view.qrels
        if not self._fast and not view.alone:
            return source
        sample = self._sample(view) if self._fast else None
        lines = []
        for line in _lines(source):
            query, zero, article, grade = line.split()
            if sample is None or query in sample:
                article = mixed_id(view.folder, article) if view.alone else article
                lines.append(f"{query} {zero} {article} {grade}")
        return self._write(f"{view.name}.txt", lines)

    def score(self, run: Path, view: View) -> dict[str, float]:
        """Every measure's mean, by its name."""
        figures: dict[str, float] = {}
        for line in self._call(str(run), str(self.judgements(view))):
            name, value = line.split()
            figures[name] = float(value)
        return figures

    def compare(self, before: Path, after: Path, view: View) -> dict[str, str]:
        """By measure, the scorer's line: means, difference, better and worse, p-values.

        The heading is at the empty name.
        """
        lines = self._call("--compare", str(before), str(after), str(self.judgements(view)))
        return {"": lines[0]} | {line.split()[0]: line for line in lines[1:]}

    def _sample(self, view: View) -> set[str]:
        judged = {line.split()[0] for line in _lines(self._eval / view.folder / view.qrels)}
        asked = [
            query
            for line in _lines(self._eval / view.folder / view.queries)
            if (query := line.split("\t", 1)[0]) in judged
        ]
        step = max(1, -(-len(asked) // FAST_QUERIES))
        return set(asked[::step])

    def _write(self, name: str, lines: list[str]) -> Path:
        path = self._work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return path

    def _call(self, *arguments: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, str(self._program), *arguments],
            capture_output=True, encoding="utf-8", check=False,
        )
        if done.returncode != 0:
            raise Failure(done.stderr.strip() or "the scorer failed")
        return done.stdout.splitlines()


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Failure(f"{path}: {error.strerror}") from error
    return [line for line in text.split("\n") if line.strip()]
