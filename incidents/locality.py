"""Locality: the words of a place read against a dossier's places and claims and the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy

from geo.errors import GeometryError
from geo.gazetteer import Gazetteer, GazetteerError, Known
from geo.gazetteer.also_online import AlsoOnline, Answers
from geo.gazetteer.online import GeocoderError, Online
from geo.locality import Located, locate
from geo.locality.anchors import CLAIM
from geo.locality.phrase import LocalityError
from geo.location import Anchor, Reading
from geo.position import Position
from incidents.locate import Locator
from incidents.model import Dossier

UNREADABLE = (LocalityError, GazetteerError, GeocoderError, GeometryError)
"""What reading words may raise: they are not read, name no one place, or allow nothing."""

NOTHING = Dossier(title="")
"""A dossier without places, for words that are read by themselves."""


def known(dossier: Dossier) -> tuple[Known, ...]:
    """A dossier's places by their names, and its claims that give places by their ids."""
    places = (
        Known(
            id=place.id,
            names=(place.name, *place.alt_names, *place.local_names),
            kind=place.type,
            positions=tuple(Position(code.lon, code.lat) for code in place.geocodes),
            radius_m=max((code.uncertainty_m or 0 for code in place.geocodes), default=0) or None,
        )
        for place in dossier.places
    )
    claims = (
        Known(id=claim.id, names=(), kind=CLAIM, positions=(), radius_m=None)
        for claim in dossier.claims
        if claim.location
    )
    return (*places, *claims)


class Localities:
    """Reads words against one dossier.

    Attributes:
        dossier: whose places and claims the words may name.
        gazetteer: what names mean: the dossier's places first.
    """

    def __init__(self, dossier: Dossier = NOTHING) -> None:
        self.dossier = dossier
        self.gazetteer: Gazetteer | AlsoOnline = Gazetteer(known(dossier))
        self._locator = Locator(dossier)

    def also(self, answers: Answers, online: Online | None = None) -> Localities:
        """The same with places that a geocoder has given; see AlsoOnline."""
        more = copy(self)
        if isinstance(self.gazetteer, Gazetteer):
            more.gazetteer = AlsoOnline(self.gazetteer, answers, online)
        return more

    def read(
        self,
        text: str,
        reading: Reading = Reading.MEASURED,
        *,
        role: str = "event",
        chosen: Mapping[str, str] | None = None,
        instead: Anchor | None = None,
    ) -> tuple[Located, ...]:
        """What a text allows; see geo.locality.locate for the arguments and errors."""
        return locate(
            text,
            self.gazetteer,
            self._locator.resolve,
            reading=reading,
            role=role,
            chosen=chosen,
            instead=instead,
        )
