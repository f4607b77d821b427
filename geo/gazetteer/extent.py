"""Extent: how large a town or an airport is taken to be, and how that was estimated.

No source in the index draws a town. A disc stands in for it whose area houses its people at 3,000 a
square kilometre; against the radii that the sample dossier gives eight Syrian towns it is between
0.7 and 1.7 times as large (docs/methods.md).
"""

from __future__ import annotations

import math

PEOPLE_PER_KM2 = 3_000
LEAST_TOWN_M = 1_000.0
UNCOUNTED_TOWN_M = 2_000.0
"""GeoNames has no population for one town in eight; most of these are villages."""
AIRPORT_M = 2_000.0
"""Runways are 2 to 4 km long, and the sources' points lie near their middle."""


def town(population: int | None) -> tuple[float, str]:
    """Radius in metres of a town of so many people, and how it was estimated."""
    if not population:
        return UNCOUNTED_TOWN_M, _note(UNCOUNTED_TOWN_M, "for want of a population")
    radius_m = 1_000 * math.sqrt(population / PEOPLE_PER_KM2 / math.pi)
    if radius_m < LEAST_TOWN_M:
        return LEAST_TOWN_M, _note(LEAST_TOWN_M, f"the least for a town, {population:,} people")
    return radius_m, _note(
        radius_m, f"{population:,} people at {PEOPLE_PER_KM2:,} a square kilometre"
    )


def of(kind: str, population: int | None) -> tuple[float | None, str]:
    """Radius in metres and how it was estimated; no radius for an area, which has a border."""
    if kind == "town":
        return town(population)
    if kind == "airport":
        return AIRPORT_M, _note(AIRPORT_M, "as every airport is taken to have")
    return None, "the drawn border, with its own error"


def _note(radius_m: float, why: str) -> str:
    return f"a disc of {radius_m / 1000:.1f} km: {why}"
