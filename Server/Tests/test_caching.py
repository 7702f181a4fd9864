"""When an answer is still the same."""

from __future__ import annotations

import unittest

from cases import ServerCase, made
from serving import API, Server, run, target

SEARCH = target("search", q="ikan")


class TagTests(ServerCase):
    def test_an_answer_that_is_known_is_not_sent_again(self) -> None:
        for path in (SEARCH, API + "articles/pupuk", API + "similar/pupuk", API + "stats",
                     target("suggest", q="ik"), target("translations", word="air", lang="id"),
                     API + "openapi.json", "/", "/?q=ikan"):
            first = self.server.ask(path)
            tag = first.headers["ETag"]
            with self.subTest(path=path):
                self.assertRegex(tag, r'^W/"[^"]+"$')
                for given in (tag, f'"other", {tag}', f'{tag}, W/"other"', tag[2:]):
                    for method in ("GET", "HEAD"):
                        again = self.server.ask(path, method, headers={"If-None-Match": given})
                        self.assertEqual((again.status, again.body), (304, b""), given)
                        self.assertEqual(again.headers["ETag"], tag)
                for given in ('W/"other"', "", tag + "x", tag.strip('"') + "x"):
                    again = self.server.ask(path, headers={"If-None-Match": given})
                    self.assertEqual((again.status, again.body != b""), (200, True), given)

    def test_what_is_wrong_has_no_tag(self) -> None:
        for path in (target("search", q="ikan", limit="x"), API + "articles/tidak-ada", "/nothing"):
            self.assertNotIn("ETag", self.server.ask(path).headers, path)
            again = self.server.ask(path, headers={"If-None-Match": "*"})
            self.assertGreaterEqual(again.status, 400)

    def test_a_tag_is_of_its_language(self) -> None:
        tags = {}
        for languages in ("id", "en", "id-ID,id;q=0.9,en;q=0.8", "en-GB,en;q=0.9,id;q=0.1"):
            answer = self.server.ask("/?q=ikan", headers={"Accept-Language": languages})
            tags[languages] = answer.headers["ETag"]
            self.assertIn("accept-language", answer.headers["Vary"].lower())
        self.assertNotEqual(tags["id"], tags["en"])
        self.assertEqual(tags["id"], tags["id-ID,id;q=0.9,en;q=0.8"])
        other = self.server.ask(
            "/?q=ikan", headers={"Accept-Language": "en", "If-None-Match": tags["id"]})
        self.assertEqual(other.status, 200)


class ChangeTests(unittest.TestCase):
    def test_a_change_of_the_index_or_the_lexicon(self) -> None:
        sample = made("berubah")
        with Server(sample.index) as server:
            def tag() -> str:
                answer = server.ask(SEARCH)
                self.assertEqual(answer.status, 200, answer)
                return answer.headers["ETag"] or ""

            seen = [tag()]
            self.assertEqual(tag(), seen[0])
            (sample.source / "baru.txt").write_text("Ikan baru\n\nSeekor ikan baru masuk pasar.\n")
            for arguments in (("reindex",), ("reindex", "--full")):
                ended = run(*arguments, "--index", str(sample.index), "--quiet")
                self.assertEqual(ended.returncode, 0, ended.stderr)
                seen.append(tag())
            lexicon = sample.index / "lexicon"
            lexicon.mkdir(exist_ok=True)
            (lexicon / "aliases.txt").write_text("ikan = makhluk sisik\n")
            ended = run("reindex", "--index", str(sample.index), "--quiet")
            self.assertEqual(ended.returncode, 0, ended.stderr)
            seen.append(tag())
            self.assertEqual(len(set(seen)), len(seen), seen)
            stale = server.ask(SEARCH, headers={"If-None-Match": seen[0]})
            self.assertEqual(stale.status, 200)
            hits = stale.json()["hits"]
            self.assertIn("baru.txt", [hit["id"] for hit in hits])

    def test_the_same_index_gives_the_same_tag_after_a_restart(self) -> None:
        sample = made("tetap")
        tags = set()
        for _ in range(2):
            with Server(sample.index) as server:
                tags.add(server.ask(SEARCH).headers["ETag"])
        self.assertEqual(len(tags), 1)


if __name__ == "__main__":
    unittest.main()
