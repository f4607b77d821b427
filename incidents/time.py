"""When: what a time statement allows, kept as worded, as local times and as instants.

A time of day without a stated zone is one local time in several zones; which zones is part of the
statement, with a reason for each. Nothing is filled in: a day without an hour stays a day.
"""

from __future__ import annotations

import calendar
import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

_PATTERN = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)
_OFFSET = re.compile(r"^.*T\d\d:\d\d(?::\d\d)?")
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
            return start, start + (length - timedelta(microseconds=1))
        first = datetime(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last_day = int(day) if day else calendar.monthrange(int(year), last_month)[1]
        last = datetime(int(year), last_month, last_day, 23, 59, 59, 999999)
        return first, last

    def first(self, zone: str) -> datetime:
        """The first instant it can mean in an IANA zone, in UTC."""
        once, again = (_instant(self._span[0].replace(fold=fold), zone) for fold in (0, 1))
        # Where the clock skips an hour, 00:30 may have been said of 23:30; a day begins at 1:00.
        return min(once, again) if self.has_hour else once

    def last(self, zone: str) -> datetime:
        """The last instant it can mean in an IANA zone, in UTC."""
        once, again = (_instant(self._span[1].replace(fold=fold), zone) for fold in (0, 1))
        return max(once, again)

    @property
    def has_hour(self) -> bool:
        """Whether it is a time of day; else it is a day, a month or a year."""
        return "T" in self.text

    @property
    def is_day(self) -> bool:
        """Whether it is a day: no time of day, and no month or year."""
        return len(self.text) == len("2015-12-06")

    def widened(self, minutes: float) -> Bounds:
        """From so many minutes before its first moment to as many after its last one."""
        return Bounds(self.moved(-minutes), self.moved(minutes, last=True))

    def moved(self, minutes: float, *, last: bool = False) -> LocalTime:
        """The time so many minutes after its first moment, or its last one, on the clock that it is
        told by: in whole seconds, the first rounded down and the last up, in the years 1 to 9999.

        Raises:
            TimeError: for a day, a month or a year.
        """
        if not self.has_hour:
            raise TimeError(self.text, "a time of day, which minutes can be added to")
        by = timedelta(seconds=math.ceil(minutes * 60) if last else math.floor(minutes * 60))
        try:
            moment = self._span[last].replace(microsecond=0) + by
        except OverflowError:
            moment = datetime.max if last else datetime.min
        clock = moment.strftime("%H:%M" if moment.second == (59 if last else 0) else "%H:%M:%S")
        return LocalTime(f"{moment.date().isoformat()}T{clock}{_OFFSET.sub('', self.text)}")


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


class VagueWord(StrEnum):
    """What a time is told with that says no width: another width is another assumption."""

    AROUND = "around"
    SHORTLY_BEFORE = "shortly before"
    SHORTLY_AFTER = "shortly after"
    EARLY_HOURS = "early hours"
    EARLY = "early"
    DAWN = "dawn"
    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    DUSK = "dusk"
    EVENING = "evening"
    EARLY_EVENING = "early evening"
    LATE_EVENING = "late evening"
    LATE = "late"
    NIGHT = "night"
    LATE_NIGHT = "late night"
    OVERNIGHT = "overnight"


OF_A_CLOCK = (VagueWord.AROUND, VagueWord.SHORTLY_BEFORE, VagueWord.SHORTLY_AFTER)
"""Words about a time of day; the others are about a day."""
OF_A_DAY = tuple(word for word in VagueWord if word not in OF_A_CLOCK)


AROUND_READ = "around read as"


def around_read(minutes: float) -> str:
    """The assumption that "around" is so many minutes wide to either side."""
    return f"{AROUND_READ} {minutes:g} minutes before or after"


@dataclass(frozen=True, kw_only=True)
class Vague:
    """A word of a time statement whose width is an assumption, and what it is said of.

    Attributes:
        word: one of VagueWord.
        at: the time of day that it is said of: "around" 21:00.
        day: the day that it is said of: the "evening" of 6 December. One of the two is there.
    """

    word: str
    at: LocalTime | None = None
    day: LocalTime | None = None


@dataclass(frozen=True, kw_only=True)
class When:
    """A time statement.

    Attributes:
        verbatim: the words; empty where the claim gives none and only its context dates it.
        start, end: what the words allow, in local time.
        zones: in which zones the words may be meant, each with its reason.
        relative: how it is told from another claim's time, if it is.
        assumptions: what was read into the words, one by one.
        vague: the word that start and end take their width from, if they do.
    """

    verbatim: str
    start: Bounds
    end: Bounds = Bounds()
    zones: tuple[Zone, ...] = ()
    relative: Relative | None = None
    assumptions: tuple[str, ...] = ()
    vague: Vague | None = None

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
        a, b = self.start, self.end
        pairs = ((a.earliest, a.latest), (a.earliest, b.latest), (b.earliest, b.latest))
        return all(one.first(zone) <= two.last(zone) for one, two in pairs if one and two)

    def may_meet(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether it may have been, in part, between two instants; None leaves a side open."""
        after = start is not None and self.latest is not None and self.latest < start
        before = end is not None and self.earliest is not None and self.earliest > end
        return not after and not before


def _instant(moment: datetime, zone: str) -> datetime:
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    except OverflowError:  # In UTC it is before the year 1 or after 9999.
        return (datetime.min if moment.year == 1 else datetime.max).replace(tzinfo=UTC)
