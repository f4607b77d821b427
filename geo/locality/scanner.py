"""Scanner: a place in a text that patterns are taken from, one after the other."""

from __future__ import annotations

import re
from functools import cache


class Scanner:
    """Reads a text from left to right, regardless of case.

    Attributes:
        text: the whole text.
        place: index of the first character that was not taken yet.
        farthest: the greatest place that was ever reached, to tell where reading stumbled.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = self.farthest = 0

    def take(self, pattern: str) -> re.Match[str] | None:
        """The match of a pattern here, with white space before it; goes on behind it."""
        match = _compiled(pattern).match(self.text, self._behind_space())
        if match is not None and match.end() > self.place:
            self.place = match.end()
            self.farthest = max(self.farthest, self.place)
        return match

    def back_to(self, place: int) -> None:
        self.place = place

    @property
    def rest(self) -> str:
        """What was not taken yet."""
        return self.text[self.place :].strip()

    def next_words(self, count: int = 4) -> str:
        """The words at which reading stumbled."""
        words = self.text[self.farthest :].split() or self.text.split()
        return " ".join(words[:count])

    def _behind_space(self) -> int:
        match = _compiled(r"\s*").match(self.text, self.place)
        assert match is not None
        return match.end()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
