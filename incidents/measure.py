"""Measure: how far apart two claims or places are, and whether they overlap."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

from geo import geodesic
from geo.bearing import Bearing
from geo.interval import Interval
from geo.locate import LocationEstimate
from geo.location import AtClaim, AtPlace, Kind
from geo.position import Position
from geo.region import Overlap, Region, Separation, azimuths, overlap, separation
from geo.verdict import Verdict
from incidents.locate import Choice, Locator

Separate = Callable[[Region, Region], Separation]

_UNKNOWN_OVERLAP = Overlap(Verdict.UNKNOWN, 0.0, 0.0, 0.0)


class NoPlace(ValueError):
    """A claim that gives no place cannot be measured."""


@dataclass(frozen=True)
class Measurement:
    """What lies between two claims or places.

    Attributes:
        distance_m: least and greatest geodesic distance; None where an extent is unknown.
        nominal_m: between the centers; None unless both lie in the middle of their regions.
        azimuth_deg: from a to b, clockwise from lower, upper over 360 past north; None where the
            regions meet or every direction is possible.
        overlap: of the two regions; its verdict is unknown where an extent is.
        independent: false where both depend on one uncertain location, so that the interval is an
            outer bound; a distance told from that very location is none.
        line: the places between which the least distance lies.
        choice: the geocodes taken, where one was chosen.
        by_geocode: how each combination of rival geocodes comes out by itself.
        assumptions: what both locations rest on.
    """

    a: str
    b: str
    distance_m: Interval | None
    nominal_m: float | None
    azimuth_deg: Interval | None
    overlap: Overlap
    independent: bool
    line: tuple[Position, Position] | None
    choice: Choice
    by_geocode: tuple[Measurement, ...]
    assumptions: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The command line's contract; metres, degrees, square metres."""
        distance = self.distance_m
        return {
            "a": self.a,
            "b": self.b,
            "distance_m": {
                "lower": distance.lower if distance else None,
                "nominal": self.nominal_m,
                "upper": distance.upper if distance and math.isfinite(distance.upper) else None,
            },
            "azimuth_deg": _ends(self.azimuth_deg),
            "overlap": {
                "verdict": str(self.overlap.verdict),
                "area_m2": self.overlap.area_m2,
                "share_a": self.overlap.share_a,
                "share_b": self.overlap.share_b,
            },
            "independent": self.independent,
            "assumptions": list(self.assumptions),
            "geocodes": dict(self.choice),
            "by_geocode": [one.as_json() for one in self.by_geocode],
        }


@dataclass(frozen=True)
class Told:
    """A distance as one claim tells it from the very place or claim that it is measured to, in the
    reading that the locations are read in."""

    distance_m: Interval
    bearing: Bearing | None
    start: LocationEstimate
    end: LocationEstimate

    @property
    def line(self) -> tuple[Position, Position] | None:
        """From the middle of where it is told from, in the middle of the ranges that are told."""
        start, end = self.start.center, self.end.center
        if start is None or (end is None and self.bearing is None):
            return None
        if self.bearing is not None:
            azimuth = self.bearing.start_deg + self.bearing.turn_deg / 2
        else:
            assert end is not None
            azimuth = float(geodesic.azimuth_deg(start.lon, start.lat, end.lon, end.lat))
        ends = self.distance_m
        metres = (ends.lower + ends.upper) / 2 if math.isfinite(ends.upper) else ends.lower
        lon, lat = geodesic.destination(start.lon, start.lat, azimuth, metres)
        return start, Position(float(lon), float(lat))


@dataclass(frozen=True)
class Gap:
    """How far apart two claims or places are, without what else can be measured.

    Attributes:
        distance_m: least and greatest geodesic distance, over the geocodes that both can have at
            once; without an end where the words set none; None where an extent is unknown.
        assumptions: as in Measurement.
        apart: the separation that it rests on; None where an extent is unknown.
        told: how the distance is told, where one tells it from the other's very place.
    """

    first: LocationEstimate
    second: LocationEstimate
    distance_m: Interval | None
    apart: Separation | None
    told: Told | None = None

    @property
    def independent(self) -> bool:
        """Whether the interval is what it seems: nothing uncertain is shared, or it is the very
        thing that the distance is told from."""
        return self.told is not None or not self.first.hangs_on & self.second.hangs_on

    @property
    def assumptions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.first.assumptions, *self.second.assumptions)))


