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
    OFFSETS = "offsets"
    """so far east or west and then so far north or south: "2 mi E and 3 mi N of X" """
    BETWEEN = "between"
    """between two anchors: the disc that has the line between them as its diameter"""
    ROUTE = "route"
    """along geodesics through the anchors in turn, within a half-width"""


class Reading(StrEnum):
    """How a vague phrase is read."""

    MEASURED = "measured"
    """as worded: rounding and the compass sector alone"""
    COLLOQUIAL = "colloquial"
    """as people speak: calibrated on real phrases, see geo.colloquial"""

    @property
    def told(self) -> str:
        """In the words that every answer uses."""
        return "as worded" if self is Reading.MEASURED else "as people speak"


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


@dataclass(frozen=True)
class AsWritten:
    """Coordinates as somebody wrote them; their precision says how large a ground they allow."""

    text: str


Anchor = AtPlace | AtClaim | InArea | AtCoordinates | AsWritten

RANGES = ("distance_m", "azimuth_deg", "east_m", "north_m", "half_width_m")
"""Names of the ranges that a recipe may have; see needs()."""

_NEEDS = {
    Kind.AT: (),
    Kind.NEAR: ("distance_m",),
    Kind.OFFSET: ("distance_m", "azimuth_deg"),
    Kind.DISTANCE: ("distance_m",),
    Kind.WITHIN: ("distance_m",),
    Kind.BEYOND: ("distance_m",),
    Kind.DIRECTION: ("azimuth_deg",),
    Kind.OFFSETS: ("east_m", "north_m"),
    Kind.BETWEEN: (),
    Kind.ROUTE: ("half_width_m",),
}
_MANY = 1_000
_ANCHORS = {Kind.ROUTE: (2, _MANY), Kind.BETWEEN: (2, 2)}


def needs(kind: Kind) -> tuple[str, ...]:
    """Which of RANGES a recipe of that kind has; it has no other."""
    return _NEEDS[kind]


def anchors_of(kind: Kind) -> tuple[int, int]:
    """The least and the greatest number of anchors that a recipe of that kind is counted from."""
    return _ANCHORS.get(kind, (1, 1))


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
        anchors: what it is counted from; two for between, two or more for a route.
        distance_m: range of geodesic distances from the anchor, in metres; upper may be infinite.
        sure_distance_m: the range that the words surely allow, where rounding leaves it narrower.
        bearing: range of azimuths at the anchor.
        east_m, north_m: how far east and how far north of the anchor, in metres; west and south
            are negative.
        half_width_m: of a route's corridor, in metres.
        through: of a route, what its words name between its start and its end, in turn, where the
            anchors between are a modelling choice; empty where the anchors are the named ones.
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
    east_m: Interval | None = None
    north_m: Interval | None = None
    half_width_m: float | None = None
    through: tuple[Anchor, ...] = ()
    stated: Stated | None = None
    assumptions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        values = (self.distance_m, self.bearing, self.east_m, self.north_m, self.half_width_m)
        for name, value in zip(RANGES, values, strict=True):
            needed = name in needs(self.kind)
            if (value is not None) != needed:
                got = "none" if value is None else value
                raise GeometryError(name, got, f"{'one' if needed else 'none'} for {self.kind}")
        least, most = anchors_of(self.kind)
        if not least <= len(self.anchors) <= most:
            expected = f"{least}{' or more' if most > least else ''} for {self.kind}"
            raise GeometryError("anchors", len(self.anchors), expected)
        if self.through and self.kind is not Kind.ROUTE:
            raise GeometryError("through", len(self.through), f"none for {self.kind}")
        sure, whole = self.sure_distance_m, self.distance_m
        if sure is not None and (whole is None or not sure.within(whole)):
            raise GeometryError("sure_distance_m", sure, f"a part of distance_m, {whole}")
