"""What the tests share: the collections, made once, and a server of the first."""

from __future__ import annotations

import atexit
import functools
import random
import tempfile
import unittest
from pathlib import Path

from sample import Sample
from serving import Failure, Server, run

LARGE_ARTICLES = 3_000
LARGE_WORDS = 60
# Takes as long as a query can: words that begin with each letter, of each article.
HARD_QUERY = " ".join(f"{letter}*" for letter in "abcdefghijklmnoprstuw")


@functools.cache
def scratch() -> Path:
    """A folder that goes when the tests end."""
    folder = tempfile.TemporaryDirectory(prefix="sco-search-server-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def made(name: str) -> Sample:
    """A collection of the sample of its own, for tests that change it."""
    sample = Sample(scratch() / name)
    sample.write()
    indexed(sample)
    return sample


def indexed(sample: Sample) -> None:
    ended = run("index", str(sample.source), "--index", str(sample.index), "--quiet")
    if ended.returncode != 0:
        raise Failure(f"the sample cannot be indexed: {ended.stderr}")


@functools.cache
def collection() -> Sample:
    """The collection that no test changes."""
    return made("koleksi")


@functools.cache
def large() -> Sample:
    """A collection in which a search takes some time."""
    sample = Sample(scratch() / "besar")
    sample.source.mkdir(parents=True)
    choice = random.Random(1)
    syllables = [a + b for a in "bcdfghjklmnprstw" for b in "aiueo"]
    words = ["".join(choice.choices(syllables, k=choice.randint(2, 4))) for _ in range(20_000)]
    for number in range(LARGE_ARTICLES):
        text = " ".join(choice.choices(words, k=LARGE_WORDS))
        (sample.source / f"{number:05}.txt").write_text(
            f"Judul {text[:40]}\n\nKabar desa dan kota: {text}. Begitu kata petani.\n")
    indexed(sample)
    return sample


@functools.cache
def shared() -> Server:
    """The server that most tests ask."""
    server = Server(collection().index)
    atexit.register(_end, server)
    return server


def _end(server: Server) -> None:
    """Ends it, and says so where it has ended by itself."""
    if (status := server.child.poll()) is not None:
        print(f"The shared server had ended with {status}: {server.log[-2_000:]}")
    server.kill()


def longest_query(case: ServerCase) -> int:
    """The characters that a query may have, as the description says."""
    parameters = case.server.get("openapi.json").json()["paths"]["/search"]["get"]["parameters"]
    return int(next(row["schema"]["maxLength"] for row in parameters if row["name"] == "q"))


class ServerCase(unittest.TestCase):
    """A test that asks the shared server."""

    server: Server
    sample: Sample

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.sample = collection()
        cls.server = shared()
