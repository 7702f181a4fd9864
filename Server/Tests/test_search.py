"""The answers of the interface are those of the command."""

from __future__ import annotations

import json
import unittest
from typing import Any

from cases import ServerCase, longest_query
from sample import ATTACKS, PLAIN, RAW_ID, RAW_NAME, TRAP
from serving import API, encoded, run

VIA = {"exact", "stem", "alias", "translation", "spelling", "prefix"}

# The query and the options of the command, with the parameters that mean the same.
SEARCHES: tuple[tuple[str, tuple[str, ...], dict[str, object]], ...] = (
    ("keanggotaan penuh", (), {}),
    ("membership", (), {}),
    ("keanggotaan", ("--translate", "off"), {"translate": "off"}),
    ("keanggotaan", ("--translate", "on"), {"translate": "on"}),
    ("keanggotaan", ("--translate", "auto"), {"translate": "auto"}),
    ("perundngan", (), {}),
    ('"kerja sama"', (), {}),
    ("pem*", ("--limit", "3"), {"limit": 3}),
    ("pem*", ("--limit", "3", "--offset", "2"), {"limit": 3, "offset": 2}),
    ("air", ("--limit", "0"), {"limit": 0}),
    ("harga", ("--lang", "id"), {"lang": "id"}),
    ("harga", ("--lang", "en"), {"lang": "en"}),
    ("harga", ("--source", "Warta Teluk"), {"source": "Warta Teluk"}),
    ("anggota", ("--place", "Tirtasari"), {"place": "Tirtasari"}),
    ("anggota", ("--since", "2016-05"), {"since": "2016-05"}),
    ("anggota", ("--until", "2016-04-08"), {"until": "2016-04-08"}),
    ("anggota", ("--date", "2016"), {"date": "2016"}),
    ("anggota", ("--date", "2016", "--facets"), {"date": "2016", "facets": 1}),
    ("ikan", ("--sort", "date"), {"sort": "date"}),
    ("ikan", ("--sort", "relevance"), {"sort": "relevance"}),
    ("harga ikan garam", ("--all",), {"all": 1}),
    ("festival", (), {}),
    ("festival", ("--copies",), {"copies": 1}),
    ("lang:id", ("--facets",), {"facets": 1}),
    ("air sungai", ("--explain",), {"explain": 1}),
    (TRAP, ("--limit", "20", "--facets"), {"limit": 20, "facets": 1}),
    (f"{TRAP} <b>&\"'", (), {}),
    ("source:Warta -ikan +harga", (), {}),
    ("judul:jembatan OR tempat:Samarkand", (), {}),
    ("tidakadasatupun", (), {}),
    ("NOT (", (), {}),
    ("", (), {}),
    ("\u202e\x01 ikan", (), {}),
    ("ikan " * 300, (), {}),
)


def comparable(answer: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != "tookMilliseconds"}


