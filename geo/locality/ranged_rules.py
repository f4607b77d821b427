"""Rules for distances and headings: offsets, bounds, and headings alone."""

from __future__ import annotations

import math
from dataclasses import replace

from geo.interval import Interval
from geo.locality.names import Knows, name
from geo.locality.phrase import NotRead, Other, Phrase
from geo.locality.quantity import Heading, Quantity, distance, heading
from geo.locality.scanner import Scanner
from geo.location import Kind, Stated

_FROM = r"(?:away\s+from|from|off)(?!\w)"
_OF = rf"(?:{_FROM}|of(?!\w))"
_WITHIN = (
    r"(?:within(?:\s+(?:a\s+)?(?:radius|distance)\s+of)?|no\s+(?:more|farther|further)\s+than"
    r"|not\s+(?:more|farther|further)\s+than|at\s+most|less\s+than|up\s+to|under"
    r"|in\s+a\s+radius\s+of)(?!\w)"
)
_BEYOND = (
    r"(?:at\s+least|no\s+(?:less|closer|nearer)\s+than|not\s+(?:less|closer|nearer)\s+than"
    r"|more\s+than|farther\s+than|further\s+than|over|beyond|outside|upwards\s+of)(?!\w)"
)
_BY_ROAD = r"\(?\s*by\s+(?:road|highway|foot|car|river|sea)\s*\)?"
_BY_AIR = r"\(?\s*(?:by\s+air|as\s+the\s+crow\s+flies|in\s+a\s+straight\s+line)\s*\)?"


