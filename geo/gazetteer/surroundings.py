"""Surroundings: how far a place is from the nearest of the caller's places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from geo import geodesic
from geo.gazetteer.records import Known
from geo.position import Position

_MEASURED = 4
"""Places, nearest by angle on a sphere, that are measured on the ellipsoid: the two orders differ
only where distances agree within 0.6 %."""


class Surroundings:
    """The positions of the caller's places."""

    def __init__(self, known: Iterable[Known]) -> None:
        at = [(one.id, position) for one in known for position in one.positions]
        self._ids = np.array([identity for identity, _ in at], dtype=object)
        self._lon_lat = np.array([(p.lon, p.lat) for _, p in at], dtype=np.float64).reshape(-1, 2)
        self._normals = _normals(self._lon_lat)

    def nearest_m(
        self, positions: Sequence[Position | None], besides: Collection[str] = ()
    ) -> list[float | None]:
        """Geodesic metres from each position to the nearest place whose id is not among those."""
        other = ~np.isin(self._ids, list(besides)) if len(self._ids) else np.zeros(0, dtype=bool)
        where = [i for i, position in enumerate(positions) if position is not None]
        found: list[float | None] = [None] * len(positions)
        if not where or not other.any():
            return found
        points = np.array([(p.lon, p.lat) for p in positions if p is not None], dtype=np.float64)
        cosines = _normals(points) @ self._normals[other].T
        near = np.argsort(-cosines, axis=1)[:, :_MEASURED]
        lon, lat = np.moveaxis(self._lon_lat[other][near], -1, 0)
        metres = geodesic.distance_m(points[:, :1], points[:, 1:], lon, lat).min(axis=1)
        for i, distance in zip(where, metres, strict=True):
            found[i] = float(distance)
        return found


def distances_m(one: Position, others: Sequence[Position]) -> list[float]:
    """Geodesic metres from one position to each of the others."""
    lon, lat = [each.lon for each in others], [each.lat for each in others]
    return [float(metres) for metres in geodesic.distance_m(one.lon, one.lat, lon, lat)]


def _normals(lon_lat: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> geodesic.Floats:
    lon, lat = np.radians(lon_lat).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
