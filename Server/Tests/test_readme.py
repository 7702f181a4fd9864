"""The commands of README.md that need the server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import unittest

from cases import ServerCase, collection
from serving import COMMAND, ROOT, environment


def commands() -> list[str]:
    """The lines of its shell blocks that start the server, or ask it."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", page, re.S)
             for line in block.splitlines()]
    return [line for line in lines if line == "sco-search serve" or line.startswith("curl ")]


class ReadmeTests(ServerCase):
    def test_it_starts_as_shown(self) -> None:
        self.assertIn("sco-search serve", commands())
        # As shown, but for the port, which may be taken here.
        path = f"{COMMAND.parent}:{os.environ['PATH']}"
        started = subprocess.Popen(
            ["sh", "-c", "exec sco-search serve --port 0"], cwd=collection().index.parent,
            env=environment(PATH=path), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(started.wait)
        self.addCleanup(started.terminate)
        assert started.stdout
        self.addCleanup(started.stdout.close)
        self.assertRegex(started.stdout.readline(), r"^http://127\.0\.0\.1:\d+/\?token=[\w-]+\n$")

    def test_it_is_asked_as_shown(self) -> None:
        asked = [line for line in commands() if line.startswith("curl ")]
        self.assertTrue(asked)
        for line in asked:
            self.assertIn(":8321/", line)
            ended = subprocess.run(
                ["sh", "-c", line.replace(":8321/", f":{self.server.port}/")],
                env=environment(TOKEN=self.server.token), capture_output=True, check=True, timeout=30)
            self.assertIn("hits", json.loads(ended.stdout))


if __name__ == "__main__":
    unittest.main()
