"""The description of the interface, walked against the server by schemathesis."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from cases import ServerCase

EXAMPLES = 30
# Left out are what no such server has, users whose objects others must not see and what is made and
# deleted over HTTP, and that all is accepted that the schema allows: that there is no February 30,
# and no `date` beside `since`, is more than it can say.
LEFT_OUT = ("object_level_authorization,use_after_free,ensure_resource_availability,"
            "positive_data_acceptance")


@unittest.skipUnless(importlib.util.find_spec("schemathesis"), "schemathesis is not installed")
class DescriptionTests(ServerCase):
    def test_the_server_does_what_it_describes(self) -> None:
        description = self.server.get("openapi.json").json()
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "openapi.json"
            file.write_text(json.dumps(description))
            walked = subprocess.run(
                [sys.executable, "-m", "schemathesis.cli", "run", str(file),
                 "--origin", self.server.origin, "--seed", "1", "--generation-deterministic",
                 "--header", f"Authorization: Bearer {self.server.token}",
                 "--checks", "all", "--exclude-checks", LEFT_OUT,
                 "--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES),
                 "--mode", "all", "--continue-on-failure", "--no-color", "--warnings", "off"],
                cwd=folder, capture_output=True, encoding="utf-8", timeout=240, check=False)
            self.assertEqual(walked.returncode, 0, walked.stdout[-12_000:] + walked.stderr[-2_000:])
            for path in description["paths"]:
                self.assertTrue(path)
        self.assertEqual(self.server.get("health").status, 200)


if __name__ == "__main__":
    unittest.main()
