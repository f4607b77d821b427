"""Find: what a name means, by the caller's places first and then by the offline index."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geo.gazetteer import choose, kinds, known, standing
from geo.gazetteer.index import Index
from geo.gazetteer.known import Acquaintance
from geo.gazetteer.names import spelling
from geo.gazetteer.present import Meeting
from geo.gazetteer.records import Candidate, Found, Known
from geo.gazetteer.standing import Match
from geo.position import Position

if TYPE_CHECKING:
    from geo.gazetteer.surroundings import Surroundings


class Gazetteer:
    """Names and places: the caller's own first, then those of the index.

    The index is opened when it is first needed, and built where it is missing: that takes half a
    minute once and shows a progress bar on a terminal.

    Args:
        known: the caller's places.
        index: the index file; by default the one in the user's cache (`build.index_path`).
    """

    def __init__(self, known: Sequence[Known] = (), index: Path | None = None) -> None:
        self._known = tuple(known)
        self._index = Index(index)

    def find(self, name: str, *, limit: int = 8) -> Found:
        """What a name may mean, with at most so many candidates.

        Raises:
            GazetteerError: the index can be neither read nor built.
        """
        asked = kinds.read(name)
        met = self._places.met(name, asked)
        order = choose.ranked(self._near(standing.matches(self._index, name, asked), met))
        identity, why = _choice(met, order)
        meeting = Meeting(met, order)
        every = [self._acquaintance(meeting, one) for one in met[:limit]]
        every += [meeting.match(one) for one in order if one.place.id == identity]
        every += [meeting.match(one) for one in order[:limit] if one.place.id != identity]
        every.sort(key=lambda one: one.id != identity)
        chosen = every[0] if identity is not None else None
        suggestions = () if chosen else self._like(name)
        return Found(name, tuple(every[:limit]), chosen, why, suggestions)

    def by_id(self, identity: str) -> Candidate | None:
        """The caller's place of that id, or the index's; None if there is none.

        Raises:
            GazetteerError: the index can be neither read nor built.
        """
        if own := self._places.by_id.get(identity):
            return self._acquaintance(Meeting((), ()), known.by_id(own))
        found = standing.by_id(self._index, identity) if standing.is_id(identity) else None
        return Meeting((), ()).match(self._near([found], ())[0]) if found else None

    def _acquaintance(self, meeting: Meeting, one: Acquaintance) -> Candidate:
        first = one.known.positions[0] if one.known.positions else None
        return meeting.acquaintance(one, self._nearest_m([first], [one.known.id])[0])

    def _near(self, matches: Sequence[Match], met: Sequence[Acquaintance]) -> list[Match]:
        """The matches with their distances from the caller's other places."""
        same = [one.known.id for one in met if one.fits]
        nearest = self._nearest_m([one.place.position for one in matches], same)
        return [replace(one, nearest_m=m) for one, m in zip(matches, nearest, strict=True)]

    def _nearest_m(
        self, positions: Sequence[Position | None], besides: Collection[str]
    ) -> list[float | None]:
        if not any(positions) or not any(one.positions for one in self._known):
            return [None] * len(positions)
        return self._surroundings.nearest_m(positions, besides)

    @cached_property
    def _places(self) -> known.KnownPlaces:
        return known.KnownPlaces(self._known)

    @cached_property
    def _surroundings(self) -> Surroundings:
        from geo.gazetteer.surroundings import Surroundings

        return Surroundings(self._known)

    def _like(self, name: str) -> tuple[str, ...]:
        own = [each for one in self._known for each in one.names]
        return self._index.like(spelling(name), own)


def _choice(met: Sequence[Acquaintance], order: Sequence[Match]) -> tuple[str | None, str]:
    """The id of what the name means, and why; None and why not where that would be a guess."""
    fitting = [one for one in met if one.fits]
    if fitting:
        return _choice_of_known(fitting, order)
    match, why = choose.chosen(order)
    others = ", ".join(f"{_told(one)}, {one.kind}" for one in met)
    if others:
        why = f"{why}; known already is only {others}, which is another thing"
    return (match.place.id if match else None), why


def _choice_of_known(
    fitting: Sequence[Acquaintance], order: Sequence[Match]
) -> tuple[str | None, str]:
    best = [one for one in fitting if one.grade == fitting[0].grade]
    towns = [one for one in best if not known.is_kind(one.known, "province")]
    if len(best) > 1 and len(towns) != 1:
        told = ", ".join(map(_told, best))
        return None, f"{len(best)} of the places that are known already have that name: {told}"
    first = towns[0] if towns else best[0]
    clear = next((one for one in order if choose.is_clear(one)), None)
    if first.is_loose and clear:
        return None, (
            f"{_told(first)} has that name but for the article, and {clear.place.name}"
            f" ({clear.place.id}) has it as it stands"
        )
    return first.known.id, f"known already, by {first.by}"


def _told(one: Acquaintance) -> str:
    name = one.known.names[0] if one.known.names else one.known.id
    return f"{name} ({one.known.id})"
