"""Records: what goes into the gazetteer and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.position import Position

How = Literal["id", "name", "alternate name"]


@dataclass(frozen=True)
class Known:
    """A place that the caller knows already, in the caller's words.

    Attributes:
        id: the caller's own.
        names: its main name first; none for what is known by its id alone.
        kind: in the caller's word ("village", "airbase"); None where it has none.
        positions: the geocodes that rival sources give it.
        radius_m: its extent in metres; None where it is unknown.
    """

    id: str
    names: tuple[str, ...]
    kind: str | None
    positions: tuple[Position, ...]
    radius_m: float | None


@dataclass(frozen=True)
class Elsewhere:
    """Where another source has a place of the same name and kind, metres from the candidate."""

    source: str
    position: Position
    distance_m: float


@dataclass(frozen=True)
class Candidate:
    """A place that a name may mean.

    Attributes:
        id: a Known's id, "geonames:170794", "airport:OSDZ", or the code of an area, "SY-DY".
        name: its main name in its source.
        kind: town, airport, country, province, lake or sea; or the Known's own.
        source: who says that it is there, with licence and version.
        position: None for areas, and for what is known by its id alone.
        radius_m: extent in metres about the position; None where it is unknown.
        extent_note: how the extent was estimated.
        how: by what it was met; "name" where its main name is the name asked for, in the same
            spelling, in another romanisation or in another script.
        matched: the spelling of its own that met.
        country: ISO 3166-1 alpha-2.
        population: None where the source has none.
        nearest_m: metres to the nearest of the caller's other places.
        others: what other sources say of a place of that name within 50 km.
        reason: why it stands where it stands.
    """

    id: str
    name: str
    kind: str
    source: str
    position: Position | None
    radius_m: float | None
    extent_note: str
    how: How
    matched: str
    country: str | None
    population: int | None
    nearest_m: float | None
    others: tuple[Elsewhere, ...]
    reason: str


@dataclass(frozen=True)
class Found:
    """What a name may mean.

    Attributes:
        candidates: best first; those that are chosen from never include a mere likeness.
        chosen: None where a choice would be a guess.
        why: why it was chosen, or why none was.
        suggestions: names like it ("did you mean"), never chosen.
    """

    name: str
    candidates: tuple[Candidate, ...]
    chosen: Candidate | None
    why: str
    suggestions: tuple[str, ...]


class GazetteerError(ValueError):
    """An index that can be neither read nor built."""