def gap(locator: Locator, a: str, b: str, separate: Separate = separation) -> Gap:
    """How far apart two claims or places of a dossier are, by id.

    Args:
        separate: measures two regions; whoever asks often may keep what it finds.

    Raises:
        UnknownId: for an id that is neither a claim's nor a place's.
        NoPlace: for a claim that gives no place.
    """
    first, second = _located(locator, a), _located(locator, b)
    if first.region is None or second.region is None:
        return Gap(first, second, None, None)
    told = _told(locator, a, b) or _told(locator, b, a)
    shared = () if told else locator.open_rivals(first.hangs_on & second.hangs_on)
    if shared:
        alone = [gap(one, a, b, separate) for one in locator.taking(shared)]
        return _spanning(first, second, alone)
    apart = separate(first.region, second.region)
    endless = not (first.region.bounded and second.region.bounded)
    spanned = Interval(apart.lower_m, math.inf if endless else apart.upper_m)
    return Gap(first, second, told.distance_m if told else spanned, apart, told)


def _spanning(first: LocationEstimate, second: LocationEstimate, alone: list[Gap]) -> Gap:
    """Over the geocodes of what both depend on: a place is at one of them, for both."""
    distances = [each.distance_m for each in alone if each.distance_m]
    apart = [each.apart for each in alone if each.apart]
    if len(distances) < len(alone):
        return Gap(first, second, None, None)
    least = min(apart, key=lambda each: each.lower_m)
    greatest = max(apart, key=lambda each: each.upper_m)
    over_all = Separation(least.lower_m, greatest.upper_m, least.least, greatest.greatest)
    return Gap(first, second, reduce(Interval.spanning, distances), over_all)


def measure(locator: Locator, a: str, b: str) -> Measurement:
    """What lies between two claims or places of a dossier, by id; raises what `gap` does."""
    alone = [_measure(choice, a, b) for choice in locator.choices(a, b)]
    return _measure(locator, a, b, tuple(alone) if locator.rivals(a, b) else ())


def _measure(
    locator: Locator, a: str, b: str, by_geocode: tuple[Measurement, ...] = ()
) -> Measurement:
    found = gap(locator, a, b)
    azimuth, common = None, _UNKNOWN_OVERLAP
    if found.apart and found.first.region and found.second.region:
        regions = found.first.region, found.second.region
        azimuth = _told_azimuth(found) or azimuths(*regions)
        common = overlap(*regions, found.apart)
    return Measurement(
        a=a,
        b=b,
        distance_m=found.distance_m,
        nominal_m=_nominal(found.first, found.second),
        azimuth_deg=azimuth,
        overlap=common,
        independent=found.independent,
        line=found.told.line if found.told else found.apart.nearest if found.apart else None,
        choice=locator.choice,
        by_geocode=by_geocode,
        assumptions=found.assumptions,
    )


def _located(locator: Locator, identity: str) -> LocationEstimate:
    found = locator.of(identity)
    if found is None:
        raise NoPlace(f"{identity}: the claim gives no place, so there is nothing to measure")
    return found


def _told(locator: Locator, identity: str, anchor: str) -> Told | None:
    """What a claim tells from the very place or claim that it is measured to, if it does: wherever
    that is, the claim lies in that range of it."""
    claim = locator.dossier.claim.get(identity)
    location = claim.location if claim else None
    if location is None or location.kind is Kind.NEAR or location.distance_m is None:
        return None
    if location.anchors not in ((AtPlace(anchor),), (AtClaim(anchor),)):
        return None
    start, end = _located(locator, anchor), _located(locator, identity)
    return Told(end.distance_m or location.distance_m, end.bearing, start, end)


def _told_azimuth(found: Gap) -> Interval | None:
    """The azimuths that a claim tells, where they are asked for from the very place it names."""
    told = found.told
    if told is None or told.bearing is None or told.start is not found.first:
        return None
    return Interval(told.bearing.start_deg, told.bearing.end_deg)


def _nominal(a: LocationEstimate, b: LocationEstimate) -> float | None:
    """Between the centers, where each is the middle of its region or a bare point."""
    for each in (a, b):
        if each.center is None or (each.corrected and not each.corrected.in_the_middle):
            return None
    assert a.center is not None
    assert b.center is not None
    metres = geodesic.distance_m(a.center.lon, a.center.lat, b.center.lon, b.center.lat)
    return float(metres)


def _ends(interval: Interval | None) -> dict[str, float] | None:
    return {"lower": interval.lower, "upper": interval.upper} if interval else None
