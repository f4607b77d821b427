"""Winding: shells counter-clockwise, holes clockwise (RFC 7946, section 3.1.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

Ring = Sequence[Sequence[float]]


def is_clockwise(ring: Ring) -> bool:
    """Whether a ring of positions runs clockwise in longitude and latitude."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) < 0


def wound(geometry: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The geometry with its rings the right way round; itself if they are, null if it is null."""
    if geometry is None:
        return None
    kind = geometry["type"]
    if kind == "GeometryCollection":
        return {**geometry, "geometries": [wound(each) for each in geometry["geometries"]]}
    if kind == "Polygon":
        return {**geometry, "coordinates": _polygon(geometry["coordinates"])}
    if kind == "MultiPolygon":
        return {**geometry, "coordinates": [_polygon(each) for each in geometry["coordinates"]]}
    return geometry


def _polygon(rings: Sequence[Ring]) -> list[Ring]:
    return [
        ring[::-1] if is_clockwise(ring) == (index == 0) else ring
        for index, ring in enumerate(rings)
    ]
