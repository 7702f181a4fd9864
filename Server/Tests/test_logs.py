"""What is written of the requests, and what is counted."""

from __future__ import annotations

import re
import time
import unittest
import urllib.parse

from cases import ServerCase, collection
from serving import API, Server, target, wait_until

SAMPLE_LINE = re.compile(
    r"^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\n]|\\[\\\"n])*\",?)*)\})?"
    r" (-?[0-9.eE+-]+|\+Inf|-Inf|NaN)$")


class LogTests(unittest.TestCase):
    def test_one_line_a_request_without_token_and_query(self) -> None:
        secret = "katakuncirahasia"
        with Server(collection().index) as server:
            before = len(server.log.splitlines())
            token = server.token
            asked = [
                (target("search", q=f"{secret} ikan"), {}),
                (target("suggest", q=secret), {}),
                (API + "articles/pupuk?highlight=" + secret, {}),
                (f"/?q={secret}", {}), (f"/?q={secret}&token={token}", {"bearer": False}),
                (f"{API}search?token={token}&q={secret}", {"bearer": False}),
                (f"/?token={token[:-1]}", {"bearer": False}),
                (target("search", q=secret, limit="x"), {}), (API + "nothing", {}),
                (target("translations", word=secret, lang="id"), {}),
                (f"/?q={secret}", {"headers": {"Referer": f"http://127.0.0.1/?token={token}"}}),
                (f"/?q=ikan&%74oken={token}", {"bearer": False}),
                (f"/token={token}", {}), (f"/;token={token}?q=a", {}),
            ]
            for path, options in asked:
                server.ask(path, **options)
            self.assertTrue(wait_until(
                lambda: len(server.log.splitlines()) >= before + len(asked), 5), server.log)
            time.sleep(0.1)
            lines = server.log.splitlines()[before:]
            self.assertEqual(len(lines), len(asked), "\n".join(lines))
            for line in lines:
                self.assertRegex(line, "GET")
                self.assertRegex(line, "status=\"[2345][0-9][0-9]\"")
            # What was asked for as a path is a path; a token there is not the server's doing.
            for (path, _), line in zip(asked, lines):
                if "/token=" not in path and ";token=" not in path:
                    self.assertNotIn(token, line)
                self.assertNotIn(secret, line)
            server.stop()
            self.assertNotIn(secret, server.log)

    def test_the_query_where_it_is_asked_for(self) -> None:
        with Server(collection().index, "--log-queries") as server:
            server.get("search", q="katakuncisaya")
            self.assertTrue(wait_until(lambda: "katakuncisaya" in server.log))
            self.assertNotIn(server.token, server.log)

    def test_no_request_writes_a_line_of_its_own(self) -> None:
        with Server(collection().index, "--log-queries") as server:
            before = len(server.log.splitlines())
            for text in ("a\nstatus=200 forged", "a\r\nforged", "\x1b[31mmerah\x1b[0m\x07",
                         "a\u2028forged", "\u202eterbalik", "a\" status=500 \"", "\x9b31m", "\x00"):
                server.get("search", q=text)
                server.ask(API + "articles/" + urllib.parse.quote(text))
                server.ask("/" + urllib.parse.quote(text, safe=""))
            self.assertTrue(wait_until(lambda: len(server.log.splitlines()) >= before + 24, 5))
            lines = server.log.split("\n")[before:]
            self.assertEqual(len([line for line in lines if line]), 24, server.log)
            for line in lines:
                self.assertFalse(
                    any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u202e"
                        for c in line), repr(line))


class MetricsTests(ServerCase):
    def parsed(self, text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
        """The samples of a text in Prometheus' format, checked for its form."""
        kinds: dict[str, str] = {}
        samples: dict[tuple[str, frozenset[tuple[str, str]]], float] = {}
        self.assertTrue(text.endswith("\n"))
        for line in text.splitlines():
            if line.startswith("# TYPE "):
                _, _, name, kind = line.split(" ")
                self.assertNotIn(name, kinds, "a family stands together")
                kinds[name] = kind
            elif not line.startswith("# HELP "):
                found = SAMPLE_LINE.match(line)
                self.assertIsNotNone(found, line)
                assert found
                name = found[1]
                labels = frozenset(re.findall(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"',
                                              found[2] or ""))
                family = name if name in kinds else re.sub("_(bucket|sum|count)$", "", name)
                self.assertIn(family, kinds, line)
                self.assertNotIn((name, labels), samples, "no sample is there twice")
                samples[name, labels] = float(found[3])
        return samples

    def total(self, name: str, **labels: str) -> float:
        answer = self.server.ask("/metrics")
        self.assertEqual(answer.status, 200, answer)
        self.assertRegex(answer.headers["Content-Type"], r"^text/plain; version=0\.0\.4")
        return sum(
            value for (sample, its), value in self.parsed(answer.text).items()
            if sample == name and set(labels.items()) <= its)

    def test_requests_are_counted(self) -> None:
        requests = "sco_search_requests_total"
        before = self.total(requests, route="search", status="200")
        wrong = self.total(requests, route="search", status="400")
        for _ in range(3):
            self.server.get("search", q="ikan")
        self.server.get("search", q="ikan", limit="x")
        self.assertEqual(self.total(requests, route="search", status="200"), before + 3)
        self.assertEqual(self.total(requests, route="search", status="400"), wrong + 1)

    def test_times_are_a_histogram(self) -> None:
        self.server.get("search", q="ikan")
        samples = self.parsed(self.server.ask("/metrics").text)
        name = "sco_search_request_duration_seconds"
        buckets = sorted(
            (float(dict(labels)["le"].replace("+Inf", "inf")), value)
            for (sample, labels), value in samples.items()
            if sample == name + "_bucket" and ("route", "search") in labels)
        self.assertEqual(buckets[-1][0], float("inf"))
        values = [value for _, value in buckets]
        self.assertEqual(values, sorted(values), "buckets are cumulative")
        count = self.total(name + "_count", route="search")
        self.assertEqual(values[-1], count)
        self.assertGreater(self.total(name + "_sum", route="search"), 0)

    def test_connections_are_a_gauge(self) -> None:
        before = self.total("sco_search_connections")
        links = [self.server.dial() for _ in range(5)]
        self.assertTrue(wait_until(lambda: self.total("sco_search_connections") >= before + 5))
        for link in links:
            link.close()
        self.assertTrue(wait_until(lambda: self.total("sco_search_connections") <= before))

    def test_names_of_what_was_asked_for_make_no_series(self) -> None:
        self.total("up")
        before = len(self.parsed(self.server.ask("/metrics").text))
        for number in range(50):
            self.server.ask(f"/tidak-ada-{number}")
            self.server.get(f"articles/tidak-ada-{number}")
            self.server.ask(API + "health", f"METODE{number}")
        after = self.server.ask("/metrics").text
        self.assertLess(len(self.parsed(after)), before + 60)
        self.assertNotIn("tidak-ada", after)
        self.assertNotIn("METODE", after)


if __name__ == "__main__":
    unittest.main()
