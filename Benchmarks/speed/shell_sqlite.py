"""How SQLite is asked, in Python and in its shell."""

from __future__ import annotations

from pathlib import Path

from latencies import HITS_PER_SEARCH

FILE = "articles.db"
SNIPPET_WORDS = 32
# `{query}` is what stands for the value: a parameter in Python, a literal in the shell.
QUERY = (
    f"SELECT path, title, snippet(articles, -1, '[', ']', ' … ', {SNIPPET_WORDS}), "
    "bm25(articles) FROM articles WHERE articles MATCH {query} "
    f"ORDER BY rank LIMIT {HITS_PER_SEARCH}")
# One word is enough, as sco-search, Tantivy and Xapian have it; or each is needed, which is what
# SQLite does unless told otherwise, and less work.
JOINED = ("any", "each")


def expression(query: str, joined: str) -> str:
    """The words of the query, quoted, so that none is an operator."""
    return (" OR " if joined == "any" else " ").join(f'"{word}"' for word in query.split())


def command(shell: str, index: Path, query: str, joined: str) -> list[str]:
    literal = "'" + expression(query, joined).replace("'", "''") + "'"
    return [shell, "-readonly", str(index / FILE), QUERY.format(query=literal)]
