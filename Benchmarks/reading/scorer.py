"""The scorer that lies beside the public pages, as a module."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType


def shared_pages() -> Path:
    """The folder of the public pages and their scorer."""
    shared = os.environ.get("SCO_SEARCH_SHARED")
    if not shared or not (Path(shared) / "pages/score").is_file():
        sys.exit("The public pages are not here: SCO_SEARCH_SHARED names no folder with pages/score.")
    return Path(shared) / "pages"


def load_scorer() -> ModuleType:
    """The functions of `pages/score`."""
    loader = importlib.machinery.SourceFileLoader("score", str(shared_pages() / "score"))
    spec = importlib.util.spec_from_loader("score", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module
