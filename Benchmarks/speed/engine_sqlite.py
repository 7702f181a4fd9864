"""SQLite's FTS5, as Python's `sqlite3` has it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from latencies import HITS_PER_SEARCH, Search
from texts import texts

VERSION = f"SQLite {sqlite3.sqlite_version}"
FILE = "articles.db"
SNIPPET_WORDS = 32
# `{query}` is what stands for the value: a parameter here, a literal in the shell.
QUERY = (
    "SELECT path, title, snippet(articles, -1, '[', ']', ' … ', " + f"{SNIPPET_WORDS}), "
    "bm25(articles) FROM articles WHERE articles MATCH {query} "
    f"ORDER BY rank LIMIT {HITS_PER_SEARCH}")


def expression(query: str, joined: str) -> str:
    """The words, of which one is enough (`any`), or all are needed (`all`, SQLite's own way)."""
    return (" OR " if joined == "any" else " ").join(f'"{word}"' for word in query.split())


def build(articles: Path, index: Path, threads: int) -> None:
    index.mkdir(parents=True)
    database = sqlite3.connect(index / FILE)
    with database:
        database.execute(
            "CREATE VIRTUAL TABLE articles USING fts5"
            "(path UNINDEXED, title, body, tokenize = 'unicode61')")
        database.executemany("INSERT INTO articles VALUES (?, ?, ?)", texts(articles))
    database.close()


def opened(index: Path, joined: str = "any") -> Search:
    database = sqlite3.connect(f"file:{index / FILE}?mode=ro", uri=True)
    statement = QUERY.format(query="?")

    def search(query: str) -> int:
        return len(database.execute(statement, (expression(query, joined),)).fetchall())

    return search
