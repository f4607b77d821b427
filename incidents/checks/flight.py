"""Flight: a way flown by a platform in the time that the words leave for it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from geo.interval import Interval
from geo.verdict import Verdict
from incidents.checks.assume import Assume
from incidents.checks.finding import Measured
from incidents.checks.movers import Mover, Range, Speeds, share_within
from incidents.checks.way import Way
from incidents.checks.window import Window
from incidents.units import duration, lengths

_MINUTE_S = 60


@dataclass(frozen=True)
class Flight:
    """A way, what flew it, and when."""

    way: Way
    mover: Mover | None
    assume: Assume
    windows: tuple[Window, ...]

    @cached_property
    def speeds(self) -> Speeds | None:
        return Speeds.of(self.assume, self.mover)

    @cached_property
    def range(self) -> Range | None:
        return Range.of(self.mover)

    @cached_property
    def length_m(self) -> Interval | None:
        """How long it may have been: no longer than the range allows or, where none is known, than
        the detour that is assumed."""
        least = self.way.shortest_m
        if least is None:
            return None
        most = self.range.most_m if self.range else math.inf
        if math.isinf(most):
            most = least.upper * self.assume.detour
        return Interval(least.lower, max(most, least.lower))

    @cached_property
    def takes_min(self) -> Interval | None:
        """How long the shortest way takes: at the top speed, and at what it can surely keep up."""
        return self._minutes(self.way.shortest_m)

    @property
    def in_range(self) -> Verdict:
        way, reach = self.way.shortest_m, self.range
        if way is None or reach is None:
            return Verdict.UNKNOWN
        if way.lower > reach.most_m:
            return Verdict.IMPOSSIBLE
        return Verdict.CERTAIN if way.upper <= reach.surely_m else Verdict.POSSIBLE

    @property
    def in_time(self) -> Verdict:
        """Over every zone."""
        found = {self._in(window) for window in self.windows}
        if not found:
            return Verdict.UNKNOWN
        return found.pop() if len(found) == 1 else Verdict.POSSIBLE

    def _in(self, window: Window) -> Verdict:
        if self.takes_min is None:
            return Verdict.UNKNOWN
        if self.takes_min.lower > window.greatest_min:
            return Verdict.IMPOSSIBLE
        return Verdict.CERTAIN if self.takes_min.upper <= window.least_min else Verdict.POSSIBLE

    @property
    def verdict(self) -> Verdict:
        """Impossible if range or time is; certain only if both are."""
        both = {self.in_range, self.in_time}
        if Verdict.IMPOSSIBLE in both:
            return Verdict.IMPOSSIBLE
        return both.pop() if len(both) == 1 else Verdict.POSSIBLE

    @property
    def share(self) -> float | None:
        """Of the lengths and ranges, and of the times, those that fit; the lesser of the two."""
        shares = []
        if self.in_range is Verdict.POSSIBLE and self.range and self.way.shortest_m:
            most = max(self.range.surely_m, self.range.most_m)
            shares.append(share_within(self.way.shortest_m, Interval(self.range.surely_m, most)))
        if self.in_time is Verdict.POSSIBLE and self.takes_min:
            least = min(window.least_min for window in self.windows)
            most = max(window.greatest_min for window in self.windows)
            shares.append(share_within(self.takes_min, Interval(least, max(least, most))))
        known = [share for share in shares if share is not None]
        return min(known) if known and len(known) == len(shares) else None

    @property
    def measured(self) -> tuple[Measured, ...]:
        drawn = self.way.drawn_m
        every = (
            Measured.of("shortest way", "m", self.way.shortest_m),
            Measured.of("length", "m", self.length_m),
            Measured.of("flight time of the shortest way", "min", self.takes_min),
            Measured.of("direct line", "m", self.way.direct_m),
            Measured("way over what is named alone", "m", self.way.keeping_m, None),
            Measured("way as drawn", "m", drawn, drawn),
        )
        return tuple(one for one in every if one.lower is not None)

    @property
    def told(self) -> str:
        """The arithmetic in sentences."""
        return " ".join((*self.way.told, *self._range_told(), *self._time_told()))

    @property
    def assumptions(self) -> tuple[str, ...]:
        mover = self.mover.assumptions if self.mover else ("no platform is named",)
        own = self.speeds.assumptions if self.speeds else ()
        capped = f"no way is longer than {self.assume.detour:g} times the shortest"
        if self.range and not math.isinf(self.range.most_m):
            capped = "no way is longer than the range without refuelling"
        return tuple(dict.fromkeys((*mover, *own, capped, *self.way.assumptions)))

    def _range_told(self) -> Iterator[str]:
        way, reach = self.way.shortest_m, self.range
        if way is None:
            yield "How long the way is cannot be told: the extent of a place on it is not known."
            return
        if reach is None or self.mover is None:
            yield "How far what flew it goes is not known."
            return
        name = self.mover.name
        if reach.back_m:
            yield f"The {name} gets {lengths(reach.back_m)} far and back."
        if reach.out_m:
            yield f"It flies {lengths(reach.out_m)} without refuelling."
        ends = {
            Verdict.IMPOSSIBLE: "that is out of its range",
            Verdict.CERTAIN: "that is within its range, back included",
            Verdict.POSSIBLE: "it may be out of its range, or not leave enough to come back",
        }
        yield f"For a way of {lengths(way)} {ends[self.in_range]}."

    def _time_told(self) -> Iterator[str]:
        takes, speeds = self.takes_min, self.speeds
        if speeds is None:
            yield "How fast what flew it is, is not known."
        if takes is None or speeds is None:
            return
        slow = f", and no more than {duration(takes.upper)} at {speeds.kept}" if speeds.kept else ""
        yield f"At {speeds.told} the shortest way takes {duration(takes.lower)}{slow}."
        if not self.windows:
            yield "When it was is not known."
            return
        most = max(window.greatest_min for window in self.windows)
        ends = {
            Verdict.IMPOSSIBLE: "too little",
            Verdict.CERTAIN: "enough",
            Verdict.POSSIBLE: "enough for some ways and times, too little for others",
        }
        left = "any time" if math.isinf(most) else f"up to {duration(most)}"
        yield f"What is said of the times leaves {left}: {ends[self.in_time]}."
        yield from self._departure_told(takes)

    def _departure_told(self, takes: Interval) -> Iterator[str]:
        """When it must have left to be there when the words have it."""
        first = min(window.earliest_end for window in self.windows)
        last = max(window.latest_end for window in self.windows)
        start = min(window.start for window in self.windows)
        ends = (first, last, takes.upper)
        if any(map(math.isinf, ends)) or first <= start:
            return
        earliest, latest = first - takes.upper, last - takes.lower
        yield (
            f"To be there between {_clock(first)} and {_clock(last)} by the shortest way, it left "
            f"between {_clock(earliest)} and {_clock(latest)}."
        )

    def _minutes(self, way: Interval | None) -> Interval | None:
        if way is None or self.speeds is None:
            return None
        slow = self.speeds.surely
        return Interval(way.lower / self.speeds.top, way.upper / slow if slow else math.inf)


def _clock(minutes: float) -> str:
    moment = datetime.fromtimestamp(minutes * _MINUTE_S, UTC)
    return f"{moment:%H:%M} UTC on {moment.day} {moment:%B}"
