"""The page as HTML, read without a browser."""

from __future__ import annotations

import html.parser
import os
import sys
import unittest
import urllib.parse

from cases import ServerCase, made
from sample import ATTACKS, HTML_FILE, PLAIN, RAW_ID, RAW_NAME, TRAP
from serving import ROOT, Answer, Server

sys.path.append(str(ROOT / "Torture"))

from server_pages import faults_of  # noqa: E402

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr",
        # Of SVG, closed where they are opened.
        "rect", "path", "line", "circle"}


class _Balance(html.parser.HTMLParser):
    """Whether every element is closed in its turn, and no id is there twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self._note(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) != len(attrs):
            self.faults.append(f"an attribute of <{tag}> is there twice: {self.getpos()}")
        given = dict(attrs)
        if name := given.get("id"):
            if name in self.ids:
                self.faults.append(f"the id {name} is there twice")
            self.ids.add(name)
        for key in ("href", "src"):
            if given.get(key):
                self.addresses.append(given[key] or "")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> at {self.getpos()} closes nothing")


class PageTests(ServerCase):
    def page(self, language: str = "id", **parameters: str) -> Answer:
        path = "/?" + urllib.parse.urlencode(parameters)
        return self.server.ask(path, headers={"Accept": "text/html", "Accept-Language": language})

    def read(self, answer: Answer) -> _Balance:
        self.assertEqual(answer.kind, "text/html", answer)
        page = _Balance()
        page.feed(answer.text)
        page.close()
        self.assertEqual(page.faults + page.open, [], answer.text[:3_000])
        self.assertEqual(list(faults_of(answer.text)), [])
        return page

    def test_every_state_is_whole(self) -> None:
        states: list[dict[str, str]] = [
            {}, {"q": "keanggotaan"}, {"q": "ikan", "lang": "id", "since": "2015"},
            {"q": "harga", "date": "2018"}, {"q": "keanggotaan", "open": "full-membership"},
            {"q": "perundngan"}, {"q": "+tidakadasatupun"}, {"q": TRAP}, {"q": "lang:id", "offset": "10"},
            {"q": "a", "open": "tidak-ada"}, {"q": "a", "sort": "maybe"}, {"q": "festival"},
            {"q": "keanggotaan", "part": "view"}, {"q": "keanggotaan", "part": "pane", "open": "pupuk"},
        ]
        for state in states:
            for language in ("id", "en"):
                with self.subTest(state=state, language=language):
                    answer = self.page(language, **state)
                    self.assertIn(answer.status, (200, 400, 404), answer)
                    page = self.read(answer)
                    self.assertIn(f'<html lang="{language}"', answer.text)
                    self.assertFalse([part for part in ("{{", "}}", "[[", "]]")
                                      if part in answer.text and state.get("q") not in (TRAP, "lang:id")])
                    self.assertTrue(page.ids or answer.status != 200)

    def test_what_a_page_needs_is_there(self) -> None:
        page = self.read(self.page(q="keanggotaan", open="full-membership"))
        files = {address for address in page.addresses
                 if address.startswith("/") and not address.startswith("/?") and address != "/"}
        self.assertTrue(any(address.endswith(".css") for address in files), files)
        self.assertTrue(any(address.endswith(".js") for address in files), files)
        kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
        for address in files:
            with self.subTest(address=address):
                answer = self.server.ask(address)
                self.assertEqual(answer.status, 200, answer)
                for ending, kind in kinds.items():
                    if address.endswith(ending):
                        self.assertEqual(answer.kind, kind)
                for way in ("url(http", "@import", "//cdn", "https://"):
                    if address.endswith((".css", ".js")):
                        self.assertNotIn(way, answer.text)

    def test_a_page_for_one_without_a_token_is_a_page(self) -> None:
        answer = self.server.ask("/", bearer=False, headers={"Accept": "text/html"})
        self.assertEqual(answer.status, 401)
        self.read(answer)

    def test_hostile_text_is_text_in_every_state(self) -> None:
        ids = [f"{TRAP}-{number}-{attack}" for number, attack in enumerate(ATTACKS)]
        for attack in ATTACKS:
            for state in ({"q": attack}, {"q": TRAP, "source": f"Sumber {attack}"},
                          {"q": TRAP, "place": f"Tempat {attack}"}, {"q": TRAP, "lang": attack},
                          {"q": TRAP, "since": attack}, {"q": TRAP, "open": attack},
                          {"q": TRAP, "ui": attack}, {attack: attack}, {"q": TRAP, "offset": attack}):
                with self.subTest(state=state):
                    self.read(self.page(**state))
        for name in [*ids, "halaman.html"]:
            with self.subTest(id=name):
                answer = self.page(q=TRAP, open=name)
                self.assertEqual(answer.status, 200, answer)
                self.read(answer)

    def original(self, name: str) -> Answer:
        """What the link to an article's original gives."""
        page = self.read(self.page(q="a", open=name))
        links = [address for address in page.addresses if address.startswith("/original/")]
        self.assertEqual(len(links), 1, page.addresses)
        return self.server.ask(links[0])

    def test_the_original_is_the_file_as_it_came_in(self) -> None:
        source = self.sample.source
        files = {name: name for name in ("festival-1.txt", "salinan/festival-3.txt", HTML_FILE)}
        files |= {row[0]: "artikel.jsonl" for row in PLAIN}
        files |= {f"{TRAP}-{number}-{attack}": "jebakan.jsonl"
                  for number, attack in enumerate(ATTACKS)}
        files[RAW_ID] = os.fsdecode(RAW_NAME)
        for name, file in files.items():
            with self.subTest(id=name):
                answer = self.original(name)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(answer.body, (source / file).read_bytes())
                self.assertTrue(answer.headers["Content-Disposition"].startswith("attachment;"))
                self.assertNotRegex(answer.headers["Content-Disposition"], r"[^\x20-\x7e]|/")
                self.assertEqual(answer.kind, "application/octet-stream")
                self.assertIn("sandbox", answer.headers["Content-Security-Policy"])

    def test_an_original_that_is_gone(self) -> None:
        sample = made("berkas-hilang")
        with Server(sample.index) as server:
            (sample.source / "festival-1.txt").unlink()
            answer = server.ask("/original/festival-1.txt")
            self.assertEqual((answer.status, answer.kind), (404, "application/problem+json"))
            for written in ("/original/", "/original/%2e%2e/rahasia.txt", "/original/..%2frahasia.txt",
                            "/original//etc/passwd", "/original/jebakan.jsonl", "/original/%00"):
                answer = server.ask(written)
                self.assertEqual(answer.status, 404, written)
                self.assertNotIn(b"RAHASIA", answer.body)
            # Another thing in its place is not waited for, and not followed.
            os.mkfifo(sample.source / "festival-1.txt")
            for _ in range(8):
                self.assertEqual(server.ask("/original/festival-1.txt").status, 404)
            (sample.source / "festival-1.txt").unlink()
            (sample.source / "festival-1.txt").symlink_to(sample.folder / "rahasia.txt")
            answer = server.ask("/original/festival-1.txt")
            self.assertNotIn(b"RAHASIA", answer.body)
            self.assertEqual(server.get("health").status, 200)

    def test_links_of_an_article_lead_to_the_web_only(self) -> None:
        for number, attack in enumerate(ATTACKS):
            page = self.read(self.page(q=TRAP, open=f"{TRAP}-{number}-{attack}"))
            for address in page.addresses:
                self.assertTrue(address.startswith(("/", "#", "https://", "http://")), address)


if __name__ == "__main__":
    unittest.main()
