"""Locate: what a location's words allow, as a region with its corrected center and uncertainty.

Anchors are opaque here: whoever asks hands over a resolver that knows places and claims.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from geo import geodesic
from geo.interval import Interval
from geo.location import Anchor, Kind, Location
from geo.position import Position
from geo.region import Center, Corridor, Region, Sector

_EVERY_DISTANCE = Interval(0.0, float("inf"))
_WIDEST_HALF_LEG_RAD = 1.5
_NONE_SURELY = Interval(0.0, 0.0)


@dataclass(frozen=True)
class Anchored:
    """Where an anchor is.

    Attributes:
        region: None where nobody says how large it is.
        position: a point to name it by where the region is None.
        assumptions: what was assumed to place it.
        hangs_on: ids of the uncertain locations that it depends on.
    """

    region: Region | None
    position: Position | None = None
    assumptions: tuple[str, ...] = ()
    hangs_on: frozenset[str] = frozenset()


Resolver = Callable[[Anchor], Anchored]


@dataclass(frozen=True)
class LocationEstimate:
    """What a recipe allows.

    Attributes:
        region: with its outer and inner form; None where it is unknown.
        position: the bare point of a place of unknown extent.
        assumptions: one by one, those of the recipe first, then those of its anchors.
        hangs_on: ids of the uncertain locations that it depends on; two estimates that share one
            are not independent.
    """

    region: Region | None
    position: Position | None
    assumptions: tuple[str, ...]
    hangs_on: frozenset[str]

    @property
    def corrected(self) -> Center | None:
        """The corrected center with the radius that holds the region; None if there is none."""
        return self.region.corrected if self.region else None

    @property
    def center(self) -> Position | None:
        return self.corrected.position if self.corrected else self.position

    @property
    def uncertainty_m(self) -> float | None:
        """Radius about the center that holds the whole region; None when unknown or unbounded."""
        return self.corrected.uncertainty_m if self.corrected else None


def estimate(location: Location, resolve: Resolver) -> LocationEstimate:
    """The region that a location's recipe allows.

    Raises:
        GeometryError: for an anchor that no region can be counted from.
    """
    anchored = [resolve(anchor) for anchor in location.anchors]
    assumed = [assumption for anchor in anchored for assumption in anchor.assumptions]
    region = _region(location, anchored)
    return LocationEstimate(
        region=_shared(region) if region else None,
        position=anchored[0].position if location.kind is Kind.AT else None,
        assumptions=tuple(dict.fromkeys((*location.assumptions, *assumed))),
        hangs_on=frozenset().union(*(anchor.hangs_on for anchor in anchored)),
    )


@lru_cache(maxsize=1024)
def _shared(region: Region) -> Region:
    """One region for all equal ones, so that its forms are drawn once."""
    return region


def _region(location: Location, anchored: list[Anchored]) -> Region | None:
    if location.kind is Kind.ROUTE:
        assert location.half_width_m is not None
        return _corridor(location.half_width_m, anchored)
    anchor = anchored[0].region
    if anchor is None or location.kind is Kind.AT:
        return anchor
    surely = _NONE_SURELY if location.kind is Kind.NEAR else location.sure_distance_m
    return Sector(anchor, location.distance_m or _EVERY_DISTANCE, location.bearing, surely)


def _corridor(half_width_m: float, anchored: list[Anchored]) -> Region | None:
    """The ground within half_width_m of the route through the anchors' centers, and at least that
    of every route through some place of each anchor in turn."""
    centers = [_center(anchor) for anchor in anchored]
    known = [center for center in centers if center is not None]
    if len(known) < len(centers):
        return None
    lon, lat = np.array([(center.position.lon, center.position.lat) for center in known]).T
    longest = float(geodesic.distance_m(lon[:-1], lat[:-1], lon[1:], lat[1:]).max())
    # Between ends both off to one side a leg is off by more than they are, as on a sphere by
    # 1 / cos of half its length.
    half_leg = min(longest / 2 / geodesic.POLAR_RADIUS_M, _WIDEST_HALF_LEG_RAD)
    off = max(center.uncertainty_m for center in known) / math.cos(half_leg)
    waypoints = tuple(center.position for center in known)
    return Corridor(waypoints, max(half_width_m, off), sure_half_width_m=0.0)


def _center(anchor: Anchored) -> Center | None:
    if anchor.region is not None:
        return anchor.region.corrected
    position = anchor.position
    return None if position is None else Center(position, 0.0, in_the_middle=True)
