#!/usr/bin/env python3
"""Fits the trees by which the blocks of a page's story are told (BlockForest+Fitted.swift).

    fit.py [--folds 5] [--write]

Needs LightGBM and numpy (`pip install lightgbm numpy`), and the public pages in
`$SCO_SEARCH_SHARED/pages`. The program `page-blocks` gives the blocks of each page with their
features, so that fitting and reading cannot disagree about them. A block counts as the story's
where half of its words stand in runs of the story's words. With `--folds` the figures are those of
pages whose sites no tree has seen; with `--write` the trees of all pages are written out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy

import lightgbm
from scorer import load_scorer, shared_pages

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "Sources/ArticleText/Blocks/BlockForest+Fitted.swift"
SETS = ("aeb", "anpandu", "fundus", "mozilla", "wcxb", "wcxb-other")
# Forums and lists, whose comments and links are the text, count for less: there are more of them
# here than in anyone's folder of articles.
WEIGHTS = {"wcxb-other": 0.15}
PARAMETERS = {
    "objective": "binary", "num_leaves": 15, "learning_rate": 0.09, "min_data_in_leaf": 40,
    "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5,
    "verbose": -1, "num_threads": 2, "seed": 1,
}
TREES = 150
WORDS_THAT_COUNT = 60


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def labels(texts: list[str], gold: str, words) -> numpy.ndarray:
    """The share of each block's words that stand in a run of four of the story's."""
    story = [word.lower() for word in words(gold)]
    runs = {n: {tuple(story[i:i + n]) for i in range(len(story) - n + 1)} for n in (3, 4)}
    lines = {letters(line) for line in gold.split("\n")}
    shares = []
    for text in texts:
        block = [word.lower() for word in words(text)]
        if block and letters(text) in lines:
            shares.append(1.0)
        elif len(block) < 4:
            shares.append(0.4 if len(block) == 3 and tuple(block) in runs[3] else 0.0)
        else:
            kept = [False] * len(block)
            for i in range(len(block) - 3):
                if tuple(block[i:i + 4]) in runs[4]:
                    kept[i:i + 4] = [True] * 4
            shares.append(sum(kept) / len(block))
    return numpy.array(shares)


def load(blocks: str, folder: Path, scorer) -> list[dict]:
    pages = []
    for name in SETS:
        with tarfile.open(shared_pages() / f"{name}.tar.xz") as archive:
            archive.extractall(folder, filter="data")
        rows = [json.loads(line) for line in open(shared_pages() / f"{name}.jsonl", encoding="utf-8")]
        paths = [str(folder / name / (row["id"] + ".html")) for row in rows]
        shown = subprocess.run([blocks], input="\n".join(paths) + "\n", capture_output=True,
                               text=True, check=True)
        read = {page["id"]: page for page in map(json.loads, filter(None, shown.stdout.split("\n")))}
        for row, path in zip(rows, paths):
            page = read.get(path)
            if not page or not page["texts"] or not row.get("gold"):
                continue
            count = len(page["texts"])
            weights = numpy.array([min(WORDS_THAT_COUNT, len(scorer.words(text))) + 3.0
                                   for text in page["texts"]])
            site = row.get("site") or row["id"]
            pages.append({
                "set": name, "path": path, "gold": row["gold"],
                "fold": hashlib.sha256(("f" + site).encode()).digest()[0],
                "features": numpy.array(page["features"], numpy.float32).reshape(count, -1),
                "labels": labels(page["texts"], row["gold"], scorer.words) > 0.5,
                "weights": weights / weights.sum() * 100 * WEIGHTS.get(name, 1.0),
            })
    return pages


def fit(pages: list[dict]) -> list[list[tuple[int, int, int]]]:
    """The trees, each a list of nodes in preorder: feature and threshold, or -1 and what it says."""
    data = lightgbm.Dataset(
        numpy.concatenate([page["features"] for page in pages]),
        numpy.concatenate([page["labels"] for page in pages]).astype(int),
        weight=numpy.concatenate([page["weights"] for page in pages]))
    model = lightgbm.train(PARAMETERS, data, TREES)
    trees = []
    for tree in model.dump_model()["tree_info"]:
        nodes: list[tuple[int, int]] = []

        def walk(node: dict) -> None:
            if "split_feature" not in node:
                nodes.append((-1, round(node["leaf_value"] * 10_000)))
                return
            nodes.append((node["split_feature"], math.floor(node["threshold"])))
            walk(node["left_child"])
            walk(node["right_child"])

        walk(tree["tree_structure"])
        trees.append(nodes)
    return trees


def table(trees) -> str:
    return "\n".join(" ".join(str(value) if feature < 0 else f"{feature}<{value}"
                              for feature, value in tree) for tree in trees)


def read(blocks: str, pages: list[dict], trees) -> dict[str, dict]:
    with tempfile.NamedTemporaryFile("w", suffix=".trees") as file:
        file.write(table(trees))
        file.flush()
        shown = subprocess.run([blocks, file.name], capture_output=True, text=True, check=True,
                               input="\n".join(page["path"] for page in pages) + "\n")
    return {page["id"]: page for page in map(json.loads, filter(None, shown.stdout.split("\n")))}


def report(pages: list[dict], found: dict[str, dict], scorer) -> None:
    for name in SETS:
        rows = []
        for page in pages:
            if page["set"] == name:
                article = found.get(page["path"], {})
                body = article.get("body") or ""
                both, more, less = scorer.page_metric(page["gold"], body)
                share = scorer.kept_share(page["gold"], (article.get("title") or "") + " \n " + body)
                rows.append((both / max(1, both + more), both / max(1, both + less),
                             share < 0.9, share < 0.1))
        precision, recall, lost, none = numpy.mean(rows, axis=0)
        score = 2 * precision * recall / (precision + recall)
        print(f"{name:11} F1 {score:.3f} P {precision:.3f} R {recall:.3f} "
              f"lost10 {lost:.3f} none {none:.3f}", flush=True)


def write(trees) -> None:
    lines = []
    for line in table(trees).split("\n"):
        row = ""
        for node in line.split(" "):
            if len(row) + len(node) > 93:
                lines.append(row.rstrip() + " \\")
                row = ""
            row += node + " "
        lines.append(row.rstrip())
    TABLE.write_text(
        "extension BlockForest {\n"
        "  /// The trees as `Benchmarks/reading/fit.py` fitted them, a line for each.\n"
        "  static let fitted = BlockForest(\n    \"\"\"\n    "
        + "\n    ".join(lines) + "\n    \"\"\")\n}\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--blocks", default=str(ROOT / ".build/release/page-blocks"))
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    scorer = load_scorer()
    with tempfile.TemporaryDirectory() as folder:
        pages = load(arguments.blocks, Path(folder), scorer)
        print(f"{len(pages)} pages, {sum(len(page['labels']) for page in pages)} blocks")
        if arguments.folds:
            found = {}
            for fold in range(arguments.folds):
                unseen = [page for page in pages if page["fold"] % arguments.folds == fold]
                seen = [page for page in pages if page["fold"] % arguments.folds != fold]
                found |= read(arguments.blocks, unseen, fit(seen))
            print("Sites that no tree has seen:")
            report(pages, found, scorer)
        trees = fit(pages)
        print("All pages:")
        report(pages, read(arguments.blocks, pages, trees), scorer)
        if arguments.write:
            write(trees)


if __name__ == "__main__":
    sys.exit(main())