class SearchTests(ServerCase):
    maxDiff = 4_000

    def of_command(self, name: str, *arguments: str, what: str) -> Any:
        ended = run(name, *arguments, "--index", str(self.sample.index), "--json", "--", what,
                    folder=self.sample.folder)
        self.assertIn(ended.returncode, (0, 1), ended.stderr)
        return json.loads(ended.stdout)

    def test_the_object_is_that_of_the_command(self) -> None:
        with_hits = 0
        for query, options, parameters in SEARCHES:
            with self.subTest(query=query, options=options):
                expected = self.of_command("search", *options, what=query)
                answer = self.server.get("search", q=query, **parameters)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(answer.headers["Content-Type"], "application/json; charset=utf-8")
                self.assertEqual(comparable(answer.json()), comparable(expected))
                self.assertGreaterEqual(answer.json()["tookMilliseconds"], 0)
                with_hits += bool(expected["hits"])
        self.assertGreater(with_hits, 20)

    def test_plus_and_percent_are_read_as_forms_write_them(self) -> None:
        for written in ("kerja+sama", "kerja%20sama", "%6Berja+sa%6da", "kerja%20sama&", "&q=kerja+sama"):
            with self.subTest(written=written):
                answer = self.server.ask(f"{API}search?q={written}")
                self.assertEqual(answer.json()["query"], "kerja sama")
        for written, meant in (("100%", "100%"), ("%", "%"), ("%zz", "%zz"), ("%2", "%2"),
                               ("%2525", "%25"), ("%ff", "\ufffd"), ("a%00b", None)):
            with self.subTest(written=written):
                answer = self.server.ask(f"{API}search?q={written}")
                self.assertEqual(answer.status, 200, answer)
                if meant is not None:
                    self.assertEqual(answer.json()["query"], meant)

    def test_a_wrong_parameter_is_named(self) -> None:
        wrong = [
            ("limit", "x"), ("limit", "-1"), ("limit", "1.5"), ("limit", "101"),
            ("limit", "99999999999999999999"), ("offset", "-1"), ("offset", "zwei"),
            ("offset", "10001"), ("lang", "fr"), ("lang", "ID "), ("since", "2016-13"),
            ("since", "kemarin"), ("until", "2016-02-30"), ("date", "16"), ("sort", "best"),
            ("translate", "maybe"), ("all", "perhaps"), ("copies", "2"), ("facets", "yes!"),
            ("explain", "-1"), ("q", "x" * (longest_query(self) + 1)),
            ("tidakada", "1"),
        ]
        for name, value in wrong:
            with self.subTest(name=name, value=value[:40]):
                answer = self.server.get("search", **({"q": "ikan"} | {name: value}))
                self.assertEqual(answer.status, 400, answer)
                self.assertEqual(answer.kind, "application/problem+json")
                problem = answer.json()
                self.assertEqual(problem["status"], 400)
                self.assertEqual(problem["parameter"], name)
                self.assertTrue(problem["title"] and problem["detail"], problem)

    def test_similar_is_that_of_the_command(self) -> None:
        for name in ("perundingan-air", "arsip/2016/rapat umum.txt", "festival-1.txt",
                     f"{TRAP}-0-{ATTACKS[0]}"):
            with self.subTest(id=name):
                expected = self.of_command("similar", what=name)
                answer = self.server.get("similar/" + encoded(name))
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(comparable(answer.json()), comparable(expected))
        limited = self.server.get("similar/perundingan-air", limit=1).json()
        self.assertEqual([hit["id"] for hit in limited["hits"]], ["water-talks"])

    def test_a_collection_that_is_not_there_any_more_is_said_for_what_it_is(self) -> None:
        answer = self.server.get("similar/tidak-ada")
        self.assertEqual((answer.status, answer.kind), (404, "application/problem+json"))


