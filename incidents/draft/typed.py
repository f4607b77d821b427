"""Typed: what a person types into a field, as the value it states; nothing is guessed at.

An empty field states nothing: a count that nobody gives is None, never 0.
"""

from __future__ import annotations

import re

from incidents.parts import Range
from incidents.time import LocalTime

EXPECTED_COUNT = (
    "a count: 3, 3-13, 3 to 13, between 3 and 13, at least 4, more than 4, at most 4, fewer than 4"
)
_FIGURE = r"(\d{1,3}(?:,\d{3})+|\d{1,15})"
_EXACTLY = re.compile(_FIGURE, re.ASCII)
_FROM_TO = re.compile(rf"(?:between )?{_FIGURE} ?(?:-|–|—|to|and) ?{_FIGURE}", re.ASCII)
_BOUNDS = (
    (re.compile(rf"(?:at least|no (?:fewer|less) than) {_FIGURE}", re.ASCII), (0, None)),
    (re.compile(rf"{_FIGURE} ?(?:\+|or more)", re.ASCII), (0, None)),
    (re.compile(rf"(?:more than|over) {_FIGURE}", re.ASCII), (1, None)),
    (re.compile(rf"(?:at most|up to|no more than) {_FIGURE}", re.ASCII), (None, 0)),
    (re.compile(rf"{_FIGURE} or (?:fewer|less)", re.ASCII), (None, 0)),
    (re.compile(rf"(?:fewer than|less than|under) {_FIGURE}", re.ASCII), (None, -1)),
)
"""Each with what is added to its figure for the lower and the upper bound; None: 0 or no bound."""

_DAY_AND_TIME = re.compile(r"(\d{4}-\d\d-\d\d) +(\d\d:\d\d.*)", re.ASCII)


class CountError(ValueError):
    """A count that cannot be read: what was got, what was expected."""

    def __init__(self, got: str, expected: str = EXPECTED_COUNT) -> None:
        self.got = got
        self.expected = expected
        super().__init__(f"count: got {got}, expected {expected}")


def count(text: str) -> Range | None:
    """The range that a count as worded states: "3-13", "at least 4"; None for an empty text.

    "more than 4" is 5 or more, "fewer than 4" is 0 to 3, "none" is 0.

    Raises:
        CountError: for any other words, and for a range that runs backwards.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    if words in ("none", "no one", "nobody"):
        return Range(0, 0)
    if _EXACTLY.fullmatch(words):
        return Range(_figure(words), _figure(words))
    return _from_to(words) or _bounded(words)


def _from_to(words: str) -> Range | None:
    match = _FROM_TO.fullmatch(words)
    if match is None or words.startswith("between ") != (" and " in words):
        return None
    lower, upper = _figure(match[1]), _figure(match[2])
    if lower > upper:
        raise CountError(words, "the smaller figure first")
    return Range(lower, upper)


def _bounded(words: str) -> Range:
    for pattern, (below, above) in _BOUNDS:
        match = pattern.fullmatch(words)
        if match:
            figure = _figure(match[1])
            if below is not None:
                return Range(figure + below, None)
            assert above is not None
            if figure + above >= 0:
                return Range(0, figure + above)
    raise CountError(words)


def _figure(digits: str) -> int:
    return int(digits.replace(",", ""))


def moment(text: str) -> LocalTime | None:
    """A year, month, day or time of day; a space may stand for the T. None for an empty text.

    Raises:
        TimeError: for other text.
    """
    words = text.strip()
    return LocalTime(_DAY_AND_TIME.sub(r"\1T\2", words)) if words else None


def has_offset(time: LocalTime) -> bool:
    """Whether a time states its own offset from UTC, so that no zone changes what it means."""
    return re.search(r"T.*(Z|[+-]\d\d:\d\d)$", time.text) is not None
