"""Anchors: which place each name of a phrase means, and where that place is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol, get_args

from geo import areas, basemap, coordinates
from geo.gazetteer import Candidate, Found
from geo.locality.phrase import LocalityError
from geo.locate import Anchored, Resolver
from geo.location import Anchor, AsWritten, AtClaim, AtPlace, InArea
from geo.region import Disc

CLAIM = "claim"
"""The kind of a known place that is wherever a claim is."""

_IN = re.compile(r"\s*,\s*|\s+in\s+(?:the\s+)?(?:\w+ern\s+)?", re.IGNORECASE)
_MOST_TOLD = 6
_FAR_LESS = 10
"""A place is far less known than one with so many times its people."""


class Gazetteer(Protocol):
    """Whoever knows places by name; geo.gazetteer.Gazetteer does."""

    def find(self, name: str, *, limit: int = 8) -> Found: ...

    def by_id(self, identity: str) -> Candidate | None: ...


class NoSuchPlace(LocalityError):
    """A name that no place is chosen for: ``found`` has the candidates and the reason."""

    def __init__(self, found: Found) -> None:
        self.found = found
        super().__init__(f"“{found.name}”: {found.why}{_candidates(found)}")


def _candidates(found: Found) -> str:
    told = [f"{one.id} ({one.name}, {one.kind})" for one in found.candidates[:_MOST_TOLD]]
    if told:
        return f"; name one by its id: {', '.join(told)}"
    close = found.suggestions[:3]
    return f"; did you mean {', '.join(close)}?" if close else ""


class Anchors:
    """The anchors of phrases.

    Args:
        gazetteer: who knows names.
        resolve: where the anchors are that are no place of the gazetteer's index.
        chosen: ids of candidates by the words they are chosen for.
    """

    def __init__(
        self, gazetteer: Gazetteer, resolve: Resolver, chosen: Mapping[str, str] | None = None
    ) -> None:
        self._gazetteer, self._resolve, self._chosen = gazetteer, resolve, chosen or {}
        self._found: dict[str, Found] = {}

    def knows(self, words: str) -> bool:
        """Whether some words are coordinates or the name of a place."""
        return coordinates.looks_like(words) or self.find(words).chosen is not None

    def find(self, words: str) -> Found:
        """What a name may mean; "Mozdok, Russia" is looked for in Russia."""
        if words not in self._found:
            self._found[words] = self._with_choice(words, self._find(words))
        return self._found[words]

    def anchor(self, words: str) -> Anchor:
        """The anchor that some words mean.

        Raises:
            NoSuchPlace: for a name that no place is chosen for.
            CoordinatesError: for coordinates that cannot be read.
        """
        if coordinates.looks_like(words):
            coordinates.read(words)
            return AsWritten(words)
        found = self.find(words)
        if found.chosen is None:
            raise NoSuchPlace(found)
        return anchor_of(found.chosen)

    def resolve(self, anchor: Anchor) -> Anchored:
        """Where an anchor is: a place of the index by its point and extent."""
        candidate = self._gazetteer.by_id(anchor.id) if isinstance(anchor, AtPlace) else None
        if candidate is None or ":" not in candidate.id:
            return self._resolve(anchor)
        return anchored(candidate)

    def _with_choice(self, words: str, found: Found) -> Found:
        identity = self._chosen.get(words)
        if identity is None:
            return found
        chosen = self._gazetteer.by_id(identity)
        if chosen is None:
            raise LocalityError(f"“{words}”: no place has the id {identity}")
        return replace(found, chosen=chosen, why="chosen by hand")

    def _find(self, words: str) -> Found:
        found = self._gazetteer.find(words)
        if found.chosen is not None:
            return found
        for match in reversed(list(_IN.finditer(words))):
            outer = self._gazetteer.find(words[match.end() :]).chosen
            if match.start() and outer is not None and outer.kind in get_args(basemap.Kind):
                return _within(self._gazetteer.find(words[: match.start()]), words, outer)
        return found


def _within(found: Found, words: str, area: Candidate) -> Found:
    """What a name means within an area; chosen where one place there stands out by its name."""
    there = tuple(one for one in found.candidates if _lies_in(one, area))
    if not there:
        return Found(words, (), None, f"no place of that name in {area.name}", found.suggestions)
    first = there[0]
    if found.chosen == first or _stands_out(first, there[1:]):
        return Found(words, there, first, f"the place of that name in {area.name}", ())
    return Found(words, there, None, f"no one place of that name stands out in {area.name}", ())


def _stands_out(first: Candidate, others: tuple[Candidate, ...]) -> bool:
    """Whether a place is met by its name and has far more people than all others that are."""
    rivals = [one for one in others if one.how != "alternate name"]
    people = _FAR_LESS * max((one.population or 1 for one in rivals), default=0)
    return first.how != "alternate name" and (first.population or 0) >= people


def _lies_in(candidate: Candidate, area: Candidate) -> bool:
    if area.kind == "country" and candidate.country:
        return candidate.country == area.id
    return candidate.position is not None and areas.ground(area.id).covers(candidate.position)


def anchor_of(candidate: Candidate) -> Anchor:
    """A candidate as an anchor: an area by its code, a claim or a place by its id."""
    if candidate.kind == CLAIM:
        return AtClaim(candidate.id)
    is_area = candidate.position is None and candidate.kind in get_args(basemap.Kind)
    return InArea(candidate.id) if is_area else AtPlace(candidate.id)


def anchored(candidate: Candidate) -> Anchored:
    """Where a place of the index is: nothing in its disc is surely a part of it."""
    note = f"{candidate.name}: {candidate.source}; {candidate.extent_note}"
    if candidate.position is None or not candidate.radius_m:
        return Anchored(None, candidate.position, (note,))
    disc = Disc(candidate.position, candidate.radius_m, sure_radius_m=0.0)
    return Anchored(
        disc,
        candidate.position,
        (note,),
        frozenset({candidate.id}),
        spoken_from=Disc(candidate.position, 0.0),
    )
