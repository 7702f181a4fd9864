"""Plain Xapian: its own `TermGenerator`, `QueryParser` and snippets."""

from __future__ import annotations

from pathlib import Path

import xapian

from latencies import HITS_PER_SEARCH, Search
from texts import texts

VERSION = f"Xapian {xapian.version_string()}"
# `quest` stems as English unless told otherwise, so one index serves both.
STEMMER = "english"
SNIPPET_CHARACTERS = 200


def build(articles: Path, index: Path, threads: int) -> None:
    database = xapian.WritableDatabase(str(index), xapian.DB_CREATE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem(STEMMER))
    for path, title, body in texts(articles):
        document = xapian.Document()
        document.set_data(f"{path}\n{title}\n{body}")
        document.add_boolean_term(f"Q{path[-200:]}")
        generator.set_document(document)
        generator.set_termpos(0)
        generator.index_text(title)
        generator.increase_termpos()
        generator.index_text(body)
        database.add_document(document)
    database.commit()
    database.close()


def opened(index: Path) -> Search:
    database = xapian.Database(str(index))
    stemmer = xapian.Stem(STEMMER)
    parser = xapian.QueryParser()
    parser.set_database(database)
    parser.set_stemmer(stemmer)
    parser.set_stemming_strategy(parser.STEM_SOME)

    def search(query: str) -> int:
        enquire = xapian.Enquire(database)
        enquire.set_query(parser.parse_query(query))
        matches = enquire.get_mset(0, HITS_PER_SEARCH)
        for match in matches:
            _, _, body = match.document.get_data().decode().split("\n", 2)
            matches.snippet(body, SNIPPET_CHARACTERS, stemmer)
        return len(matches)

    return search
