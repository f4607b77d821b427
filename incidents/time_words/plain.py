"""Plain: words of one point of time, without a bound or a second point."""

from __future__ import annotations

from incidents.time import Bounds, Zone
from incidents.time_words.context import Context, Reading
from incidents.time_words.point import point
from incidents.time_words.span import Span, span


def plain(text: str, context: Context) -> Reading:
    """Sunday evening, around 9 p.m. Sunday, overnight, 6 December."""
    at = point(text, context)
    return one(span(at, context), context, at.zone)


def one(found: Span, context: Context, zone: Zone | None = None) -> Reading:
    """An event at one time within a span, or all through it where the span says so."""
    if found.lasting:
        start, end = Bounds(found.first, found.first), Bounds(found.last, found.last)
    else:
        start, end = Bounds(found.first, found.last), Bounds(latest=found.last)
    return Reading(
        start=start,
        end=end,
        zones=zones(zone, context),
        vague=found.vague,
        assumptions=found.notes,
    )


def zones(zone: Zone | None, context: Context) -> tuple[Zone, ...]:
    """The zone that the words name, or those of the context."""
    return (zone,) if zone else context.zones
