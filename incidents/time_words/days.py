"""Days: the day, month or year that words name, and the days from one to another."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from geo.locality.scanner import Scanner
from incidents.time import LocalTime, TimeError
from incidents.time_words import vocabulary as words
from incidents.time_words.context import Context

DAY = timedelta(days=1)
_D = r"(\d{1,2})(?!\d|:|\.\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s*(\d{4})(?!\d|:))?"
_BETWEEN = r"\s*(-|–|/|to|and|until|till|through)\s*"
LASTING = ("to", "until", "till", "through")


@dataclass(frozen=True)
class Days:
    """The time from one day, month or year to another, both included.

    Attributes:
        lasting: of two days that are named, whether it is all the time from one to the other
            ("from 4 to 8 December") or at some time within ("6-7 December").
        notes: what was read into the words.
    """

    first: LocalTime
    last: LocalTime
    notes: tuple[str, ...] = ()
    lasting: bool | None = None

    @property
    def one(self) -> date | None:
        """The day, if it is a single one."""
        return _date(self.first) if self.first == self.last and self.first.is_day else None

    @property
    def night(self) -> date | None:
        """The day on which the one night between its two days begins."""
        if not (self.first.is_day and self.last.is_day):
            return None
        first, last = _date(self.first), _date(self.last)
        return first if last - first == DAY else None


def day(at: date, *notes: str) -> Days:
    """A single day."""
    return Days(LocalTime(at.isoformat()), LocalTime(at.isoformat()), notes)


def shown(at: date) -> str:
    """A day in words: 6 December 2015."""
    return f"{at.day} {list(words.MONTHS)[at.month - 1].capitalize()} {at.year}"


def named(scan: Scanner, context: Context) -> Days | None:
    """The days at the scanner's place; None where there are none.

    Raises:
        TimeError: for a day that does not exist, or one whose year or week is not known.
    """
    for rule in _RULES:
        found = rule(scan, context)
        if found is not None:
            return found
    return None


def weekday(scan: Scanner) -> tuple[str, int] | None:
    """The weekday at the scanner's place, as written and by number, Monday 0."""
    match = scan.take(rf"(?:(?:this|last|past)\s+)*({words.WEEKDAY})")
    return (match[0].strip(), words.weekday(match[1])) if match else None


def nearest(name: str, number: int, context: Context) -> Days:
    """The nearest such weekday that is not after the day of the words."""
    today = context.day_of(name)
    back = (today.weekday() - number) % 7
    if "last" in name.lower().split() and back == 0:
        back = 7
    at = today - timedelta(days=back)
    full = words.WEEKDAYS[number].capitalize()
    upto = f"{shown(today)}, a {words.WEEKDAYS[today.weekday()].capitalize()}"
    return day(at, f"{full} is {shown(at)}: the nearest one up to {upto}")


def _range(scan: Scanner, context: Context) -> Days | None:
    """6-7 December 2015, December 4th-8th."""
    match = scan.take(rf"(?:from\s+)?{_D}{_BETWEEN}{_D}\s+(?:of\s+)?({words.MONTH}){_YEAR}")
    if match:
        first, how, last, month, year = match.groups()
    else:
        match = scan.take(rf"({words.MONTH})\s*{_D}{_BETWEEN}{_D}{_YEAR}")
        if match is None:
            return None
        month, first, how, last, year = match.groups()
    number = words.month(month)
    end = _dated(match[0], year, number, int(last), context)
    start = _dated(match[0], str(_date(end.last).year), number, int(first), context)
    if start.first.text > end.last.text:
        raise TimeError(match[0].strip(), "the earlier of the two days first")
    lasting = how.lower() in LASTING
    return Days(start.first, end.last, end.notes, lasting)


def _full(scan: Scanner, context: Context) -> Days | None:
    """6 December 2015, 6th of Dec., December 6, 2015, 2015-12-06."""
    if match := scan.take(r"(\d{4}-\d\d-\d\d)(?![\dT])"):
        return Days(LocalTime(match[1]), LocalTime(match[1]))
    if match := scan.take(rf"{_D}\s+(?:of\s+)?({words.MONTH}){_YEAR}"):
        at, month, year = match.groups()
    elif match := scan.take(rf"({words.MONTH})\s*(?:the\s+)?{_D}{_YEAR}"):
        month, at, year = match.groups()
    else:
        return None
    return _dated(match[0], year, words.month(month), int(at), context)


