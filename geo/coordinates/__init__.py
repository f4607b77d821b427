"""Coordinates as people write them, with the cell that the writing allows.

Decimal degrees, degrees and minutes, degrees, minutes and seconds, MGRS grid references, UTM and
plus codes. The order of latitude and longitude is checked, never assumed.

>>> read("35.42N 40.05E").position
Position(lon=40.05, lat=35.42)
"""

from geo.coordinates.errors import AmbiguousOrder, CoordinatesError
from geo.coordinates.reading import Found, find, looks_like, read
from geo.coordinates.written import Alternative, Written

__all__ = [
    "Alternative",
    "AmbiguousOrder",
    "CoordinatesError",
    "Found",
    "Written",
    "find",
    "looks_like",
    "read",
]
