"""One index for all tests, that of this version: built by whichever process comes first."""

from __future__ import annotations

from pathlib import Path

from geo.gazetteer import build
from incidents.lock import locked

_PATIENCE_S = 300.0


def shared_index() -> Path:
    """The path of a built index."""
    path = build.index_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.with_suffix(".lock"), _PATIENCE_S):
        return path if path.is_file() else build.build(path)
