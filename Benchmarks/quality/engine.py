"""The command under test: builds indexes (kept until command or documents change), runs queries."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from views import COLLECTIONS, View, mixed_id

# Measures look at the first 10; recall@100 and AP at all of these.
RESULTS_PER_QUERY = 100


class Failure(Exception):
    """Something that ends the whole run, said in one line."""


class Engine:
    def __init__(
        self,
        command: Path,
        eval_folder: Path,
        work: Path,
        flags: list[str],
        environment: dict[str, str],
    ) -> None:
        """`flags` go to `batch`, `environment` to indexing and searching."""
        if not os.access(command, os.X_OK):
            raise Failure(f"no command at {command}; `make build` makes it")
        self._command = command.resolve()
        self._eval = eval_folder
        self._work = work
        self._flags = flags
        self._environment = environment
        self._command_digest = _digest(command)
        self._indexes: dict[str, Path] = {}

    def version(self) -> str:
        return self._run(["--version"]).strip().replace("\n", "; ")

    def index(self, collection: str) -> Path:
        """The folder of the collection's index, built unless it is there already."""
        if collection not in self._indexes:
            self._indexes[collection] = self._build(collection)
        return self._indexes[collection]

    def batch(self, view: View, queries: Path, translate: str, output: Path) -> None:
        """Runs the queries and leaves the results in `output`, in TREC form."""
        arguments = ["batch", str(queries), "--index", str(self.index(view.collection))]
        arguments += ["--limit", str(RESULTS_PER_QUERY), "--format", "trec"]
        arguments += ["--translate", translate]
        if view.language:
            arguments += ["--lang", view.language]
        results = self._run(arguments + self._flags)
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(results, encoding="utf-8")

    def _build(self, collection: str) -> Path:
        documents = self._documents(collection)
        environment = json.dumps(self._environment, sort_keys=True)
        key = hashlib.sha256()
        for part in (self._command_digest, _digest(documents), environment):
            key.update(part.encode())
        siblings = self._work / "indexes" / collection
        place = siblings / key.hexdigest()[:16]
        index, complete = place / "index", place / "complete"
        if complete.exists():
            return index
        print(f"indexing {collection}", file=sys.stderr, flush=True)
        shutil.rmtree(siblings, ignore_errors=True)
        place.mkdir(parents=True)
        self._run(["index", str(documents), "--index", str(index), "--quiet"])
        complete.touch()
        return index

    def _documents(self, collection: str) -> Path:
        folders = COLLECTIONS[collection]
        if len(folders) == 1:
            return self._eval / folders[0] / "docs.jsonl"
        joined = self._work / "documents" / f"{collection}.jsonl"
        joined.parent.mkdir(parents=True, exist_ok=True)
        with joined.open("w", encoding="utf-8") as output:
            for folder in folders:
                with (self._eval / folder / "docs.jsonl").open(encoding="utf-8") as lines:
                    for line in lines:
                        document = json.loads(line)
                        document["id"] = mixed_id(folder, str(document["id"]))
                        output.write(json.dumps(document, ensure_ascii=False) + "\n")
        return joined

    def _run(self, arguments: list[str]) -> str:
        """Standard output of the command; its warnings go where ours do."""
        environment = os.environ | self._environment
        environment.pop("SCO_SEARCH_INDEX", None)
        try:
            done = subprocess.run(
                [str(self._command), *arguments],
                env=environment, stdout=subprocess.PIPE, check=True, encoding="utf-8",
            )
        except subprocess.CalledProcessError as error:
            line = " ".join(arguments)
            raise Failure(f"`sco-search {line}` ended with status {error.returncode}") from error
        except UnicodeDecodeError as error:
            raise Failure(f"`sco-search {arguments[0]}` wrote what is no UTF-8: {error}") from error
        return done.stdout


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