def _dated(text: str, year: str | None, month: int, at: int, context: Context) -> Days:
    """A day of a month; without a year the nearest that is not after the words."""

    def build(of_year: int) -> LocalTime:
        return LocalTime(f"{of_year:04d}-{month:02d}-{at:02d}")

    return _in_year(text, year, build, context)


def _in_year(
    text: str, year: str | None, build: Callable[[int], LocalTime], context: Context
) -> Days:
    if year is not None:
        return Days(build(int(year)), build(int(year)))
    if context.last is None:
        raise TimeError(text.strip(), "a year, or the day it was said")
    for back in range(9):  # 29 February may be eight years off.
        try:
            found = build(context.last.year - back)
        except TimeError:
            continue
        if found.first("UTC").date() <= context.last:
            told = f"the year is {found.text[:4]}: the nearest one up to {when_said(context)}"
            return Days(found, found, (told,))
    raise TimeError(text.strip(), "a day that exists")


def when_said(context: Context) -> str:
    """The day, month or year of the words, in words."""
    if context.today:
        return shown(context.today)
    assert context.said is not None
    year, _, month = context.said.text.partition("-")
    return f"{list(words.MONTHS)[int(month) - 1].capitalize()} {year}" if month else year


def _part_of(scan: Scanner, context: Context) -> Days | None:
    """late October, mid-2015, the end of September 2015."""
    match = scan.take(
        r"(?:(?P<edge>early|mid|late)[-\s]+(?:in\s+)?|(?P<end>beginning|start|middle|end)\s+of\s+)"
        rf"(?:(?P<month>{words.MONTH}){_YEAR}|(?P<year>\d{{4}})(?!\d))"
    )
    if match is None:
        return None
    ends = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
    edge = (match["edge"] or ends[match["end"].lower()]).lower()
    text, widths = match[0].strip(), context.widths
    if match["month"] is None:
        year = match["year"]
        cuts = {"early": (1, widths.early_months), "late": (widths.mid_months + 1, 12)}
        one, two = cuts.get(edge, (widths.early_months + 1, widths.mid_months))
        first, last = LocalTime(f"{year}-{one:02d}"), LocalTime(f"{year}-{two:02d}")
        return Days(first, last, (f"{text} read as {first.text} to {last.text}",))
    whole = _month_of(text, match["month"], match[4], context)
    year_number, month = int(whole.first.text[:4]), int(whole.first.text[5:])
    final = calendar.monthrange(year_number, month)[1]
    cuts = {"early": (1, widths.early_days), "late": (widths.mid_days + 1, final)}
    one, two = cuts.get(edge, (widths.early_days + 1, widths.mid_days))
    first, last = (LocalTime(f"{whole.first.text}-{at:02d}") for at in (one, two))
    return Days(first, last, (f"{text} read as {one} to {two} of the month", *whole.notes))


def _month(scan: Scanner, context: Context) -> Days | None:
    """October, December 2015, this September."""
    match = scan.take(rf"(?:(?:this|last|past)\s+)*({words.MONTH}){_YEAR}(?!\s*\d)")
    return _month_of(match[0], match[1], match[2], context) if match else None


def _month_of(text: str, month: str, year: str | None, context: Context) -> Days:
    number = words.month(month)
    return _in_year(text, year, lambda of: LocalTime(f"{of:04d}-{number:02d}"), context)


def _year(scan: Scanner, _: Context) -> Days | None:
    match = scan.take(r"(?:the\s+year\s+)?(1[5-9]\d\d|20\d\d)(?![\d:-])(?!\s*(?:hours|hrs|h\b|Z))")
    return Days(LocalTime(match[1]), LocalTime(match[1])) if match else None


def widened(days: Days, units: int) -> Days:
    """So many days, months or years more on either side, whichever the words name."""
    first, last = (_moved(at, by) for at, by in ((days.first, -units), (days.last, units)))
    return Days(first, last, days.notes, days.lasting)


def _moved(at: LocalTime, by: int) -> LocalTime:
    if at.is_day:
        return LocalTime((_date(at) + by * DAY).isoformat())
    year, _, month = at.text.partition("-")
    if not month:
        return LocalTime(f"{int(year) + by:04d}")
    months = 12 * int(year) + int(month) - 1 + by
    return LocalTime(f"{months // 12:04d}-{months % 12 + 1:02d}")


def _date(at: LocalTime) -> date:
    return date.fromisoformat(at.text)


_RULES = (_range, _full, _part_of, _month, _year)
