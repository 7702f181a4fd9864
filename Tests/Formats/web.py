"""Pages on this machine, and what a browser makes of one."""

from __future__ import annotations

import http.server
import json
import socket
import subprocess
import threading
import time
import urllib.request


class Pages:
    """A server of some pages, as long as it is open."""

    def __init__(self, pages: dict[str, str]) -> None:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                page = pages.get(self.path.strip("/"))
                self.send_response(404 if page is None else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write((page or "").encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> Pages:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def address(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/{name}"


def snapshot(address: str) -> str:
    """A page as the browser saves it in one file (`Page.captureSnapshot` of DevTools)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen(
        ["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        wanted = {"alwaysMatch": {"goog:chromeOptions": {"args": flags}}}
        session = _call(port, "session", {"capabilities": wanted})["sessionId"]
        _call(port, f"session/{session}/url", {"url": address})
        command = {"cmd": "Page.captureSnapshot", "params": {"format": "mhtml"}}
        data = _call(port, f"session/{session}/goog/cdp/execute", command)["data"]
        _call(port, f"session/{session}", None, "DELETE")
        return data
    finally:
        driver.terminate()
        driver.wait()


# What runs on this machine is asked without a proxy.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("chromedriver does not answer")


def _call(port: int, path: str, body: dict | None, method: str = "POST") -> dict:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/{path}", method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"})
    with _DIRECT.open(request, timeout=120) as answer:
        return json.load(answer)["value"] or {}
