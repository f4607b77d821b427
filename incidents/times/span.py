"""Span and Gap: when an event may have begun and ended, and how far two are apart, in minutes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from incidents.time import LocalTime, When

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE, _LEAST = timedelta(minutes=1), timedelta(microseconds=1)


@dataclass(frozen=True)
class Span:
    """When an event may have begun and ended, in minutes since 1970 UTC; infinite where open."""

    earliest_start: float
    latest_start: float
    earliest_end: float
    latest_end: float

    @property
    def is_open(self) -> bool:
        """Whether nothing is said of when it was."""
        return self == OPEN

    @property
    def runs_backwards(self) -> bool:
        """Whether no start and end fit it."""
        return self.earliest_start > self.latest_start or self.earliest_end > self.latest_end

    def settled(self) -> Span:
        """With what follows from its starting no later than it ends."""
        return Span(
            self.earliest_start,
            min(self.latest_start, self.latest_end),
            max(self.earliest_end, self.earliest_start),
            self.latest_end,
        )


OPEN = Span(-math.inf, math.inf, -math.inf, math.inf)
"""Nothing is said of when it was."""


@dataclass(frozen=True)
class Gap:
    """How long two events are apart, in minutes: 0 where they may share a moment.

    Attributes:
        fits: whether some times fit all that is said of both. If none do, since one is told from
            the other and their own times contradict it, the gap is that of their own times.
    """

    lower_min: float
    upper_min: float
    fits: bool = True


def worded(when: When, zone: str) -> Span:
    """What a time statement allows by itself in an IANA zone.

    A bound that is not given is open. A time of day without seconds lasts its whole minute, and a
    day its whole day, ends included. What is told by when it began alone was over by then, as
    `When.latest` has it.
    """
    start, end = when.start, when.end
    return Span(
        _first(start.earliest, zone),
        _last(start.latest, zone),
        _first(end.earliest, zone),
        _last(end.latest or start.latest, zone),
    )


def hull(spans: Iterable[Span]) -> Span:
    """The least span that holds all of some; at least one."""
    each = list(spans)
    return Span(
        min(span.earliest_start for span in each),
        max(span.latest_start for span in each),
        min(span.earliest_end for span in each),
        max(span.latest_end for span in each),
    )


def gap_of(a: Span | None, b: Span | None) -> Gap | None:
    """The least and greatest gap between two events; None where one of them is not known."""
    if a is None or b is None:
        return None
    lower = max(0.0, a.earliest_start - b.latest_end, b.earliest_start - a.latest_end)
    upper = max(0.0, a.latest_start - b.earliest_end, b.latest_start - a.earliest_end)
    return Gap(lower, upper)


def widest(gaps: Iterable[Gap | None]) -> Gap | None:
    """The gap that holds all of some; None where none is known. Where some fit, only those count,
    since the words do not allow the others."""
    known = [gap for gap in gaps if gap is not None]
    known = [gap for gap in known if gap.fits] or known
    if not known:
        return None
    if len(known) == 1:
        return known[0]
    return Gap(
        min([gap.lower_min for gap in known]),
        max([gap.upper_min for gap in known]),
        known[0].fits,
    )


@lru_cache(maxsize=8192)
def _first(time: LocalTime | None, zone: str) -> float:
    return (time.first(zone) - _EPOCH) / _MINUTE if time else -math.inf


@lru_cache(maxsize=8192)
def _last(time: LocalTime | None, zone: str) -> float:
    """The end of its last moment, so that 19:55 is over at 19:56 and not a microsecond before."""
    return (time.last(zone) - _EPOCH + _LEAST) / _MINUTE if time else math.inf
