"""Phrase: what a locality's words say, before anybody knows where its names are."""

from __future__ import annotations

from dataclasses import dataclass

from geo.bearing import Bearing
from geo.interval import Interval
from geo.location import Kind, Stated


class LocalityError(ValueError):
    """Words that no region is counted from: they are not read, or name no one place."""


class NotRead(LocalityError):
    """Words that the grammar does not know: ``words``, and what was ``expected`` there."""

    def __init__(self, words: str, expected: str) -> None:
        self.words, self.expected = words, expected
        super().__init__(f"“{words}” was not read: expected {expected}")


@dataclass(frozen=True)
class Other:
    """Another way to read the figures of a phrase: what differs, how, and the phrase so read."""

    what: str
    text: str
    phrase: Phrase


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """One place as worded.

    Attributes:
        verbatim: the words.
        kind: how the words give it.
        names: the words of its anchors in turn; none where the words do not say from where.
        method: the kind of locality, in the field's terms.
        outskirts: whether the region reaches as far again beyond the town as the town itself.
        road: whether it is on a road between its two anchors.
        others: other ways to read the figures.

    The ranges are those of a Location.
    """

    verbatim: str
    kind: Kind
    names: tuple[str, ...]
    method: str
    distance_m: Interval | None = None
    sure_distance_m: Interval | None = None
    bearing: Bearing | None = None
    east_m: Interval | None = None
    north_m: Interval | None = None
    outskirts: bool = False
    road: bool = False
    stated: Stated | None = None
    assumptions: tuple[str, ...] = ()
    others: tuple[Other, ...] = ()
