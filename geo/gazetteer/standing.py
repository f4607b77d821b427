"""Standing: how well a place of the index meets the name and kind that are asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from geo.gazetteer.index import Hit, Index, Place
from geo.gazetteer.kinds import Asked
from geo.gazetteer.names import is_latin
from geo.gazetteer.records import How

_ICAO = re.compile(r"[A-Z][A-Z0-9]{3}")
_ID = re.compile(r"\w+:\w+|[A-Z]{2}(?:-\w{1,3})?|[a-z]+(?:-[a-z]+)+")
_FITS = {"sea": ("sea", "lake"), "lake": ("lake", "sea")}


class Standing(IntEnum):
    """How a place is met, best first; up to ARTICLE by its id or by its main name."""

    ID = 0
    NAME = 1
    """Its main name in the same spelling, its name in another script, or any name of a country."""
    SPELT = 2
    """Another name in the same spelling, which is the main name in another romanisation."""
    VARIANT = 3
    """Its main name in another romanisation, with or without the article as asked."""
    ARTICLE = 4
    """Its main name but for the article, and perhaps in another romanisation."""
    ALTERNATE = 5
    """Another name in the same spelling."""
    LOOSE = 6
    """Another name in another romanisation, or but for the article."""


@dataclass(frozen=True)
class Match:
    """A place of the index that meets a name.

    Attributes:
        written: the spelling of its own that met.
        wanted: the kind that was asked for.
        fits: whether it is of that kind.
        nearest_m: metres to the nearest of the caller's places.
    """

    place: Place
    standing: Standing
    written: str
    wanted: str | None
    fits: bool
    nearest_m: float | None = None

    @property
    def how(self) -> How:
        if self.standing is Standing.ID:
            return "id"
        return "name" if self.standing <= Standing.ARTICLE else "alternate name"

    @property
    def least(self) -> int:
        """People, as few as it may have: a measure to compare places of one name by."""
        return self.place.population or _STAND_IN.get(self.place.kind, _STAND_IN["area"])[0]

    @property
    def most(self) -> int:
        """People, as many as it may have."""
        return self.place.population or _STAND_IN.get(self.place.kind, _STAND_IN["area"])[1]


_STAND_IN = {"town": (500, 10_000), "airport": (20_000, 20_000), "area": (500_000, 500_000)}
"""The least and the most people of a place with no known population. GeoNames lists no town below
500, and towns of ten thousand without a figure (Al Hawl, Madaya). A province or a water counts as a
city of 500,000 and an airport as a town of 20,000."""


def is_id(identity: str) -> bool:
    """Whether it is written as the ids of the index are."""
    return bool(_ID.fullmatch(identity))


def by_id(index: Index, identity: str) -> Match | None:
    """The place of the index that has that id: "geonames:170794", "airport:OSDZ", "SY-DY"."""
    place = index.place(identity)
    return Match(place, Standing.ID, identity, None, fits=True) if place else None


def matches(index: Index, name: str, asked: Sequence[Asked]) -> list[Match]:
    """Every place of the index whose id or ICAO code the name is, or that meets it.

    A name is looked for as it stands, then without its type words; where a place is spelt as the
    whole name is ("Kuwait City"), nothing is parted from it.
    """
    found: dict[str, Match] = {}
    identity = f"airport:{name}" if _ICAO.fullmatch(name) else name
    if is_id(identity) and (itself := by_id(index, identity)):
        found[itself.place.id] = itself
    for one in asked:
        hits: dict[Place, list[Hit]] = {}
        for hit in index.hits(one):
            hits.setdefault(hit.place, []).append(hit)
        for place, its in hits.items():
            found.setdefault(place.id, _match(place, its, one))
        if any(match.standing in _AS_SPELT for match in found.values()):
            break
    return list(found.values())


_AS_SPELT = (Standing.NAME, Standing.SPELT, Standing.ALTERNATE)


def _match(place: Place, hits: Sequence[Hit], asked: Asked) -> Match:
    whole = place.kind == "country" or not is_latin(asked.spelling)
    best = min(hits, key=lambda hit: (not hit.spelt, not hit.main, not hit.article))
    fits = asked.kind is None or place.kind in _FITS.get(asked.kind, (asked.kind,))
    return Match(place, _standing(hits, whole), best.written, asked.kind, fits)


def _standing(hits: Sequence[Hit], every_name_is_main: bool) -> Standing:
    spelt = [hit for hit in hits if hit.spelt]
    main = [hit for hit in hits if hit.main]
    if any(hit.main or every_name_is_main for hit in spelt):
        return Standing.NAME
    if spelt:
        return Standing.SPELT if main else Standing.ALTERNATE
    if main:
        return Standing.VARIANT if any(hit.article for hit in main) else Standing.ARTICLE
    return Standing.LOOSE
