"""Drawn: a GeoJSON geometry as shapely has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


def region_of(geometry: Mapping[str, Any] | None) -> BaseGeometry:
    """The ground that a geometry covers, mended where it crosses itself; a point covers none."""
    drawn = shapely.make_valid(shapely.force_2d(drawn_of(geometry)))
    return shapely.union_all([part for part in shapely.get_parts(drawn) if part.area > 0])


def drawn_of(geometry: Mapping[str, Any] | None) -> BaseGeometry:
    """The geometry in degrees; an empty collection for null."""
    return shape(dict(geometry) if geometry else {"type": "GeometryCollection", "geometries": []})
