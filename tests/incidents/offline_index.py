"""The gazetteer's index for tests of the command line: the one that the tests of geo share."""

from __future__ import annotations

import importlib.util
from pathlib import Path

_SHARED = Path(__file__).parents[1] / "geo" / "gazetteer_index.py"


def offline_index() -> Path:
    """The path of the built index, where the program looks for it."""
    spec = importlib.util.spec_from_file_location("gazetteer_index", _SHARED)
    assert spec is not None
    assert spec.loader is not None
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    path: Path = shared.shared_index()
    return path
