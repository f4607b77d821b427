"""Span: from the first to the last moment that a point of time may mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from incidents.time import LocalTime, TimeError, Vague, VagueWord, around_read
from incidents.time_words import days as calendar
from incidents.time_words import vocabulary as words
from incidents.time_words.context import Context
from incidents.time_words.days import DAY, Days, shown
from incidents.time_words.point import Point
from incidents.time_words.widths import Part

_NIGHTS = (VagueWord.NIGHT, VagueWord.OVERNIGHT, VagueWord.LATE_NIGHT)
_NO_DAY = "a day, as in “Sunday” or “6 December 2015”, or the day it was said"


@dataclass(frozen=True)
class Span:
    """What a point of time allows.

    Attributes:
        first, last: the first and the last time it may mean.
        vague: the word it takes its width from, if it does.
        notes: what was read into the words, one by one.
        lasting: whether the words mean all the time between the two.
    """

    first: LocalTime
    last: LocalTime
    vague: Vague | None = None
    notes: tuple[str, ...] = ()
    lasting: bool = False

    def widened(self, lower_min: float, upper_min: float) -> tuple[LocalTime, LocalTime]:
        """Its ends, each moved by so many minutes, on the clock that it is told by."""
        return self.first.moved(lower_min), self.last.moved(upper_min, last=True)


def span(point: Point, context: Context, midnight: str = "") -> Span:
    """The span of a point.

    Args:
        midnight: which midnight "midnight" is where the words before it tell: "first" or "last".

    Raises:
        TimeError: where words are missing or do not fit together.
    """
    days = days_of(point, context)
    if point.has_hour:
        return _hour(point, days, context, midnight)
    if point.near:
        raise TimeError(point.text, f"a time of day after “{point.near}”")
    part = _part(point)
    if part is not None:
        return _of_part(point, part, days, context)
    assert days is not None
    if point.into:
        raise TimeError(point.text, "“overnight” or “night” before “into”")
    within = (f"{point.text} read as at some time within",) if days.lasting is False else ()
    notes, lasting = (*within, *point.notes, *days.notes), bool(days.lasting)
    if not point.around:
        return Span(days.first, days.last, None, notes, lasting)
    units = context.widths.around_units
    unit = "day" if days.first.is_day else "month" if "-" in days.first.text else "year"
    wide = calendar.widened(days, units)
    told = f"around read as {units} {unit} before or after"
    return Span(wide.first, wide.last, None, (told, *notes), lasting)


def days_of(point: Point, context: Context) -> Days | None:
    """The days that a point names, None where it names none.

    Raises:
        TimeError: where its weekday is not that of its date, or the day of the words is not known.
    """
    if point.weekday is None:
        return point.days
    name, number = point.weekday
    if point.days is None:
        return calendar.nearest(name, number, context)
    at = point.days.one
    if at is None:
        raise TimeError(f"{name}, {point.days.first.text}", "one day")
    if at.weekday() != number:
        is_one = words.WEEKDAYS[at.weekday()].capitalize()
        raise TimeError(f"{name}, {shown(at)}", f"another day: {shown(at)} is a {is_one}")
    return point.days


def _part(point: Point) -> VagueWord | None:
    if point.edge is None:
        return point.part
    return words.EDGED.get((point.edge, point.part), point.part)


def _one_day(point: Point, days: Days | None, context: Context) -> tuple[date, tuple[str, ...]]:
    """The one day that an hour or a part of a day is of, and what was read into it."""
    if days is None:
        if context.today is None:
            raise TimeError(point.text, _NO_DAY)
        at = context.today
        return at, (f"no day is named: {shown(at)}, the day of the words, is taken",)
    night = days.night if _part(point) in _NIGHTS else None
    at_one = days.one or night
    if at_one is None:
        raise TimeError(point.text, f"one day, not {days.first.text} to {days.last.text}")
    return (at_one - DAY if point.into and not night else at_one), days.notes


def _hour(point: Point, days: Days | None, context: Context, midnight: str) -> Span:
    at, notes = _at(point, days, context, midnight)
    widths = context.widths
    bounds = at.widened(widths.around_min if point.around else 0)
    assert bounds.earliest is not None
    assert bounds.latest is not None
    first, last, vague = bounds.earliest, bounds.latest, None
    if point.around:
        vague = Vague(word=VagueWord.AROUND, at=at)
        notes = (around_read(widths.around_min), *notes)
    if point.near:
        vague = Vague(word=point.near, at=at)
        notes = (f"{point.near} read as up to {widths.shortly_min:g} minutes", *notes)
        after = point.near == VagueWord.SHORTLY_AFTER
        first = first if after else first.moved(-widths.shortly_min)
        last = last.moved(widths.shortly_min, last=True) if after else last
    return Span(first, last, vague, (*notes, *point.notes))


def _at(
    point: Point, days: Days | None, context: Context, midnight: str
) -> tuple[LocalTime, tuple[str, ...]]:
    """The time of day that a point names, on its day."""
    if point.instant is not None:
        day = date.fromisoformat(point.instant.text[:10])
        if _part(point) or (days is not None and days.one != day):
            raise TimeError(point.text, f"nothing beside {point.instant.text}, which says it all")
        return point.instant, ()
    clock, part = point.clock, _part(point)
    assert clock is not None
    at, notes = _one_day(point, days, context)
    near = {VagueWord.SHORTLY_AFTER: "first", VagueWord.SHORTLY_BEFORE: "last"}
    which = near.get(point.near, midnight) if point.near else midnight
    if part is not None:
        seconds = clock.within(context.widths.parts[part], part)
    elif clock.midnight and which:
        seconds = 86_400 if which == "last" else 0
    else:
        seconds = clock.alone()
        notes = (*notes, *clock.note)
    moment = datetime.combine(at, time()) + timedelta(seconds=seconds)
    if moment.date() != at:
        notes = (*notes, f"{clock.text} is on {shown(moment.date())}")
    text = moment.strftime("%H:%M:%S" if clock.to_second else "%H:%M")
    return LocalTime(f"{moment.date().isoformat()}T{text}"), notes


def _of_part(point: Point, part: VagueWord, days: Days | None, context: Context) -> Span:
    hours = context.widths.parts[part]
    if days is None and part == VagueWord.OVERNIGHT:
        return _nights(point, hours, context)
    at, notes = _one_day(point, days, context)
    first, last = _limits(at, hours)
    if part in _NIGHTS:
        read = f"{point.text} read as {_told(first)} to {_told(last)}"
    else:
        read = f"{part} read as {hours.first_h:02g}:00 to {hours.last_h:02g}:00"
    if point.around:
        wide = context.widths.around_min
        first, last = first.moved(-wide), last.moved(wide, last=True)
        notes = (around_read(wide), *notes)
    day = LocalTime(at.isoformat())
    return Span(first, last, Vague(word=part, day=day), (read, *notes, *point.notes))


def _nights(point: Point, hours: Part, context: Context) -> Span:
    """ "Overnight", with no day: one of the last nights before the day of the words."""
    if context.today is None:
        raise TimeError(point.text, _NO_DAY)
    count = context.widths.nights
    first, last = context.today - count * DAY, context.today - DAY
    nights = "the night" if count == 1 else "one of the nights"
    note = f"{point.text} names no day: {nights} from {shown(first)} to {shown(context.today)}"
    vague = Vague(word=VagueWord.OVERNIGHT, day=LocalTime(first.isoformat()))
    ends = _limits(first, hours)[0], _limits(last, hours)[1]
    return Span(*ends, vague if count == 1 else None, (note, *point.notes))


def _limits(at: date, hours: Part) -> tuple[LocalTime, LocalTime]:
    """The first and the last minute of a part of a day; that before midnight where it ends then."""
    midnight = datetime.combine(at, time())
    first, last = (midnight + timedelta(hours=h) for h in (hours.first_h, hours.last_h))
    if last.time() == time():
        last -= timedelta(minutes=1)
    return _minute(first), _minute(last)


def _minute(moment: datetime) -> LocalTime:
    return LocalTime(f"{moment.date().isoformat()}T{moment:%H:%M}")


def _told(at: LocalTime) -> str:
    return f"{at.text[11:]} on {shown(date.fromisoformat(at.text[:10]))}"
