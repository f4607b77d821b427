"""Localities: "approximately 55 kilometres south east of Ayyash" as a region, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping

from geo.locality.alternatives import Alternative
from geo.locality.anchors import Anchors, Gazetteer, NoSuchPlace
from geo.locality.grammar import read
from geo.locality.located import Leg, Located, located
from geo.locality.phrase import NotRead, Phrase
from geo.locate import Resolver
from geo.location import Anchor, Reading

__all__ = [
    "Alternative",
    "Anchors",
    "Gazetteer",
    "Leg",
    "Located",
    "NoSuchPlace",
    "NotRead",
    "Phrase",
    "locate",
    "read",
]


def locate(
    text: str,
    gazetteer: Gazetteer,
    resolve: Resolver,
    *,
    reading: Reading = Reading.MEASURED,
    role: str = "event",
    chosen: Mapping[str, str] | None = None,
    instead: Anchor | None = None,
) -> tuple[Located, ...]:
    """What a text allows: one place, or one for each of a list of places.

    Args:
        gazetteer: who knows names.
        resolve: where anchors are that the gazetteer's index does not know.
        role: what the place is to its claim, for the recipe.
        chosen: ids of places by the words that they are chosen for.
        instead: counted from this instead of from what the words name.

    Raises:
        NotRead: for words that no rule of the grammar reads.
        NoSuchPlace: for a name that no place is chosen for.
        CoordinatesError: for coordinates that cannot be read.
        GeometryError: for words that allow nothing on Earth.
    """
    anchors = Anchors(gazetteer, resolve, chosen)
    phrases = read(text, anchors.knows)
    return tuple(located(phrase, anchors, reading, role, instead) for phrase in phrases)
