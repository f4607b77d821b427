"""Position: one checked longitude and latitude."""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import GeometryError


@dataclass(frozen=True, order=True)
class Position:
    """A point of the WGS84 ellipsoid: longitude in [-180, 180], latitude in [-90, 90], degrees.

    Raises:
        GeometryError: for a coordinate that is out of range, NaN or infinite.
    """

    lon: float
    lat: float

    def __post_init__(self) -> None:
        for name, value, limit in (("longitude", self.lon, 180), ("latitude", self.lat, 90)):
            if not abs(value) <= limit:
                raise GeometryError(name, value, f"a number of degrees in [-{limit}, {limit}]")
