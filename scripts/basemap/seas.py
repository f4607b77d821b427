"""Seas: the pieces that named limits cut the ocean into, the ocean being what is no land."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely

from scripts.basemap.sea_limits import LIMITS, SEAS, Points
from scripts.basemap.topology import STEPS, Record, Topology, area

WORLD = (-180 * STEPS, -90 * STEPS, 180 * STEPS, 90 * STEPS)


def seas(land: shapely.Geometry) -> Record:
    """Every named sea, with its shores exactly where the land, in steps, has them."""
    pieces = cut(land, LIMITS)
    held = {code: _holding(pieces, code, seeds) for code, (_, seeds) in SEAS.items()}
    _check(held)
    topology = Topology.of(pieces[sorted({i for of in held.values() for i in of})])
    shapes = {code: shapely.coverage_union_all(pieces[of]) for code, of in held.items()}
    return topology.document(
        sea=[area(topology, code, SEAS[code][0], shape) for code, shape in shapes.items()]
    )


def cut(land: shapely.Geometry, limits: Mapping[str, Points]) -> np.ndarray:
    """The pieces of the world, in steps, that shores and limits (in degrees) part.

    Where a limit meets a shore, the point is rounded to a whole step, by up to 8 m.
    """
    shores = shapely.boundary(shapely.difference(shapely.box(*WORLD), land))
    lines = [shapely.LineString(np.multiply(points, STEPS)) for points in limits.values()]
    pieces = shapely.get_parts(shapely.polygonize([shapely.union_all([shores, *lines])]))
    return shapely.remove_repeated_points(shapely.transform(pieces, np.round))


def _holding(pieces: np.ndarray, code: str, seeds: Points) -> list[int]:
    """The pieces that hold the seeds, one each."""
    points = shapely.points(np.multiply(seeds, STEPS))
    found = shapely.STRtree(pieces).query(points, predicate="within")[1].tolist()
    if len(set(found)) != len(seeds):
        raise SystemExit(f"error: {code}: got {len(set(found))} pieces, expected {len(seeds)}")
    return sorted(found)


def _check(held: Mapping[str, list[int]]) -> None:
    """A piece is in several seas only where all of one sea is part of the other."""
    for code, of in held.items():
        for other, its in held.items():
            shared = len({*of} & {*its})
            if code != other and shared not in (0, min(len(of), len(its))):
                raise SystemExit(f"error: {code} and {other}: got {shared} pieces in both")
            if code < other and of == its:
                raise SystemExit(f"error: {code} and {other}: got one sea, expected a limit")
