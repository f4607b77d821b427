"""The rule for routes: "left Mozdok, over the Caspian Sea, across Iran and Iraq, to Raqqa"."""

from __future__ import annotations

import re

from geo.locality.names import Knows, tidy
from geo.locality.phrase import NotRead, Phrase
from geo.locality.scanner import Scanner
from geo.location import Kind

_START = (
    r"(?:left|leaving|departed(?:\s+from)?|departing(?:\s+from)?|took\s+off\s+from"
    r"|taking\s+off\s+from|(?:flew|flying|travell?ed|travelling|went)\s+from|from)\s+(?=\S)"
)
_MOVES = (
    r"(?:then|and|they|it|travell?ed|travell?ing|flew|flying|passed|passing|went|crossed|crossing"
    r"|continued|continuing|proceeded|on)"
)
_LEG = re.compile(
    rf"\s*,?\s*(?:(?:{_MOVES})\s+)*\b(over|across|through|via|by\s+way\s+of|into|to|toward|towards"
    r"|crossed|crossing|reaching|reached)\s+",
    re.IGNORECASE,
)
_PORTIONS = re.compile(r"^(?:the\s+)?(?:portions?|parts?)\s+of\s+", re.IGNORECASE)

HALF_WIDTH_M = 10_000.0
"""The least half-width of a route's corridor: what nobody says, a modelling choice."""


def route(scan: Scanner, knows: Knows) -> Phrase | None:
    """A way with a start, places that it passes, and an end."""
    if not scan.take(_START):
        return None
    legs = _LEG.split(scan.rest)
    if len(legs) < 3:
        return None
    start, *passed = legs
    names, notes = [tidy(start)], []
    for words in passed[1::2]:
        for piece in _each(words, knows):
            whole = tidy(_PORTIONS.sub("", piece))
            if _PORTIONS.match(piece):
                notes.append(f"“{piece}” is nowhere delimited: somewhere in {whole}")
            names.append(whole)
    if not all(names):
        raise NotRead(scan.next_words(), "a place after each “over”, “across” and “to”")
    width = f"the corridor is at least {HALF_WIDTH_M / 1000:g} km to either side"
    return Phrase(
        verbatim=scan.text,
        kind=Kind.ROUTE,
        names=tuple(names),
        method="route",
        assumptions=(*notes, f"{width}: a modelling choice"),
    )


def _each(words: str, knows: Knows) -> list[str]:
    """The places that one "over" or "across" names."""
    if knows(tidy(words)):
        return [words]
    by_and = re.split(r"\s*,?\s+and\s+", words.strip(" ,"))
    return [
        piece
        for part in by_and
        for piece in ([part] if knows(tidy(part)) else re.split(r"\s*,\s*", part))
        if piece
    ]
