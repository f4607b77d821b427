"""Time words: what people say of a time, read into bounds, with all that was read into them.

    >>> read("around 9 p.m. Sunday", Context(said=LocalTime("2015-12-08"))).start.earliest
    LocalTime(text='2015-12-06T20:30')

English by a grammar of rules, ISO 8601 and EDTF. What no rule reads is an error that names the
words; nothing is guessed that is not among the assumptions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from incidents.edtf import looks_like
from incidents.time import TimeError
from incidents.time_words.context import Context, Offset, Reading
from incidents.time_words.plain import plain
from incidents.time_words.point import EXPECTED
from incidents.time_words.rules import RULES, dashed
from incidents.time_words.widths import PARTS, WIDTHS, Part, Widths

LONGEST = 200
"""Characters; a time is a phrase, not a page."""
_ELLIPSIS = re.compile(r"\s*\[?(?:…|\.{3})\]?\s*")
_ROUND = ".,;:“”\"'()«» \t\n"


def read(text: str, context: Context | None = None) -> Reading:
    """What the words of a time allow.

    Raises:
        TimeError: with the words that are not read and what was expected there.
    """
    given = context or Context()
    if len(text) > LONGEST:
        raise TimeError(f"{text[:40]}…", f"at most {LONGEST} characters")
    verbatim = " ".join(text.split())
    try:
        found = _read(verbatim, given)
    except (OverflowError, ValueError) as error:
        if isinstance(error, TimeError):
            raise
        raise TimeError(verbatim, "a time in the years 1 to 9999") from error
    first, last = found.start.earliest, found.end.latest
    if first and last and first.first("UTC") > last.last("UTC"):
        raise TimeError(verbatim, "a time that is not over before it has begun, or been told of")
    return replace(found, verbatim=text.strip())


def _read(text: str, context: Context) -> Reading:
    words = text if looks_like(text) else _ELLIPSIS.sub(", ", text).strip(_ROUND)
    if not words:
        raise TimeError("nothing", EXPECTED)
    for rule in RULES:
        try:
            found = rule(words, context)
        except TimeError:
            if rule is not plain:
                raise
            return _dashed(words, context)
        if found is not None:
            return found
    raise TimeError(words, EXPECTED)


def _dashed(words: str, context: Context) -> Reading:
    """Two times about a dash; where they are none, what is wrong with the words as they stand."""
    try:
        found = dashed(words, context)
    except TimeError:
        found = None
    return found or plain(words, context)


__all__ = [
    "LONGEST",
    "PARTS",
    "WIDTHS",
    "Context",
    "Offset",
    "Part",
    "Reading",
    "Widths",
    "read",
]
