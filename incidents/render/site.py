"""Site: the claims of one party that have one region, drawn once, with a spot for their badge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import shapely

from incidents.drawn import region_of
from incidents.model import Claim

_GRID_DEG = 1e-5
WIDE_M = 60_000.0
"""A region of a greater radius is drawn without a badge of its own while none of it is chosen."""


@dataclass(frozen=True)
class Site:
    """The claims of one party that have one region, drawn once."""

    party: str
    role: str
    claims: tuple[Claim, ...]
    drawn: Any
    """the region's shapely geometry in degrees, with few corners"""
    spot: tuple[float, float]
    """a place well inside it for the badge"""
    radius_m: float | None

    def shows(self, claims: frozenset[str]) -> bool:
        return any(each.id in claims for each in self.claims)

    @property
    def is_wide(self) -> bool:
        return self.radius_m is None or self.radius_m > WIDE_M

    @classmethod
    def of(cls, party: str, role: str, claims: list[Claim]) -> Site | None:
        """The site of claims that have one derived geometry; None if it covers no ground."""
        derived = claims[0].derived
        assert derived is not None
        whole = region_of(derived.geometry)
        if whole.is_empty:
            return None
        size = max(whole.bounds[2] - whole.bounds[0], whole.bounds[3] - whole.bounds[1])
        drawn = shapely.set_precision(whole.simplify(size / 400), _GRID_DEG)
        drawn = whole if drawn.is_empty else drawn
        largest = max(shapely.get_parts(drawn), key=lambda part: part.area)
        inner = shapely.maximum_inscribed_circle(largest, tolerance=size / 50)
        lon, lat = shapely.get_coordinates(inner)[0]
        spot = (round(float(lon), 5), round(float(lat), 5))
        return cls(party, role, tuple(claims), drawn, spot, derived.uncertainty_m)