class ArticleTests(ServerCase):
    def shown(self, name: str) -> Any:
        ended = run("show", "--json", "--index", str(self.sample.index), "--", name,
                    folder=self.sample.folder)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        return json.loads(ended.stdout)

    def names(self) -> list[str]:
        return [row[0] for row in PLAIN] + [f"{TRAP}-{n}-{text}" for n, text in enumerate(ATTACKS)]

    def test_every_article_is_reached_by_its_id(self) -> None:
        for name in [*self.names(), "festival-2.txt", "salinan/festival-3.txt", "halaman.html"]:
            expected = self.shown(name)
            self.assertEqual(expected["id"], name)
            for safe in ("/", ""):
                with self.subTest(id=name, safe=safe):
                    answer = self.server.get("articles/" + encoded(name, safe))
                    self.assertEqual(answer.status, 200, answer)
                    self.assertEqual(answer.json(), expected)

    def test_an_id_is_decoded_once(self) -> None:
        once = self.server.ask(API + "articles/%252e%252e/%252Fetc%252fpasswd")
        self.assertEqual(once.json()["title"], "A path that is only a name")
        for written in ("%2e%2e/%2Fetc%2fpasswd", "%25252e%25252e/%25252Fetc%25252fpasswd",
                        "../../../../../../etc/passwd", "%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                        "..%5c..%5cetc%5cpasswd", "%00", "pupuk%00", "pupuk%00.txt", "pupuk/",
                        "/pupuk", "./pupuk", "PUPUK", "berita/artikel.jsonl", "../rahasia.txt",
                        "..%2frahasia.txt", "%2e%2e/rahasia.txt", "//rahasia.txt"):
            with self.subTest(written=written):
                answer = self.server.ask(API + "articles/" + written)
                self.assertIn(answer.status, (400, 404), answer)
                self.assertEqual(answer.kind, "application/problem+json")
                self.assertNotIn(b"RAHASIA", answer.body)
                self.assertNotIn(b"root:", answer.body)

    def test_an_id_that_is_no_utf8(self) -> None:
        for written in (encoded(RAW_NAME), encoded(RAW_ID)):
            with self.subTest(written=written):
                answer = self.server.ask(API + "articles/" + written)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(answer.json()["id"], RAW_ID)

    def test_no_article(self) -> None:
        for path in ("articles/tidak-ada", "articles/", "articles"):
            with self.subTest(path=path):
                answer = self.server.get(path)
                self.assertEqual(answer.status, 404, answer)
                self.assertEqual(answer.kind, "application/problem+json")
                self.assertEqual(answer.json()["status"], 404)

    def highlights(self, name: str, query: str) -> list[dict[str, Any]]:
        """Those of an article, checked for their form; each with the text that it marks."""
        answer = self.server.get("articles/" + encoded(name), highlight=query)
        self.assertEqual(answer.status, 200, answer)
        article = answer.json()
        ends = {"title": 0, "body": 0}
        for mark in article["highlights"]:
            self.assertEqual(set(mark), {"field", "start", "length", "query", "via"})
            self.assertIn(mark["via"], VIA)
            self.assertGreater(mark["length"], 0)
            self.assertGreaterEqual(mark["start"], ends[mark["field"]], "marks follow each other")
            end = mark["start"] + mark["length"]
            ends[mark["field"]] = end
            text = article[mark["field"]].encode()
            self.assertLessEqual(end, len(text))
            # Fails where a range cuts a character.
            mark["text"] = text[mark["start"]:end].decode()
            self.assertNotRegex(text[:mark["start"]].decode()[-1:], r"\w", "a mark begins a word")
            self.assertNotRegex(text[end:].decode()[:1], r"\w", "a mark ends a word")
        return article["highlights"]

    def test_highlights_hold_the_words_that_matched(self) -> None:
        cases = [
            ("anggota-penuh", "keanggotaan", {("keanggotaan", "exact"), ("anggota", "stem")}),
            ("full-membership", "keanggotaan",
             {("membership", "translation"), ("members", "translation")}),
            ("perundingan-air", "perundngan", {("perundingan", "spelling")}),
            ("pemilihan", "pem*", {("pemilihan", "prefix"), ("pemilih", "prefix")}),
            ("kerja-sama", '"kerja sama"', {("kerja sama", "exact")}),
            ("jembatan", "judul:jembatan sungai", {("sungai", "exact")}),
        ]
        for name, query, expected in cases:
            with self.subTest(id=name, query=query):
                marks = self.highlights(name, query)
                self.assertEqual(
                    {(mark["text"].lower(), mark["via"]) for mark in marks}, expected)

    def test_every_occurrence_is_marked(self) -> None:
        body = self.server.get("articles/full-membership").json()["body"]
        marks = self.highlights("full-membership", "membership")
        self.assertEqual(
            sum(mark["field"] == "body" and mark["text"].lower() == "membership" for mark in marks),
            body.lower().count("membership"))
        self.assertTrue(any(mark["field"] == "title" for mark in marks))

    def test_highlights_beside_characters_of_many_bytes(self) -> None:
        for number in range(len(ATTACKS)):
            name = f"{TRAP}-{number}-{ATTACKS[number]}"
            with self.subTest(id=name):
                marks = self.highlights(name, TRAP)
                self.assertEqual({mark["text"].lower() for mark in marks}, {TRAP})
                self.assertGreaterEqual(len(marks), 2)

    def test_no_highlights_where_none_are_asked_for_or_none_match(self) -> None:
        self.assertNotIn("highlights", self.server.get("articles/pupuk").json())
        self.assertEqual(self.highlights("pupuk", "tidakadasatupun"), [])
        # A form sends the names of its fields also where they are empty.
        self.assertNotIn("highlights", self.server.get("articles/pupuk", highlight="").json())


