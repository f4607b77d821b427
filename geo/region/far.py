"""Far: the least and greatest geodesic between the vertices of two parts, found by blocks.

Far apart, chords rank geodesics badly and measuring all pairs takes long. So vertices are taken in
blocks, one of each is measured, and only blocks that may hold the extreme are measured in full.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo import geodesic
from geo.geodesic import Floats
from geo.region.outline import Part

Indices = NDArray[np.intp]


class _Blocks(NamedTuple):
    middles: Indices
    """one vertex of each block"""
    radii_m: Floats
    """how far the others of the block are from it, at most"""
    block: Indices
    """the block of each vertex"""


def least(a: Part, b: Part) -> tuple[float, int, int]:
    """The least distance in metres between vertices, and the indices of the two."""
    return _extreme(a, b, 1.0)


def greatest(a: Part, b: Part) -> tuple[float, int, int]:
    """The greatest distance in metres between vertices, and the indices of the two."""
    return _extreme(a, b, -1.0)


def _extreme(a: Part, b: Part, sign: float) -> tuple[float, int, int]:
    of_a, of_b = _blocks(a), _blocks(b)
    between = sign * _distances(a, b, of_a.middles, of_b.middles)
    may = between - of_a.radii_m[:, None] - of_b.radii_m <= between.min()
    rows, columns = np.nonzero(may[of_a.block][:, of_b.block])
    metres = geodesic.distance_m(a.lon[rows], a.lat[rows], b.lon[columns], b.lat[columns])
    best = int((sign * metres).argmin())
    return float(metres[best]), int(rows[best]), int(columns[best])


def _blocks(part: Part) -> _Blocks:
    count = len(part.lon)
    size = max(1, math.isqrt(count))
    block = np.arange(count) // size
    middles = np.minimum(np.arange(block[-1] + 1) * size + size // 2, count - 1)
    way = geodesic.distance_m(
        part.lon[middles][block], part.lat[middles][block], part.lon, part.lat
    )
    radii = np.zeros(len(middles))
    np.maximum.at(radii, block, way)
    return _Blocks(middles, radii, block)


def _distances(a: Part, b: Part, rows: Indices, columns: Indices) -> Floats:
    return geodesic.distance_matrix_m(a.lon[rows], a.lat[rows], b.lon[columns], b.lat[columns])
