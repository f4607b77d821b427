"""Relative: times that are told from another event or another time."""

from __future__ import annotations

import re

from incidents.time import TimeError
from incidents.time_words import vocabulary as words
from incidents.time_words.context import Context, Offset, Reading
from incidents.time_words.plain import one
from incidents.time_words.point import point
from incidents.time_words.span import Span, span

_AMOUNT = rf"(?P<around>{words.AROUND}\s*)?(?P<count>{words.NUMBER})[\s-]+(?P<unit>{words.UNIT})\s+"
_EARLIER = r"(?P<earlier>earlier|before|previously|beforehand|prior(?:\s+to)?)"
_LATER = r"(?P<later>later|after(?:wards?)?)"
_RELATIVE = re.compile(rf"{_AMOUNT}(?:{_EARLIER}|{_LATER})(?:\s+(?:than\s+)?(?P<of>.+))?", re.I)
_WITHIN = re.compile(
    rf"(?:to\s+)?within\s+{_AMOUNT}(?P<side>of|before|after|either\s+side\s+of)\s+(?P<of>.+)", re.I
)
_NO_COUNT = re.compile(
    r"(?:within\s+)?(?:(?:a\s+)?few\s+|several\s+|some\s+|many\s+|a\s+couple\s+of\s+)?"
    r"(?:seconds|minutes|hours|days|weeks|months|moments|years)\s+"
    r"(?:earlier|later|before|after|of)\b.*",
    re.I,
)


def relative(text: str, context: Context) -> Reading | None:
    """An hour earlier, two hours after the strike, half an hour before 21:00 on 6 December."""
    match = _RELATIVE.fullmatch(text)
    if match is None:
        return None
    minutes = words.number(match["count"]) * _unit(match["unit"])
    off = _share(match["count"], match["unit"], context)
    sign = -1 if match["earlier"] else 1
    lower, upper = sorted((sign * (minutes - off), sign * (minutes + off)))
    told = f"{match['count']} {match['unit']}"
    size, name = _shown_in(match["unit"])
    note = f"{told} read as {(minutes - off) / size:g} to {(minutes + off) / size:g} {name}"
    return _from_another(match["of"] or "", lower, upper, (note,), context)


def within(text: str, context: Context) -> Reading | None:
    """Within one minute of the explosion, within an hour before 21:00."""
    match = _WITHIN.fullmatch(text)
    if match is None:
        return None
    minutes = words.number(match["count"]) * _unit(match["unit"])
    side = match["side"].lower()
    lower = 0.0 if side == "after" else -minutes
    upper = 0.0 if side == "before" else minutes
    return _from_another(match["of"], lower, upper, (), context)


def _from_another(
    of: str, lower: float, upper: float, notes: tuple[str, ...], context: Context
) -> Reading:
    """A time so many minutes from a time of day that the words name, or from another event."""
    try:
        at = point(of, context) if of else None
    except TimeError:
        if re.search(r"\d", of):
            raise
        at = None
    if at is None:
        return Reading(zones=context.zones, relative=Offset(lower, upper, of), assumptions=notes)
    if not at.has_hour:
        raise TimeError(of, "a time of day, or an event, to count from")
    base = span(at, context, "last" if lower < 0 else "first")
    first, last = base.widened(lower, upper)
    return one(Span(first, last, None, (*notes, *base.notes)), context, at.zone)


def _unit(text: str) -> float:
    """The minutes of a unit."""
    return words.UNITS[text.lower().removesuffix("s")]


def _shown_in(unit: str) -> tuple[float, str]:
    """The unit that an amount is told in, in minutes: hours are told in minutes."""
    size = _unit(unit)
    return (
        (size, f"{unit.lower().removesuffix('s')}s")
        if size >= words.UNITS["day"]
        else (1, "minutes")
    )


def _share(count: str, unit: str, context: Context) -> float:
    """By how many minutes an amount may be off: by half of its unit, and of ten minutes or five
    where it is a whole number of those."""
    number, share = words.number(count), context.widths.unit_share
    if _unit(unit) > 1:
        return share * _unit(unit) * min(number, 1)
    step = next((step for step in (10, 5) if number % step == 0), 1)
    return share * _unit(unit) * step


def uncounted(text: str, _: Context) -> Reading | None:
    """Refuses "minutes later": the words do not say how many."""
    if _NO_COUNT.fullmatch(text):
        raise TimeError(text, "how many, as in “an hour earlier” or “within 10 minutes of …”")
    return None
