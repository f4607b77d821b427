"""Denied place: whether a place lies in the region that somebody denies, or about another claim's.

A denied region that is told from another claim's place is wherever that is: the two hang on one
uncertain place, so that how far apart the two claims are is what counts, and not the difference of
two regions that are taken as independent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.interval import Interval
from geo.locate import LocationEstimate
from geo.location import AtClaim, AtPlace, Kind, Location
from geo.region import surely_within
from incidents.checks.denied import Cover, is_of
from incidents.checks.finding import Measured
from incidents.checks.readings import share_upto
from incidents.measure import Gap
from incidents.model import Claim, Role
from incidents.units import length, lengths

_BY_DISTANCE = (Kind.WITHIN, Kind.BEYOND, Kind.NEAR, Kind.DISTANCE)


@dataclass(frozen=True)
class Where:
    """How an asserted place lies to a denied region, in one reading.

    Attributes:
        denied_m, surely_m: the distances from the anchor that may be and that surely are denied;
            None where the region is not told by a distance alone.
        away_m: how far the place is from the anchor or, if those are None, from the region.
    """

    cover: Cover
    denied_m: Interval | None = None
    surely_m: Interval | None = None
    away_m: Interval | None = None

    @property
    def measured(self) -> tuple[Measured, ...]:
        if self.away_m is None:
            return ()
        name = "separation" if self.denied_m is None else "distance from what the denial names"
        return (Measured.of(name, "m", self.away_m),)

    @property
    def is_within_what_may_be(self) -> bool:
        """Whether every distance may be denied, so that only how much is denied is open."""
        if self.away_m is None or self.denied_m is None:
            return False
        return self.away_m.within(self.denied_m)

    @property
    def is_partly_sure(self) -> bool:
        """Whether a range of distances is surely denied, and some of these lie in it."""
        if self.away_m is None or self.surely_m is None or not self.surely_m.width:
            return False
        return self.away_m.meets(self.surely_m)

    @property
    def share(self) -> float | None:
        """The share of the distances at which nothing is denied: the mean of those that cannot be
        denied and those that are not surely. None where none was measured, or they have no end."""
        if self.denied_m is None or self.away_m is None:
            return None
        denied = _share_within(self.away_m, self.denied_m)
        surely: float | None = 0.0
        if self.surely_m is not None and self.is_partly_sure:
            surely = _share_within(self.away_m, self.surely_m)
        return None if denied is None or surely is None else 1.0 - (denied + surely) / 2


@dataclass(frozen=True)
class Places:
    """Where claims and places are, in one reading or with one choice of geocodes.

    Attributes:
        of: the estimate of a claim or a place, by id.
        gap: how far apart two of them are.
    """

    of: Callable[[str], LocationEstimate | None]
    gap: Callable[[str, str], Gap]

    def where(self, denial: Claim, claim: Claim) -> Where:
        """How an asserted place lies to a denied one."""
        location = denial.location
        if location is None or location.role != Role.EXCLUDED:
            same = is_of(denial, claim)
            return Where(Cover.INSIDE if same else Cover.UNKNOWN)
        estimate = self.of(denial.id)
        anchor = anchor_of(location)
        if estimate and location.kind in _BY_DISTANCE and anchor and estimate.distance_m:
            return self._by_distance(location, estimate.distance_m, anchor, claim)
        return self._by_region(denial, claim)

    def _by_distance(
        self, location: Location, denied_m: Interval, anchor: str, claim: Claim
    ) -> Where:
        surely_m = _surely(location, denied_m)
        if anchor == claim.id:
            away: Interval | None = Interval(0.0, 0.0)
            surely_m = surely_m or Interval(0.0, 0.0)  # In the area of something is where it is.
        elif claim.location is None or self.of(anchor) is None:
            away = None
        else:
            away = self.gap(claim.id, anchor).distance_m
        if away is None:
            return Where(Cover.UNKNOWN, denied_m, surely_m)
        if not away.meets(denied_m):
            cover = Cover.OUTSIDE
        else:
            inside = surely_m is not None and away.within(surely_m)
            cover = Cover.INSIDE if inside else Cover.PARTLY
        return Where(cover, denied_m, surely_m, away)

    def _by_region(self, denial: Claim, claim: Claim) -> Where:
        estimates = self.of(claim.id), self.of(denial.id)
        regions = [each.region for each in estimates if each and each.region]
        if len(regions) < 2:
            return Where(Cover.UNKNOWN)
        away = self.gap(claim.id, denial.id).distance_m
        if away is None or away.lower > 0:
            return Where(Cover.OUTSIDE if away else Cover.UNKNOWN, away_m=away)
        return Where(Cover.INSIDE if surely_within(*regions) else Cover.PARTLY, away_m=away)


def anchor_of(location: Location) -> str | None:
    """The id of the one claim or place that a location is counted from."""
    anchor = location.anchors[0]
    return anchor.id if isinstance(anchor, AtClaim | AtPlace) else None


def _surely(location: Location, denied_m: Interval) -> Interval | None:
    """The distances that are surely denied; none where how near is a modelling choice, or as people
    speak of a distance."""
    if location.kind is Kind.NEAR or denied_m != location.distance_m:
        return None
    return location.sure_distance_m or denied_m


def _share_within(away_m: Interval, range_m: Interval) -> float | None:
    """The share of some distances that lies in a range; None where they have no end."""
    upto, before = share_upto(away_m, range_m.upper), share_upto(away_m, range_m.lower)
    if upto is None or before is None:
        return None
    return upto - before if range_m.lower > 0 else upto


def denied_told(where: Where) -> str:
    """What is denied, in figures: all up to 55.5 km (surely up to 54.5 km)."""
    denied, surely = where.denied_m, where.surely_m
    assert denied is not None
    if surely is None or not surely.width:
        return f"all {_range(denied)} (none of it surely)"
    return f"all {_range(denied)}{'' if surely == denied else f' (surely {_range(surely)})'}"


def _range(metres: Interval) -> str:
    return lengths(metres) if metres.lower else f"up to {length(metres.upper)}"
