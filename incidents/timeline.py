"""Timeline: when each claim puts what it tells, as bars of what is certain and what possible.

Instants are minutes since 1970 in UTC; an end that the words leave open is infinite.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from incidents.model import Claim
from incidents.times import Span, Times, Zones

Minutes = tuple[float, float]
_Read = tuple[Zones, Span | None]
_DAY = 1440.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEPS = (5.0, 15.0, 30.0, 60.0, 180.0, 360.0, 720.0, _DAY, 2 * _DAY, 7 * _DAY, 14 * _DAY)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000)


@dataclass(frozen=True)
class Bar:
    """When a claim's event was.

    Attributes:
        possible: from the earliest start to the latest end, over every zone.
        stretches: of that, what some zone allows, in order.
        certain: from the latest start to the earliest end, in every zone alike: it was going on
            then, if the claim is right; None where there is no such stretch.
        zones: the IANA zones that its words may be in, where it is more than one.
    """

    claim: str
    possible: Minutes
    certain: Minutes | None
    zones: tuple[str, ...]
    stretches: tuple[Minutes, ...]


def candidates(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The zones that words which leave theirs open may be in."""
    found: dict[str, None] = {}
    for claim in claims:
        if claim.when is not None and len(claim.when.zones) > 1:
            found.update(dict.fromkeys(zone.zone for zone in claim.when.zones))
    return tuple(found)


def bars(times: Times, claims: Iterable[Claim], zone: str | None = None) -> tuple[Bar, ...]:
    """A bar for each claim that gives a time, those that may begin first first.

    Args:
        zone: the zone of every claim whose words may be in it among others; None for all of them.
    """
    found = [bar for claim in claims if (bar := _bar(times, claim, zone)) is not None]
    return tuple(sorted(found, key=lambda bar: bar.possible))


def _bar(times: Times, claim: Claim, zone: str | None) -> Bar | None:
    under = [(taken, spans[0]) for taken, spans in times.under(claim.id)]
    spans = [span for _, span in _read_in(zone, under) if span is not None]
    if not spans:
        return None
    taken = dict.fromkeys(name for zones, _ in under for name in zones.values())
    parts = _joined((span.earliest_start, span.latest_end) for span in spans)
    possible = parts[0][0], parts[-1][1]
    return Bar(claim.id, possible, _certain(spans), tuple(taken), parts)


def _joined(stretches: Iterable[Minutes]) -> tuple[Minutes, ...]:
    """Stretches of time with those that touch as one."""
    found: list[Minutes] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _read_in(zone: str | None, under: list[_Read]) -> list[_Read]:
    """Of the zones that a claim's sources may be in, those with one zone for as many as may be."""
    told = [list(zones.values()).count(zone or "") for zones, _ in under]
    most = max(told, default=0)
    return [each for each, count in zip(under, told, strict=True) if count == most]


def _certain(spans: list[Span]) -> Minutes | None:
    start = max(span.latest_start for span in spans)
    end = min(span.earliest_end for span in spans)
    return (start, end) if start < end else None


def frame(drawn: Iterable[Bar]) -> Minutes | None:
    """The stretch of time to be drawn: that of most bars; a few that are far longer go on beyond
    it. None where no bar has an end."""
    ends = [bar.possible for bar in drawn]
    whole = [each for each in ends if all(map(math.isfinite, each))]
    if whole:
        most = max(2 * _DAY, 6 * median(end - start for start, end in whole))
        shown = [each for each in whole if each[1] - each[0] <= most]
    else:
        known = [end for each in ends for end in each if math.isfinite(end)]
        shown = [(min(known) - _DAY, max(known) + _DAY)] if known else []
    if not shown:
        return None
    start, end = min(a for a, _ in shown), max(b for _, b in shown)
    margin = max(30.0, (end - start) / 25)
    return start - margin, end + margin


def ticks(shown: Minutes, zone: str = "UTC", most: int = 5) -> tuple[float, ...]:
    """At most so many round times in a frame, by the clock of a zone: hours, days or months."""
    start, end = shown
    step = next((step for step in _STEPS if (end - start) / step <= most - 1), None)
    if step is None:
        return _months(shown, zone, most)
    shift = _local(start, zone).utcoffset() or timedelta()
    offset = shift.total_seconds() / 60
    first = math.ceil((start + offset) / step)
    last = math.floor((end + offset) / step)
    return tuple(number * step - offset for number in range(first, last + 1))


def _months(shown: Minutes, zone: str, most: int) -> tuple[float, ...]:
    """Beginnings of months, every so many of them."""
    first, last = (_local(end, zone) for end in shown)
    whole = range(first.year * 12 + first.month, last.year * 12 + last.month)
    every = next((every for every in _MONTHS if len(whole) / every <= most - 1), _MONTHS[-1])
    chosen = (month for month in whole if month % every == 0)
    starts = (datetime(month // 12, month % 12 + 1, 1, tzinfo=ZoneInfo(zone)) for month in chosen)
    return tuple((start - _EPOCH) / timedelta(minutes=1) for start in starts)


def moment(minute: float, zone: str = "UTC") -> str:
    """An instant by a zone's clock: 6 December 2015, 21:00."""
    local = _local(minute, zone)
    return f"{local.day} {local:%B %Y, %H:%M}"


def told(span: Minutes, zone: str = "UTC") -> str:
    """A stretch of time by a zone's clock, its ends open where they are.

    The end is told by its last minute: what is over when 21:59 is over goes to 21:59.
    """
    start, end = span
    end = max(start, math.ceil(end) - 1.0) if math.isfinite(end) else end
    if math.isinf(start) and math.isinf(end):
        return "any time"
    if math.isinf(start):
        return f"until {moment(end, zone)}"
    if math.isinf(end):
        return f"from {moment(start, zone)} on"
    first, last = moment(start, zone), moment(end, zone)
    day, _, hour = last.rpartition(", ")
    if first == last:
        return first
    return f"{first} to {hour if first.startswith(day + ',') else last}"


def _local(minute: float, zone: str) -> datetime:
    try:
        return (_EPOCH + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))
    except OverflowError:  # By that clock it is before the year 1 or after 9999.
        return (datetime.min if minute < 0 else datetime.max).replace(tzinfo=UTC)
