"""Derive: what a claim's location gives the file beside the recipe: region, center, uncertainty."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from geo import geodesic
from geo.errors import GeometryError
from geo.locate import LocationEstimate
from geo.region import lonlat
from incidents.drawn import region_of
from incidents.locate import Locator
from incidents.model import Claim, Dossier
from incidents.parts import Derived
from incidents.problems import Problem

_MOST_OFF = 0.02
"""Share of an area, or of an uncertainty, by which derived values may differ before they are called
stale: four times what working them out anew can change."""


_NONE = Derived(None, None, None)


def complete(dossier: Dossier, *, anew: bool = False) -> Dossier:
    """The dossier with the derived values of every located claim that lacks them, or of all.

    A file's geometry that covers no ground, as a point or a flat ring, counts as lacking.
    """
    locator = Locator(dossier)
    claims = tuple(
        claim if not anew and _is_complete(claim) else _completed(locator, claim)
        for claim in dossier.claims
    )
    return replace(dossier, claims=claims)


def _is_complete(claim: Claim) -> bool:
    return claim.derived is not None and not region_of(claim.derived.geometry).is_empty


def _completed(locator: Locator, claim: Claim) -> Claim:
    fresh = _derived(locator, claim)
    return replace(claim, derived=fresh) if fresh else claim


def _derived(locator: Locator, claim: Claim) -> Derived | None:
    estimate = locator.of(claim.id)
    return None if estimate is None else of_estimate(estimate)


def of_estimate(estimate: LocationEstimate) -> Derived:
    """The geometry and the center, rounded to 0.1 m and the radius up by what rounding costs."""
    center, radius = estimate.center, estimate.uncertainty_m
    return Derived(
        geometry=lonlat.geometry(estimate.region) if estimate.region else None,
        center=(round(center.lon, 6), round(center.lat, 6)) if center else None,
        uncertainty_m=math.ceil(radius + 0.2) if radius is not None else None,
    )


def unlocatable(locator: Locator, paths: Mapping[str, str]) -> Iterator[Problem]:
    """Errors for claims whose recipes allow no place on Earth; paths are those of a loaded file."""
    for claim in locator.dossier.claims:
        try:
            locator.of(claim.id)
        except GeometryError as error:
            path = f"{paths[claim.id]}.properties.location"
            yield Problem(path, f"{error.what} {error.got}", error.expected)


def stale(locator: Locator, paths: Mapping[str, str]) -> Iterator[Problem]:
    """Warnings for derived values that are not what locations compute to; paths are those of a
    loaded file, all of whose claims can be located."""
    for claim in locator.dossier.claims:
        kept, fresh = claim.derived or _NONE, _derived(locator, claim) or _NONE
        for name, got in _stale(kept, fresh):
            path = f"{paths[claim.id]}.{name}"
            yield Problem(path, got, "what the location computes to", "warning")


def _stale(kept: Derived, fresh: Derived) -> Iterator[tuple[str, str]]:
    """The members that differ, and how."""
    if kept.geometry is None or fresh.geometry is None:
        if kept.geometry is not fresh.geometry:
            yield "geometry", "a geometry" if kept.geometry else "null"
        return
    off = _difference(kept, fresh)
    if off > _MOST_OFF:
        yield "geometry", f"a geometry that differs by {off:.0%} of its area"
    if kept.center and fresh.center:
        moved = float(geodesic.distance_m(*kept.center, *fresh.center))
        if moved > _MOST_OFF * (fresh.uncertainty_m or 0) + 1:
            yield "properties.center", f"a center {moved:,.0f} m off"
    if kept.uncertainty_m and fresh.uncertainty_m:
        change = abs(kept.uncertainty_m - fresh.uncertainty_m)
        if change > _MOST_OFF * fresh.uncertainty_m + 1:
            yield "properties.uncertainty_m", f"{kept.uncertainty_m:,.0f}"


def _difference(kept: Derived, fresh: Derived) -> float:
    drawn, computed = (region_of(each.geometry) for each in (kept, fresh))
    whole = max(drawn.area, computed.area)
    return drawn.symmetric_difference(computed).area / whole if whole else 0.0
