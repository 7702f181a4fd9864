"""What a page of the server may hold as HTML."""

from __future__ import annotations

import html.parser
from collections.abc import Iterator

# What runs, loads or leads elsewhere.
FORBIDDEN_ELEMENTS = {"iframe", "object", "embed", "base", "applet", "frame", "math", "style",
                      "audio", "video"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "ping"}
# Links that an article has itself lead out; anything else stays here.
OUTWARD = ("http://", "https://")


class _Page(html.parser.HTMLParser):
    """Collects what stands in a page and should not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in FORBIDDEN_ELEMENTS:
            self.faults.append(f"<{tag}>")
        if tag == "script":
            self._script = True
            if not (given.get("src") or "").startswith("/"):
                self.faults.append(f"a script that is not ours: {given}")
        for name, value in attrs:
            text = (value or "").strip().lower()
            if name.startswith("on"):
                self.faults.append(f"<{tag} {name}={value!r}>")
            if name in ADDRESSES and not self._is_ours(tag, text):
                self.faults.append(f"<{tag} {name}={value!r}>")
            if name in ("style", "srcdoc"):
                self.faults.append(f"<{tag} {name}={value!r}>")

    def _is_ours(self, tag: str, address: str) -> bool:
        if address.startswith(OUTWARD):
            return tag == "a"
        return not address.startswith("//") and ":" not in address.split("/")[0].split("?")[0]

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = False

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.faults.append(f"a script within the page: {data[:80]!r}")


def faults_of(text: str) -> Iterator[str]:
    """All in a page that is more than text and its own parts."""
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.faults
