#!/usr/bin/env python3
"""What is measured of the peers in Python, each in a process of its own.

    worker.py build ENGINE ARTICLES INDEX THREADS
    worker.py search ENGINE INDEX QUERIES READERS ROUNDS
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from latencies import measure

# Each has `build(articles, index, threads)`, `opened(index)` and `VERSION`.
ENGINES = ("sqlite", "tantivy", "xapian")


def main() -> int:
    verb, name, *rest = sys.argv[1:]
    engine, _, variant = name.partition(":")
    if engine not in ENGINES:
        print(f"worker: no engine is called {engine}", file=sys.stderr)
        return 2
    try:
        module = importlib.import_module(f"engine_{engine}")
        if verb == "version":
            print(module.VERSION)
        elif verb == "build":
            articles, index, threads = rest
            module.build(Path(articles), Path(index), int(threads))
        elif verb == "search":
            index, queries, readers, rounds = rest
            arguments = (Path(index), variant) if variant else (Path(index),)
            print(measure(
                lambda: module.opened(*arguments), Path(queries), int(readers), int(rounds)))
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        print(f"worker: {engine}: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
