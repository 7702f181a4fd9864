"""Tests of the quality run itself: python3 -m unittest discover Benchmarks/quality"""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

from records import last_recorded
from scoring import FAST_QUERIES, Scorer
from table import render, rows
from views import VIEWS, select


class SelectTests(unittest.TestCase):
    def test_names_of_sets_and_views(self) -> None:
        cases = [
            ([], [view.name for view in VIEWS]),
            (["en-cisi"], ["en-cisi"]),
            (["id-indosum"], ["id-indosum", "id-indosum-summary"]),
            (["xlang-tico"], ["xlang-tico-id2en", "xlang-tico-en2id"]),
            (["xlang-help-en2id", "en-cisi"], ["en-cisi", "xlang-help-en2id"]),
            (["mixed-en-cisi"], ["en-cisi", "mixed-en-cisi"]),
        ]
        for names, expected in cases:
            with self.subTest(names=names):
                self.assertEqual([view.name for view in select(names)], expected)

    def test_unknown_name_is_an_error(self) -> None:
        with self.assertRaisesRegex(ValueError, "no set is called en-cran.*en-cranfield"):
            select(["en-cran"])

    def test_mixed_views_name_what_they_are_compared_with(self) -> None:
        names = {view.name for view in VIEWS}
        mixed = [view for view in VIEWS if view.collection == "mixed"]
        self.assertEqual(len(mixed), 3)
        self.assertTrue(all(view.alone in names for view in mixed))


class TableTests(unittest.TestCase):
    def test_verdicts(self) -> None:
        figures = {
            "en-cisi auto": {"nDCG@10": 0.3900},
            "en-cisi off": {"nDCG@10": 0.4000},
            "mixed-en-cisi auto": {"nDCG@10": 0.3890},
        }
        recorded = {"en-cisi auto": {"nDCG@10": 0.3812}}
        table = rows(select(["mixed-en-cisi"]), figures, recorded)
        shown = [(line[0].strip(), line[2], line[3], line[-1]) for line in table]
        self.assertEqual(
            shown,
            [
                ("en-cisi", "0.3900", "0.3812", "reached"),
                ("--translate off", "0.4000", "–", ""),
                ("translation", "2.50%", "–", "+2.20%"),
                ("mixed-en-cisi", "0.3890", "–", ""),
                ("against alone", "0.26%", "–", "reached"),
            ],
        )

    def test_a_figure_below_the_goal_says_how_much(self) -> None:
        [line, *_] = rows(select(["en-cisi"]), {"en-cisi auto": {"nDCG@10": 0.3712}}, {})
        self.assertEqual(line[-1], "-0.0188")

    def test_columns_line_up(self) -> None:
        table = rows(select(["en-cisi"]), {"en-cisi auto": {"nDCG@10": 0.3712}}, {})
        heading, rule, line = render(table).splitlines()
        self.assertEqual(heading.index("this run") + len("this run"), line.index("0.3712") + 6)
        self.assertEqual(set(rule), {"-", " "})


class RecordTests(unittest.TestCase):
    def test_newest_run_of_each_view_counts(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            runs = [
                ("b.json", "2026-01-01", {"en-cisi auto": {"AP": 0.1}, "en-cisi off": {"AP": 0.2}}),
                ("a.json", "2026-02-01", {"en-cisi auto": {"AP": 0.3}}),
            ]
            for name, date, figures in runs:
                Path(folder, name).write_text(json.dumps({"date": date, "figures": figures}))
            self.assertEqual(
                last_recorded(Path(folder)),
                {"en-cisi auto": {"AP": 0.3}, "en-cisi off": {"AP": 0.2}},
            )

    def test_no_runs_yet(self) -> None:
        self.assertEqual(last_recorded(Path("/nonexistent")), {})


class ScorerTests(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name)
        queries = "".join(f"{number}\tquery {number}\n" for number in range(1000))
        judgements = "".join(f"{number} 0 d{number} 1\n" for number in range(0, 1000, 2))
        (self.root / "en-cisi").mkdir()
        (self.root / "en-cisi" / "queries.tsv").write_text(queries)
        (self.root / "en-cisi" / "qrels.txt").write_text(judgements)
        (self.root / "score").touch()

    def test_fast_sample_is_of_judged_queries_only(self) -> None:
        [view] = select(["en-cisi"])
        scorer = Scorer(self.root, self.root / "work", fast=True)
        asked = [line.split("\t")[0] for line in lines(scorer.queries(view))]
        judged = [line.split()[0] for line in lines(scorer.judgements(view))]
        self.assertEqual(asked, judged)
        self.assertTrue(FAST_QUERIES / 2 < len(asked) <= FAST_QUERIES)

    def test_judgements_of_the_mixed_index_have_its_ids(self) -> None:
        view = select(["mixed-en-cisi"])[-1]
        scorer = Scorer(self.root, self.root / "work", fast=False)
        self.assertEqual(lines(scorer.judgements(view))[1], "2 0 en-cisi:d2 1")


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    unittest.main()
