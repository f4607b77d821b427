"""Present: places that met a name as candidates, each with its source, extent and reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.gazetteer import extent
from geo.gazetteer.kinds import a
from geo.gazetteer.known import Acquaintance, is_kind
from geo.gazetteer.records import Candidate, Elsewhere, Known
from geo.gazetteer.sources import described
from geo.gazetteer.standing import Match, Standing
from geo.position import Position

_SAME_PLACE_M = 50_000.0
_OURS = "the dossier"

_BY = {
    Standing.ID: "its id",
    Standing.NAME: "its name “{}”",
    Standing.SPELT: "its name “{}”, its main name in another romanisation",
    Standing.VARIANT: "its main name “{}” in another romanisation",
    Standing.ARTICLE: "its main name “{}” but for the article",
    Standing.ALTERNATE: "another of its names only, “{}”",
    Standing.LOOSE: "another of its names only, “{}”, and that but for the spelling",
}


@dataclass(frozen=True)
class Meeting:
    """All that one name has met, so that each can be told how far the others are.

    Attributes:
        known: the caller's places.
        matches: the index's places.
    """

    known: Sequence[Acquaintance]
    matches: Sequence[Match]

    def acquaintance(self, one: Acquaintance, nearest_m: float | None) -> Candidate:
        known = one.known
        position = known.positions[0] if known.positions else None
        note = "the dossier states no extent"
        if known.radius_m is not None:
            note = f"{known.radius_m / 1000:g} km, as the dossier states"
        unfit = None if one.fits else f"it is {one.kind} of that name"
        points = (*list(_geocodes(known))[1:], *self._of_matches(known))
        return Candidate(
            id=known.id,
            name=known.names[0] if known.names else known.id,
            kind=known.kind or "place",
            source=_OURS,
            position=position,
            radius_m=known.radius_m,
            extent_note=note,
            how=one.how,
            matched=one.written,
            country=None,
            population=None,
            nearest_m=nearest_m,
            others=_elsewhere(position, points, len(known.positions) - 1),
            reason=_reason(one.by, None, nearest_m, unfit),
        )

    def match(self, one: Match) -> Candidate:
        place = one.place
        radius_m, note = extent.of(place.kind, place.population)
        met_by = _BY[one.standing].format(one.written)
        unfit = None if one.fits else f"{a(one.wanted or 'place')} is asked for"
        return Candidate(
            id=place.id,
            name=place.name,
            kind=place.kind,
            source=described(place.id),
            position=place.position,
            radius_m=radius_m,
            extent_note=note,
            how=one.how,
            matched=one.written,
            country=place.country,
            population=place.population,
            nearest_m=one.nearest_m,
            others=_elsewhere(place.position, [*self._of_known(place.kind), *self._alike(one)], 0),
            reason=_reason(met_by, place.population, one.nearest_m, unfit),
        )

    def _of_matches(self, known: Known) -> Iterator[tuple[str, Position]]:
        for match in self.matches:
            if match.fits and match.place.position and is_kind(known, match.place.kind):
                yield described(match.place.id), match.place.position

    def _of_known(self, kind: str) -> Iterator[tuple[str, Position]]:
        for one in self.known:
            if one.fits and is_kind(one.known, kind):
                yield from _geocodes(one.known)

    def _alike(self, match: Match) -> Iterator[tuple[str, Position]]:
        for other in self.matches:
            if other is not match and other.place.kind == match.place.kind and other.place.position:
                yield described(other.place.id), other.place.position


def _geocodes(known: Known) -> Iterator[tuple[str, Position]]:
    count = len(known.positions)
    for nth, position in enumerate(known.positions, start=1):
        yield f"{_OURS}, geocode {nth} of {count}" if count > 1 else _OURS, position


def _elsewhere(
    position: Position | None, points: Sequence[tuple[str, Position]], own: int
) -> tuple[Elsewhere, ...]:
    """The points within 50 km of a position; the first few, its own geocodes, however far."""
    if position is None or not points:
        return ()
    from geo.gazetteer.surroundings import distances_m

    distances = distances_m(position, [point for _, point in points])
    told = [
        Elsewhere(source, point, distance)
        for (source, point), distance in zip(points, distances, strict=True)
    ]
    return tuple(one for n, one in enumerate(told) if n < own or one.distance_m <= _SAME_PLACE_M)


def _reason(met_by: str, population: int | None, nearest_m: float | None, unfit: str | None) -> str:
    near = None if nearest_m is None else f"{nearest_m / 1000:,.1f} km from the nearest known place"
    people = None if population is None else f"{population:,} people"
    told = "; ".join(filter(None, (unfit, f"met by {met_by}", people, near)))
    return f"{told[0].upper()}{told[1:]}."
