"""Tokens of a start, and those of the user's own."""

from __future__ import annotations

import http.client
import os
import subprocess
import unittest

from cases import collection, scratch
from serving import COMMAND, Server, environment, target

SEARCH = target("search", q="ikan")


class OwnTokenTests(unittest.TestCase):
    def refused(self, *options: str, **more: str) -> str:
        ended = subprocess.run(
            [str(COMMAND), "serve", "--index", str(collection().index), "--port", "0", *options],
            env=environment(**more), capture_output=True, encoding="utf-8", timeout=30, check=False)
        self.assertIn(ended.returncode, (2, 64), ended)
        self.assertEqual(ended.stdout, "")
        self.assertEqual(len(ended.stderr.strip().splitlines()), 1, ended.stderr)
        return ended.stderr

    def test_a_new_token_a_start(self) -> None:
        tokens = set()
        for _ in range(2):
            with Server(collection().index) as server:
                tokens.add(server.token)
        self.assertEqual(len(tokens), 2)
        self.assertTrue(all(len(token) >= 32 for token in tokens))

    def test_the_users_own(self) -> None:
        file = scratch() / "kunci"
        file.write_text("rahasia-dari-berkas\n")
        file.chmod(0o600)
        for options, more, token in (
            ((), {"SCO_SEARCH_TOKEN": "rahasia.saya_1"}, "rahasia.saya_1"),
            (("--token-file", str(file)), {}, "rahasia-dari-berkas"),
        ):
            with self.subTest(token=token), Server(collection().index, *options, **more) as server:
                self.assertEqual(server.token, token)
                self.assertEqual(server.ask(SEARCH).status, 200)
                self.assertNotIn(token, server.log)

    def test_a_token_that_cannot_be_one(self) -> None:
        empty, missing = scratch() / "kunci-kosong", scratch() / "tidak-ada"
        empty.write_text("\n")
        for options, more in (
            ((), {"SCO_SEARCH_TOKEN": "dua kata"}), ((), {"SCO_SEARCH_TOKEN": "a;b"}),
            (("--token-file", str(empty)), {}), (("--token-file", str(missing)), {}),
        ):
            with self.subTest(options=options, more=more):
                said = self.refused(*options, **more)
                for secret in more.values():
                    self.assertNotIn(secret, said, "a token is said to nobody")

    def test_another_host_needs_the_users_own(self) -> None:
        for host in ("0.0.0.0", "::", "192.0.2.1"):
            with self.subTest(host=host):
                self.assertIn("token", self.refused("--host", host).lower())
        with Server(collection().index, "--host", "0.0.0.0", SCO_SEARCH_TOKEN="punya-saya") as server:
            self.assertEqual(server.ask(SEARCH).status, 200)

    def test_loopback_in_its_other_forms(self) -> None:
        for host in ("localhost", "127.0.0.2", "::1"):
            with self.subTest(host=host):
                try:
                    with Server(collection().index, "--host", host) as server:
                        self.assertIn(str(server.port), server.line)
                        link = http.client.HTTPConnection(
                            "::1" if host == "::1" else host, server.port, timeout=10)
                        answer = server.ask(SEARCH, connection=link)
                        link.close()
                        self.assertEqual(answer.status, 200, answer)
                except Exception as error:
                    if host == "::1" and not os.path.exists("/proc/net/if_inet6"):
                        self.skipTest(f"no IPv6 here: {error}")
                    raise


if __name__ == "__main__":
    unittest.main()
