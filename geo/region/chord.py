"""Chords: straight distances between points of the ellipsoid, and what they say of geodesics.

A geodesic of length s has a chord no shorter than that of a circle of the least radius of curvature
of the ellipsoid and no longer than that of one of the greatest (Schur's comparison theorem; see
docs/methods.md). All coordinates are Earth-centred and Cartesian, all lengths in metres.
"""

from __future__ import annotations

import numpy as np

from geo.geodesic import GREATEST_CURVATURE_RADIUS_M, LEAST_CURVATURE_RADIUS_M, Floats
from geo.units import GREATEST_DISTANCE_M


def between(p: Floats, q: Floats) -> Floats:
    """Straight distances in metres between n and m points, shape (n, m), to about 0.1 m."""
    squares = (p**2).sum(axis=1)[:, None] + (q**2).sum(axis=1) - 2 * (p @ q.T)
    return np.asarray(np.sqrt(np.maximum(squares, 0.0)))


def nearest_on_segments(p0: Floats, p1: Floats, q0: Floats, q1: Floats) -> tuple[Floats, Floats]:
    """The nearest points of pairs of straight segments, each of shape (n, 3).

    Reference: Ericson, C. (2005) Real-Time Collision Detection, section 5.1.9.
    """
    u, v, w = p1 - p0, q1 - q0, p0 - q0
    uu, vv, uv = (np.einsum("ij,ij->i", *pair) for pair in ((u, u), (v, v), (u, v)))
    uw, vw = np.einsum("ij,ij->i", u, w), np.einsum("ij,ij->i", v, w)
    cross = uu * vv - uv**2
    s = np.clip(_ratio(uv * vw - uw * vv, cross), 0.0, 1.0)
    t = np.clip(_ratio(uv * s + vw, vv), 0.0, 1.0)
    s = np.clip(_ratio(uv * t - uw, uu), 0.0, 1.0)
    return p0 + s[:, None] * u, q0 + t[:, None] * v


def _ratio(top: Floats, bottom: Floats) -> Floats:
    """top / bottom, and 0 where a segment is a point or two are parallel."""
    return np.divide(top, bottom, out=np.zeros_like(top), where=bottom > 1e-9)


def shortest_arc(chord: float) -> float:
    """The least length in metres of a geodesic with that chord."""
    return _arc(chord, GREATEST_CURVATURE_RADIUS_M)


def longest_arc(chord: float) -> float:
    """The greatest length in metres of a geodesic with that chord."""
    return min(GREATEST_DISTANCE_M, _arc(chord, LEAST_CURVATURE_RADIUS_M))


def _arc(chord: float, radius: float) -> float:
    return float(2 * radius * np.arcsin(min(1.0, chord / (2 * radius))))
