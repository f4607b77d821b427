"""Topology: shapes in steps of 0.0001 degree, and the lines that neighbours share, kept once.

Coordinates are WGS84 lon, lat in such steps, whole numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

STEPS = 10_000  # in a degree
SEAM = 179.8999  # QGIS cuts its map at 179.9 degrees; the cut is moved to 180, and to the pole

Point = tuple[int, int]
Record = dict[str, Any]


@dataclass
class Topology:
    """Lines shared between neighbours: each is kept once, and rings refer to it.

    A reference is the index of an arc, or ~index for that arc run backwards, as in TopoJSON.
    """

    arcs: list[list[Point]] = field(default_factory=list)
    refs: dict[tuple[Point, Point], int] = field(default_factory=dict)  # by an arc's first edge

    @classmethod
    def of(cls, coverage: Any) -> Topology:
        """Arcs of shapes that fit each other without a gap: they end where three edges meet."""
        topology = cls()
        for index in topology.lines(shapely.boundary(coverage)):
            arc = topology.arcs[index]
            topology.refs |= {(arc[0], arc[1]): index, (arc[-1], arc[-2]): ~index}
        return topology

    def lines(self, shapes: Any) -> list[int]:
        merged = shapely.line_merge(shapely.union_all(shapes))
        return [self._add(line) for line in shapely.get_parts(merged)]

    def polygons(self, shape: shapely.Geometry) -> list[list[list[int]]]:
        """Rings of each polygon: first the shell, counter-clockwise, then the holes, clockwise."""
        parts = shapely.get_parts(shapely.orient_polygons(shape, exterior_cw=False))
        return [[self._ring(ring) for ring in shapely.get_rings(part)] for part in parts]

    def document(self, **layers: list[Any]) -> Record:
        """The layers, and one chain of steps through all arcs: each point from the one before."""
        chain = np.array([point for arc in self.arcs for point in arc], dtype=np.int64)
        steps = np.diff(chain, axis=0, prepend=[[0, 0]]).ravel()
        text = " ".join(map(str, steps.tolist()))
        sizes = [len(arc) for arc in self.arcs]
        return {"steps_per_degree": STEPS, **layers, "sizes": sizes, "steps": text}

    def _ring(self, ring: shapely.Geometry) -> list[int]:
        shared = [self.refs[edge] for edge in pairwise(_points(ring)) if edge in self.refs]
        return shared or [self._add(ring)]

    def _add(self, line: shapely.Geometry) -> int:
        self.arcs.append(_points(line))
        return len(self.arcs) - 1


def _points(line: shapely.Geometry) -> list[Point]:
    return [(int(x), int(y)) for x, y in shapely.get_coordinates(line)]


def on_grid(shapes: Any, tolerance: float = 0.0) -> Any:
    """Shapes in steps, simplified by that many degrees (Douglas-Peucker) if any."""

    def steps(degrees: Any) -> Any:
        x, y = degrees.T
        x, y = np.where(abs(x) > SEAM, np.sign(x) * 180, x), np.where(y < 90 - SEAM, -90, y)
        return np.round(np.column_stack([x, y]) * STEPS)

    simpler = shapely.simplify(shapes, tolerance) if tolerance else shapes
    return shapely.remove_repeated_points(shapely.transform(np.asarray(simpler), steps))


def area(topology: Topology, code: str, name: str, shape: shapely.Geometry) -> Record:
    """The record of a country, a province or a water; its code is None where it is no code."""
    coded = re.fullmatch(r"[A-Z]{2}(-\w{1,3})?|[a-z]+(-[a-z]+)+", code)
    return {"code": code if coded else None, "name": name, "polygons": topology.polygons(shape)}
