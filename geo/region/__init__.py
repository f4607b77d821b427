"""Regions of the Earth that words allow, and what can be measured between two of them."""

from geo.region.base import Region
from geo.region.center import Center
from geo.region.corridor import Corridor
from geo.region.disc import Disc
from geo.region.distance import Separation
from geo.region.measure import Overlap, azimuths, corrected_center, overlap, separation
from geo.region.offsets import Offsets
from geo.region.polygon import Polygon
from geo.region.sector import Sector
from geo.region.union import Union
from geo.region.within import surely_within

__all__ = [
    "Center",
    "Corridor",
    "Disc",
    "Offsets",
    "Overlap",
    "Polygon",
    "Region",
    "Sector",
    "Separation",
    "Union",
    "azimuths",
    "corrected_center",
    "overlap",
    "separation",
    "surely_within",
]
