"""Assets: the scripts and styles of the map, Leaflet's from where its package is installed."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

STATIC = Path(__file__).parent / "static"
_LEAFLET = Path(leaflet.BASE_DIR)


@cache
def scripts() -> str:
    """Leaflet and the map's own scripts, in the order in which they need each other."""
    own = (STATIC / name for name in ("map.js", "basemap.js", "claims.js"))
    return _joined(_LEAFLET / "leaflet.js", *own)


@cache
def served_scripts() -> str:
    """The same, and what asks this server for more of the basemap."""
    return scripts() + _joined(STATIC / "detail.js")


@cache
def styles() -> str:
    """Leaflet's styles and the map's own."""
    return _joined(_LEAFLET / "leaflet.css", STATIC / "map.css")


@cache
def version() -> str:
    """A digest of both, so that a browser that keeps them fetches changed ones anew."""
    return hashlib.sha256((served_scripts() + styles()).encode()).hexdigest()[:12]


def _joined(*paths: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)
