"""What the server takes, and what it says where it is too much."""

from __future__ import annotations

import concurrent.futures
import time
import unittest

from cases import HARD_QUERY, ServerCase, large, longest_query, made
from serving import API, Answer, Server, run, target
from test_access import problem_of


class SizeTests(ServerCase):
    def test_a_long_address(self) -> None:
        problem_of(self, self.server.ask(target("search", q="ikan") + "&" * 40_000), 414)
        problem_of(self, self.server.ask(API + "articles/" + "a" * 40_000), 414)

    def test_a_large_header(self) -> None:
        for headers in ({"X-Large": "a" * 20_000}, {f"X-{n}": "a" for n in range(200)},
                        {"Cookie": "a=b; " * 4_000}):
            answer = self.server.ask(target("search", q="ikan"), headers=headers)
            problem_of(self, answer, 431)

    def test_a_header_of_a_megabyte(self) -> None:
        started = time.monotonic()
        received = self.server.send(
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nX: ".encode()
            + b"a" * (1 << 20) + b"\r\n\r\n")
        self.assertTrue(received == b"" or received.startswith(b"HTTP/1.1 431 "), received[:200])
        self.assertLess(time.monotonic() - started, 10)
        self.assertEqual(self.server.get("health").status, 200)

    def test_a_query_just_within_its_limit(self) -> None:
        most = longest_query(self)
        for letter in ("a", "\u00e9", "\u4e2d", "\U0001f41f"):
            with self.subTest(letter=letter):
                self.assertEqual(self.server.get("search", q=letter * most).status, 200)
                problem_of(self, self.server.get("search", q=letter * (most + 1)), 400)

    def test_the_last_page(self) -> None:
        answer = self.server.get("search", q="ikan", limit=100, offset=10_000)
        self.assertEqual((answer.status, answer.json()["hits"]), (200, []))


class TimeTests(unittest.TestCase):
    def test_a_search_ends_when_its_time_is_over(self) -> None:
        with Server(large().index, "--timeout", "0.005") as server:
            started = time.monotonic()
            answer = server.get("search", q=HARD_QUERY, facets=1, limit=100)
            self.assertEqual(answer.status, 200, answer)
            self.assertLess(time.monotonic() - started, 2)
            self.assertIs(answer.json()["isCut"], True)
            self.assertNotIn("ETag", answer.headers, "it may be another one next time")
            whole = server.get("search", q="lang:id", limit=1)
            self.assertEqual(whole.status, 200)
            self.assertIn('isCut="true"', server.log)

    def test_the_same_search_with_time_enough(self) -> None:
        with Server(large().index, "--timeout", "60") as server:
            answer = server.get("search", q=HARD_QUERY, limit=100)
            self.assertFalse(answer.json().get("isCut", False))
            self.assertIn("ETag", answer.headers)
            self.assertEqual(len(answer.json()["hits"]), 100)

    def test_a_timeout_that_is_none(self) -> None:
        for text in ("0", "-1", "x", "nan", "1e400"):
            with self.subTest(text=text):
                ended = run("serve", "--index", str(large().index), "--port", "0", "--timeout", text)
                self.assertIn(ended.returncode, (2, 64), ended)


class CrowdTests(unittest.TestCase):
    def test_more_searches_than_may_wait(self) -> None:
        with Server(large().index, "--timeout", "30") as server:
            # One each, or those that were found before might be quick.
            def ask(number: int) -> Answer:
                return server.get("search", q=f"{HARD_QUERY[:14]} kata{number}")

            with concurrent.futures.ThreadPoolExecutor(160) as crowd:
                answers = list(crowd.map(ask, range(160)))
            by_status = {answer.status: answer for answer in answers}
            self.assertEqual(set(by_status), {200, 503})
            for answer in answers:
                if answer.status == 503:
                    problem_of(self, answer, 503)
                    self.assertGreater(int(answer.headers["Retry-After"]), 0)
            self.assertEqual(server.get("health").status, 200)
            self.assertEqual(server.get("search", q="petani").status, 200)

    def test_a_collection_that_is_not_built(self) -> None:
        sample = made("dibongkar")
        with Server(sample.index) as server:
            self.assertEqual(server.get("search", q="ikan").status, 200)
            built = sample.index / "built"
            built.rename(sample.index / "away")
            answer = server.get("search", q="ikan")
            problem = problem_of(self, answer, 503)
            self.assertIn("reindex", str(problem))
            self.assertGreater(int(answer.headers["Retry-After"]), 0)
            (sample.index / "away").rename(built)
            self.assertEqual(server.get("search", q="ikan").status, 200)


if __name__ == "__main__":
    unittest.main()
