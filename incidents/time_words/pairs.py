"""Pairs: times that are told by two points, each of which lends the other what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from incidents.time import Bounds, LocalTime, TimeError
from incidents.time_words.context import Context, Reading
from incidents.time_words.days import Days, shown
from incidents.time_words.plain import zones
from incidents.time_words.point import Point, point
from incidents.time_words.span import Span, days_of, span


def splits(text: str, at: str) -> Iterator[tuple[str, str]]:
    """The two parts of a text about each match of a pattern."""
    for match in re.finditer(at, text, re.IGNORECASE):
        first, second = text[: match.start()].strip(), text[match.end() :].strip()
        if first and second:
            yield first, second


def in_pair(pairs: list[tuple[str, str]], context: Context, *, lasting: bool) -> Reading:
    """The time from one point to another, for the first way to part the words that can be read."""
    refused: list[TimeError] = []
    for first, second in pairs:
        try:
            b = point(second, context, True)
            a = point(first, _until(b, context), True)
            return _pair(a, b, context, lasting)
        except TimeError as error:
            refused.append(error)
    raise refused[0]


def _until(b: Point, context: Context) -> Context:
    """What the first of two points leans on: it is not after the second one."""
    at = b.instant
    if b.days or b.weekday:
        at = _day(days_of(b, context))
    return replace(context, said=at) if at else context


def _day(days: Days | None) -> LocalTime | None:
    return days.last if days else None


def _pair(a: Point, b: Point, context: Context, lasting: bool) -> Reading:
    one, two = a.lacking(b), b.lacking(a)
    if one.clock and two.clock:
        one, two = _noon(one, two)
    leaning = _until(b, context) if a.has_day else context
    start, end = span(one, leaning, "first"), span(two, context, "last")
    notes = tuple(dict.fromkeys((*start.notes, *end.notes)))
    if start.first.first("UTC") > end.last.last("UTC"):
        if b.has_day or not a.has_day or not one.has_hour:
            got = f"{a.text} to {b.text}"
            raise TimeError(got, "the earlier time first, and a day for each of the two")
        end = _day_later(end)
        notes = (*notes, f"{b.text} is on the day after, {shown(_day_of(end.last))}")
    if lasting:
        bounds = Bounds(start.first, start.last), Bounds(end.first, end.last)
    else:
        bounds = Bounds(start.first, end.last), Bounds(latest=end.last)
    return Reading(
        start=bounds[0], end=bounds[1], zones=zones(one.zone, context), assumptions=notes
    )


def _noon(a: Point, b: Point) -> tuple[Point, Point]:
    """Both with the a.m. or p.m. that one of them has: "between 9 and 10 p.m."."""
    assert a.clock is not None
    assert b.clock is not None
    if b.clock.meridiem and a.clock.open:
        other = {"a": "p", "p": "a"}[b.clock.meridiem]
        same = a.clock.having(b.clock.meridiem)
        fits = same.seconds <= b.clock.seconds
        return replace(a, clock=same if fits else a.clock.having(other)), b
    if a.clock.meridiem and b.clock.open:
        raise TimeError(b.clock.text, "a.m. or p.m.")
    return a, b


def _day_later(found: Span) -> Span:
    first, last = found.widened(24 * 60, 24 * 60)
    return replace(found, first=first, last=last)


def _day_of(at: LocalTime) -> date:
    return date.fromisoformat(at.text[:10])
