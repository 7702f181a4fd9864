"""Tests of the run itself: python3 -m unittest discover Benchmarks/server"""

from __future__ import annotations

import tempfile
import unittest
import urllib.parse
from pathlib import Path

from mix import page, steps, target, write


class MixTests(unittest.TestCase):
    made = list(steps(["harga pupuk", "kerja sama"], ["sepuluh kata"], ["0/1 a.txt"], 1))

    def test_every_kind_of_step_is_there(self) -> None:
        self.assertEqual(
            {step[0] for step in self.made}, {"search", "narrowed", "article", "suggest"})
        self.assertIn(("search", "har"), self.made)
        self.assertIn(("search", "harga pupuk"), self.made)
        self.assertIn(("search", "sepuluh kata"), self.made)

    def test_the_same_seed_gives_the_same_steps(self) -> None:
        queries = [f"kata {number}" for number in range(50)]
        self.assertEqual(list(steps(queries, [], ["a"], 1)), list(steps(queries, [], ["a"], 1)))
        self.assertNotEqual(list(steps(queries, [], ["a"], 1)), list(steps(queries, [], ["a"], 2)))

    def test_what_the_server_is_asked_for(self) -> None:
        cases = [
            (("search", "a & b"), "search", {"q": "a & b", "limit": "10", "facets": "1"}),
            (("narrowed", "a", "lang", "id"), "search",
             {"q": "a", "limit": "10", "facets": "1", "lang": "id"}),
            (("article", "a", "0/1 a.txt"), "articles/0/1%20a.txt", {"highlight": "a"}),
            (("suggest", "ha"), "suggest", {"q": "ha"}),
        ]
        for step, path, parameters in cases:
            with self.subTest(step=step):
                found = urllib.parse.urlsplit(target(step))
                self.assertEqual(found.path, "/api/v1/" + path)
                self.assertEqual(dict(urllib.parse.parse_qsl(found.query)), parameters)

    def test_what_the_page_itself_asks_for(self) -> None:
        self.assertEqual(page(("search", "a & b")), "/?q=a+%26+b&part=view")

    def test_both_files_have_the_same_steps(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            lines, addresses = write(Path(folder), self.made)
            self.assertEqual(len(lines.read_text().splitlines()), len(self.made))
            self.assertEqual(len(addresses.read_text().splitlines()), len(self.made))
            self.assertNotIn(" ", addresses.read_text())


if __name__ == "__main__":
    unittest.main()
