"""Locate: what a location's words allow, as a region with its corrected center and uncertainty.

Anchors are opaque here: whoever asks hands over a resolver that knows places and claims.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from geo.interval import Interval
from geo.location import Anchor, Kind, Location
from geo.position import Position
from geo.region import Center, Corridor, Region, Sector

_EVERY_DISTANCE = Interval(0.0, float("inf"))
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
        centers = [_center(anchor) for anchor in anchored]
        known = tuple(center for center in centers if center is not None)
        if len(known) < len(centers):
            return None
        return Corridor(known, location.half_width_m, sure_half_width_m=0.0)
    anchor = anchored[0].region
    if anchor is None or location.kind is Kind.AT:
        return anchor
    surely = _NONE_SURELY if location.kind is Kind.NEAR else location.sure_distance_m
    return Sector(anchor, location.distance_m or _EVERY_DISTANCE, location.bearing, surely)


def _center(anchor: Anchored) -> Position | None:
    if anchor.region is None:
        return anchor.position
    center = anchor.region.corrected
    return center.position if center else None
