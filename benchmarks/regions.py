"""Regions: separations and overlaps a second, by kind; outlines are drawn once before."""

from __future__ import annotations

import time
from functools import partial

from benchmarks.timing import Row, seconds
from geo import (
    Bearing,
    Corridor,
    Disc,
    Interval,
    Polygon,
    Position,
    Region,
    Sector,
    overlap,
    separation,
)

AYYASH = Position(40.05303, 35.42022)
CAMP = Disc(Position(40.066, 35.412), 3_000)


def _sector(anchor: Region | Position) -> Sector:
    return Sector(anchor, Interval(54_500, 55_500), Bearing.about(135, 22.5))


def _box(west: float, south: float, size: float) -> Polygon:
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return Polygon(((tuple((west + size * x, south + size * y) for x, y in corners),),))


PAIRS: dict[str, tuple[Region, Region]] = {
    "disc, disc": (CAMP, Disc(Position(40.154, 35.285), 3_000)),
    "disc, sector from a position": (CAMP, _sector(AYYASH)),
    "disc, sector from an uncertain place": (CAMP, _sector(Disc(AYYASH, 2_500))),
    "sector, sector, both from uncertain places": (
        _sector(Disc(AYYASH, 2_500)),
        _sector(Disc(CAMP.center, 3_000)),
    ),
    "polygon, polygon": (_box(39, 34, 1), _box(40.5, 35.5, 1)),
    "polygon, sector": (_box(40, 34.5, 1), _sector(Disc(AYYASH, 2_500))),
    "corridor, disc": (Corridor((AYYASH, Position(47, 36), Position(51, 40)), 50_000), CAMP),
}


def rows() -> list[Row]:
    found = []
    for name, (a, b) in PAIRS.items():
        apart = seconds(partial(separation, a, b))
        shared = seconds(partial(overlap, a, b))
        note = f"{1 / shared:,.0f} overlaps /s"
        found.append(Row(name, f"{1 / apart:,.0f} separations /s", note))
    began = time.perf_counter()
    for step in range(20):
        _ = _sector(Disc(Position(40 + step / 100, 35.4), 2_500)).outer
    drawn = (time.perf_counter() - began) / 20
    found.append(
        Row("drawing a sector from an uncertain place", f"{drawn * 1000:.0f} ms", "once a region")
    )
    return found
