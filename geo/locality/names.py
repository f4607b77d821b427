"""Names: the words of an anchor, as far as a grammar can tell them without a gazetteer."""

from __future__ import annotations

import re
from collections.abc import Callable

from geo import coordinates
from geo.locality import vocabulary
from geo.locality.phrase import NotRead
from geo.locality.scanner import Scanner

Knows = Callable[[str], bool]
"""Whether some words are, as they stand, the name of a place."""

_SAYS_MORE = re.compile(
    rf"\d[^,]*?{vocabulary.UNIT}"
    rf"|(?<!\w)(?:{vocabulary.HEADING})\s+(?:of|from)\s",
    re.IGNORECASE,
)


def name(scan: Scanner, knows: Knows) -> tuple[str, ...]:
    """The words of one anchor: all that is left; none if nothing is.

    Raises:
        NotRead: for words that say more than a name, such as a second distance.
    """
    words = tidy(scan.rest)
    if not words or words.lower() == "away":
        return ()
    if not re.search(r"[^\W_]", words):
        raise NotRead(words, "a name")
    if not knows(words) and not coordinates.looks_like(words):
        more = _SAYS_MORE.search(words)
        if more:
            raise NotRead(more[0].strip(), "a place's name alone")
    return (words,)


def tidy(words: str) -> str:
    """A name without the article before it and the points behind it."""
    return re.sub(r"^(?:the|a|an)\s+", "", words.strip(" .,;:!?"), flags=re.IGNORECASE)
