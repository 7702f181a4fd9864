"""The page as it is searched, with scripts."""

from __future__ import annotations

import unittest

from browser import Keys
from readers import ReaderCase


class SearchingTests(ReaderCase):
    def test_an_english_article_is_found_by_an_indonesian_word_with_the_reason(self) -> None:
        self.search("keanggotaan")
        hit = self.browser.until(
            lambda: [text for text in self.browser.texts(".hit") if "full membership" in text.lower()],
            "the English article")[0]
        self.assertIn("via", hit)
        self.assertIn("membership ← keanggotaan", hit)
        self.assertIn("Inggris", hit)
        self.assertIn("Valley Courier", hit)
        self.assertIn("2016", hit)
        marked = [text.lower() for text in self.browser.texts(".hit mark")]
        self.assertIn("membership", marked)
        self.assertIn("anggota", marked)

    def test_results_come_as_one_types(self) -> None:
        self.browser.visit(self.server)
        box = self.browser.one("#q")
        for letter in "pupuk":
            box.send_keys(letter)
        self.browser.until(lambda: self.ids()[:1] == ["pupuk"], "the article")
        self.assertNotIn("Enter", self.browser.parameters)
        self.assertEqual(self.browser.parameters.get("q"), "pupuk")

    def test_a_pause_comes_before_the_search(self) -> None:
        self.browser.visit(self.server)
        self.browser.requested()
        self.browser.one("#q").send_keys("perundingan")
        self.browser.until(lambda: "perundingan-air" in self.ids(), "the article")
        typed = [url for url in self.browser.requested() if "part=view" in url]
        self.assertLessEqual(len(typed), 5, typed)

    def test_a_misspelled_word(self) -> None:
        self.search("perundngan")
        self.browser.until(lambda: "perundingan-air" in self.ids(), "the article")
        notice = " ".join(self.browser.texts(".notice"))
        self.assertIn("perundingan", notice)

    def test_what_finds_nothing_has_a_way_on(self) -> None:
        self.browser.visit(self.server, "/?q=%2Bikan&lang=en&source=Kabar+Lembah")
        self.browser.until(lambda: self.browser.texts(".nothing"), "the words for it")
        self.browser.click(".nothing a")
        self.browser.until(self.ids, "hits")

    def test_undated_articles_that_are_left_out_are_said(self) -> None:
        self.browser.visit(self.server, "/?q=ikan&since=2015")
        notice = self.browser.until(lambda: self.browser.texts(".notice"), "the words for it")[0]
        self.assertRegex(notice, r"\d")
        self.browser.click(".notice a")
        self.browser.until(lambda: "undated-id" in self.ids(), "the undated article")

    def test_copies_are_one_hit(self) -> None:
        self.search("festival layang")
        self.assertEqual(len([name for name in self.ids() if "festival" in name]), 1)
        self.assertEqual(len(self.browser.all(".hit .copies a")), 2)

    def test_a_suggestion_is_taken_by_keyboard(self) -> None:
        self.browser.visit(self.server)
        self.browser.one("#q").send_keys("keangg")
        self.browser.until(lambda: self.browser.all("#suggestions [role=option]"), "suggestions")
        self.browser.keys(Keys.ARROW_DOWN)
        self.browser.until(
            lambda: self.browser.one("#q").get_attribute("aria-activedescendant"), "one is chosen")
        self.browser.keys(Keys.ENTER)
        self.browser.until(lambda: self.browser.parameters.get("q") == "keanggotaan", "the address")
        self.browser.until(self.ids, "hits")

    def test_the_page_speaks_the_readers_language_and_the_other(self) -> None:
        self.browser.visit(self.server, "/?q=ikan")
        self.assertEqual(self.browser.one("html").get_attribute("lang"), "id")
        self.browser.click("#spoken a[hreflang=en]")
        self.browser.until(
            lambda: self.browser.one("html").get_attribute("lang") == "en", "English")
        self.assertIn("articles", " ".join(self.browser.texts("h1")))
        self.assertEqual(self.browser.parameters.get("q"), "ikan")


