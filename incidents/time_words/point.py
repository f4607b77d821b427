"""Point: the words of one time, in any order, and the span from its first to its last moment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from zoneinfo import available_timezones

from geo.locality.scanner import Scanner
from incidents.time import LocalTime, TimeError, VagueWord, Zone
from incidents.time_words import days as calendar
from incidents.time_words import vocabulary as words
from incidents.time_words.ago import counted
from incidents.time_words.clock import Clock, clock
from incidents.time_words.context import Context
from incidents.time_words.days import DAY, Days, shown

EXPECTED = (
    "a day (“Sunday”, “6 December”), a time of day (“9 p.m.”, “19:40”), a part of a day (“Sunday "
    "evening”, “overnight”), a time from another (“an hour earlier”), or 2015-12-06T21:00"
)
_INSTANT = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?(?!\d)"


@dataclass
class Point:
    """The words of one time, each kind of them at most once; what is not said is None."""

    days: Days | None = None
    weekday: tuple[str, int] | None = None
    clock: Clock | None = None
    instant: LocalTime | None = None
    part: VagueWord | None = None
    edge: str | None = None
    around: bool = False
    near: VagueWord | None = None
    into: bool = False
    zone: Zone | None = None
    notes: list[str] = field(default_factory=list)
    text: str = ""

    @property
    def has_hour(self) -> bool:
        return self.clock is not None or self.instant is not None

    @property
    def has_day(self) -> bool:
        return bool(self.days or self.weekday or self.instant)

    def lacking(self, other: Point) -> Point:
        """The same with the day, the part of the day and the zone of another where it has none."""
        lent = replace(self, notes=[*self.notes], zone=self.zone or other.zone)
        if not self.has_day:
            lent.days, lent.weekday, lent.into = other.days, other.weekday, other.into
        if self.clock and not self.part and not self.edge:
            lent.part, lent.edge = other.part, other.edge
        return lent


def point(text: str, context: Context, bare: bool = False) -> Point:
    """The point that a text says, all of it.

    Args:
        bare: whether a number alone may be an hour: "9" in "between 9 and 10 p.m.".

    Raises:
        TimeError: with the words at which reading stumbled.
    """
    scan, found = Scanner(text), Point(text=text.strip())
    while scan.rest:
        before = scan.place
        at = re.search(r"\bat\s*$", text[:before], re.IGNORECASE) is not None
        if not _take(scan, found, context, bare or at) and not scan.take(words.FILLERS):
            raise TimeError(scan.next_words(), EXPECTED)
        if scan.place == before:
            raise TimeError(scan.next_words(), EXPECTED)
    if not (found.has_day or found.has_hour or found.part):
        raise TimeError(text.strip(), EXPECTED)
    return found


def _take(scan: Scanner, found: Point, context: Context, bare: bool) -> bool:
    """Whether something of a point stands at the scanner's place; it is put into the point."""
    return (
        _take_instant(scan, found)
        or _take_mode(scan, found)
        or _take_zone(scan, found)
        or _take_days(scan, found, context)
        or _take_part(scan, found, context)
        or _take_clock(scan, found, bare)
    )


def _once(scan: Scanner, said: object, got: str) -> None:
    if said:
        raise TimeError(got.strip(), f"one time alone, after {scan.text[: scan.place].strip()!r}")


def _take_instant(scan: Scanner, found: Point) -> bool:
    match = scan.take(_INSTANT)
    if match is None:
        return False
    _once(scan, found.instant or found.clock or found.days, match[0])
    found.instant = LocalTime(match[0].strip().replace(" ", "T"))
    return True


def _take_mode(scan: Scanner, found: Point) -> bool:
    if match := scan.take(r"(?:shortly|just|soon|right)\s+(before|after)\b"):
        _once(scan, found.near, match[0])
        after = match[1].lower() == "after"
        found.near = VagueWord.SHORTLY_AFTER if after else VagueWord.SHORTLY_BEFORE
        return True
    if scan.take(words.AROUND):
        found.around = True
        return True
    if scan.take(r"into\b"):
        found.into = True
        return True
    return False


def _take_zone(scan: Scanner, found: Point) -> bool:
    match = re.match(r"(UTC|GMT|[Zz]ulu|Z)(?:\s+time)?\b", scan.rest)
    name = "UTC" if match else ""
    if match is None:
        match = re.match(r"([A-Z]\w+(?:\s[A-Z]\w+)?)\s+(?:local\s+)?time\b", scan.rest)
        name = _cities().get(match[1].lower().replace(" ", "_"), "") if match else ""
    if not match or not name:
        return False
    _once(scan, found.zone, match[0])
    scan.take(re.escape(match[0]))
    found.zone = Zone(name, f"the words say so: “{match[0]}”")
    return True


@cache
def _cities() -> dict[str, str]:
    """The IANA zones by the last part of their names, where only one has it."""
    found: dict[str, list[str]] = {}
    for name in available_timezones():
        if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/", "posix", "right")):
            found.setdefault(name.rpartition("/")[2].lower(), []).append(name)
    return {city: names[0] for city, names in found.items() if len(names) == 1}


def _take_days(scan: Scanner, found: Point, context: Context) -> bool:
    start = scan.place
    if match := scan.take(rf"(?:from\s+)?({words.WEEKDAY})\s*(to|-|–|/)\s*({words.WEEKDAY})"):
        _once(scan, found.days or found.weekday, match[0])
        one, two = (words.weekday(match[at]) for at in (1, 3))
        last = calendar.nearest(match[3], two, context)
        first = calendar.day(last.one - ((two - one) % 7 or 7) * DAY) if last.one else last
        found.days = Days(first.first, last.last, last.notes, match[2].lower() == "to")
        return True
    if weekday := calendar.weekday(scan):
        _once(scan, found.weekday, weekday[0])
        found.weekday = weekday
        return True
    days = counted(scan, context) or calendar.named(scan, context)
    if days is None:
        return False
    _once(scan, found.days or found.instant, scan.text[start : scan.place])
    found.days = days
    return True


def _take_part(scan: Scanner, found: Point, context: Context) -> bool:
    if match := scan.take(r"(tonight|last\s+night|this\s+(?=morning|afternoon|evening))\b"):
        _once(scan, found.days or found.part, match[0])
        what = " ".join(match[1].lower().split())
        at = context.day_of(match[0].strip()) - (DAY if what == "last night" else 0 * DAY)
        found.days = calendar.day(at, f"{what} is of {shown(at)}")
        found.part = None if what == "this" else VagueWord.NIGHT
        return True
    for pattern, part in words.PARTS:
        if match := scan.take(rf"(?:{pattern})\b(?:\s+hours)?"):
            _once(scan, found.part, match[0])
            found.part = part
            return True
    if match := scan.take(r"(early|late)\b(?:\s+(?:on|in|at))?(?:\s+the)?"):
        _once(scan, found.edge, match[0])
        found.edge = match[1].lower()
        return True
    return False


def _take_clock(scan: Scanner, found: Point, bare: bool) -> bool:
    at = clock(scan, bare)
    if at is None:
        return False
    _once(scan, found.clock or found.instant, at.text)
    found.clock = at
    return True
