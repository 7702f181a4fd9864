"""A short run of the part `server` of Torture/."""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
import unittest
from pathlib import Path

from serving import COMMAND, ROOT

sys.path.append(str(ROOT / "Torture"))

import part_server  # noqa: E402
from command import Command  # noqa: E402
from server_pages import faults_of  # noqa: E402

SECONDS = 2.0
CONNECTIONS = 3_000


class HostileTests(unittest.TestCase):
    def test_nothing_stops_a_reader_and_nothing_comes_out(self) -> None:
        with tempfile.TemporaryDirectory(prefix="sco-search-torture-") as folder:
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                findings = part_server.run(
                    Command(COMMAND), Path(folder), int(os.environ.get("SEED", "1")), SECONDS,
                    CONNECTIONS)
            self.assertEqual(findings.wrong, [], said.getvalue())
            self.assertTrue(findings.counts, findings.skipped)


class PageTests(unittest.TestCase):
    """What the runs themselves take for a fault of a page."""

    def test_what_is_more_than_text(self) -> None:
        cases = [
            ("<p>a &lt;script&gt; <a href='/?q=a:b'>b</a></p>", True),
            ("<script src='/page.js' defer></script><link href='/page.css'>", True),
            ("<a href='https://warta.example/?a=b' rel=noreferrer>c</a>", True),
            ("<script>a</script>", False), ("<script src='https://evil.example/a.js'>", False),
            ("<p onclick=a>", False), ("<a href='javascript:a'>", False), ("<svg onload=a>", False),
            ("<a href=' JavaScript:a'>", False), ("<img src='https://evil.example/a'>", False),
            ("<iframe src='/'>", False), ("<p style='a'>", False), ("<img src='//evil.example'>", False),
        ]
        for text, is_text in cases:
            with self.subTest(text=text):
                self.assertEqual(not list(faults_of(text)), is_text)


if __name__ == "__main__":
    unittest.main()
