"""Arcs: the basemap's data files, in which neighbours share the lines between them."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Line = NDArray[np.float64]
"""Points in their order, shape (n, 2): longitude, latitude in degrees."""

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Layers:
    """One data file: arcs that neighbours share, and records that refer to them.

    A reference is the index of an arc, or ~index for that arc run backwards.
    """

    records: dict[str, Any]
    arcs: list[Line]

    def polygon(self, rings: list[list[int]]) -> tuple[Line, ...]:
        return tuple(map(self._ring, rings))

    def _ring(self, refs: list[int]) -> Line:
        arcs = [self.arcs[ref] if ref >= 0 else self.arcs[~ref][::-1] for ref in refs]
        ring = np.concatenate([arc[:-1] for arc in arcs] + [arcs[-1][-1:]])
        ring.setflags(write=False)
        return ring

    def uses(self, layer: str) -> NDArray[np.intp]:
        """How many of the layer's areas each arc bounds."""
        polygons = (p for record in self.records[layer] for p in record["polygons"])
        refs = np.concatenate([refs for rings in polygons for refs in rings])
        return np.bincount(np.where(refs < 0, ~refs, refs), minlength=len(self.arcs))


@cache
def records(file: str) -> dict[str, Any]:
    packed = (_DATA / f"{file}.json.gz").read_bytes()
    return cast("dict[str, Any]", json.loads(gzip.decompress(packed)))


@cache
def layers(file: str) -> Layers:
    held = records(file)
    steps = np.fromstring(held["steps"], dtype=np.int64, sep=" ").reshape(-1, 2)
    points = np.cumsum(steps, axis=0) / held["steps_per_degree"]
    points.setflags(write=False)
    return Layers(held, np.split(points, np.cumsum(held["sizes"])[:-1]))


def shapes(pieces: list[Any]) -> list[Any]:
    """shapely's shapes of pieces that are all lines, or all polygons as tuples of rings."""
    import shapely

    if not pieces:
        return []
    if isinstance(pieces[0], tuple):
        points, which = _indexed([ring for piece in pieces for ring in piece])
        rings: Any = shapely.linearrings(points, indices=which)
        each = np.repeat(np.arange(len(pieces)), [len(piece) for piece in pieces])
        made: Any = shapely.polygons(rings, indices=each)
    else:
        points, which = _indexed(pieces)
        made = shapely.linestrings(points, indices=which)
    return list(made)


def _indexed(arrays: list[Line]) -> tuple[Line, NDArray[np.intp]]:
    """All points in one array, and which array each is of, as shapely makes many shapes at once."""
    which = np.repeat(np.arange(len(arrays)), [len(array) for array in arrays])
    return np.concatenate(arrays), which
