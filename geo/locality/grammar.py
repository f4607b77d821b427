"""Grammar: the forms of English that give a place, each a rule; the first that fits is taken.

A new form is one rule and one entry in RULES. What no rule reads is an error that names the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate, islice

from geo.locality import vocabulary
from geo.locality.names import Knows
from geo.locality.phrase import NotRead, Phrase
from geo.locality.place_rules import about, bare, between, road
from geo.locality.quantity import distance
from geo.locality.ranged_rules import bounded, headed, offset, offsets
from geo.locality.route_rule import route
from geo.locality.scanner import Scanner
from geo.location import Kind

Rule = Callable[[Scanner, Knows], Phrase | None]

RULES: tuple[Rule, ...] = (route, between, road, bounded, offsets, offset, headed, about, bare)

EXPECTED = (
    "a place (“in Raqqa”), a distance (“34 miles from Raqqa”), a distance and a heading "
    "(“55 km south east of Raqqa”), a bound (“within 5 km of Raqqa”), or coordinates"
)
_DASHES = str.maketrans({"‐": "-", "‑": "-", "−": "-", "‒": "–", "—": "–", "―": "–"})
LONGEST = 300
"""Characters; a locality is a phrase, not a page."""


def read(text: str, knows: Knows = lambda _: False) -> tuple[Phrase, ...]:
    """What a text says, as one phrase or, for a list of places, as several.

    Args:
        knows: tells a name that holds "and", a comma or a hyphen from two names.

    Raises:
        NotRead: with the words at which reading stumbled.
    """
    written = re.sub(r"\s+", " ", text).strip(" .;,")
    if not re.search(r"[^\W_]", written):
        raise NotRead(written, EXPECTED)
    if len(written) > LONGEST:
        raise NotRead(f"{written[:40]}…", f"at most {LONGEST} characters")
    words = written.translate(_DASHES)
    pieces = _pieces(words, knows)
    if len(pieces) == 1:
        return (replace(_one(words, knows), verbatim=written),)
    first = _preposition(pieces[0])
    phrases = [_one(piece if _preposition(piece) else first + piece, knows) for piece in pieces]
    _refuse_half(phrases, pieces)
    starts = accumulate(pieces, lambda at, piece: words.index(piece, at), initial=0)
    return tuple(
        replace(phrase, verbatim=written[at : at + len(piece)])
        for phrase, piece, at in zip(phrases, pieces, islice(starts, 1, None), strict=True)
    )


def _refuse_half(phrases: list[Phrase], pieces: list[str]) -> None:
    """Refuse "10 km south of Raqqa and Aleppo": the words do not say what they say of Aleppo."""
    ranged = False
    for phrase, piece in zip(phrases, pieces, strict=True):
        if ranged and phrase.kind is Kind.AT and not _preposition(piece):
            raise NotRead(piece, "a distance or heading of its own, or “in” before it")
        ranged = ranged or phrase.kind not in (Kind.AT, Kind.NEAR)


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
    r"^(?:(?:half|mid)[-\s]?way\s+)?between\b|^(?:on|along)\s.*\b(?:road|highway|motorway|route)$"
    r"|^(?:on|along)\s+(?:the\s+)?(?:main\s+)?(?:road|highway|motorway)\s"
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
        r"(?:in|at|on|over|above|within|into|across|near|around|inside|outside|close to"
        r"|on the outskirts of)\s+(?:the\s+)?(?!\d)",
        text,
        re.IGNORECASE,
    )
    return match[0] if match else ""
