"""Locate: what a location's words allow, as a region with its corrected center and uncertainty.

Anchors are opaque here: whoever asks hands over a resolver that knows places and claims.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from geo.allowed import allowed
from geo.bearing import Bearing
from geo.interval import Interval
from geo.location import Anchor, Kind, Location, Reading
from geo.position import Position
from geo.region import Center, Region


@dataclass(frozen=True)
class Anchored:
    """Where an anchor is.

    Attributes:
        region: None where nobody says how large it is.
        position: a point to name it by where the region is None.
        assumptions: what was assumed to place it.
        hangs_on: ids of the uncertain locations that it depends on.
        spoken_from: what people count from, where that is less than the region: the point of a
            town whose region is its extent.
    """

    region: Region | None
    position: Position | None = None
    assumptions: tuple[str, ...] = ()
    hangs_on: frozenset[str] = frozenset()
    spoken_from: Region | None = None


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
        distance_m: the range of distances from the anchor that was read, if one was.
        bearing: the range of azimuths at the anchor that was read, if one was.
    """

    region: Region | None
    position: Position | None
    assumptions: tuple[str, ...]
    hangs_on: frozenset[str]
    distance_m: Interval | None = None
    bearing: Bearing | None = None

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


def estimate(
    location: Location, resolve: Resolver, reading: Reading = Reading.MEASURED
) -> LocationEstimate:
    """The region that a location's recipe allows in a reading.

    Raises:
        GeometryError: for an anchor that no region can be counted from.
    """
    anchored = [resolve(anchor) for anchor in location.anchors]
    assumed = [assumption for anchor in anchored for assumption in anchor.assumptions]
    where = [anchor.region or anchor.position for anchor in anchored]
    spoken = anchored[0].spoken_from or anchored[0].region
    found = allowed(location, where, reading, spoken)
    noted = (found.note,) if found.note else ()
    return LocationEstimate(
        region=_shared(found.region) if found.region else None,
        position=anchored[0].position if location.kind is Kind.AT else None,
        assumptions=tuple(dict.fromkeys((*noted, *location.assumptions, *assumed))),
        hangs_on=frozenset().union(*(anchor.hangs_on for anchor in anchored)),
        distance_m=found.distance_m,
        bearing=found.bearing,
    )


@lru_cache(maxsize=1024)
def _shared(region: Region) -> Region:
    """One region for all equal ones, so that its forms are drawn once."""
    return region
