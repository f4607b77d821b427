"""Runs: the vertices of two parts that can be nearest or farthest, found without trying all pairs.

Vertices follow each other along an outline, so that a run of them fits a small ball. The balls say
which runs can hold the extreme; the others are left out.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from geo.geodesic import Floats
from geo.region import chord
from geo.region.outline import Part

Indices = NDArray[np.intp]
_FEW = 10_000
"""Up to so many pairs are tried at once, as that takes no longer than looking for runs."""
_SLACK_M = 1.0
"""More than straight distances are off by rounding."""


def nearest(a: Part, b: Part) -> tuple[int, int]:
    """Indices of the two vertices that are the least straight distance apart."""
    rows, columns = _may_be(a, b, 1.0)
    i, j = np.divmod(int(_between(a, b, rows, columns).argmin()), len(columns))
    return int(rows[i]), int(columns[j])


def farthest(a: Part, b: Part) -> tuple[int, int]:
    """Indices of the two vertices that are the greatest straight distance apart."""
    rows, columns = _may_be(a, b, -1.0)
    i, j = np.divmod(int(_between(a, b, rows, columns).argmax()), len(columns))
    return int(rows[i]), int(columns[j])


def edges_within(a: Part, b: Part, metres: float) -> tuple[Indices, Indices]:
    """Pairs of edges, by index, whose middles are within a straight distance and half of each."""
    rows, columns = np.arange(len(a.edges)), np.arange(len(b.edges))
    if len(rows) * len(columns) > _FEW:
        reach = metres + 2 * (a.half_lengths.max() + b.half_lengths.max()) + _SLACK_M
        of_a, of_b = _Runs(a), _Runs(b)
        may = of_a.apart(of_b) - of_a.radii_m[:, None] - of_b.radii_m <= reach
        rows = np.flatnonzero(may.any(axis=1)[of_a.run[a.edges[:, 0]]])
        columns = np.flatnonzero(may.any(axis=0)[of_b.run[b.edges[:, 0]]])
    p = a.vertices[a.edges[rows]].mean(axis=1)
    q = b.vertices[b.edges[columns]].mean(axis=1)
    limit = metres + a.half_lengths[rows][:, None] + b.half_lengths[columns] + _SLACK_M
    i, j = np.nonzero(chord.between(p, q) <= limit)
    return rows[i], columns[j]


def _between(a: Part, b: Part, rows: Indices, columns: Indices) -> Floats:
    return chord.between(a.vertices[rows], b.vertices[columns])


def _may_be(a: Part, b: Part, sign: float) -> tuple[Indices, Indices]:
    """Indices of the vertices of runs that can hold the least (1) or the greatest (-1) distance."""
    count_a, count_b = len(a.lon), len(b.lon)
    if count_a * count_b <= _FEW:
        return np.arange(count_a), np.arange(count_b)
    of_a, of_b = _Runs(a), _Runs(b)
    between, radii = sign * of_a.apart(of_b), of_a.radii_m[:, None] + of_b.radii_m
    may = between - radii <= (between + radii).min() + _SLACK_M
    return (
        np.flatnonzero(may.any(axis=1)[of_a.run]),
        np.flatnonzero(may.any(axis=0)[of_b.run]),
    )


class _Runs:
    """A part's vertices cut into runs, each with the middle and the radius of a ball about it."""

    def __init__(self, part: Part) -> None:
        count = len(part.lon)
        size = max(1, math.isqrt(count))
        firsts = np.arange(0, count, size)
        self.run: Indices = np.arange(count) // size
        sizes = np.diff(np.append(firsts, count))
        self.middles: Floats = np.add.reduceat(part.vertices, firsts) / sizes[:, None]
        away = np.linalg.norm(part.vertices - self.middles[self.run], axis=1)
        self.radii_m: Floats = np.maximum.reduceat(away, firsts)

    def apart(self, other: _Runs) -> Floats:
        return chord.between(self.middles, other.middles)
