"""Tantivy, by its Python wheel."""

from __future__ import annotations

from pathlib import Path

import tantivy

from latencies import HITS_PER_SEARCH, Search
from texts import texts

VERSION = f"Tantivy {tantivy.__version__}"
SNIPPET_CHARACTERS = 200


def build(articles: Path, index: Path, threads: int) -> None:
    index.mkdir(parents=True)
    # `default` splits at what is no letter or digit and folds case; positions are kept.
    schema = (
        tantivy.SchemaBuilder()
        .add_text_field("path", stored=True, tokenizer_name="raw")
        .add_text_field("title", stored=True)
        .add_text_field("body", stored=True)
        .build())
    writer = tantivy.Index(schema, str(index)).writer(num_threads=threads)
    for path, title, body in texts(articles):
        writer.add_document(tantivy.Document(path=path, title=title, body=body))
    writer.commit()
    writer.wait_merging_threads()


def opened(index: Path) -> Search:
    store = tantivy.Index.open(str(index))
    searcher, schema = store.searcher(), store.schema

    def search(query: str) -> int:
        parsed = store.parse_query(query, ["title", "body"])
        found = searcher.search(parsed, HITS_PER_SEARCH).hits
        generator = tantivy.SnippetGenerator.create(searcher, parsed, schema, "body")
        generator.set_max_num_chars(SNIPPET_CHARACTERS)
        for _, address in found:
            document = searcher.doc(address)
            document.get_first("path"), document.get_first("title")
            generator.snippet_from_doc(document).to_html()
        return len(found)

    return search
