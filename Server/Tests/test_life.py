"""Start, stop, and what happens to the collection meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import threading
import time
import unittest
from pathlib import Path

from cases import HARD_QUERY, collection, large, made, scratch
from serving import API, COMMAND, Server, environment, run, target, wait_until


class StartTests(unittest.TestCase):
    def test_one_line_says_where_it_is(self) -> None:
        with Server(collection().index) as server:
            self.assertRegex(
                server.line, rf"^http://127\.0\.0\.1:{server.port}/\?token=[A-Za-z0-9._~+/=-]+$")
            # The shell's call becomes the server: signals reach it.
            name = os.readlink(f"/proc/{server.child.pid}/exe")
            self.assertEqual(os.path.basename(name), "sco-search-server")
            server.stop()
            assert server.child.stdout
            self.assertEqual(server.child.stdout.read(), b"")

    def test_a_port_of_ones_own(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with Server(collection().index, "--port", str(port)) as server:
            self.assertEqual(server.port, port)

    def test_a_port_that_is_taken(self) -> None:
        with Server(collection().index) as server:
            ended = run("serve", "--index", str(collection().index), "--port", str(server.port))
            self.assertEqual(ended.returncode, 2, ended)
            self.assertEqual(ended.stdout, "")
            self.assertEqual(len(ended.stderr.strip().splitlines()), 1, ended.stderr)
            self.assertIn(str(server.port), ended.stderr)

    def test_a_port_that_was_served_a_moment_ago(self) -> None:
        port = ""
        for _ in range(3):
            with Server(collection().index, *(["--port", port] if port else [])) as server:
                port = str(server.port)
                server.get("health")

    def test_what_is_wrong_is_one_line(self) -> None:
        index = str(collection().index)
        for arguments, status in (
            (("--index", str(scratch() / "nowhere")), 2),
            (("--index", index, "--port", "70000"), 64), (("--index", index, "--port", "x"), 64),
            (("--index", index, "--host", "no.such.host.example"), 2),
            (("--index", index, "--nothing"), 64),
        ):
            with self.subTest(arguments=arguments):
                ended = run("serve", *arguments)
                self.assertEqual(ended.returncode, status, ended)
                self.assertTrue(ended.stderr.strip())
                if status == 2:
                    self.assertEqual(len(ended.stderr.strip().splitlines()), 1, ended.stderr)

    def test_words_after_serve_are_no_search_unless_it_is_said(self) -> None:
        ended = run("serve", "ikan", "asap", "--index", str(collection().index))
        self.assertEqual(ended.returncode, 64, ended)
        self.assertIn("search serve", ended.stderr)
        found = run("search", "serve", "--json", "--index", str(collection().index))
        self.assertEqual(json.loads(found.stdout)["query"], "serve")

    def test_without_a_server_it_is_said_what_to_install(self) -> None:
        alone = scratch() / "alone" / "sco-search"
        alone.parent.mkdir()
        shutil.copy2(COMMAND, alone)
        ended = subprocess.run(
            [str(alone), "serve", "--index", str(collection().index)],
            env=environment(PATH="/usr/bin:/bin"), capture_output=True, encoding="utf-8",
            timeout=30, check=False)
        self.assertEqual(ended.returncode, 2, ended)
        self.assertEqual(len(ended.stderr.strip().splitlines()), 1, ended.stderr)
        self.assertIn("sco-search-server", ended.stderr)
        self.assertIn("make server", ended.stderr)

    def test_it_is_found_through_a_link(self) -> None:
        link = scratch() / "tautan" / "sco-search"
        link.parent.mkdir()
        link.symlink_to(COMMAND)
        with Server(collection().index, command=link) as server:
            self.assertEqual(server.get("health").status, 200)

    def test_the_collection_is_found_as_by_a_search(self) -> None:
        child = subprocess.Popen(
            [str(COMMAND), "serve", "--port", "0"], cwd=collection().folder, env=environment(),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            assert child.stdout
            self.assertTrue(child.stdout.readline().startswith(b"http://"))
        finally:
            child.terminate()
            child.wait(20)
            child.stdout.close()  # type: ignore[union-attr]

    def test_the_browser_is_opened_where_that_is_asked_for(self) -> None:
        programs = scratch() / "programs"
        programs.mkdir()
        (programs / "xdg-open").write_text(f'#!/bin/sh\necho "$@" >> {programs}/opened\n')
        (programs / "xdg-open").chmod(0o755)
        path = f"{programs}:{os.environ['PATH']}"
        opened = programs / "opened"
        with Server(collection().index, PATH=path) as server:
            server.get("health")
        self.assertFalse(opened.exists())
        with Server(collection().index, "--open", PATH=path, XDG_RUNTIME_DIR=str(programs)) as server:
            self.assertTrue(wait_until(lambda: opened.exists() and opened.read_text()))
            # Who looks at what runs here does not see the token: it lies in a file of the user's.
            page = Path(opened.read_text().strip())
            self.assertNotIn(server.token, str(page))
            self.assertEqual(stat.S_IMODE(page.stat().st_mode), 0o600)
            self.assertIn(server.line, page.read_text())
        self.assertFalse(page.exists())

    def test_help(self) -> None:
        said = run("serve", "--help").stdout
        for option in ("--index", "--host", "--port", "--open", "--token-file", "--allow-host",
                       "--timeout", "--log-queries"):
            self.assertIn(option, said)


class StopTests(unittest.TestCase):
    def test_a_signal_ends_it_with_0(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number.name), Server(collection().index) as server:
                self.assertEqual(server.get("health").status, 200)
                started = time.monotonic()
                self.assertEqual(server.stop(number), 0)
                self.assertLess(time.monotonic() - started, 5)
                with self.assertRaises(ConnectionRefusedError):
                    server.dial()

    def test_idle_connections_do_not_hold_it_up(self) -> None:
        with Server(collection().index) as server:
            kept = server.connection()
            server.ask(API + "health", connection=kept)
            idle = [server.dial() for _ in range(20)]
            idle[0].sendall(b"GET / HTTP/1.1\r\nHost")
            started = time.monotonic()
            self.assertEqual(server.stop(), 0)
            self.assertLess(time.monotonic() - started, 5)
            for link in idle:
                link.close()
            kept.close()

    def test_searches_in_flight_end(self) -> None:
        with Server(large().index, "--timeout", "20") as server:
            answers: list[int] = []

            def ask(number: int) -> None:
                answer = server.get("search", q=f"{HARD_QUERY} kata{number}", facets=1, limit=100)
                answers.append(answer.status if answer.json().get("hits") else -1)

            threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
            for thread in threads:
                thread.start()
            self.assertTrue(wait_until(lambda: self.connected(server) >= 8))
            time.sleep(0.05)
            status = server.stop(signal.SIGTERM)
            for thread in threads:
                thread.join()
            self.assertEqual((status, answers), (0, [200] * 8))

    def connected(self, server: Server) -> int:
        """How many connections the system holds to the port."""
        port = f":{server.port:04X}"
        with open("/proc/net/tcp", encoding="ascii") as file:
            rows = [line.split() for line in file.read().splitlines()[1:]]
        return sum(row[1].endswith(port) and row[3] == "01" for row in rows)


class MeanwhileTests(unittest.TestCase):
    """Readers follow what is written while it serves."""

    def test_no_failed_and_no_half_seen_answer(self) -> None:
        sample = made("meanwhile")
        names = [f"tetap-{number:02}" for number in range(20)]

        def write(version: int) -> None:
            draft = sample.folder / "draft"
            draft.write_text("".join(json.dumps({
                "id": name, "title": f"Ketukan versi{version}x {name}",
                "body": f"Semua berdetak serempak. Ketukan versi{version}x bergema di lembah "
                        f"{name} sampai malam.", "lang": "id"}) + "\n" for name in names))
            os.replace(draft, sample.source / "ketukan.jsonl")

        write(0)
        self.reindex(sample.index)
        faults: list[str] = []
        seen: set[int] = set()
        stop = threading.Event()
        with Server(sample.index) as server:
            def read() -> None:
                link = server.connection()
                last = -1
                while not stop.is_set():
                    answer = server.ask(
                        target("search", q="+serempak", copies=1, limit=100), connection=link)
                    if answer.status != 200:
                        faults.append(str(answer))
                        continue
                    hits = [hit for hit in answer.json()["hits"] if hit["id"].startswith("tetap")]
                    versions = {int(word[5:-1]) for hit in hits for word in hit["title"].split()
                                if word.startswith("versi")}
                    if len(hits) != len(names) or len(versions) != 1 or min(versions) < last:
                        faults.append(f"{len(hits)} hits of versions {versions} after {last}")
                    last = max(versions, default=last)
                    seen.update(versions)
                    one = server.ask(API + "articles/tetap-07", connection=link)
                    if one.status != 200:
                        faults.append(str(one))
                link.close()

            threads = [threading.Thread(target=read) for _ in range(6)]
            for thread in threads:
                thread.start()
            rounds = 8
            for version in range(1, rounds + 1):
                write(version)
                self.reindex(sample.index, *(["--full"] if version % 3 == 0 else []))
                time.sleep(0.05)
            stop.set()
            for thread in threads:
                thread.join()
            self.assertEqual(faults[:5], [])
            self.assertGreater(len(seen), 3)
            last = server.get("search", q="+serempak", limit=1, copies=1).json()["hits"][0]
            self.assertIn(f"versi{rounds}x", last["title"])

    def reindex(self, index: object, *options: str) -> None:
        ended = run("reindex", "--index", str(index), "--quiet", *options)
        self.assertEqual(ended.returncode, 0, ended.stderr)

    def test_an_article_that_goes_is_gone(self) -> None:
        sample = made("hilang")
        with Server(sample.index) as server:
            self.assertEqual(server.get("articles/festival-1.txt").status, 200)
            (sample.source / "festival-1.txt").unlink()
            self.reindex(sample.index)
            self.assertEqual(server.get("articles/festival-1.txt").status, 404)
            self.assertEqual(server.get("articles/festival-2.txt").status, 200)


if __name__ == "__main__":
    unittest.main()
