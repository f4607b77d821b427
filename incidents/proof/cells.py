"""Cells: where a claim allows its place to be, as discs and ranges that anybody can work out again.

A cell is a disc about a geocode and the links that lead from it: from some place of the disc so far
and so turned to the next place, and on from there. The place of a claim is at the end of the last.
What is drawn from a border, as written coordinates or a route, has no cells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geo.position import Position
from geo.region import Disc, Region, Sector, Union


@dataclass(frozen=True)
class Link:
    """From one place to the next: metres, and azimuths clockwise from start; None for every one."""

    lower_m: float
    upper_m: float
    azimuth_deg: tuple[float, float] | None

    def as_json(self) -> dict[str, Any]:
        upper = None if math.isinf(self.upper_m) else self.upper_m
        turn = None if self.azimuth_deg is None else list(self.azimuth_deg)
        return {"range_m": [self.lower_m, upper], "azimuth_deg": turn}


@dataclass(frozen=True)
class Cell:
    """A disc and the links that lead from it."""

    center: Position
    radius_m: float
    links: tuple[Link, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "center": [self.center.lon, self.center.lat],
            "radius_m": self.radius_m,
            "links": [link.as_json() for link in self.links],
        }

    @property
    def base_m(self) -> float:
        """How far from the center the last link may start."""
        return self.radius_m + sum(link.upper_m for link in self.links[:-1])

    @property
    def last(self) -> Link:
        return self.links[-1] if self.links else Link(0.0, 0.0, None)

    @property
    def ring_m(self) -> tuple[float, float]:
        """How far from the center its place is, at least and at most."""
        return max(0.0, self.last.lower_m - self.base_m), self.last.upper_m + self.base_m


Pairs = Sequence[tuple[Cell, Cell]]
"""Cells of two claims that can both be."""


def cells_of(region: Region) -> tuple[Cell, ...] | None:
    """The cells of a region; None where it is no union of such."""
    if isinstance(region, Disc):
        return (Cell(region.center, region.radius_m),)
    if isinstance(region, Union):
        return _all(region.members)
    if isinstance(region, Sector):
        return _sector(region)
    return None


def _all(regions: tuple[Region, ...]) -> tuple[Cell, ...] | None:
    found: list[Cell] = []
    for region in regions:
        cells = cells_of(region)
        if cells is None:
            return None
        found += cells
    return tuple(found)


def _sector(sector: Sector) -> tuple[Cell, ...] | None:
    anchor = sector.anchor
    cells = cells_of(anchor if isinstance(anchor, Region) else Disc(anchor, 0.0))
    if cells is None:
        return None
    bearing = sector.bearing
    turn = None if bearing is None else (bearing.start_deg, bearing.end_deg)
    link = Link(sector.range_m.lower, sector.range_m.upper, turn)
    return tuple(Cell(cell.center, cell.radius_m, (*cell.links, link)) for cell in cells)
