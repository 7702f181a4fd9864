"""One who reads at the shared server, in a browser."""

from __future__ import annotations

from browser import BrowserCase
from cases import shared

TITLES = ".hit a.title"


class ReaderCase(BrowserCase):
    """A reader at the shared server."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.server = shared()

    def tearDown(self) -> None:
        self.must_be_quiet(self.server)

    def ids(self) -> list[str]:
        return list(self.browser.run(
            "return [...document.querySelectorAll('.hit a.title')].map(e => e.dataset.open)"))

    def search(self, query: str, path: str = "/") -> None:
        """Types a query, and waits for what it finds."""
        self.browser.visit(self.server, path)
        self.browser.one("#q").send_keys(query)
        self.browser.until(lambda: self.browser.parameters.get("q") == query, "the address")
        self.browser.until(self.ids, "hits")

    def open_first(self) -> str:
        name = self.ids()[0]
        self.browser.click(TITLES)
        self.browser.until(lambda: self.opened() == name, "the article")
        return name

    def opened(self) -> str | None:
        return self.browser.run("return document.querySelector('#pane article')?.dataset.id ?? null")
