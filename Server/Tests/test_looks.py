"""What axe-core finds, in every state of the page, at three widths, in light and dark."""

from __future__ import annotations

import unittest

from browser import WIDTHS, BrowserCase, Keys
from cases import shared
from sample import TRAP

ADDRESSES = {
    "start": "/", "hits": "/?q=keanggotaan", "many": "/?q=lang:id",
    "narrowed": "/?q=ikan&lang=id&source=Warta+Teluk", "months": "/?q=harga&date=2018",
    "article": "/?q=keanggotaan&open=full-membership",
    "translated": "/?q=perundingan+air&open=perundingan-air&ui=en",
    "nothing": "/?q=%2Btidakadasatupun", "spelling": "/?q=perundngan",
    "undated": "/?q=ikan&since=2015", "hostile": f"/?q={TRAP}", "missing": "/?q=a&open=tidak-ada",
    "wrong": "/?q=a&sort=maybe", "nowhere": "/tidak/ada",
}


class LooksTests(BrowserCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.server = shared()

    def check(self, name: str, widths: tuple[int, ...] = WIDTHS) -> None:
        """The page as it is, in all its forms."""
        for dark in (False, True):
            for width in widths:
                self.browser.size(width, dark)
                shade = "dark" if dark else "light"
                self.browser.picture(f"{name}-{width}-{shade}")
                with self.subTest(state=name, width=width, shade=shade):
                    self.assertEqual(self.browser.violations(), [])
                    self.assertLessEqual(
                        self.browser.run("return document.documentElement.scrollWidth"), width,
                        "it is wider than the window")

    def test_every_state(self) -> None:
        for name, address in ADDRESSES.items():
            self.browser.visit(self.server, address)
            self.check(name)

    def test_without_a_token(self) -> None:
        self.browser.go(self.server, "/")
        self.check("locked")

    def test_with_suggestions(self) -> None:
        self.browser.visit(self.server)
        self.browser.one("#q").send_keys("keang")
        self.browser.until(lambda: self.browser.all("#suggestions [role=option]"), "suggestions")
        self.check("suggestions")

    def test_with_the_sheet_of_keys(self) -> None:
        self.browser.visit(self.server, "/?q=ikan")
        self.browser.run("document.activeElement.blur()")
        self.browser.keys("?")
        self.browser.until(lambda: self.browser.all("dialog[open]"), "the sheet")
        self.check("keys")
        self.browser.keys(Keys.ESCAPE)

    def test_in_print(self) -> None:
        self.browser.visit(self.server, "/?q=keanggotaan&open=full-membership")
        self.browser.one("#pane article")
        self.browser.size(800, media="print")
        self.assertTrue(self.browser.one("#pane article").is_displayed())
        self.assertFalse(self.browser.one("#q").is_displayed())
        self.browser.picture("print")
        self.browser.size(800)

    def test_text_may_be_twice_as_large(self) -> None:
        """WCAG 2.2, 1.4.4 and 1.4.10: as at 320 pixels."""
        for address in ("/?q=keanggotaan", "/?q=keanggotaan&open=full-membership", "/"):
            self.browser.visit(self.server, address)
            self.browser.size(320)
            self.assertLessEqual(
                self.browser.run("return document.documentElement.scrollWidth"), 320, address)


if __name__ == "__main__":
    unittest.main()
