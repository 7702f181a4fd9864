"""Takes the picture of the page that README.md shows, of the bundled articles."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from browser import Browser, reason_missing
from serving import ROOT, Server, run

ADDRESS = "/?q=keanggotaan+penuh&open=en%2Firan-full-member.txt&ui=en"


def main(picture: Path) -> None:
    if missing := reason_missing():
        sys.exit(f"screenshot: {missing}")
    index = ROOT / "index"
    ended = run("reindex", "--index", str(index), "--quiet")
    if ended.returncode != 0:
        sys.exit(ended.stderr)
    with Server(index, folder=ROOT) as server:
        browser = Browser(languages="en")
        try:
            browser.size(1600)
            browser.visit(server, ADDRESS)
            browser.until(lambda: browser.all("mark"), "the marked words")
            taken = browser.driver.execute_cdp_cmd(
                "Page.captureScreenshot", {"format": "webp", "quality": 90})
            picture.write_bytes(base64.b64decode(taken["data"]))
        finally:
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
