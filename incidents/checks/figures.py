"""Figures: distances of claims of one event that are one figure, told in two units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from geo.interval import Interval
from geo.location import AtClaim, AtPlace, Location
from geo.rounding import half_step
from geo.units import GREATEST_DISTANCE_M, METRES
from incidents.checks.finding import Measured
from incidents.checks.meetings import meetings
from incidents.model import Claim, Dossier

_Figure = tuple[float, str]


@dataclass(frozen=True)
class Converted:
    """Two claims whose distances are one figure, the earlier one of the file first.

    Attributes:
        told: the arithmetic, in words.
        measured: what either figure may be rounded from, in metres.
    """

    a: Claim
    b: Claim
    told: str
    measured: tuple[Measured, ...]


def conversions(dossier: Dossier) -> Iterator[Converted]:
    """The claims of one event, or of two that may be one, whose distances are one figure."""
    stated: dict[str, dict[_Figure, list[Claim]]] = {}
    for claim in dossier.claims:
        figure = _figure(claim.location) if claim.location else None
        if figure:
            stated.setdefault(claim.incident, {}).setdefault(figure, []).append(claim)
    order = {claim.id: number for number, claim in enumerate(dossier.claims)}
    for meeting in meetings(dossier):
        one, other = (stated.get(each.id, {}) for each in (meeting.a, meeting.b))
        for a, b in _conversions({*one, *other}):
            pairs = list(product(one.get(a, ()), other.get(b, ())))
            if meeting.is_hypothesis:
                pairs += product(one.get(b, ()), other.get(a, ()))
            for pair in pairs:
                yield _converted(dossier, *sorted(pair, key=lambda claim: order[claim.id]))


def _conversions(figures: Iterable[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """The pairs of figures that are one, by way of those that are next to each other in metres."""
    ordered = sorted(figures, key=lambda figure: (_metres(figure), figure))
    for place, a in enumerate(ordered):
        most = _metres(a) + _half(a[0]) * METRES[a[1]]
        for b in ordered[place + 1 :]:
            if _metres(b) > most:
                break
            if is_converted(a, b):
                yield a, b


def _metres(figure: _Figure) -> float:
    return figure[0] * METRES[figure[1]]


def is_converted(a: _Figure, b: _Figure) -> bool:
    """Whether two figures in different units are one: each lies within the other's rounding.

    >>> is_converted((55.0, "km"), (34.0, "mi")), is_converted((55.0, "km"), (35.0, "mi"))
    (True, False)
    """
    apart = abs(_metres(a) - _metres(b))
    return a[1] != b[1] and all(apart <= _half(one) * METRES[unit] for one, unit in (a, b))


@lru_cache(maxsize=10_000)
def _half(value: float) -> float:
    """How far the truth may be from a figure, either way, in its unit."""
    return half_step(_plain(value))


def _plain(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _converted(dossier: Dossier, a: Claim, b: Claim) -> Converted:
    assert a.location is not None
    assert b.location is not None
    measured = _rounding(a.location), _rounding(b.location)
    return Converted(a, b, _told(dossier, a.location, b.location), measured)


def _told(dossier: Dossier, a: Location, b: Location) -> str:
    (one, unit), (other, into) = _stated(a), _stated(b)
    there = one * METRES[unit] / METRES[into]
    back = other * METRES[into] / METRES[unit]
    told = (
        f"{_plain(one)} {unit} is {there:,.2f} {into}, which rounds to {_plain(other)}, and "
        f"{_plain(other)} {into} is {back:,.2f} {unit}, which rounds to {_plain(one)}: "
        "one figure converted"
    )
    if a.anchors[0] == b.anchors[0]:
        return told
    return f"{told}, though counted from {_from(dossier, a)} and from {_from(dossier, b)}"


def _figure(location: Location) -> _Figure | None:
    """The distance as worded, if it is one on Earth."""
    stated = location.stated
    if stated is None or stated.distance is None or stated.unit not in METRES:
        return None
    figure = stated.distance, stated.unit
    return figure if 0 < _metres(figure) <= GREATEST_DISTANCE_M else None


def _stated(location: Location) -> _Figure:
    figure = _figure(location)
    assert figure is not None
    return figure


def _from(dossier: Dossier, location: Location) -> str:
    anchor = location.anchors[0]
    if isinstance(anchor, AtPlace):
        return dossier.place[anchor.id].name
    if isinstance(anchor, AtClaim):
        return f"where “{dossier.claim[anchor.id].title}” was"
    return f"the place in “{location.verbatim}”"


def _rounding(location: Location) -> Measured:
    value, unit = _stated(location)
    half = _half(value)
    ends = Interval(max(0.0, value - half) * METRES[unit], (value + half) * METRES[unit])
    return Measured.of(f"“{location.verbatim}”, rounded", "m", ends)
