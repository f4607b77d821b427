"""EDTF: days, months, years and intervals as the Extended Date/Time Format writes them, as bounds.

Levels 0 and 1 of the Library of Congress's specification (4 February 2019, ISO 8601-2:2019) at day
level: dates, date-times, intervals with open ("..") and unknown ends, "?", "~" and "%" of a whole
date, and unspecified digits from the right ("2015-12-XX"). Seasons and years before 0001 or after
9999 are refused, and so is level 2.

EDTF has no hour in an interval and no qualified hour, so that "in the evening" or "from 19:40 to
19:55" cannot be written: the hours are lost, and what is lost is said.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from incidents.time import Bounds, LocalTime, TimeError

OPEN = ".."
QUALIFIERS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
EXPECTED = (
    "EDTF of level 0 or 1: 2015, 2015-12, 2015-12-06, 2015-12-06T21:00:00Z, 2015-12-06/2015-12-07, "
    "2015-12-06/.., 2015-12-XX, with ?, ~ or % behind a whole date"
)
_DATE = re.compile(
    r"\d{4}|\d{4}-\d\d|\d{4}-\d\d-\d\d|\d{3}X|\d\dXX|\d{4}-XX|\d{4}-\d\d-XX|\d{4}-XX-XX", re.ASCII
)
_DATE_TIME = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+-]\d\d(?::\d\d)?)?(?!.)", re.ASCII | re.DOTALL
)
_MEANT = re.compile(
    r"\s*(?:(?:\.\.)?/)?[?~%]?-?[\dX]{4}(?:[-/~?%][\dXTZ:+/~?%.-]*)?\s*|\s*(?:[\[{]|Y-?\d).*",
    re.ASCII,
)
_SEASON = re.compile(r"\d{4}-2[1-4]", re.ASCII)


@dataclass(frozen=True)
class Dated:
    """What a text of EDTF states.

    Attributes:
        start, end: as a time statement has them. A date is one event within it; an interval begins
            within its first date and ends within its second. None where an end is open or unknown.
        marks: of either end: "?", "~" or "%", ".." where it is open, else empty. Empty at an end
            that has no date, the end is unknown.
    """

    start: Bounds
    end: Bounds
    marks: tuple[str, str] = ("", "")

    @property
    def notes(self) -> tuple[str, ...]:
        """What the marks say, in words."""
        kinds = dict.fromkeys(mark for mark in self.marks if mark in QUALIFIERS)
        return tuple(f"the date is written as {QUALIFIERS[mark]}: “{mark}”" for mark in kinds)


@dataclass(frozen=True)
class Written:
    """A text of EDTF, and what it could not hold, one by one."""

    text: str
    lost: tuple[str, ...] = ()


def looks_like(text: str) -> bool:
    """Whether a text is meant as EDTF or ISO 8601, well-formed or not, and is no English."""
    return _MEANT.fullmatch(text) is not None


def read(text: str) -> Dated:
    """The bounds that a text of EDTF states.

    Raises:
        TimeError: for any other text, a date that does not exist, an interval that runs backwards.
    """
    if "/" not in text:
        bounds, mark = _end(text, text)
        return Dated(bounds, Bounds(latest=bounds.latest), (mark, mark))
    first, _, second = text.partition("/")
    start, end = (
        (Bounds(), part) if part in ("", OPEN) else _interval_end(part, text)
        for part in (first, second)
    )
    marks = (start[1], end[1])
    if end[0].latest is None:
        if start[0].earliest is None:
            raise TimeError(text, "a date at one end of the interval at least")
        return Dated(Bounds(start[0].earliest), Bounds(), marks)
    if start[0].earliest and start[0].earliest.first("UTC") > end[0].latest.last("UTC"):
        raise TimeError(text, "an interval that does not run backwards")
    return Dated(start[0], end[0], marks)


def _interval_end(text: str, whole: str) -> tuple[Bounds, str]:
    if "X" in text or "T" in text:
        raise TimeError(whole, "an interval between whole dates; its ends have no hour and no X")
    return _end(text, whole)


def _end(text: str, whole: str) -> tuple[Bounds, str]:
    """The bounds of one date, and its qualifier."""
    match = _DATE_TIME.match(text)
    if match:
        offset = match[2] or ""
        time = LocalTime(match[1] + (f"{offset}:00" if len(offset) == len("+02") else offset))
        return Bounds(time, time), ""
    mark = text[-1:] if text[-1:] in QUALIFIERS else ""
    date = text.removesuffix(mark)
    if _SEASON.fullmatch(date):
        raise TimeError(whole, "a month from 01 to 12; seasons are not read, they are no one time")
    if not _DATE.fullmatch(date):
        raise TimeError(whole, EXPECTED)
    return _unspecified(date), mark


def _unspecified(date: str) -> Bounds:
    """From the first to the last of the dates that unspecified digits leave."""
    year, *rest = date.split("-")
    first, last = year.replace("X", "0"), year.replace("X", "9")
    for index, part in enumerate(rest):
        final = "12" if index == 0 else f"{_days(last):02d}"
        first += f"-{'01' if part == 'XX' else part}"
        last += f"-{final if part == 'XX' else part}"
    return Bounds(LocalTime(first), LocalTime(last))


def _days(month: str) -> int:
    LocalTime(month)
    return calendar.monthrange(int(month[:4]), int(month[5:7]))[1]


def write(start: Bounds, end: Bounds | None = None, marks: tuple[str, str] = ("", "")) -> Written:
    """EDTF of level 0 or 1 for a time statement, at day level, and what it cannot hold.

    Where it cannot hold when something began or ended it holds the earliest beginning and the
    latest end, so that the text never leaves out a day that the bounds allow.

    Raises:
        TimeError: for bounds that are open on both sides.
    """
    over = end or Bounds()
    first, last = start.earliest, over.latest or start.latest
    if first is None and last is None:
        raise TimeError("no time", "a start or an end")
    if first and last and over.earliest is None and last == start.latest:
        once = _once(first, last, marks[0])
        if once is not None:
            return once
        within = [f"that it was at one time within {first.text} to {last.text}, not throughout"]
    else:
        within = _unsure(start, over, last)
    text = f"{_written(first, marks[0])}/{_written(last, marks[1])}"
    return Written(text, (*within, *_hours(start.earliest, start.latest, over.earliest, last)))


def _once(first: LocalTime, last: LocalTime, mark: str) -> Written | None:
    """One date for an event between two times, if one has both as its ends."""
    if first == last and not mark and _DATE_TIME.match(first.text):
        return Written(first.text)
    a, b = _day(first), _day(last)
    masked = (a, *(a[:-n] + "X" * n for n in (1, 2)), a[:-5] + "XX-XX")
    for date in masked:
        if _DATE.fullmatch(date):
            bounds = _unspecified(date)
            if bounds == Bounds(LocalTime(a), LocalTime(b)):
                return Written(date + (mark if mark in QUALIFIERS else ""), _hours(first, last))
    return None


def _unsure(start: Bounds, end: Bounds, last: LocalTime | None) -> list[str]:
    """What an interval does not hold of when it began and ended."""
    lost = []
    if start.earliest and start.latest and _day(start.latest) != _day(start.earliest):
        lost.append(f"that it may have begun as late as {start.latest.text}")
    if start.earliest is None and start.latest and start.latest != last:
        lost.append(f"that it began no later than {start.latest.text}")
    if last and end.latest and end.earliest and _day(end.earliest) != _day(last):
        lost.append(f"that it may have ended as early as {end.earliest.text}")
    if last and end.earliest is None:
        lost.append(f"that it may have ended before {_day(last)}")
    return lost


def _hours(*times: LocalTime | None) -> tuple[str, ...]:
    told = list(dict.fromkeys(time.text for time in times if time and time.has_hour))
    return (f"the time of day: {', '.join(told)}",) if told else ()


def _written(time: LocalTime | None, mark: str) -> str:
    if time is None:
        return OPEN if mark == OPEN else ""
    return _day(time) + (mark if mark in QUALIFIERS else "")


def _day(time: LocalTime) -> str:
    """A time as far as its day."""
    return time.text.partition("T")[0]
