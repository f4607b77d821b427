"""Arcs of geodesic circles as chains of straight pieces that stay outside, inside or fair.

A polygon inscribed in a circle is not a bound on it: an outer form must go round the arc, an inner
one must stay within it, and a fair one has the arc's own area.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np

from geo.geodesic import Floats

Side = Literal["outer", "fair", "inner"]
"""Whether a drawn form holds the exact one, has its area, or is held by it."""

_WHOLE_TURN = 2 * math.pi


def sagitta_m(radius_m: float) -> float:
    """How far a piece may bend away from its arc, for a region of that radius, in metres.

    2 m up to 250 km and 0.01 % of the radius beyond, and never more than 0.015 % of it: a fifth of
    what a separation may be off.
    """
    return min(1.5e-4 * radius_m, 2.0 if radius_m <= 250_000 else 1e-4 * radius_m)


def pieces(radius_m: float, turn_rad: float, sag_m: float) -> int:
    """How many pieces an arc of that radius and turn needs to bend at most sag_m away from it."""
    if radius_m <= 0:
        return 1
    half = math.acos(radius_m / (radius_m + sag_m))
    return max(math.ceil(turn_rad / (2 * half)), 8 if turn_rad >= _WHOLE_TURN else 1)


def factor(side: Side, half_angle_rad: float, *, bulging: bool) -> float:
    """What to multiply an arc's radius with for its vertices, pieces spanning twice that angle.

    ``bulging`` is true where the region lies within the arc, false where the arc is the edge of a
    hole. A chord cuts the circle at its ends; a tangent piece has its ends at radius / cos.
    """
    if side == "fair":
        return math.sqrt(2 * half_angle_rad / math.sin(2 * half_angle_rad))
    goes_round = (side == "outer") == bulging
    return 1 / math.cos(half_angle_rad) if goes_round else 1.0


def polar(radius_m: float, azimuth_rad: Floats) -> Floats:
    """Plane vertices (n, 2) at a distance and azimuths from a chart's origin."""
    return np.column_stack((radius_m * np.sin(azimuth_rad), radius_m * np.cos(azimuth_rad)))


def arc(
    radius_m: float, start_rad: float, turn_rad: float, side: Side, sag_m: float, *, bulging: bool
) -> Floats:
    """Plane vertices (n, 2), clockwise, of an arc about the origin from an azimuth on."""
    count = pieces(radius_m, turn_rad, sag_m)
    azimuths = start_rad + turn_rad * np.arange(count + 1) / count
    return polar(radius_m * factor(side, turn_rad / count / 2, bulging=bulging), azimuths)


def circle(radius_m: float, side: Side, sag_m: float, *, bulging: bool) -> Floats:
    """Plane vertices (n, 2), counter-clockwise and not closed, of a circle about the origin."""
    return arc(radius_m, 0.0, _WHOLE_TURN, side, sag_m, bulging=bulging)[:0:-1]
