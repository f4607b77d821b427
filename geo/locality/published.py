"""Published: the radius that the point-radius method gives a phrase, for a user of Darwin Core."""

from __future__ import annotations

from geo import coordinates, point_radius
from geo.locality.phrase import Phrase
from geo.locate import Anchored
from geo.location import Anchor, AsWritten, Kind
from geo.point_radius import Sources


def point_radius_method_m(
    phrase: Phrase, ends: tuple[Anchor, ...], where: tuple[Anchored, ...]
) -> float | None:
    """The published radius in metres about the published center; None where there is none.

    Reference: Chapman & Wieczorek (2020), Georeferencing Best Practices, GBIF,
    doi:10.15468/doc-gg7h-s853.
    """
    if phrase.kind is Kind.AT and isinstance(ends[0], AsWritten):
        return coordinates.read(ends[0].text).point_radius_method_m
    anchor = where[0].region.corrected if where[0].region else None
    if anchor is None:
        return None
    radial = anchor.uncertainty_m
    if phrase.kind is Kind.AT:
        return radial
    return _offset(phrase, radial)


def _offset(phrase: Phrase, radial_m: float) -> float | None:
    if phrase.kind is Kind.OFFSETS:
        assert phrase.east_m is not None
        assert phrase.north_m is not None
        precision = max(phrase.east_m.width, phrase.north_m.width) / 2
        return point_radius.orthogonal_m(Sources(radial_m, distance_precision_m=precision))
    metres = phrase.distance_m
    if metres is None or metres.upper == float("inf") or not metres.lower:
        return None
    middle, precision = (metres.lower + metres.upper) / 2, metres.width / 2
    sources = Sources(radial_m, distance_precision_m=precision)
    if phrase.kind is Kind.DISTANCE:
        return point_radius.distance_only_m(middle, sources)
    if phrase.kind is Kind.OFFSET and phrase.bearing is not None:
        half_angle = phrase.bearing.turn_deg / 2
        return point_radius.at_heading_m(middle, sources.dprime_m, half_angle)
    return None
