#!/usr/bin/env python3
"""Measures how well the text of pictures is recognised.

Forty of the project's sample articles, in both languages, are set as printed pages, and each is
drawn as a clean scan of 300 dots an inch and as a noisy one of 150. The command indexes them with
`--ocr`, and what `show --json` then has as title and body is compared with the words that were set,
by the number of words that are to be changed, added or taken away (the word error rate).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pages

KINDS = {"clean": 300, "noisy": 150, "poor": 150}
GOALS = {"clean": 0.02, "noisy": 0.08}
FEWEST_WORDS = 100
# Quotes and dashes are the same in any shape.
SAME = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-"})


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


@dataclass
class Score:
    kind: str
    page: pages.PrintedPage
    errors: int
    confidence: float
    is_low: bool
    words: int


def run(command: str, *arguments: str) -> str:
    done = subprocess.run([command, *arguments], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise Failure(f"{' '.join(arguments)}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


def samples(command: str, folder: Path, articles: Path, count: int) -> list[pages.PrintedPage]:
    """Pages of the sample articles as the command shows them, half of them in each language."""
    index = str(folder / "samples")
    run(command, "index", str(articles), "--index", index, "--quiet")
    found: dict[str, list[dict]] = {"id": [], "en": []}
    for path in sorted(articles.rglob("*.txt")):
        try:
            article = json.loads(run(command, "show", str(path), "--index", index, "--json"))
        except (Failure, json.JSONDecodeError):
            continue
        if len(article["body"].split()) >= FEWEST_WORDS and article["language"] in found:
            found[article["language"]].append(article)
    fonts = pages.available_fonts()
    made = []
    for language, list_of_it in found.items():
        for article in list_of_it[: count // 2]:
            is_headline = not article["body"].startswith(article["title"].rstrip("…"))
            title = article["title"] if is_headline else ""
            made.append(pages.set_page(
                article["id"], language, title, article["body"], len(made), fonts))
    return made


def draw(made: list[pages.PrintedPage], folder: Path, kinds: list[str]) -> None:
    for kind in kinds:
        (folder / kind).mkdir(parents=True, exist_ok=True)

    def one(number: int) -> None:
        clean = pages.drawn(made[number])
        for kind in kinds:
            image = clean
            if kind == "noisy":
                image = pages.noisy(clean, number)
            elif kind == "poor":
                image = pages.poor(clean, number)
            image.save(folder / kind / f"{number:02}.png", dpi=(KINDS[kind],) * 2)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(one, range(len(made))))


def word_errors(wanted: list[str], found: list[str]) -> int:
    """How many words are to be changed, added or taken away."""
    before = list(range(len(found) + 1))
    for row, word in enumerate(wanted, 1):
        now = [row]
        for column, other in enumerate(found, 1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (word != other)))
        before = now
    return before[-1]


def words(text: str) -> list[str]:
    return text.translate(SAME).split()


def score(command: str, index: str, kind: str, number: int, page: pages.PrintedPage) -> Score:
    wanted = words(" ".join(page.words))
    try:
        article = json.loads(run(command, "show", f"{kind}/{number:02}.png", "--index", index, "--json"))
    except (Failure, json.JSONDecodeError):
        # Nothing was read of it.
        return Score(kind, page, len(wanted), 0, True, len(wanted))
    # The title of an article without a headline is the beginning of its body; what stands in a
    # dateline is kept as fields, which count as missing here.
    title, body = article["title"], article["body"]
    text = body if body.startswith(title.rstrip("…")) else f"{title}\n{body}"
    ocr = article["ocr"] or {"confidence": 0, "isLow": True}
    return Score(kind, page, word_errors(wanted, words(text)), ocr["confidence"], ocr["isLow"], len(wanted))


def report(scores: list[Score], kinds: list[str], worst: int) -> bool:
    is_met = True
    print(f"{'pages':<8}{'language':<10}{'number':>7}{'words':>8}{'errors':>8}{'WER':>8}{'sure':>7}{'low':>5}  goal")
    for kind in kinds:
        for language in ("id", "en", "all"):
            of_it = [s for s in scores if s.kind == kind and language in ("all", s.page.language)]
            count = sum(s.words for s in of_it)
            rate = sum(s.errors for s in of_it) / max(1, count)
            sure = sum(s.confidence for s in of_it) / max(1, len(of_it))
            goal = GOALS.get(kind) if language == "all" else None
            met = "" if goal is None else f"{goal:.0%}: {'met' if rate <= goal else 'MISSED'}"
            is_met = is_met and (goal is None or rate <= goal)
            print(f"{kind:<8}{language:<10}{len(of_it):>7}{count:>8}{sum(s.errors for s in of_it):>8}"
                  f"{rate:>8.2%}{sure:>7.1%}{sum(s.is_low for s in of_it):>5}  {met}")
    for one in sorted(scores, key=lambda s: -s.errors / s.words)[:worst]:
        print(f"  {one.kind} {one.page.name}: {one.errors} of {one.words} words, {one.confidence:.1%} sure, "
              f"{one.page.font} {one.page.points} points")
    return is_met


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", required=True)
    parser.add_argument("--articles", type=Path, default=Path("index/articles"))
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--kinds", default="clean,noisy", help="also 'poor': such as nothing can be read well")
    parser.add_argument("--worst", type=int, default=0, help="name so many pages with the most errors")
    parser.add_argument("--keep", type=Path, help="keep pages and index in this folder")
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    command = str(Path(options.command).resolve())
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = samples(command, folder, options.articles, options.pages)
        draw(made, folder / "scans", kinds)
        index = str(folder / "index")
        run(command, "index", str(folder / "scans"), "--ocr", "--index", index, "--quiet")
        # One page of each kind is in the folder of its name; copies of each other are shown as well.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            scores = list(pool.map(
                lambda pair: score(command, index, pair[0], pair[1], made[pair[1]]),
                [(kind, number) for kind in kinds for number in range(len(made))]))
    return 0 if report(scores, kinds, options.worst) else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(f"ocr.py: {failure}")
