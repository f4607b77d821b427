"""Rules: the forms of words that give a time, each a rule; the first that fits is taken.

A new form is one rule and one entry in RULES. What no rule reads is an error that names the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from incidents import edtf
from incidents.time import Bounds, LocalTime, TimeError
from incidents.time_words import vocabulary as words
from incidents.time_words.context import Context, Reading
from incidents.time_words.days import DAY, Days, widened
from incidents.time_words.pairs import in_pair, splits
from incidents.time_words.plain import one, plain, zones
from incidents.time_words.point import point
from incidents.time_words.relative import relative, uncounted, within
from incidents.time_words.span import Span, span

_NUMERIC = re.compile(r"\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}\s*")
_BETWEEN = re.compile(r"(?:(?:some\s?time|at\s+some\s+point)\s+)?between\s+(?P<rest>.+)", re.I)
_FROM = re.compile(r"from\s+(?P<rest>.+)", re.I)
_SINCE = re.compile(rf"since\s+(?:(?P<what>[^\d]*?\b{words.BEGAN})\s+)?(?P<rest>.+)", re.I)
_BOUND = re.compile(
    r"(?P<word>before|prior\s+to|until|till|up\s+to|by|no\s+later\s+than|not\s+later\s+than"
    r"|after|not\s+before|no\s+earlier\s+than|from)\s+(?P<rest>.+)",
    re.I,
)
_AFTER = ("after", "not before", "no earlier than", "from")


def written(text: str, context: Context) -> Reading | None:
    """ISO 8601 and EDTF."""
    if _NUMERIC.fullmatch(text):
        raise TimeError(
            text.strip(), "the month as a word or 2015-12-06: figures may be in any order"
        )
    if not edtf.looks_like(text):
        return None
    try:
        at = LocalTime(text.strip())
        return one(Span(at, at), context)
    except TimeError:
        found = edtf.read(text.strip())
    start, end = (
        _approximate(bounds, mark, context)
        for bounds, mark in zip((found.start, found.end), found.marks, strict=True)
    )
    vague = {"~", "%"} & set(found.marks)
    units = context.widths.around_units
    note = (f"approximate read as {units} of its own unit before or after",) if vague else ()
    return Reading(start=start, end=end, zones=context.zones, assumptions=(*found.notes, *note))


def _approximate(bounds: Bounds, mark: str, context: Context) -> Bounds:
    """Bounds of a date that is only approximate, wide enough to hold what may be meant."""
    if mark not in ("~", "%"):
        return bounds
    ends = [at for at in (bounds.earliest, bounds.latest) if at]
    wide = widened(Days(ends[0], ends[-1]), context.widths.around_units)
    return Bounds(bounds.earliest and wide.first, bounds.latest and wide.last)


def between(text: str, context: Context) -> Reading | None:
    """Between 19:40 and 19:55 on 6 December: at some time within."""
    match = _BETWEEN.fullmatch(text)
    if match is None:
        return None
    pairs = list(splits(match["rest"], r"\s+and\s+"))
    try:
        found = plain(match["rest"], context)
    except TimeError:
        if not pairs:
            raise
        return in_pair(pairs, context, lasting=False)
    last = found.end.latest
    return replace(found, start=Bounds(found.start.earliest, last), end=Bounds(latest=last))


def throughout(text: str, context: Context) -> Reading | None:
    """From 4 to 8 December, 21:00 to 22:00 on Sunday: all the time from one to the other."""
    match = _FROM.fullmatch(text)
    rest = match["rest"] if match else text
    pairs = list(splits(rest, r"\s+(?:to|until|till|through|up\s+to)\s+"))
    if not pairs:
        return None
    try:
        return plain(rest, context)  # From 4 to 8 December; overnight from Sunday to Monday.
    except TimeError:
        return in_pair(pairs, context, lasting=True)


def dashed(text: str, context: Context) -> Reading | None:
    """19:40-19:55 on 6 December, 30 November – 2 December: at some time within."""
    pairs = list(splits(text, r"\s*[-–]\s*"))
    found = in_pair(pairs, context, lasting=False) if pairs else None
    note = f"{text} read as at some time within"
    return replace(found, assumptions=(note, *found.assumptions)) if found else None


def since(text: str, context: Context) -> Reading | None:
    """Since 30 September, since the campaign began 14 months ago: from then until the words."""
    match = _SINCE.fullmatch(text)
    if match is None:
        return None
    at = point(match["rest"], context)
    found = span(at, context, "first")
    notes = (
        *found.notes,
        *([f"“{match['what']}” taken for what was then"] if match["what"] else ()),
    )
    end, told = _until_said(context)
    start = Bounds(found.first, found.last if end.latest else None)
    return Reading(
        start=start,
        end=end,
        zones=zones(at.zone, context),
        vague=found.vague,
        assumptions=(*notes, *told),
    )


def _until_said(context: Context) -> tuple[Bounds, tuple[str, ...]]:
    if context.last is None:
        return Bounds(), ()
    assert context.said is not None
    at = LocalTime(context.said.text.partition("T")[0])
    return Bounds(latest=at), (f"not after the words, which are of {at.text}",)


def bounded(text: str, context: Context) -> Reading | None:
    """Before noon on Sunday, until Monday, after 21:00 on 6 December."""
    match = _BOUND.fullmatch(text)
    if match is None:
        return None
    word = " ".join(match["word"].lower().split())
    at = point(match["rest"], context)
    found = span(at, context, "first" if word in _AFTER else "last")
    where, notes = zones(at.zone, context), found.notes
    if word in _AFTER:
        end, told = _until_said(context)
        first = _next(found.last, 1) if word == "after" and not found.vague else found.first
        start = Bounds(first, end.latest)
        return Reading(start=start, end=end, zones=where, assumptions=(*notes, *told))
    if word in ("until", "till", "up to"):
        end = Bounds(found.first, found.last)
        return Reading(end=end, zones=where, vague=found.vague, assumptions=notes)
    before = word in ("before", "prior to") and not found.vague
    last = _next(found.first, -1) if before else found.last
    return Reading(
        start=Bounds(None, last), end=Bounds(latest=last), zones=where, assumptions=notes
    )


def _next(at: LocalTime, by: int) -> LocalTime:
    """The day before or after a day, a month or a year; a time of day stays."""
    if at.has_hour:
        return at
    edge = at.last("UTC") if by > 0 else at.first("UTC")
    return LocalTime((edge.date() + by * DAY).isoformat())


Rule = Callable[[str, Context], Reading | None]
RULES: tuple[Rule, ...] = (
    *(written, within, relative, uncounted, between, since),
    *(throughout, bounded, plain),
)
