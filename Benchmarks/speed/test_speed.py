"""Tests of the speed run itself: python3 -m unittest discover Benchmarks/speed"""

from __future__ import annotations

import json
import random
import tempfile
import unittest
from functools import partial
from pathlib import Path

from articles import Maker, article_path, make
from bench import interleaved
from child import Failure, run, size
from comparisons import Comparison, shown
from latencies import Search, measure, percentile
from queries import headline_queries, plain, word_pairs
from sentences import Pool, headline, split
from shell_sqlite import command, expression
from table import render
from texts import texts


def made_up_pools() -> dict[str, Pool]:
    """Articles of ten sentences, their words numbered, a few names among them."""
    words = random.Random(0)
    return {
        language: Pool(
            articles=[
                [
                    f"Kata{language} " + " ".join(
                        "".join(words.choices("abcdefgh", k=6)) for _ in range(9))
                    + f", Nama{words.choice('abcdefgh')}belas."
                    for _ in range(10)
                ]
                for _ in range(30)
            ],
            headlines=[f"Judul {language} {number} dari sepuluh kata yang pas betul ini"
                       for number in range(20)],
        )
        for language in ("id", "en")
    }


class PercentileTests(unittest.TestCase):
    def test_nearest_rank(self) -> None:
        hundred = [float(value) for value in range(1, 101)]
        cases: list[tuple[int, list[float], float]] = [
            (50, hundred, 50), (95, hundred, 95), (99, hundred, 99),
            (50, [3, 1, 2], 2), (50, [1, 2, 3, 4], 2), (99, [1, 2, 3, 4], 4), (50, [7], 7),
        ]
        for percent, values, expected in cases:
            with self.subTest(percent=percent, values=values[:4]):
                self.assertEqual(percentile(percent, values), expected)

    def test_readers_report_all_their_searches(self) -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("satu\ndua\ntiga\n")
            file.flush()
            report = json.loads(measure(lambda: lambda query: len(query), Path(file.name), 2, 3))
            self.assertEqual(report["hits"], (4 + 3 + 4) / 3)
            self.assertLessEqual(report["p50"], report["p99"])

            def broken() -> Search:
                raise OSError("no such index")

            with self.assertRaisesRegex(RuntimeError, "no such index"):
                measure(broken, Path(file.name), 2, 1)


class SentenceTests(unittest.TestCase):
    def test_split(self) -> None:
        body = (
            "Menteri itu tiba pada pagi hari. Ia \" tidak berkata apa-apa kepada wartawan. \"\n"
            "Baca juga: Menteri lain tiba di kota.\nJakarta, Senin\nDua kata.\n"
            "Apakah ia akan kembali lagi?")
        self.assertEqual(split(body), [
            "Menteri itu tiba pada pagi hari.",
            "Ia \" tidak berkata apa-apa kepada wartawan.",
            "Apakah ia akan kembali lagi?",
        ])

    def test_headlines_are_neither_short_nor_sentences_of_a_paragraph(self) -> None:
        cases = [
            ("menteri tiba di kota", "Menteri tiba di kota"),
            ("simple shear flow past a plate .", "Simple shear flow past a plate"),
            ("Dua kata", None),
            (" ".join(["kata"] * 13), None),
        ]
        for text, expected in cases:
            with self.subTest(text=text):
                self.assertEqual(headline(text), expected)


