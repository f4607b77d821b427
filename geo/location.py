"""Location: the recipe of a place as somebody worded it; its region is computed from it.

The recipe is the authority. It names what it is counted from (an anchor) and the ranges that the
words allow; `geo.locate` turns it into a region with the help of whoever knows the anchors.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo.bearing import Bearing
from geo.errors import GeometryError
from geo.interval import Interval


class Kind(StrEnum):
    """How words give a place."""

    AT = "at"
    """at, in or over the anchor: "the Saeqa camp" """
    NEAR = "near"
    """about the anchor, within a radius that is a stated assumption: "near Al Hawl" """
    OFFSET = "offset"
    """at a distance and a heading: "55 km south east of Ayyash" """
    DISTANCE = "distance"
    """at a distance: "34 miles away from the camp" """
    WITHIN = "within"
    """no farther than: "within 55 km of" """
    BEYOND = "beyond"
    """no nearer than: "at least 20 km from" """
    DIRECTION = "direction"
    """a heading alone: "south of" """
    ROUTE = "route"
    """along geodesics through the anchors in turn, within a half-width"""


@dataclass(frozen=True)
class AtPlace:
    """A named place, by the id its geocodes are kept under."""

    id: str


@dataclass(frozen=True)
class AtClaim:
    """Wherever another claim's location is, by that claim's id."""

    id: str


@dataclass(frozen=True)
class InArea:
    """A country, province or water of the basemap, by its code."""

    code: str


@dataclass(frozen=True)
class AtCoordinates:
    """Longitude and latitude in degrees; uncertainty in metres, None where nobody states it."""

    lon: float
    lat: float
    uncertainty_m: float | None


Anchor = AtPlace | AtClaim | InArea | AtCoordinates

_NEEDS = {
    Kind.AT: (False, False),
    Kind.NEAR: (True, False),
    Kind.OFFSET: (True, True),
    Kind.DISTANCE: (True, False),
    Kind.WITHIN: (True, False),
    Kind.BEYOND: (True, False),
    Kind.DIRECTION: (False, True),
    Kind.ROUTE: (False, False),
}


def needs(kind: Kind) -> tuple[bool, bool]:
    """Whether a recipe of that kind has a range of distances, and whether it has a bearing."""
    return _NEEDS[kind]


@dataclass(frozen=True)
class Stated:
    """The figures as worded, before anything was read into them."""

    distance: float | None = None
    unit: str | None = None
    heading: str | None = None


@dataclass(frozen=True)
class Location:
    """One place as worded.

    Attributes:
        kind: how the words give it.
        role: what it is to its claim: event, presence, route, excluded, scope.
        verbatim: the words.
        anchors: what it is counted from; several for a route only.
        distance_m: range of geodesic distances from the anchor, in metres; upper may be infinite.
        sure_distance_m: the range that the words surely allow, where rounding leaves it narrower.
        bearing: range of azimuths at the anchor.
        half_width_m: of a route's corridor, in metres.
        stated: the figures as worded.
        assumptions: what was read into the words, one by one.

    Raises:
        GeometryError: where the kind lacks a range it needs or has one it does not know.
    """

    kind: Kind
    role: str
    verbatim: str
    anchors: tuple[Anchor, ...]
    distance_m: Interval | None = None
    sure_distance_m: Interval | None = None
    bearing: Bearing | None = None
    half_width_m: float | None = None
    stated: Stated | None = None
    assumptions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        distance, bearing = needs(self.kind)
        for name, value, needed in (
            ("distance_m", self.distance_m, distance),
            ("azimuth_deg", self.bearing, bearing),
            ("half_width_m", self.half_width_m, self.kind is Kind.ROUTE),
        ):
            if (value is not None) != needed:
                got = "none" if value is None else value
                raise GeometryError(name, got, f"{'one' if needed else 'none'} for {self.kind}")
        least = 2 if self.kind is Kind.ROUTE else 1
        if len(self.anchors) < least or (least == 1 and len(self.anchors) > 1):
            raise GeometryError("anchors", len(self.anchors), f"{least} for {self.kind}")
        sure, whole = self.sure_distance_m, self.distance_m
        if sure is not None and (whole is None or not sure.within(whole)):
            raise GeometryError("sure_distance_m", sure, f"a part of distance_m, {whole}")
