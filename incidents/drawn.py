"""Drawn: a GeoJSON geometry as shapely has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


def drawn_of(geometry: Mapping[str, Any] | None) -> BaseGeometry:
    """The geometry in degrees; an empty collection for null."""
    return shape(dict(geometry) if geometry else {"type": "GeometryCollection", "geometries": []})