def bounded(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "within 55 km of X", "at least 20 km from X", "no closer than 20 km south of X"."""
    within = scan.take(_WITHIN)
    if not within and not scan.take(_BEYOND):
        return None
    quantity = distance(scan)
    if quantity is None:
        return None
    toward = heading(scan)
    scan.take(rf"(?:{_OF}|to(?!\w))")
    metres = quantity.metres
    allowed, surely = (
        (Interval(0.0, metres.upper), Interval(0.0, metres.lower))
        if within
        else (Interval(metres.lower, math.inf), Interval(metres.upper, math.inf))
    )
    notes = [quantity.read_as, *quantity.notes]
    if not within:
        notes.append("the words give no greatest distance: the region has no end")
    if toward:
        notes.append(toward.read_as)
    kind = Kind.OFFSET if toward else Kind.WITHIN if within else Kind.BEYOND
    return Phrase(
        verbatim=scan.text,
        kind=kind,
        names=name(scan, knows),
        method="greatest distance" if within else "least distance",
        distance_m=allowed,
        sure_distance_m=surely,
        bearing=toward.bearing if toward else None,
        stated=_stated(quantity, toward),
        assumptions=tuple(notes),
    )


def offset(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "55 km SE of X", "10 km at 135° from X", "34 miles from X", "10 mi E (by air) X"."""
    quantity = distance(scan)
    if quantity is None:
        return None
    by_road = scan.take(_BY_ROAD)
    toward = heading(scan)
    by_road = by_road or scan.take(_BY_ROAD)
    by_air = not by_road and scan.take(_BY_AIR)
    if not scan.take(_OF if toward else _FROM) and not toward and not scan.take(r"(?:away)?$"):
        raise NotRead(scan.next_words(), "a heading, or “from” and a place")
    found = _offset(scan.text, name(scan, knows), quantity, toward)
    if by_road:
        return _along_a_road(found)
    assumed = ("by air read as a straight line",) if by_air else ()
    return replace(found, assumptions=(*found.assumptions, *assumed))


def _offset(
    text: str, names: tuple[str, ...], quantity: Quantity, toward: Heading | None
) -> Phrase:
    found = Phrase(
        verbatim=text,
        kind=Kind.OFFSET if toward else Kind.DISTANCE,
        names=names,
        method="offset at a heading" if toward else "distance only",
        distance_m=quantity.metres,
        bearing=toward.bearing if toward else None,
        stated=_stated(quantity, toward),
        assumptions=(
            quantity.read_as,
            *quantity.notes,
            *([toward.read_as] if toward else []),
        ),
    )
    others = []
    if quantity.nautical:
        nautical = _offset(text, names, quantity.nautical, toward)
        others.append(Other("unit", quantity.nautical.read_as, replace(nautical, others=())))
    if toward and toward.narrower:
        narrower = _offset(text, names, quantity, toward.narrower)
        told = f"{toward.narrower.read_as}, one of eight directions"
        others.append(Other("heading", told, replace(narrower, others=())))
    return replace(found, others=tuple(others))


def _along_a_road(found: Phrase) -> Phrase:
    """A way by road is no shorter than the geodesic, and nobody says how much longer."""
    assert found.distance_m is not None
    note = "by road: the straight line is no longer than that, and may be any shorter"
    return replace(
        found,
        method="distance along a path",
        kind=found.kind if found.kind is Kind.OFFSET else Kind.WITHIN,
        distance_m=Interval(0.0, found.distance_m.upper),
        sure_distance_m=Interval(0.0, 0.0),
        assumptions=(*found.assumptions, note),
        others=(),
    )


def offsets(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "2 mi E and 3 mi N of X": two offsets square to each other."""
    first = distance(scan)
    toward = heading(scan) if first else None
    if toward is None or not scan.take(r",?\s*(?:and|then|&|,)\s+"):
        return None
    second = distance(scan)
    across = heading(scan) if second else None
    if second is None or across is None or first is None:
        return None
    if {toward.azimuth_deg % 180, across.azimuth_deg % 180} != {0.0, 90.0}:
        told = f"{toward.words} and {across.words}"
        raise NotRead(told, "one offset to the east or west and one to the north or south")
    scan.take(_OF)
    names = name(scan, knows)
    found = _offsets(scan.text, names, (first, toward), (second, across))
    if first.nautical is None or second.nautical is None:
        return found
    nautical = _offsets(scan.text, names, (first.nautical, toward), (second.nautical, across))
    told = " and ".join((first.nautical.read_as, second.nautical.read_as))
    return replace(found, others=(Other("unit", told, nautical),))


def _offsets(text: str, names: tuple[str, ...], *each: tuple[Quantity, Heading]) -> Phrase:
    along, up = sorted(each, key=lambda pair: pair[1].azimuth_deg % 180 == 0)
    due = " and ".join(f"due {heading.words}" for _, heading in each)
    return Phrase(
        verbatim=text,
        kind=Kind.OFFSETS,
        names=names,
        method="orthogonal offsets",
        east_m=_signed(*along),
        north_m=_signed(*up),
        assumptions=(
            *(quantity.read_as for quantity, _ in each),
            *(note for quantity, _ in each for note in quantity.notes),
            f"read as {due}",
        ),
    )


def _signed(quantity: Quantity, toward: Heading) -> Interval:
    metres = quantity.metres
    back = toward.azimuth_deg >= 180
    return Interval(-metres.upper, -metres.lower) if back else metres


def headed(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "south of X", "to the south east of X": a heading and no distance."""
    toward = heading(scan)
    if toward is None or not scan.take(_OF):
        return None
    note = f"{toward.read_as}; the words give no distance, so the region has no end"
    names = name(scan, knows)
    found = Phrase(
        verbatim=scan.text,
        kind=Kind.DIRECTION,
        names=names,
        method="heading only",
        bearing=toward.bearing,
        stated=Stated(heading=toward.words),
        assumptions=(note,),
    )
    if toward.narrower is None:
        return found
    told = f"{toward.narrower.read_as}, one of eight directions"
    narrower = replace(found, bearing=toward.narrower.bearing, assumptions=(told,))
    return replace(found, others=(Other("heading", told, narrower),))


def _stated(quantity: Quantity, toward: Heading | None) -> Stated:
    return Stated(quantity.number, quantity.unit, toward.words if toward else None)
