"""What the page makes of its address: language, filters, charts, and queries that are half typed."""

from __future__ import annotations

import html
import json
import re
import unittest
import urllib.parse

from cases import ServerCase, indexed, scratch
from sample import RAW_ID, Sample
from serving import Server


def page(server: Server, accepted: str = "id", **parameters: str) -> str:
    answer = server.ask("/?" + urllib.parse.urlencode(parameters),
                        headers={"Accept": "text/html", "Accept-Language": accepted})
    assert answer.status == 200, answer
    return answer.text


def links(text: str, part: str) -> list[dict[str, str]]:
    """The parameters of the links of a part of a page: of its element with that id."""
    start = text.index(f'id="{part}"')
    end = text.find("</section>", start)
    addresses = re.findall(r'href="/\?([^"]*)"', text[start:end])
    return [dict(urllib.parse.parse_qsl(html.unescape(address))) for address in addresses]


def bars(text: str) -> list[tuple[str, str, int]]:
    """First and last time of each bar of a chart, and its count."""
    return [(first, last, int(count.replace(".", ""))) for first, last, count in re.findall(
        r'data-from="([^"]*)" data-to="([^"]*)"><title>[^<]*: ([0-9.]+) artikel</title>', text)]


class FormTests(ServerCase):
    def test_the_language_is_the_readers(self) -> None:
        for accepted, ui, spoken in (
            ("id", "", "id"), ("en-GB,en;q=0.8", "", "en"), ("ms-MY", "", "id"), ("in", "", "id"),
            ("de, fr;q=0.9", "", "en"), ("en;q=0.3, id;q=0.9", "", "id"), ("id;q=0, en;q=0.1", "", "en"),
            ("nonsense;;q=,,", "", "en"), ("id", "en", "en"), ("en", "id", "id"), ("id", "xx", "id"),
        ):
            with self.subTest(accepted=accepted, ui=ui):
                text = page(self.server, accepted, q="ikan", ui=ui)
                self.assertIn(f'<html lang="{spoken}"', text)

    def test_links_keep_the_language_that_was_chosen(self) -> None:
        text = page(self.server, "id", q="ikan", ui="en")
        for link in links(text, "facet-language") + links(text, "hits"):
            self.assertEqual(link.get("ui"), "en", link)

    def test_a_word_that_is_half_typed_finds_what_the_word_does(self) -> None:
        text = page(self.server, q="keanggo")
        whole = page(self.server, q="keanggotaan")
        found = [re.findall(r'class="title" href="[^"]*" data-open="([^"]*)"', each)
                 for each in (text, whole)]
        self.assertTrue(found[0])
        self.assertEqual(found[0], found[1])
        self.assertIn('class="notice"', text)
        self.assertIn('value="keanggo"', text)
        for query in ("qqxzqq", "keanggo ", "+tidakadasatupun"):
            with self.subTest(query=query):
                self.assertIn('class="nothing"', page(self.server, q=query))

    def test_a_choice_can_be_exchanged_for_another_or_taken_away(self) -> None:
        text = page(self.server, q="ikan", lang="id", sort="date", offset="0")
        chosen, other = links(text, "facet-language")
        self.assertEqual(chosen, {"q": "ikan", "sort": "date"})
        self.assertEqual(other, {"q": "ikan", "lang": "en", "sort": "date"})

    def test_originals_are_reached_whatever_their_names(self) -> None:
        for name, query in (("../../etc/passwd", "climbs"), ("%2e%2e/%2Fetc%2fpasswd", "escaped path"),
                            ("arsip/2016/rapat umum.txt", "rapat"), ("50% + pajak & bea?.txt#akhir", "pajak"),
                            ("salinan/festival-3.txt", "festival"), (RAW_ID, "garam")):
            with self.subTest(id=name):
                text = page(self.server, q=query, open=name)
                link = re.search(r'class="download" href="([^"]*)"', text)
                assert link, text
                # As browsers read it, which resolve `..`.
                address = urllib.parse.urljoin("http://localhost/", html.unescape(link[1]))
                answer = self.server.ask(address.removeprefix("http://localhost"))
                self.assertEqual(answer.status, 200, answer)
                self.assertTrue(answer.headers["Content-Disposition"].startswith("attachment"))

    def test_one_month_is_seen_among_the_months_of_its_year(self) -> None:
        text = page(self.server, q="harga", date="2018-11")
        self.assertEqual([first for first, _, _ in bars(text)],
                         [f"2018-{month:02}" for month in range(1, 13)])
        self.assertEqual(re.findall(r'class="chosen" href="[^"]*" data-go data-from="([^"]*)"', text),
                         ["2018-11"])


class LongTimeTests(unittest.TestCase):
    """Articles of three centuries."""

    def test_years_are_drawn_together_where_they_are_many(self) -> None:
        sample = Sample(scratch() / "abad")
        sample.source.mkdir(parents=True)
        years = list(range(1701, 2021, 3))
        (sample.source / "abad.jsonl").write_text("".join(json.dumps({
            "id": str(year), "title": f"Catatan tahun {year}", "lang": "id", "date": f"{year}-05-06",
            "body": "Petani menulis catatan tentang panen padi dan hujan di lembah itu.",
        }) + "\n" for year in years))
        indexed(sample)
        with Server(sample.index) as server:
            drawn = bars(page(server, q="catatan"))
            self.assertLessEqual(len(drawn), 48)
            self.assertEqual(sum(count for _, _, count in drawn), len(years))
            for (_, last, _), (first, _, _) in zip(drawn, drawn[1:]):
                self.assertEqual(int(first), int(last) + 1)
            for first, last, count in drawn:
                self.assertEqual(count, sum(int(first) <= year <= int(last) for year in years))
            first, last, count = drawn[3]
            some = page(server, q="catatan", since=first, until=last)
            self.assertIn(f"{count} artikel", some)
            self.assertEqual(bars(some), drawn, "what else could be chosen is still there")


if __name__ == "__main__":
    unittest.main()
