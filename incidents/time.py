"""When: what a time statement allows, kept as worded, as local times and as instants.

A time of day without a stated zone is one local time in several zones; which zones is part of the
statement, with a reason for each. Nothing is filled in: a day without an hour stays a day.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

_PATTERN = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
EXPECTED = "a year, month, day, or day and time: 2015-12-06T21:00, with Z or +02:00 if stated"


class TimeError(ValueError):
    """A time that cannot be read: what was got, what was expected."""

    def __init__(self, got: object, expected: str = EXPECTED) -> None:
        self.got = str(got)
        self.expected = expected
        super().__init__(f"time: got {self.got}, expected {expected}")


@dataclass(frozen=True)
class LocalTime:
    """A year, month, day or time of day as written (EDTF level 0), without a zone unless stated.

    Raises:
        TimeError: for text that is no such time.
    """

    text: str

    def __post_init__(self) -> None:
        if not _PATTERN.fullmatch(self.text):
            raise TimeError(self.text)
        try:
            _ = self._span
        except (ValueError, OverflowError) as error:
            raise TimeError(self.text, f"a time that exists ({error})") from error

    @cached_property
    def _span(self) -> tuple[datetime, datetime]:
        """First and last moment, to the microsecond; aware only where an offset is stated."""
        match = _PATTERN.fullmatch(self.text)
        assert match is not None
        year, month, day, hour, _, second, _ = match.groups()
        if hour is not None:
            start = datetime.fromisoformat(self.text.replace("Z", "+00:00"))
            length = timedelta(seconds=1) if second else timedelta(minutes=1)
            return start, start + length - timedelta(microseconds=1)
        first = datetime(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day) if day else calendar.monthrange(int(year), last_month)[1]
        last = datetime(int(year), last_month, last_day, 23, 59, 59, 999999)
        return first, last

    def first(self, zone: str) -> datetime:
        """The first instant it can mean in an IANA zone, in UTC."""
        return _instant(self._span[0], zone)  # Where the clock shows an hour twice, the first.

    def last(self, zone: str) -> datetime:
        """The last instant it can mean in an IANA zone, in UTC."""
        once, again = (_instant(self._span[1].replace(fold=fold), zone) for fold in (0, 1))
        return max(once, again)


def zone_exists(name: str) -> bool:
    """Whether there is an IANA time zone of that name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


@dataclass(frozen=True)
class Zone:
    """An IANA time zone that a statement may be in, and why."""

    zone: str
    because: str


@dataclass(frozen=True)
class Bounds:
    """When something began or ended: not before earliest, not after latest; None if open."""

    earliest: LocalTime | None = None
    latest: LocalTime | None = None


@dataclass(frozen=True)
class Relative:
    """A time told from another claim's: within so many minutes of it, or that much before it."""

    claim: str
    lower_minutes: float
    upper_minutes: float


@dataclass(frozen=True, kw_only=True)
class When:
    """A time statement.

    Attributes:
        verbatim: the words; empty where the claim gives none and only its context dates it.
        start, end: what the words allow, in local time.
        zones: in which zones the words may be meant, each with its reason.
        relative: how it is told from another claim's time, if it is.
        assumptions: what was read into the words, one by one.
    """

    verbatim: str
    start: Bounds
    end: Bounds = Bounds()
    zones: tuple[Zone, ...] = ()
    relative: Relative | None = None
    assumptions: tuple[str, ...] = ()

    @property
    def earliest(self) -> datetime | None:
        """The first instant, in UTC, that any zone allows; None if the start is open."""
        bound = self.start.earliest
        return min((bound.first(zone.zone) for zone in self.zones), default=None) if bound else None

    @property
    def latest(self) -> datetime | None:
        """The last instant, in UTC, that any zone allows; None if the end is open."""
        bound = self.end.latest or self.start.latest
        return max((bound.last(zone.zone) for zone in self.zones), default=None) if bound else None

    @property
    def runs_backwards(self) -> bool:
        """Whether in every zone something is over, or has begun, before it can have begun."""
        return bool(self.zones) and not any(self._runs_on(zone.zone) for zone in self.zones)

    def _runs_on(self, zone: str) -> bool:
        start, end = self.start, self.end
        pairs = (
            (start.earliest, start.latest),
            (start.earliest, end.latest),
            (end.earliest, end.latest),
        )
        return all(a.first(zone) <= b.last(zone) for a, b in pairs if a and b)

    def may_meet(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether it may have been, in part, between two instants; None leaves a side open."""
        after = start is not None and self.latest is not None and self.latest < start
        before = end is not None and self.earliest is not None and self.earliest > end
        return not after and not before


def _instant(moment: datetime, zone: str) -> datetime:
    local = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    try:
        return local.astimezone(UTC)
    except OverflowError:  # In UTC it is before the year 1 or after 9999.
        return (datetime.min if moment.year == 1 else datetime.max).replace(tzinfo=UTC)
