"""A short run of every part upon the command, and tests of what the runs themselves compute.

The command is the one that SCO_SEARCH_COMMAND names, or the release build; without it the short
runs are skipped.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import tempfile
import unittest
from collections.abc import Callable
from pathlib import Path

import part_at_once
import part_damaged
import part_full_disk
import part_hostile
import part_killed
import part_sources
import part_upgrades
import rights
import terminal
from articles import Maker, word
from collection import differs
from command import Command
from findings import Findings

ROOT = Path(__file__).resolve().parent.parent
WRITER = ROOT / ".build-writer/release/Writer"
COMMAND = Path(os.environ.get("SCO_SEARCH_COMMAND", ROOT / ".build/release/sco-search"))


class MadeTests(unittest.TestCase):
    def test_articles_follow_from_the_seed(self) -> None:
        self.assertEqual(Maker(1).text(5, 2), Maker(1).text(5, 2))
        self.assertNotEqual(Maker(1).text(5, 2), Maker(2).text(5, 2))
        self.assertNotEqual(Maker(1).text(5, 2), Maker(1).text(5, 3))

    def test_every_article_has_its_own_words(self) -> None:
        maker = Maker(1)
        marks = {maker.mark(number, version) for number in range(1_000) for version in range(4)}
        self.assertEqual(len(marks), 4_000)
        text = maker.text(7, 3).lower()
        for own in (maker.mark(7, 3), maker.constant(7)):
            self.assertIn(own, text)

    def test_words_are_letters_that_no_rule_shortens(self) -> None:
        for number in range(100):
            self.assertRegex(word(number), "^xoq[a-z]+x$")


class DifferenceTests(unittest.TestCase):
    def test_scores(self) -> None:
        whole = {"q": {"a": 1.0, "b": 2.0}}
        cases = [
            (whole, ""), ({"q": {"a": 1.0 + 1e-12, "b": 2.0}}, ""),
            ({"q": {"a": 1.0}}, "missing ['b']"), ({"q": {"a": 1.0, "b": 2.1}}, "scores b 2.1"),
            ({"q": {"a": 1.0, "b": 2.0, "c": 1.0}}, "too many ['c']"),
        ]
        for scores, said in cases:
            with self.subTest(scores=scores):
                found = differs(scores, whole)
                self.assertTrue(said in found and bool(said) == bool(found), found)


class TerminalTests(unittest.TestCase):
    def test_what_is_more_than_text(self) -> None:
        cases = [
            ("plain text\r\n", True), ("\x1b[1;32mgreen\x1b[0m", True),
            ("\x1b]8;;file:///a%20b\x1b\\name\x1b]8;;\x1b\\", True), ("\r\x1b[K50%", True),
            ("\x1b[2J", False), ("\x1b]0;title\x07", False), ("\x9b31m", False), ("a\x07", False),
            ("\u202etxt", False), ("\x1b]8;;file:///\x07", True), ("\x00", False),
        ]
        for output, is_text in cases:
            with self.subTest(output=output):
                self.assertEqual(not terminal.more_than_text(output), is_text)


class DamageTests(unittest.TestCase):
    def test_every_kind_changes_the_bytes(self) -> None:
        for kind, _ in part_damaged.KINDS:
            if kind is part_damaged.delete:
                continue
            with self.subTest(kind=kind.__name__):
                data = bytearray(random.Random(1).randbytes(50_000))
                whole = bytes(data)
                kind(data, random.Random(2))
                self.assertNotEqual(bytes(data), whole)


class StageTests(unittest.TestCase):
    def test_states_differ_as_much_as_the_changes_say(self) -> None:
        states = part_killed.states(1)
        small = {item for item in states["few"].items()} ^ {item for item in states["few2"].items()}
        large = {item for item in states["few"].items()} ^ {item for item in states["many"].items()}
        self.assertLess(len(small), 50)
        self.assertGreater(len(large), 500)


@unittest.skipUnless(os.access(COMMAND, os.X_OK), f"there is no command at {COMMAND}")
class ShortRuns(unittest.TestCase):
    """Each part, a few times."""

    def must_be_sound(self, run: Callable[[Command, Path], Findings]) -> None:
        with tempfile.TemporaryDirectory(prefix="sco-search-torture-") as folder:
            os.chmod(folder, 0o755)
            with contextlib.redirect_stdout(io.StringIO()):
                findings = run(Command(COMMAND.resolve()), Path(folder))
            self.assertEqual(findings.wrong, [])
            self.assertTrue(findings.counts)

    def test_killed(self) -> None:
        self.must_be_sound(lambda command, folder: part_killed.run(
            command, folder, 1, 5, part_killed.SMALL_CHANGES, WRITER))

    def test_at_once(self) -> None:
        def run(command: Command, folder: Path) -> Findings:
            findings = Findings("at once")
            part_at_once.readers_and_writer(command, folder, 1, 4, findings)
            return findings

        self.must_be_sound(run)

    def test_damaged(self) -> None:
        self.must_be_sound(lambda command, folder: part_damaged.run(command, folder, 1, 6))

    def test_rights_and_deletion(self) -> None:
        def run(command: Command, folder: Path) -> Findings:
            findings = Findings("rights")
            rights.no_rights(command, folder / "rights", 1, findings)
            rights.read_only(command, folder / "read-only", 1, findings)
            return findings

        self.must_be_sound(run)

    def test_limits_on_file_sizes(self) -> None:
        def run(command: Command, folder: Path) -> Findings:
            findings = Findings("limits")
            bench = part_full_disk.Bench(command, folder, 1, findings)
            part_full_disk.size_limits(bench, 1, 3)
            return findings

        self.must_be_sound(run)

    def test_hostile_names(self) -> None:
        def run(command: Command, folder: Path) -> Findings:
            findings = Findings("names")
            part_hostile.names(command, folder, findings)
            return findings

        self.must_be_sound(run)

    def test_sources(self) -> None:
        self.must_be_sound(lambda command, folder: part_sources.run(command, folder, 1, 6))

    def test_upgrades(self) -> None:
        self.must_be_sound(lambda command, folder: part_upgrades.run(command, folder, 1))


if __name__ == "__main__":
    unittest.main()
