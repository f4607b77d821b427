"""Grammar: the forms of English that give a place, each a rule; the first that fits is taken.

A new form is one rule and one entry in RULES. What no rule reads is an error that names the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.locality import vocabulary
from geo.locality.phrase import NotRead, Phrase
from geo.locality.place_rules import about, bare, between, road
from geo.locality.quantity import distance
from geo.locality.ranged_rules import bounded, headed, offset, offsets
from geo.locality.route_rule import route
from geo.locality.scanner import Scanner

Knows = Callable[[str], bool]
"""Whether some words are, as they stand, the name of a place."""

Rule = Callable[[Scanner, Knows], Phrase | None]

RULES: tuple[Rule, ...] = (route, between, road, bounded, offsets, offset, headed, about, bare)

EXPECTED = (
    "a place (“in Raqqa”), a distance (“34 miles from Raqqa”), a distance and a heading "
    "(“55 km south east of Raqqa”), a bound (“within 5 km of Raqqa”), or coordinates"
)
LONGEST = 300
"""Characters; a locality is a phrase, not a page."""


def read(text: str, knows: Knows = lambda _: False) -> tuple[Phrase, ...]:
    """What a text says, as one phrase or, for a list of places, as several.

    Args:
        knows: tells a name that holds "and", a comma or a hyphen from two names.

    Raises:
        NotRead: with the words at which reading stumbled.
    """
    clean = re.sub(r"\s+", " ", text).strip(" \t\n.;,")
    if not clean:
        raise NotRead("", EXPECTED)
    if len(clean) > LONGEST:
        raise NotRead(f"{clean[:40]}…", f"at most {LONGEST} characters")
    pieces = _pieces(clean, knows)
    if len(pieces) == 1:
        return (_one(clean, knows),)
    first = _preposition(pieces[0])
    each = (pieces[0], *(piece if _preposition(piece) else first + piece for piece in pieces[1:]))
    return tuple(_one(piece, knows) for piece in each)


def _one(text: str, knows: Knows) -> Phrase:
    scan = Scanner(text)
    scan.take(vocabulary.FILLERS)
    start = scan.place
    for rule in RULES:
        scan.back_to(start)
        found = rule(scan, knows)
        if found is not None:
            return found
    raise NotRead(scan.next_words(), EXPECTED)


_ONE_PHRASE = re.compile(
    r"^(?:half\s?way\s+)?between\b|^(?:on|along)\s.*\b(?:road|highway|motorway|route)$"
    r"|^(?:left|from|departed|departing|leaving|took off|taking off|flew|flying)\b",
    re.IGNORECASE,
)


def _pieces(text: str, knows: Knows) -> list[str]:
    """A list of places in its parts: "A, B and C", "A; B", "A and B"; else the text alone."""
    if _ONE_PHRASE.match(text) or knows(text[len(_preposition(text)) :]):
        return [text]
    parts = [part.strip() for part in re.split(r"\s*;\s*|\s*,?\s+and\s+", text) if part.strip()]
    if len(parts) > 1 and _is_offset_list(parts):
        return [text]
    if len(parts) > 1:
        *heads, last = parts
        parts = [piece for head in heads for piece in _by_commas(head, knows)] + [last]
    return parts


def _by_commas(text: str, knows: Knows) -> list[str]:
    """Names parted by commas before an "and"; "Mozdok, Russia" is one where that is known."""
    return [text] if knows(text) else re.split(r"\s*,\s*", text)


def _is_offset_list(parts: list[str]) -> bool:
    """Whether the first part is a distance and a heading from nowhere: "2 mi E and 3 mi N of X"."""
    scan = Scanner(parts[0])
    try:
        return distance(scan) is not None and not re.search(r"\b(?:of|from)\b", scan.rest)
    except NotRead:
        return False


def _preposition(text: str) -> str:
    match = re.match(
        r"(?:in|at|over|near|around|inside|outside|close to|on the outskirts of)\s+(?:the\s+)?",
        text,
        re.IGNORECASE,
    )
    return match[0] if match else ""


__all__ = ["EXPECTED", "LONGEST", "RULES", "Knows", "NotRead", "read"]
