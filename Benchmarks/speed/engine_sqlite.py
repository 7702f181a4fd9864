"""SQLite's FTS5, as Python's `sqlite3` has it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from latencies import Search
from shell_sqlite import FILE, QUERY, expression
from texts import texts

VERSION = f"SQLite {sqlite3.sqlite_version}"

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
