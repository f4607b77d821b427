"""Rules for places without a distance: in, near, on the outskirts of, between, on a road."""

from __future__ import annotations

import re

from geo import coordinates
from geo.interval import Interval
from geo.locality import vocabulary
from geo.locality.names import Knows, name, tidy
from geo.locality.phrase import NotRead, Phrase
from geo.locality.scanner import Scanner
from geo.location import Kind

NEAR_M = 5_000.0
"""What "near" is read as where the words give no distance: a modelling choice."""

_BETWEEN = (
    "between read as within the circle that has the line from the one to the other as its diameter:"
    " a modelling choice"
)
_HALF_WAY = "half way read as between: how near the middle is not said"

_NEAR = (
    r"(?:near(?:by)?(?:\s+to)?|close\s+to|next\s+to|around|in\s+the\s+(?:vicinity|area|surroundings)"
    r"\s+of|just\s+outside(?:\s+of)?|outside(?:\s+of)?|not\s+far\s+from)(?!\w)"
)
_OUTSKIRTS = (
    rf"(?:(?:on|in|at|from)\s+)?(?:the\s+)?(?:{vocabulary.HEADING}\s+)?"
    r"(?:outskirts|edge|edges|suburbs|fringes)\s+of\b"
)
_PART = (
    rf"(?:in\s+)?(?:the\s+)?(?:{vocabulary.HEADING})\s+(?:parts?\s+of\s+|countryside\s+of\s+|of\s+)?"
    r"(?=\S)"
)
_IN = r"(?:in|at|over|above|inside|within|into|on|across)(?!\w)"
_ROAD = r"\s+(?:road|highway|motorway|route)$"


def between(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "between X and Y"."""
    half_way = scan.take(r"(?:half|mid)[-\s]?way\s+(?=between)")
    if not scan.take(r"between(?!\w)"):
        return None
    pair = _pair(scan.rest, r"\s+and\s+", knows)
    if pair is None:
        raise NotRead(scan.next_words(), "two places, as in “between Raqqa and Aleppo”")
    return Phrase(
        verbatim=scan.text,
        kind=Kind.BETWEEN,
        names=pair,
        method="between two places",
        assumptions=(_BETWEEN, *((_HALF_WAY,) if half_way else ())),
    )


def road(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "on the X–Y road", "along the road from X to Y"."""
    if not re.search(rf"{_ROAD}|^(?:on|along)\s+(?:the\s+)?road\s", scan.text, re.IGNORECASE):
        return None
    scan.take(r"(?:on|along|beside|near)\s+(?:the\s+)?(?:main\s+)?")
    framed = scan.take(r"(?:road|highway|motorway)\s+(?:between|from|linking)\s+")
    words = re.sub(_ROAD, "", scan.rest, flags=re.IGNORECASE)
    words = re.sub(r"\s+main$", "", words)
    parted = r"\s+(?:and|to)\s+" if framed else r"\s*[–—]\s*|\s+-\s+|\s+(?:and|to)\s+"
    pair = _pair(words, parted, knows) or _pair(words, "-", knows)
    if pair is None:
        raise NotRead(words, "two places, as in “on the Raqqa–Aleppo road”")
    return Phrase(
        verbatim=scan.text,
        kind=Kind.ROUTE,
        names=pair,
        road=True,
        method="corridor between two places",
    )


def about(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "near X", "the outskirts of X", "the X area"."""
    if scan.take(_OUTSKIRTS):
        return Phrase(
            verbatim=scan.text,
            kind=Kind.NEAR,
            names=name(scan, knows),
            method="outskirts",
            distance_m=Interval(0.0, NEAR_M),
            outskirts=True,
        )
    if scan.take(_NEAR):
        return _near(scan.text, name(scan, knows), "the words give no distance")
    scan.take(rf"{_IN}\s*")
    area = re.fullmatch(r"(?:the\s+)?(.+?)\s+(?:area|vicinity|neighbou?rhood)", scan.rest)
    if area and not knows(scan.rest):
        return _near(scan.text, (tidy(area[1]),), "“area” is nowhere delimited")
    return None


def _near(text: str, names: tuple[str, ...], because: str) -> Phrase:
    note = f"{because}; read as within {NEAR_M / 1000:g} km: a modelling choice"
    return Phrase(
        verbatim=text,
        kind=Kind.NEAR,
        names=names,
        method="near a place",
        distance_m=Interval(0.0, NEAR_M),
        assumptions=(note,),
    )


def bare(scan: Scanner, knows: Knows) -> Phrase | None:
    """ "in X", "over X", "in the north of X", "X": the place itself."""
    scan.take(rf"{_IN}\s*")
    notes = []
    if not knows(tidy(scan.rest)) and not coordinates.looks_like(scan.rest):
        here = scan.place
        part = scan.take(_PART)
        if part and knows(tidy(scan.rest)):
            told = f"{part[0].strip()} {tidy(scan.rest)}"
            notes.append(f"“{told}” is nowhere delimited: the whole of {tidy(scan.rest)} is taken")
        else:
            scan.back_to(here)
            scan.farthest = min(scan.farthest, here)
    names = name(scan, knows)
    if not names:
        return None
    return Phrase(
        verbatim=scan.text,
        kind=Kind.AT,
        names=names,
        method="coordinates" if coordinates.looks_like(names[0]) else "feature only",
        assumptions=tuple(notes),
    )


def _pair(words: str, parted: str, knows: Knows) -> tuple[str, str] | None:
    """Two names with what parts them: of several ways, the one that makes two known names."""
    splits = [
        (tidy(words[: match.start()]), tidy(words[match.end() :]))
        for match in re.finditer(parted, words, re.IGNORECASE)
    ]
    splits = [(a, b) for a, b in splits if a and b]
    known = [pair for pair in splits if knows(pair[0]) and knows(pair[1])]
    return next(iter(known or splits), None)
