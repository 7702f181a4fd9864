"""What newspapers do to an agency's text, done to real articles, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Article:
    id: str
    title: str
    body: str
    lang: str

    @property
    def words(self) -> list[str]:
        return self.body.split()


# An edit takes an article and another one, of which it may use words.
Edit = Callable[[Article, Article, random.Random], Article]

PARAGRAPH_WORDS = 60
HEADLINE_WORDS = 8
CHANGED_SHARE = 0.05


def cut(share: float) -> Edit:
    """Keeps the beginning; white space and paragraphs stay."""

    def edit(article: Article, _other: Article, _random: random.Random) -> Article:
        kept = int(len(article.words) * share)
        return replace(article, body=beginning(article.body, kept))

    return edit


def headline(article: Article, other: Article, _random: random.Random) -> Article:
    return replace(article, title=" ".join(other.words[:HEADLINE_WORDS]))


def agency(article: Article, _other: Article, random: random.Random) -> Article:
    """Another dateline before the text, and another editor's mark behind it."""
    place = random.choice(("Jakarta", "Medan", "Makassar", "London", "Tashkent"))
    paper = random.choice(("Kantor Berita Sungai", "Harian Kota", "River Post"))
    mark = f"({paper}/R{random.randrange(1, 9)}/P{random.randrange(1, 9)})"
    return replace(article, body=f"{place} ({paper}) - {article.body}\n\n{mark}")


def paragraph(article: Article, other: Article, random: random.Random) -> Article:
    """A paragraph of another article between two of this one's, a fifth of its length."""
    length = max(20, min(PARAGRAPH_WORDS, len(article.words) // 5))
    added = " ".join(other.words[:length])
    lines = article.body.split("\n")
    lines.insert(random.randrange(len(lines) + 1), added)
    return replace(article, body="\n".join(lines))


def words(article: Article, other: Article, random: random.Random) -> Article:
    """One word in twenty becomes a word of another article."""
    changed, vocabulary = article.words, other.words
    count = max(1, int(len(changed) * CHANGED_SHARE))
    for place in random.sample(range(len(changed)), count):
        changed[place] = random.choice(vocabulary)
    return replace(article, body=" ".join(changed))


def both(*edits: Edit) -> Edit:
    def edit(article: Article, other: Article, random: random.Random) -> Article:
        for one in edits:
            article = one(article, other, random)
        return article

    return edit


def beginning(text: str, count: int) -> str:
    """The first `count` words of a text, as they are spaced."""
    end, inside = 0, False
    for position, character in enumerate(text):
        if character.isspace():
            inside = False
        elif not inside:
            if count == 0:
                break
            count -= 1
            inside = True
        if inside:
            end = position + 1
    return text[:end]


KINDS: dict[str, Edit] = {
    "the same": lambda article, other, random: article,
    "headline changed": headline,
    "agency line changed": agency,
    "cut to 80%": cut(0.8),
    "cut to 60%": cut(0.6),
    "cut to 50%": cut(0.5),
    "cut to 40%": cut(0.4),
    "paragraph added": paragraph,
    "5% of words changed": words,
    "headline, agency, cut to 80%": both(cut(0.8), headline, agency),
    "headline, cut to 60%": both(cut(0.6), headline),
    "cut to 60%, paragraph added": both(cut(0.6), paragraph),
    "cut to 80%, 5% of words": both(cut(0.8), words),
    "cut to 60%, 5% of words": both(cut(0.6), words),
    "paragraph added, 5% of words": both(paragraph, words),
    "cut 80%, paragraph, 5% of words": both(cut(0.8), paragraph, words),
}

# What stands in five papers at once.
FIVE_PAPERS = (
    "headline changed", "agency line changed", "cut to 60%", "paragraph added",
    "5% of words changed",
)
