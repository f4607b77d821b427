"""Winding: shells counter-clockwise, holes clockwise (RFC 7946, section 3.1.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

Ring = Sequence[Sequence[float]]


def turn_of(ring: Ring) -> int:
    """1 for a ring that runs counter-clockwise in longitude and latitude, -1 for a clockwise one,
    0 for one without area.

    Measured from its first position: a ring of some centimetres is lost in whole degrees.
    """
    x, y = ring[0][:2] if ring else (0.0, 0.0)
    corners = [(position[0] - x, position[1] - y) for position in ring]
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(corners))
    return (doubled > 0) - (doubled < 0)


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
        ring[::-1] if turn_of(ring) == (-1 if index == 0 else 1) else ring
        for index, ring in enumerate(rings)
    ]
