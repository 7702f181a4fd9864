"""The page with scripts switched off."""

from __future__ import annotations

import unittest

from browser import Keys
from readers import ReaderCase
from sample import TRAP


class PlainTests(ReaderCase):
    scripts = False

    def titles(self) -> list[str]:
        return [link.text for link in self.browser.all(".hit a.title")]

    def link(self, selector: str, text: str) -> None:
        """Follows the first link of a kind that has a text."""
        found = self.browser.until(
            lambda: next((link for link in self.browser.all(selector)
                          if text in (link.text or link.get_attribute("textContent"))), None), text)
        found.click()

    def test_scripts_are_off(self) -> None:
        self.browser.visit(self.server)
        self.assertFalse(self.browser.one("#help").is_displayed())

    def test_search_narrow_open_and_go_back(self) -> None:
        browser = self.browser
        browser.visit(self.server)
        browser.one("#q").send_keys("keanggotaan" + Keys.ENTER)
        browser.until(self.titles, "hits")
        english = browser.until(
            lambda: [hit.text for hit in browser.all(".hit") if "full membership" in hit.text], "hit")
        self.assertIn("membership ← keanggotaan", english[0])
        count = len(self.titles())
        self.link(".facet a", "Inggris")
        browser.until(lambda: browser.parameters.get("lang") == "en", "the address")
        self.assertLess(len(self.titles()), count)
        self.link(".hit a.title", "full membership")
        browser.until(lambda: browser.all("#pane article"), "the article")
        self.assertGreater(len(browser.all("#pane mark")), 1)
        browser.click("#walk-place")
        self.assertTrue(browser.driver.current_url.endswith("#match-1"))
        browser.click("#close")
        browser.until(lambda: not browser.all("#pane article"), "the pane is empty")
        self.link(".chips a", "Inggris")
        browser.until(lambda: "lang" not in browser.parameters, "the address")
        self.assertEqual(len(self.titles()), count)

    def test_filters_stay_with_a_new_query(self) -> None:
        self.browser.visit(self.server, "/?q=ikan&lang=id")
        box = self.browser.one("#q")
        box.clear()
        box.send_keys("garam" + Keys.ENTER)
        self.browser.until(lambda: self.browser.parameters.get("q") == "garam", "the address")
        self.assertEqual(self.browser.parameters.get("lang"), "id")

    def test_the_histogram_is_links(self) -> None:
        self.browser.visit(self.server, "/?q=air+OR+harga+OR+ikan+OR+sungai")
        self.browser.one('#chart svg a[data-from="2018"]').click()
        self.browser.until(lambda: "2018" in str(self.browser.parameters), "the address")
        self.assertTrue(self.titles())

    def test_pages_of_hits(self) -> None:
        self.browser.visit(self.server, "/?q=lang:id")
        first = self.titles()
        self.browser.click(".pages a[rel=next]")
        self.browser.until(lambda: self.browser.parameters.get("offset") == "10", "the address")
        self.assertFalse(set(first) & set(self.titles()))
        self.browser.click(".pages a[rel=prev]")
        self.browser.until(lambda: self.titles() == first, "the first page")

    def test_hostile_articles_are_text(self) -> None:
        self.browser.visit(self.server, f"/?q={TRAP}")
        self.assertGreater(len(self.titles()), 5)
        self.assertIn("<script>", " ".join(self.titles()))


if __name__ == "__main__":
    unittest.main()
