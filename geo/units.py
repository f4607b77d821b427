"""Units of length that words and files name, in metres."""

from __future__ import annotations

METRES = {
    "km": 1_000.0,
    "m": 1.0,
    "mi": 1_609.344,
    "nmi": 1_852.0,
    "yd": 0.9144,
    "ft": 0.3048,
}
"""Metres in a unit; a mile is the statute mile, a yard and a foot are the international ones."""

GREATEST_DISTANCE_M = 20_003_931.4586
"""From pole to pole: no two points of the ellipsoid are farther apart."""