class SuggestionTests(ServerCase):
    def test_the_last_word_is_completed(self) -> None:
        for typed, expected in (("keangg", "keanggotaan"), ("harga pup", "harga pupuk"),
                                ("HARGA Pup", "pupuk"), ("membersh", "membership")):
            with self.subTest(typed=typed):
                answer = self.server.get("suggest", q=typed)
                self.assertEqual(answer.status, 200, answer)
                found = answer.json()
                self.assertEqual(set(found), {"suggestions", "titles"})
                texts = [entry["text"].lower() for entry in found["suggestions"]]
                self.assertTrue(any(text.endswith(expected) for text in texts), texts)
                for entry in found["suggestions"]:
                    self.assertEqual(set(entry), {"text", "count"})
                    self.assertGreater(entry["count"], 0)
                    self.assertTrue(entry["text"].lower().startswith(typed.lower()), entry)

    def test_titles_that_begin_so(self) -> None:
        titles = self.server.get("suggest", q="Harga pu").json()["titles"]
        self.assertIn({"id": "pupuk", "title": "Harga pupuk naik menjelang musim tanam"}, titles)

    def test_what_completes_nothing(self) -> None:
        for typed in ("", " ", "xqzxqz", "*", '"', "(", "\u202e", "a" * 1_000):
            with self.subTest(typed=typed[:20]):
                answer = self.server.get("suggest", q=typed)
                self.assertEqual(answer.status, 200, answer)
                self.assertEqual(answer.json(), {"suggestions": [], "titles": []})

    def test_translations_in_either_direction(self) -> None:
        for word, language, stem, expected in (
            ("keanggotaan", "id", "anggota", {"membership"}),
            ("Keanggotaan", "id", "anggota", {"membership"}),
            ("membership", "en", None, {"keanggotaan"}),
            ("fishermen", "en", None, {"nelayan"}),
        ):
            with self.subTest(word=word):
                answer = self.server.get("translations", word=word, lang=language)
                self.assertEqual(answer.status, 200, answer)
                found = answer.json()
                self.assertEqual(set(found), {"word", "stem", "translations"})
                self.assertEqual(found["word"], word)
                if stem:
                    self.assertEqual(found["stem"], stem)
                self.assertLessEqual(expected, set(found["translations"]), found)

    def test_a_word_without_a_translation(self) -> None:
        for word in ("xqzxqz", "<b>", "'", "dua kata yang panjang"):
            with self.subTest(word=word):
                answer = self.server.get("translations", word=word, lang="id")
                self.assertEqual(answer.status, 200, answer)
        self.assertEqual(
            self.server.get("translations", word="xqzxqz", lang="id").json()["translations"], [])

    def test_what_is_wrong_is_named(self) -> None:
        for path, parameters, name in (
            ("translations", {"word": "air", "lang": "fr"}, "lang"),
            ("translations", {"lang": "id"}, "word"),
            ("suggest", {"q": "x" * (longest_query(self) + 1)}, "q"),
        ):
            with self.subTest(path=path, parameters=name):
                answer = self.server.get(path, **parameters)
                self.assertEqual((answer.status, answer.json().get("parameter")), (400, name))


class OtherTests(ServerCase):
    def test_stats_are_those_of_the_command(self) -> None:
        ended = run("stats", "--json", "--index", str(self.sample.index))
        self.assertEqual(self.server.get("stats").json(), json.loads(ended.stdout))

    def test_health(self) -> None:
        self.assertEqual(self.server.get("health").json(), {"status": "ok"})

    def test_the_description_has_all_that_there_is(self) -> None:
        description = self.server.get("openapi.json").json()
        self.assertRegex(description["openapi"], r"^3\.1\.")
        version = run("--version").stdout.split()[1]
        self.assertIn(version.strip(","), description["info"]["version"])
        paths = " ".join(description["paths"])
        for path in ("search", "articles/", "similar/", "suggest", "translations", "stats",
                     "health", "openapi.json"):
            self.assertIn(path, paths)


if __name__ == "__main__":
    unittest.main()
