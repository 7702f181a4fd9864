"""Articles of made-up sentences, each of which follows from the seed, its number and its version."""

from __future__ import annotations

import hashlib
import random

STEMS = {
    "id": (
        "petani nelayan guru menteri warga desa kota pasar jalan jembatan sungai gunung laut panen "
        "padi jagung ikan harga pupuk sekolah hujan musim kapal pelabuhan rumah kebun sawah hutan "
        "membangun membawa membahas menjual membeli memulai menunggu pembangunan penjualan "
        "pertemuan perjanjian persiapan besar kecil baru lama ramai tenang pagi sore kemarin "
        "dengan untuk dari dalam yang akan sudah belum setelah sebelum karena tetapi bahwa"
    ).split(),
    "en": (
        "farmers fishermen teachers minister villagers village city market road bridge river "
        "mountain sea harvest rice maize fish prices fertiliser school rain season ship harbour "
        "building carried discussing selling buying waiting meeting agreement preparation large "
        "small new old crowded quiet morning evening yesterday with for from within which will "
        "already after before because but that the a of and"
    ).split(),
}
ONSETS = "b d f g j k l m n p r s t v w ng ny st tr kr pr".split()
VOWELS = "a i u e o ai au".split()
# Every article has it, so that one query finds them all.
COMMON = "xoqusemua"
# Queries that every change of the articles answers anew: ranked, boolean, phrases, fields, prefixes.
QUERIES = (
    "petani", "harga pupuk", "panen padi di desa", "pertemuan menteri", "menjual ikan",
    "farmers market", "harvest of rice", "school building", "minister meeting villagers",
    '"harga ikan"', '"fish prices"', "+petani -nelayan", "sungai OR gunung", "guru AND sekolah",
    "pem*", "title:pasar", "lang:en bridge", "lang:id jembatan", "date:2016 panen",
    "kapal pelabuhan laut sungai jembatan", COMMON,
)


def word(*what: object) -> str:
    """A word that nothing else than these has, far from every other such word.

    It begins and ends as no word does, so that no rule of stemming shortens it.
    """
    digest = hashlib.sha256("/".join(map(str, what)).encode()).digest()
    syllables = (ONSETS[a % len(ONSETS)] + VOWELS[b % len(VOWELS)]
                 for a, b in zip(digest[0:12:2], digest[1:12:2]))
    return "xoq" + "".join(syllables) + "x"


class Maker:
    """Makes articles."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        words = random.Random(seed)
        # Names and rare words, so that the vocabulary grows as it does in real articles.
        self.names = [
            "".join(words.choice(ONSETS) + words.choice(VOWELS) for _ in range(words.randint(2, 4)))
            for _ in range(3_000)
        ]

    def mark(self, number: int, version: int) -> str:
        """The word that only this version of this article has, in title and body."""
        return word(self.seed, number, version)

    def constant(self, number: int) -> str:
        """The word that every version of this article has, and no other article."""
        return word(self.seed, number)

    def text(self, number: int, version: int, sentences: int = 12) -> str:
        """The file of an article: title, date line, paragraphs."""
        # Every tenth article repeats the one before it but for its own words: a copy.
        kin = number - 1 if number % 10 == 9 else number
        choice = random.Random(f"{self.seed}/{kin}/{version}")
        language = "id" if kin % 3 else "en"
        mark, constant = self.mark(number, version), self.constant(number)
        title = f"{self._phrase(choice, language, 5)} {mark}".capitalize()
        first = self._sentence(choice, language)
        lines = [title, "", f"{first} {constant} {mark} {COMMON}.", ""]
        for _ in range(max(1, sentences // 4)):
            lines += [" ".join(self._sentence(choice, language) for _ in range(4)), ""]
        return "\n".join(lines)

    def _phrase(self, choice: random.Random, language: str, count: int) -> str:
        return " ".join(
            choice.choice(self.names) if choice.random() < 0.15 else choice.choice(STEMS[language])
            for _ in range(count))

    def _sentence(self, choice: random.Random, language: str) -> str:
        return self._phrase(choice, language, choice.randint(8, 16)).capitalize() + "."
