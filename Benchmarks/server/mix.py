"""What the page asks while somebody types, narrows and reads: the requests, in their order.

A line of the file is a kind and its words, separated by tabs: what SearchTimes does in process, and
what the server is asked for.
"""

from __future__ import annotations

import random
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

API = "/api/v1/"
# As many as the page shows.
HITS = 10
# The letters after which somebody pauses so long that the page searches.
PAUSES = (3, 5, 8)
FILTERS = (("lang", "id"), ("lang", "en"))

# Kind, text, and what is beside it: the id of an article, the name and value of a filter.
Step = tuple[str, ...]


def steps(two: list[str], ten: list[str], articles: list[str], seed: int) -> Iterator[Step]:
    """One reader after the other: typing two words, pasting a headline, narrowing, reading."""
    choice = random.Random(f"mix {seed}")
    for number, query in enumerate(two):
        for letters in PAUSES:
            if letters < len(query):
                yield "suggest", query[:letters]
                yield "search", query[:letters].rstrip()
        yield "search", query
        yield "narrowed", query, *choice.choice(FILTERS)
        yield "article", query, choice.choice(articles)
        if ten:
            yield "search", ten[number % len(ten)]


def target(step: Step) -> str:
    """What the server is asked for."""
    kind, text, *rest = step
    query = {"q": text, "limit": str(HITS), "facets": "1"}
    if kind == "narrowed":
        query[rest[0]] = rest[1]
    if kind == "article":
        return f"{API}articles/{urllib.parse.quote(rest[0])}?" + urllib.parse.urlencode(
            {"highlight": text})
    if kind == "suggest":
        return f"{API}suggest?" + urllib.parse.urlencode({"q": text})
    return f"{API}search?" + urllib.parse.urlencode(query)


def page(step: Step) -> str:
    """What the page itself asks for in the place of a search: what it shows, as HTML."""
    return "/?" + urllib.parse.urlencode({"q": step[1], "part": "view"})


def write(
    folder: Path, made: list[Step], address: Callable[[Step], str] = target
) -> tuple[Path, Path]:
    """The steps for SearchTimes, and the addresses for wrk."""
    lines, addresses = folder / "steps.txt", folder / "addresses.txt"
    lines.write_text("".join("\t".join(step) + "\n" for step in made), encoding="utf-8")
    addresses.write_text("".join(address(step) + "\n" for step in made), encoding="utf-8")
    return lines, addresses
