"""Geodesy and uncertain regions on the WGS84 ellipsoid; knows places, not incidents.

The names below are loaded when they are first used, so that whoever only reads a file of recipes
does not wait for the geometry libraries.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.bearing import Bearing
    from geo.errors import GeometryError
    from geo.interval import Interval
    from geo.position import Position
    from geo.region import (
        Corridor,
        Disc,
        Polygon,
        Region,
        Sector,
        Union,
        corrected_center,
        overlap,
        separation,
    )
    from geo.verdict import Verdict

_HOMES = {
    "Bearing": "geo.bearing",
    "GeometryError": "geo.errors",
    "Interval": "geo.interval",
    "Position": "geo.position",
    "Verdict": "geo.verdict",
}

__all__ = [
    "Bearing",
    "Corridor",
    "Disc",
    "GeometryError",
    "Interval",
    "Polygon",
    "Position",
    "Region",
    "Sector",
    "Union",
    "Verdict",
    "corrected_center",
    "overlap",
    "separation",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "geo.region")), name)
