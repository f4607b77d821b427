"""Fit: whether a distance and a heading as a claim states them hold for a place, in one reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce

from geo.bearing import Bearing
from geo.interval import Interval
from geo.locate import LocationEstimate
from geo.region import Disc, Region, Sector, Separation, Union
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Measured
from incidents.units import degrees, lengths


def settled(worded: Verdict, spoken: Verdict) -> Verdict:
    """The verdict as people speak, beside the one as worded.

    The calibrated ranges hold most of what people mean by such words, and no place surely: what
    lies within them alone may fit.
    """
    alone = spoken is Verdict.CERTAIN and worded is not Verdict.CERTAIN
    return Verdict.POSSIBLE if alone else spoken


@dataclass(frozen=True)
class Fit:
    """How a place lies to what a claim's distance is counted from, against what the claim states.

    Attributes:
        case: keeps what was measured between two regions.
        told: where the claim allows its event to be: one sector, or one of several.
        given: where the place is.
    """

    case: Case
    told: LocationEstimate
    given: LocationEstimate

    @classmethod
    def of(
        cls, case: Case, told: LocationEstimate | None, given: LocationEstimate | None
    ) -> Fit | None:
        """None where an extent is unknown."""
        if told is None or given is None or told.region is None or given.region is None:
            return None
        return cls(case, told, given)

    @cached_property
    def verdict(self) -> Verdict:
        """Certain if the place lies in the range and the heading of one sector, from wherever that
        is counted; impossible if it meets none of them."""
        stated, measured = self.stated_m, self.distance_m
        if not measured.meets(stated):
            return Verdict.IMPOSSIBLE  # No need to draw the sectors.
        if any(self._surely_in(sector) for sector in self._sectors):
            return Verdict.CERTAIN
        apart = self.case.separation(self._region, self._target)
        return Verdict.IMPOSSIBLE if apart.lower_m > 0 else Verdict.POSSIBLE

    @property
    def stated_m(self) -> Interval:
        """The range of distances as it is read."""
        return reduce(Interval.spanning, (sector.range_m for sector in self._sectors))

    @property
    def stated_bearing(self) -> Bearing | None:
        """The range of headings as it is read, the widest if it narrows with the distance."""
        return self.told.bearing

    @property
    def distance_m(self) -> Interval:
        """From wherever the distance is counted to wherever the place is."""
        return Interval(self._apart.lower_m, self._apart.upper_m)

    @cached_property
    def azimuth_deg(self) -> Interval | None:
        """The same for the heading; None where none is stated or every one is possible."""
        if self.stated_bearing is None:
            return None
        return self.case.azimuths(self._start, self._target)

    @property
    def share(self) -> float | None:
        """The share of the distances, and of the headings, that are as stated; None where the
        place has no end."""
        if not self._target.bounded:
            return None
        share = _share(self.distance_m, self.stated_m)
        if self.stated_bearing is None:
            return share
        whole = self.azimuth_deg or Interval(0.0, 360.0)
        start, turn = self.stated_bearing.start_deg, self.stated_bearing.turn_deg
        turned = [Interval(start + by, start + turn + by) for by in (-360.0, 0.0, 360.0)]
        return share * min(1.0, sum(_share(whole, each) for each in turned))

    @property
    def assumptions(self) -> tuple[str, ...]:
        return (*self.told.assumptions, *self.given.assumptions)

    def measured(self, of_what: str) -> tuple[Measured, ...]:
        distance = Measured.of(f"distance {of_what}", "m", self.distance_m)
        if self.azimuth_deg is None:
            return (distance,)
        return (distance, Measured.of(f"azimuth {of_what}", "deg", self.azimuth_deg))

    @property
    def stated(self) -> str:
        """The ranges as they are read."""
        turn = self.stated_bearing
        heading = f" at {degrees(turn.start_deg, turn.end_deg)}" if turn else ""
        return f"{lengths(self.stated_m)}{heading}"

    @property
    def lies(self) -> str:
        """How the place lies, in the same way."""
        if self.stated_bearing is None:
            return lengths(self.distance_m)
        turn = self.azimuth_deg
        heading = f"at {degrees(turn.lower, turn.upper)}" if turn else "in any direction"
        return f"{lengths(self.distance_m)} {heading}"

    @property
    def _region(self) -> Region:
        assert self.told.region is not None
        return self.told.region

    @property
    def _target(self) -> Region:
        assert self.given.region is not None
        return self.given.region

    @cached_property
    def _sectors(self) -> tuple[Sector, ...]:
        return tuple(_sectors_of(self._region))

    @cached_property
    def _start(self) -> Region:
        anchor = self._sectors[0].anchor
        return anchor if isinstance(anchor, Region) else Disc(anchor, 0.0)

    @cached_property
    def _apart(self) -> Separation:
        return self.case.separation(self._start, self._target)

    def _surely_in(self, sector: Sector) -> bool:
        if not self.distance_m.within(sector.range_m):
            return False
        return sector.bearing is None or _turned_within(self.azimuth_deg, sector.bearing)


def _sectors_of(region: Region) -> Iterator[Sector]:
    if isinstance(region, Union):
        for member in region.members:
            yield from _sectors_of(member)
    if isinstance(region, Sector):
        yield region


def _turned_within(direction: Interval | None, bearing: Bearing) -> bool:
    if direction is None:
        return False
    ends = (direction.lower % 360, direction.upper % 360)
    return direction.width <= bearing.turn_deg and all(map(bearing.holds, ends))


def _share(whole: Interval, part: Interval) -> float:
    """The share of an interval that lies in another; of one without width, whether it does."""
    if not whole.meets(part):
        return 0.0
    if not whole.width:
        return 1.0
    return (min(whole.upper, part.upper) - max(whole.lower, part.lower)) / whole.width
