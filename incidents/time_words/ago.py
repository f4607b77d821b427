"""Ago: days that words count back from the day they were said on."""

from __future__ import annotations

from datetime import date

from geo.locality.scanner import Scanner
from incidents.time import LocalTime, TimeError
from incidents.time_words import vocabulary as words
from incidents.time_words.context import Context
from incidents.time_words.days import DAY, Days, day, shown, when_said


def counted(scan: Scanner, context: Context) -> Days | None:
    """The days at the scanner's place: today, yesterday, two days ago, 14 months ago.

    Raises:
        TimeError: where the day of the words is needed and not known.
    """
    match = scan.take(r"(the\s+day\s+before\s+yesterday|yesterday|today)\b")
    if match:
        back = {"today": 0, "yesterday": 1}.get(match[1].lower(), 2)
        at = context.day_of(match[0].strip()) - back * DAY
        return day(at, f"{match[1]} is {shown(at)}")
    match = scan.take(rf"({words.NUMBER})\s+(day|week|month|year)s?\s+ago\b")
    if match is None:
        return None
    count, unit, text = words.number(match[1]), match[2].lower(), match[0].strip()
    if count != int(count):
        raise TimeError(text, "a whole number")
    if context.last is None or unit in ("day", "week"):
        return _ago(text, int(count), unit, context.day_of(text), context)
    return _ago(text, int(count), unit, context.last, context)


def _ago(text: str, count: int, unit: str, today: date, context: Context) -> Days:
    """So many days, weeks, months or years before a day; days are exact."""
    if unit == "day":
        return day(today - count * DAY, f"{text} is {shown(today - count * DAY)}")
    off = context.widths.ago_units
    note = f"{text} counted from {when_said(context)}, give or take {off} {unit}"
    if unit == "week":
        days = (today - 7 * DAY * max(0, count + by) for by in (off, -off))
        first, last = (LocalTime(at.isoformat()) for at in days)
        return Days(first, last, (note,))
    size = 12 if unit == "year" else 1
    now = 12 * today.year + today.month - 1
    months = (now - size * max(0, count + by) for by in (off, -off))
    first, last = (LocalTime(f"{at // 12:04d}-{at % 12 + 1:02d}") for at in months)
    return Days(first, last, (note,))