class ArticleTests(unittest.TestCase):
    def test_same_seed_makes_the_same_articles(self) -> None:
        made = {
            seed: [maker.article() for maker in [Maker(made_up_pools(), [900, 1100], seed)]
                   for _ in range(20)]
            for seed in (1, 2)
        }
        maker = Maker(made_up_pools(), [900, 1100], 1)
        self.assertEqual(made[1], [maker.article() for _ in range(20)])
        self.assertNotEqual(made[1], made[2])

    def test_lengths_follow_the_real_ones(self) -> None:
        maker = Maker(made_up_pools(), [100, 300, 800], 1)
        bodies = [len(maker.article()[1]) for _ in range(500)]
        self.assertAlmostEqual(sum(bodies) / len(bodies), 1_400, delta=140)
        self.assertGreater(max(bodies), 2.5 * min(bodies))

    def test_some_names_are_invented(self) -> None:
        maker = Maker(made_up_pools(), [1_000], 1)
        known = {word for pool in made_up_pools().values() for text in pool.sentences()
                 for word in text.replace(".", "").split()}
        new = {word for _ in range(50) for word in maker.article()[1].replace(".", " ").split()}
        self.assertTrue(new - known)

    def test_a_collection_is_read_back_as_it_was_made(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self._write_sets(folder / "eval")
            facts = make(folder / "eval", folder / "made", articles=12, queries=5, seed=3)
            read = list(texts(folder / "made" / "articles"))
            self.assertEqual(len(read), 12)
            self.assertEqual(read[0][0], str(article_path(folder / "made", 0)))
            self.assertTrue(all(title and body for _, title, body in read))
            self.assertEqual(facts.bytes, size(folder / "made" / "articles"))
            self.assertEqual(json.loads((folder / "made" / "facts.json").read_text()), vars(facts))
            for kind in ("two", "ten"):
                lines = (folder / "made" / f"queries-{kind}.txt").read_text().splitlines()
                self.assertTrue(0 < len(lines) <= 5, kind)

    def _write_sets(self, folder: Path) -> None:
        pools = made_up_pools()
        for name, languages in (
            ("id-indosum", ("id",)), ("id-tydiqa-dev", ("id",)), ("xlang-tico", ("id", "en")),
            ("en-cisi", ("en",)), ("en-cranfield", ("en",)),
        ):
            (folder / name).mkdir(parents=True)
            (folder / name / "docs.jsonl").write_text("".join(
                json.dumps({"title": pools[language].headlines[0], "lang": language,
                            "body": " ".join(sentences)}) + "\n"
                for language in languages for sentences in pools[language].articles))
        for file in ("queries.tsv", "queries_summary.tsv"):
            lines = (f"{number}\t{text}\n" for number, text in enumerate(pools["id"].headlines))
            (folder / "id-indosum" / file).write_text("".join(lines))


class QueryTests(unittest.TestCase):
    def test_pairs_stand_in_one_sentence_that_was_used(self) -> None:
        pools = made_up_pools()
        used = {language: set(pool.articles[-1]) for language, pool in pools.items()}
        pairs = word_pairs(pools, used, 20, 0.7, seed=1)
        self.assertEqual(len(pairs), 20)
        self.assertEqual(pairs, word_pairs(pools, used, 20, 0.7, seed=1))
        sentences = [set(plain(text).split()) for texts in used.values() for text in texts]
        for pair in pairs:
            self.assertTrue(any(set(pair.split()) <= words for words in sentences), pair)

    def test_few_sentences_end_the_search_for_pairs(self) -> None:
        self.assertEqual(word_pairs(made_up_pools(), {"id": set(), "en": set()}, 3, 0.7, 1), [])

    def test_headlines_of_about_ten_words_without_operators(self) -> None:
        used = {"id": {"A \"b\" OR c-d (e) f: g h +i", "Terlalu pendek"}, "en": set()}
        self.assertEqual(headline_queries(used, 10, 0.7, seed=1), ["a b or c d e f g h i"])


class ComparisonTests(unittest.TestCase):
    def test_verdicts(self) -> None:
        cases = [
            (Comparison("i", 2, "s", "X", 9, 4, is_speed=True), 4.5, "reached"),
            (Comparison("i", 2, "s", "X", 6, 4, is_speed=True), 3, "-1.00"),
            (Comparison("p", 0.5, "ms", "T", 1, 1), 0.5, "reached"),
            (Comparison("p", 3, "ms", "T", 1, 1), 3, "+2.00"),
            (Comparison("m", 310, "MB", goal=300), None, "+10.00"),
            (Comparison("m", 290, "MB", goal=300), None, "reached"),
            (Comparison("s", 2, "MB", "X", 4), 0.5, ""),
        ]
        for comparison, ratio, verdict in cases:
            with self.subTest(comparison=comparison):
                self.assertEqual((comparison.ratio, comparison.verdict), (ratio, verdict))

    def test_figures_have_three_digits(self) -> None:
        cases = ((0.0456, "0.046"), (3.14159, "3.14"), (31.4159, "31.4"), (4321.9, "4,322"))
        for value, text in cases:
            self.assertEqual(shown(value), text)

    def test_medians_of_rounds_in_alternating_order(self) -> None:
        order: list[str] = []
        values = {"a": iter([1.0, 9.0, 2.0]), "b": iter([4.0, 4.0, 4.0])}

        def call(name: str) -> dict[str, float]:
            order.append(name)
            return {"p50": next(values[name])}

        medians = interleaved({name: partial(call, name) for name in values}, 3)
        self.assertEqual(medians, {"a": {"p50": 2.0}, "b": {"p50": 4.0}})
        self.assertEqual("".join(order), "abbaab")


class ProgramTests(unittest.TestCase):
    def test_what_a_program_took(self) -> None:
        ended = run(["sh", "-c", "echo satu; echo dua >&2"])
        self.assertEqual(ended.output, "satu\n")
        self.assertGreater(ended.peak_megabytes, 0)
        self.assertEqual(run(["sh", "-c", "echo satu"], keeps_output=False).output, "")

    def test_a_failure_names_the_program_and_what_it_said(self) -> None:
        with self.assertRaisesRegex(Failure, "ended with 3: no such index"):
            run(["sh", "-c", "echo no such index >&2; exit 3"])

    def test_words_are_never_operators_of_sqlite(self) -> None:
        self.assertEqual(expression("near or", "any"), '"near" OR "or"')
        self.assertEqual(expression("near or", "each"), '"near" "or"')
        statement = command("sqlite3", Path("index"), "jum at", "any")[-1]
        self.assertIn("MATCH '\"jum\" OR \"at\"' ORDER", statement)


class TableTests(unittest.TestCase):
    def test_words_left_figures_right(self) -> None:
        self.assertEqual(
            render(("engine", "ms"), [("a", "1.00"), ("bc", "12.00")]),
            "engine     ms\n------  -----\na        1.00\nbc      12.00")


if __name__ == "__main__":
    unittest.main()
