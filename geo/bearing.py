"""Bearing: a range of azimuths, in degrees clockwise from true north."""

from __future__ import annotations

from dataclasses import dataclass

from geo.errors import GeometryError


@dataclass(frozen=True)
class Bearing:
    """Azimuths from start_deg in [0, 360) clockwise to end_deg, which exceeds it by up to 360.

    Raises:
        GeometryError: for an azimuth or angle out of range, NaN or infinite.
    """

    start_deg: float
    end_deg: float

    def __post_init__(self) -> None:
        if not 0 <= self.start_deg < 360:
            raise GeometryError("start_deg", self.start_deg, "an azimuth in [0, 360)")
        if not self.start_deg < self.end_deg <= self.start_deg + 360:
            expected = f"over {self.start_deg:g} degrees by up to 360"
            raise GeometryError("end_deg", self.end_deg, expected)

    @classmethod
    def about(cls, azimuth_deg: float, half_angle_deg: float) -> Bearing:
        """All azimuths within half_angle_deg of azimuth_deg."""
        start = (azimuth_deg - half_angle_deg) % 360.0
        start = 0.0 if start == 360.0 else start  # So a hair west of north comes out of %.
        return cls(start, start + 2 * half_angle_deg)

    @property
    def turn_deg(self) -> float:
        """The angle from start to end, over 0 and up to 360 degrees."""
        return self.end_deg - self.start_deg

    def holds(self, azimuth_deg: float) -> bool:
        return (azimuth_deg - self.start_deg) % 360.0 <= self.turn_deg

    def meets(self, other: Bearing) -> bool:
        """Whether the two share an azimuth."""
        return self.holds(other.start_deg) or other.holds(self.start_deg)

    def within(self, other: Bearing) -> bool:
        """Whether every azimuth of this one lies in the other."""
        offset = (self.start_deg - other.start_deg) % 360.0
        return other.turn_deg == 360.0 or offset + self.turn_deg <= other.turn_deg
