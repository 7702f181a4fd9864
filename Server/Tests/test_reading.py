"""The page as articles are read on it, by mouse and by keyboard, also hostile ones."""

from __future__ import annotations

import time
import unittest
import urllib.parse

from browser import ActionChains, Keys
from readers import ReaderCase
from sample import ATTACKS, TRAP


class ReadingTests(ReaderCase):
    def test_open_walk_the_matches_and_go_back(self) -> None:
        self.search("keanggotaan")
        before = self.ids()
        name = self.open_first()
        self.assertEqual(self.browser.parameters.get("open"), name)
        marks = self.browser.until(lambda: self.browser.all("#pane mark"), "marks")
        self.assertGreater(len(marks), 1)
        places = []
        for _ in range(2):
            self.browser.keys("n")
            places.append(self.browser.until(lambda: self.browser.texts("#walk-place"), "place")[0])
        self.browser.keys("p")
        places.append(self.browser.texts("#walk-place")[0])
        self.assertEqual(len(set(places)), 2, places)
        self.assertEqual(places[0], places[2])
        self.browser.driver.back()
        self.browser.until(lambda: self.opened() is None, "the pane is empty")
        self.assertEqual(self.ids(), before)
        self.browser.driver.forward()
        self.browser.until(lambda: self.opened() == name, "the article again")

    def test_similar_articles_lie_below(self) -> None:
        self.browser.visit(self.server, "/?q=perundingan&open=perundingan-air")
        links = self.browser.until(lambda: self.browser.all("#pane .brief a"), "similar articles")
        names = [link.get_attribute("data-open") for link in links]
        self.assertIn("water-talks", names)
        next(link for link in links if link.get_attribute("data-open") == "water-talks").click()
        self.browser.until(lambda: self.opened() == "water-talks", "the similar article")

    def test_a_word_that_is_selected_is_translated(self) -> None:
        self.browser.visit(self.server, "/?q=membership&open=full-membership")
        word = self.browser.until(
            lambda: next((mark for mark in self.browser.all("#pane .body mark")
                          if mark.text.lower() == "membership"), None), "the word")
        self.browser.run("""
            const range = document.createRange();
            range.selectNodeContents(arguments[0]);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            arguments[0].dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
            arguments[0].dispatchEvent(new PointerEvent("pointerup", {bubbles: true}));
            """, word)
        gloss = self.browser.until(
            lambda: next((text for text in self.browser.texts("#gloss:not([hidden])") if text), ""),
            "the translation")
        self.assertIn("anggota", gloss)

    def test_a_word_that_is_pointed_at_is_translated(self) -> None:
        self.browser.visit(self.server, "/?q=membership&open=full-membership")
        word = self.browser.one("#pane .body mark")
        ActionChains(self.browser.driver).move_to_element(word).pause(0.1).move_by_offset(
            1, 1).perform()
        gloss = self.browser.until(
            lambda: next((text for text in self.browser.texts("#gloss:not([hidden])") if text), ""),
            "the translation")
        self.assertIn("anggota", gloss)

    def test_the_original_is_downloaded_and_never_shown(self) -> None:
        self.browser.visit(self.server, f"/?q={TRAP}&open=halaman.html")
        link = self.browser.one("#pane a.download")
        self.assertIsNotNone(link.get_attribute("download"))
        answer = self.server.ask(link.get_attribute("href")[len(self.server.origin):])
        self.assertEqual(answer.status, 200, answer)
        self.assertIn(b"<script>", answer.body)
        self.assertTrue(answer.headers["Content-Disposition"].startswith("attachment"))
        self.assertNotIn(answer.kind, ("text/html", "image/svg+xml", "application/xhtml+xml"))
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")

    def test_an_article_that_is_not_there(self) -> None:
        self.browser.visit(self.server, "/?q=ikan&open=tidak-ada")
        self.browser.until(lambda: self.browser.all("#pane .missing"), "the words for it")
        self.browser.click("#close")
        self.browser.until(lambda: not self.browser.all("#pane .missing"), "the pane is empty")
        # The browser says of itself that a page was not there.
        self.browser.messages()