class NarrowingTests(ReaderCase):
    def test_by_a_facet_and_back(self) -> None:
        self.search("garam")
        whole = self.ids()
        self.browser.run("document.querySelectorAll('.facets details').forEach(d => d.open = true)")
        facet = self.browser.until(
            lambda: next((link for link in self.browser.all(".facet a")
                          if "Warta Teluk" in link.text), None), "the source")
        count = int(facet.find_element("css selector", ".count").text)
        facet.click()
        self.browser.until(lambda: self.browser.parameters.get("source") == "Warta Teluk", "address")
        self.browser.until(lambda: self.browser.texts(".chips a"), "the chip")
        self.browser.until(lambda: len(self.ids()) == count < len(whole), "fewer hits")
        for facts in self.browser.texts(".hit .facts"):
            self.assertIn("Warta Teluk", facts)
        # The other sources are still there to be chosen.
        self.assertIn("Valley Courier", " ".join(self.browser.texts(".facets")))
        self.browser.click(".chips a")
        self.browser.until(lambda: self.ids() == whole, "all hits")
        self.assertNotIn("source", self.browser.parameters)

    def test_by_each_facet(self) -> None:
        for name, value, parameter in (("language", "Inggris", "lang"), ("place", "Samarkand", "place"),
                                       ("year", "2020", "date")):
            with self.subTest(facet=name):
                self.search("air")
                self.browser.run(
                    "document.querySelectorAll('.facets details').forEach(d => d.open = true)")
                links = [link for link in self.browser.all(f"[aria-labelledby=facet-{name}] a")
                         if value in link.text]
                if not links and name == "year":
                    continue  # Shown as the histogram alone.
                count = int(links[0].find_element("css selector", ".count").text)
                links[0].click()
                self.browser.until(lambda: parameter in self.browser.parameters, "the address")
                self.browser.until(lambda: len(self.ids()) == count, "as many as were counted")

    def bars(self) -> dict[str, object]:
        return {bar.get_attribute("data-from"): bar for bar in self.browser.all("#chart svg a")}

    def test_by_a_bar_of_the_histogram(self) -> None:
        self.search("air OR harga OR ikan OR sekolah OR sungai")
        bar = self.browser.until(lambda: self.bars().get("2018"), "the year's bar")
        bar.click()  # type: ignore[attr-defined]
        self.browser.until(lambda: "2018" in str(self.browser.parameters), "the address")
        self.browser.until(lambda: "2018-11" in self.bars(), "months")
        self.browser.until(self.ids, "hits")
        for date in self.browser.run(
                "return [...document.querySelectorAll('.hit time')].map(e => e.dateTime)"):
            self.assertTrue(date.startswith("2018"), date)
        self.browser.click("#chart figcaption a")
        self.browser.until(lambda: "2020" in self.bars(), "all years")

    def test_by_brushing_the_histogram(self) -> None:
        self.search("air OR harga OR ikan OR sekolah OR sungai")
        bars = self.browser.until(
            lambda: self.bars() if {"2018", "2020"} <= self.bars().keys() else None, "bars")
        self.browser.drag(bars["2018"], bars["2020"])  # type: ignore[arg-type]
        self.browser.until(
            lambda: (self.browser.parameters.get("since"), self.browser.parameters.get("until"))
            == ("2018", "2020"), "the range in the address")
        self.browser.until(self.ids, "hits")
        years = {date[:4] for date in self.browser.run(
            "return [...document.querySelectorAll('.hit time')].map(e => e.dateTime)")}
        self.assertLessEqual(years, {"2018", "2019", "2020"})
        self.assertGreater(len(years), 1)

    def test_by_the_histogram_and_the_keyboard(self) -> None:
        self.search("air OR harga OR ikan OR sekolah OR sungai")
        self.browser.until(lambda: {"2018", "2019", "2020"} <= self.bars().keys(), "bars")
        self.browser.run("document.querySelector('#chart a[data-from=\"2018\"]').focus()")
        self.browser.shifted(Keys.ARROW_RIGHT)
        self.browser.shifted(Keys.ARROW_RIGHT)
        self.browser.keys(Keys.ENTER)
        self.browser.until(
            lambda: (self.browser.parameters.get("since"), self.browser.parameters.get("until"))
            == ("2018", "2020"), "the range in the address")


if __name__ == "__main__":
    unittest.main()
