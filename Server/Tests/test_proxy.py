"""The example for nginx: TLS and passwords in front, the server's token known to nobody else."""

from __future__ import annotations

import base64
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import time
import unittest
from pathlib import Path

from cases import ServerCase, collection, scratch
from serving import ROOT, Server, target

EXAMPLE = ROOT / "Server/Examples/nginx.conf"
NAME = "search.example.org"
START_SECONDS = 10.0
# Debian has it where only root looks.
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@unittest.skipUnless(NGINX and shutil.which("openssl"), "nginx is not installed")
class ProxyTests(ServerCase):
    proxy: subprocess.Popen[bytes]
    port: int

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.behind = Server(collection().index, "--allow-host", NAME)
        cls.addClassCleanup(cls.behind.kill)
        folder = scratch() / "nginx"
        folder.mkdir()
        cls.port = free_port()
        settings = cls.prepared(folder)
        cls.proxy = subprocess.Popen(
            [str(NGINX), "-p", str(folder), "-c", str(settings), "-e", str(folder / "error.log")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(cls.proxy.wait)
        cls.addClassCleanup(cls.proxy.terminate)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", cls.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError((folder / "error.log").read_text())

    @classmethod
    def prepared(cls, folder: Path) -> Path:
        """The example with the places of this test, in what nginx needs around it."""
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
             f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-keyout",
             str(folder / "sco-search.key"), "-out", str(folder / "sco-search.crt")],
            check=True, capture_output=True)
        kept = subprocess.run(
            ["openssl", "passwd", "-apr1", "rahasia"], check=True, capture_output=True, text=True)
        (folder / "sco-search.users").write_text(f"sari:{kept.stdout}")
        (folder / "sco-search.token").write_text(
            f'proxy_set_header Authorization "Bearer {cls.behind.token}";\n')
        example = EXAMPLE.read_text()
        for was, now in (("listen 443", f"listen 127.0.0.1:{cls.port}"),
                         ("127.0.0.1:8321", f"127.0.0.1:{cls.behind.port}"),
                         ("/etc/nginx/", f"{folder}/")):
            assert was in example, was
            example = example.replace(was, now)
        settings = folder / "nginx.conf"
        places = " ".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        # Started by root, its workers are others, who may not look into the folder.
        user = "user root; " if os.geteuid() == 0 else ""
        settings.write_text(
            f"{user}daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
            f"http {{ access_log off; {places}\n{example} }}\n")
        return settings

    def ask(self, where: str, password: str | None, **headers: str) -> tuple[int, bytes]:
        trust = ssl.create_default_context(cafile=str(scratch() / "nginx/sco-search.crt"))
        link = trust.wrap_socket(
            socket.create_connection(("127.0.0.1", self.port), 10), server_hostname=NAME)
        connection = http.client.HTTPConnection(NAME)
        connection.sock = link
        if password is not None:
            headers["Authorization"] = "Basic " + base64.b64encode(
                f"sari:{password}".encode()).decode()
        connection.request("GET", where, headers=headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, body

    def test_the_password_opens_it_and_the_token_stays_behind(self) -> None:
        status, body = self.ask(target("search", q="ikan"), "rahasia")
        self.assertEqual(status, 200, body)
        self.assertIn(b'"hits"', body)
        status, body = self.ask("/?q=ikan", "rahasia", Accept="text/html")
        self.assertEqual(status, 200, body)
        self.assertNotIn(self.behind.token.encode(), body)

    def test_without_the_password_nothing_is_answered(self) -> None:
        for password in (None, "salah"):
            self.assertEqual(self.ask(target("search", q="ikan"), password)[0], 401)

    def test_pages_of_other_sites_are_refused_and_its_own_are_not(self) -> None:
        where = target("search", q="ikan")
        self.assertEqual(self.ask(where, "rahasia", Origin=f"https://{NAME}")[0], 200)
        self.assertEqual(self.ask(where, "rahasia", Origin="https://elsewhere.example")[0], 403)


if __name__ == "__main__":
    unittest.main()
