#!/usr/bin/env python3
"""Measures how well copies of one text are recognised.

Edits real articles in the ways of newspapers, indexes originals and edits together, and counts
which of them `sco-search` shows as one hit. Each original is edited once, but for the last row,
where the original and five edits of it are in the index together.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from itertools import combinations
from pathlib import Path

from edits import FIVE_PAPERS, KINDS, Article

SETS = {"id-indosum": "id", "en-cranfield": "en", "en-cisi": "en"}
FEWEST_WORDS = 100
FIVE_ROW = "in five papers at once"
# Every article matches: none has this word.
ALL_ARTICLES = "-zzyyxxwwzz"


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--command", type=Path, default=Path(".build/release/sco-search"))
    parser.add_argument("--articles", type=Path, default=Path("index/articles"),
                        help="what is edited where SCO_SEARCH_SHARED is not set")
    parser.add_argument("--edits", type=int, default=250, help="the most edits of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=12,
                        help="how many pairs of originals that were taken for copies to list")
    return parser.parse_args()


# MARK: Articles

def real_articles(bundled: Path) -> tuple[list[Article], str]:
    """Articles of at least 100 words, and where they are from."""
    shared = os.environ.get("SCO_SEARCH_SHARED")
    if shared and (Path(shared) / "eval").is_dir():
        found = [
            article for name, lang in SETS.items()
            for article in records(Path(shared) / "eval", name, lang)]
        origin = ", ".join(SETS)
    else:
        found = [
            Article(str(path.relative_to(bundled)), "", path.read_text(encoding="utf-8"), "")
            for path in sorted(bundled.rglob("*.txt"))]
        origin = f"the bundled articles, since SCO_SEARCH_SHARED is not set: {bundled}"
    found = [article for article in found if len(article.words) >= FEWEST_WORDS]
    if len(found) < 2:
        raise Failure(f"no articles of {FEWEST_WORDS} words in {origin}")
    return found, origin


def records(folder: Path, name: str, lang: str) -> list[Article]:
    with (folder / name / "docs.jsonl").open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    return [
        Article(f"{name}/{one['id']}", one.get("title") or "", one.get("body") or "", lang)
        for one in documents]


def edited(
    originals: list[Article], limit: int, choice: random.Random
) -> tuple[list[Article], dict[str, tuple[str, str]]]:
    """The edits, and for each its kind and the id of its original."""
    shuffled = choice.sample(originals, len(originals))
    share = max(1, min(limit, len(shuffled) // (len(KINDS) + 1)))
    edits: list[Article] = []
    sources: dict[str, tuple[str, str]] = {}

    def add(kind: str, row: str, original: Article) -> None:
        other = choice.choice(originals)
        while other.id == original.id:
            other = choice.choice(originals)
        changed = KINDS[kind](original, other, choice)
        id = f"edit {len(edits)}"
        edits.append(Article(id, changed.title, changed.body, changed.lang))
        sources[id] = (row, original.id)

    for kind in KINDS:
        for _ in range(share):
            if shuffled:
                add(kind, kind, shuffled.pop())
    for original in shuffled[:share]:
        for kind in FIVE_PAPERS:
            add(kind, FIVE_ROW, original)
    return edits, sources


# MARK: The command

def groups(command: Path, articles: list[Article]) -> list[set[str]]:
    """The ids that are shown as one hit, after all articles were indexed at once."""
    with tempfile.TemporaryDirectory() as folder:
        source, index = Path(folder) / "articles.jsonl", Path(folder) / "index"
        with source.open("w", encoding="utf-8") as output:
            for article in articles:
                record = {"id": article.id, "title": article.title, "body": article.body}
                if article.lang:
                    record["lang"] = article.lang
                output.write(json.dumps(record, ensure_ascii=False) + "\n")
        run(command, "index", str(source), "--index", str(index), "--quiet")
        shown = run(
            command, "search", "--json", "--limit", str(len(articles)), "--index", str(index), "--",
            ALL_ARTICLES)
    result = json.loads(shown)
    if result["total"] != len(articles):
        raise Failure(f"{len(articles)} articles were indexed, {result['total']} are found")
    return [{hit["id"], *hit["copies"]} for hit in result["hits"] if hit["copies"]]


def run(command: Path, *parts: str) -> str:
    done = subprocess.run([str(command), *parts], stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode != 0:
        raise Failure(f"`{command} {parts[0]}` ended with {done.returncode}")
    return done.stdout


# MARK: Counting

def measure(chosen: argparse.Namespace) -> None:
    if not os.access(chosen.command, os.X_OK):
        raise Failure(f"no command at {chosen.command}; `make build` makes it")
    choice = random.Random(chosen.seed)
    originals, origin = real_articles(chosen.articles)
    edits, sources = edited(originals, chosen.edits, choice)
    found = groups(chosen.command, originals + edits)
    by_id = {article.id: article for article in originals + edits}

    def root(id: str) -> str:
        return sources[id][1] if id in sources else id

    # Of each pair of an original and its edit: which were folded.
    folded = {pair for group in found for pair in combinations(sorted(group), 2)}
    rows: dict[str, list[int]] = {}
    for edit, (row, original) in sources.items():
        counts = rows.setdefault(row, [0, 0])
        counts[0] += 1
        counts[1] += tuple(sorted((edit, original))) in folded
    right = sum(root(one) == root(other) for one, other in folded)
    between = [pair for pair in folded if not any(id in sources for id in pair)]
    # Originals that are copies of each other make copies of their edits too.
    known = {frozenset(pair) for pair in between}
    excused = sum(
        root(one) != root(other) and frozenset((root(one), root(other))) in known
        for one, other in folded)
    wrong = len(folded) - right - excused

    print(f"{len(originals)} originals ({origin}), {len(edits)} edits, seed {chosen.seed}\n")
    print(f"{'edit':<34}{'edits':>8}{'folded':>8}{'recall':>8}")
    for row, (count, hits) in rows.items():
        print(f"{row:<34}{count:>8}{hits:>8}{hits / count:>8.3f}")
    count, hits = (sum(column) for column in zip(*rows.values()))
    print(f"{'all':<34}{count:>8}{hits:>8}{hits / count:>8.3f}\n")
    pairs = right + wrong
    print(f"precision {right / pairs if pairs else 1:.4f}: of {pairs} pairs shown as one hit {wrong} "
          "are of different articles")
    print(f"originals taken for copies of each other: {len(between)} pairs of {len(originals)} "
          f"articles, and {excused - len(between)} pairs with edits of theirs; to be looked at:\n")
    for one, other in sorted(between)[:chosen.show]:
        print(f"  {line(by_id[one])}\n  {line(by_id[other])}\n")


def line(article: Article) -> str:
    words = article.words
    return f"{article.id:<18}{len(words):>5} words  {' '.join(words)[:90]}"


def main() -> int:
    try:
        measure(arguments())
    except (Failure, OSError) as error:
        print(f"copies: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
