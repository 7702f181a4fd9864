"""Answers that come late, or never."""

from __future__ import annotations

import time
import unittest

from browser import BrowserCase
from cases import collection, made
from readers import ReaderCase
from serving import Server, run


class TimelyTests(ReaderCase):
    def test_a_late_answer_never_overwrites_a_newer_one(self) -> None:
        self.browser.visit(self.server)
        self.browser.run("""
            const whole = window.fetch;
            window.slow = [];
            window.fetch = (address, options = {}) => {
              const late = String(address.url ?? address).includes('pupuk');
              // As if it could not be ended any more.
              const {signal, ...rest} = options;
              if (!late) return whole(address, options);
              return whole(address.url ?? address, rest).then(answer =>
                new Promise(done => setTimeout(() => { window.slow.push(1); done(answer); }, 1200)));
            };""")
        box = self.browser.one("#q")
        box.send_keys("pupuk")
        time.sleep(0.4)
        box.clear()
        box.send_keys("gempa")
        self.browser.until(lambda: self.ids()[:1] == ["gempa"], "the newer answer")
        self.browser.until(lambda: self.browser.run("return window.slow.length"), "the late one")
        time.sleep(0.3)
        self.assertEqual(self.ids()[0], "gempa")
        self.assertEqual(self.browser.parameters["q"], "gempa")

    def test_the_request_before_is_ended(self) -> None:
        self.browser.visit(self.server)
        self.browser.run("""
            const whole = window.fetch;
            window.ended = 0;
            window.fetch = (address, options = {}) => {
              const signal = options.signal ?? address.signal;
              signal?.addEventListener('abort', () => window.ended++);
              if (!String(address.url ?? address).includes('pupuk')) return whole(address, options);
              return new Promise((_, fail) => signal?.addEventListener('abort', () =>
                fail(new DOMException('ended', 'AbortError'))));
            };""")
        box = self.browser.one("#q")
        box.send_keys("pupuk")
        time.sleep(0.4)
        box.clear()
        box.send_keys("gempa")
        self.browser.until(lambda: self.ids()[:1] == ["gempa"], "the newer answer")
        self.assertGreater(self.browser.run("return window.ended"), 0)


class GoneTests(BrowserCase):
    def test_a_server_that_is_gone_is_said_and_found_again(self) -> None:
        with Server(collection().index, SCO_SEARCH_TOKEN="tetap-sama") as server:
            port = str(server.port)
            self.browser.visit(server)
            self.browser.one("#q").send_keys("ikan")
            self.browser.until(lambda: self.browser.all(".hit"), "hits")
            server.stop()
            self.browser.one("#q").send_keys(" asap")
            said = self.browser.until(
                lambda: self.browser.texts("#trouble:not([hidden])"), "the words for it")[0]
            self.assertIn("Server", said)
        with Server(collection().index, "--port", port, SCO_SEARCH_TOKEN="tetap-sama"):
            self.browser.click("#trouble button")
            self.browser.until(
                lambda: not self.browser.texts("#trouble:not([hidden])"), "it is over", 20)
            self.browser.until(lambda: self.browser.all(".hit"), "hits")

    def test_a_server_with_another_token_is_said(self) -> None:
        with Server(collection().index) as server:
            port = str(server.port)
            self.browser.visit(server)
            self.browser.one("#q").send_keys("ikan")
            self.browser.until(lambda: self.browser.all(".hit"), "hits")
        with Server(collection().index, "--port", port):
            self.browser.one("#q").send_keys(" asap")
            self.browser.until(
                lambda: self.browser.texts("#trouble:not([hidden])"), "the words for it")

    def test_an_empty_collection(self) -> None:
        sample = made("kosong")
        for path in sorted(sample.source.rglob("*")):
            if path.is_file():
                path.unlink()
        ended = run("reindex", "--index", str(sample.index), "--quiet")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        with Server(sample.index) as server:
            self.browser.visit(server)
            self.assertIn("sco-search index", " ".join(self.browser.texts("main")))
            self.must_be_quiet(server)


if __name__ == "__main__":
    unittest.main()