class KeyTests(ReaderCase):
    def test_all_by_keyboard(self) -> None:
        browser = self.browser
        browser.visit(self.server)
        browser.run("document.activeElement.blur()")
        browser.keys("/")
        self.assertEqual(browser.focused.get_attribute("id"), "q")
        browser.keys("harga pupuk")
        browser.until(lambda: self.ids()[:1] == ["pupuk"], "the article")
        browser.keys(Keys.ENTER)
        browser.keys(Keys.ESCAPE)
        browser.run("document.activeElement.blur()")
        browser.keys("j")
        browser.until(lambda: browser.focused.get_attribute("data-open") == "pupuk", "the first hit")
        browser.keys("j")
        second = self.ids()[1]
        browser.until(lambda: browser.focused.get_attribute("data-open") == second, "the second")
        browser.keys("k")
        browser.until(lambda: browser.focused.get_attribute("data-open") == "pupuk", "the first")
        browser.keys(Keys.ARROW_DOWN)
        browser.until(lambda: browser.focused.get_attribute("data-open") == second, "by arrow")
        browser.keys(Keys.ARROW_UP, Keys.ENTER)
        browser.until(lambda: self.opened() == "pupuk", "the article")
        browser.keys("n")
        browser.until(lambda: browser.texts("#walk-place"), "a match")
        browser.keys(Keys.ESCAPE)
        browser.until(lambda: self.opened() is None, "the pane is empty")
        browser.until(lambda: browser.focused.get_attribute("data-open") == "pupuk",
                      "the focus is where it was")

    def test_the_sheet_of_keys(self) -> None:
        self.browser.visit(self.server, "/?q=ikan")
        self.browser.run("document.activeElement.blur()")
        self.browser.keys("?")
        self.browser.until(lambda: self.browser.all("dialog[open]"), "the sheet")
        self.assertIn("Esc", " ".join(self.browser.texts("dialog[open]")))
        self.browser.keys(Keys.ESCAPE)
        self.browser.until(lambda: not self.browser.all("dialog[open]"), "it is closed")

    def test_letters_in_the_box_are_letters(self) -> None:
        self.browser.visit(self.server)
        self.browser.one("#q").send_keys("jnkp?/")
        self.assertEqual(self.browser.one("#q").get_attribute("value"), "jnkp?/")

    def test_every_stop_of_the_tab_key_is_seen(self) -> None:
        self.browser.visit(self.server, "/?q=ikan&open=kerja-sama")
        self.browser.one("#pane article")
        seen: set[str] = set()
        self.browser.run("document.activeElement.blur()")
        for _ in range(120):
            self.browser.keys(Keys.TAB)
            where = self.browser.run("""
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const style = getComputedStyle(e), box = e.getBoundingClientRect();
                const inner = e.querySelector('rect');
                const ring = inner ? getComputedStyle(inner) : style;
                return {html: e.outerHTML.slice(0, 120), key: e.outerHTML,
                        ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none'
                          || ring.stroke !== 'none' || ring.outlineStyle !== 'none',
                        size: box.width * box.height, inside: box.bottom > 0
                          && box.top < innerHeight && box.right > 0 && box.left < innerWidth};
                """)
            if where is None or where["key"] in seen:
                break
            seen.add(where["key"])
            self.assertTrue(where["ring"], f"no sign of the focus: {where['html']}")
            self.assertTrue(where["size"] > 0 and where["inside"], f"out of sight: {where['html']}")
        self.assertGreater(len(seen), 15)


class HostileTests(ReaderCase):
    """Articles that are markup and scripts."""

    def executed(self) -> object:
        return self.browser.run("return window.executed ?? null")

    def test_nothing_executes(self) -> None:
        ids = [f"{TRAP}-{number}-{attack}" for number, attack in enumerate(ATTACKS)]
        self.search(TRAP)
        self.assertIsNone(self.executed())
        shown: list[str] = []
        for name in [*ids, "halaman.html"]:
            with self.subTest(id=name):
                self.browser.visit(
                    self.server, "/?" + urllib.parse.urlencode({"q": TRAP, "open": name}))
                self.browser.until(lambda: self.opened() == name, "the article")
                self.assertIsNone(self.executed())
                self.assertFalse(self.browser.all("#pane script, #pane iframe, #pane svg, #pane img"))
                shown.append(self.browser.texts("#pane article")[0])
                for address in self.browser.run(
                        "return [...document.links].map(e => e.href.baseVal ?? e.href)"):
                    self.assertTrue(address.startswith(("http://", "https://")), address)
                # Pointing at a word asks for its translation.
                self.browser.one("#pane .body p").click()
                self.assertIsNone(self.executed())
        self.assertIn(ATTACKS[0], shown[0])
        self.assertIn(ATTACKS[3], shown[3])

    def test_nothing_executes_as_a_query(self) -> None:
        for attack in ATTACKS:
            with self.subTest(query=attack):
                self.browser.visit(self.server)
                self.browser.one("#q").send_keys(attack.replace("\u202e", "").replace("\u202c", ""))
                time.sleep(0.4)
                self.assertIsNone(self.executed())
                self.browser.keys(Keys.ENTER)
                time.sleep(0.1)
                self.assertIsNone(self.executed())


if __name__ == "__main__":
    unittest.main()
