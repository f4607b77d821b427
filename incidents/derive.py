"""Derive: what a claim's location gives the file beside the recipe: region, center, uncertainty."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import shapely

from geo.locate import LocationEstimate
from geo.region import lonlat
from incidents.drawn import drawn_of
from incidents.locate import Locator
from incidents.model import Claim, Dossier
from incidents.parts import Derived
from incidents.problems import Problem

_MOST_OFF = 0.02
"""Share of an area that a geometry may differ by before it is called stale: four times what
drawing it anew can change."""


def complete(dossier: Dossier, *, anew: bool = False) -> Dossier:
    """The dossier with the derived values of every located claim that lacks them, or of all."""
    locator = Locator(dossier)
    claims = tuple(
        claim if claim.derived and not anew else replace(claim, derived=_derived(locator, claim))
        for claim in dossier.claims
    )
    return replace(dossier, claims=claims)


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


def stale(dossier: Dossier) -> Iterator[Problem]:
    """Warnings for geometries that are not what their locations compute to."""
    locator = Locator(dossier)
    for index, claim in enumerate(dossier.claims):
        kept, fresh = claim.derived, _derived(locator, claim)
        path = f"$.features[{index}].geometry"
        if (kept and kept.geometry is not None) != (fresh and fresh.geometry is not None):
            got = "a geometry" if kept and kept.geometry else "null"
            yield Problem(path, got, "what the location computes to", "warning")
        elif kept and fresh and kept.geometry and fresh.geometry:
            off = _difference(kept, fresh)
            if off > _MOST_OFF:
                got = f"a geometry that differs by {off:.0%} of its area"
                yield Problem(path, got, "what the location computes to", "warning")


def _difference(kept: Derived, fresh: Derived) -> float:
    drawn, computed = (shapely.make_valid(drawn_of(each.geometry)) for each in (kept, fresh))
    whole = max(drawn.area, computed.area)
    return drawn.symmetric_difference(computed).area / whole if whole else 0.0
