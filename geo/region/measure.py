"""What can be measured between two regions: separation, overlap, azimuth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from geo import geodesic
from geo.geodesic import Floats
from geo.interval import Interval
from geo.position import Position
from geo.region.area import shared_area_m2
from geo.region.base import Region
from geo.region.center import Center
from geo.region.chart import PLANE_M
from geo.region.discs import discs_of, separate_discs
from geo.region.distance import Separation, separate
from geo.region.patchwork import join, meet
from geo.verdict import Verdict

_RIM_STEPS = 100
_NORTH_TURNS_M = 100_000.0
"""Edges longer than a quarter of this are looked along for azimuths, not from their ends alone."""


@dataclass(frozen=True)
class Overlap:
    """What ground two regions share.

    Attributes:
        verdict: of "some place is allowed by both": impossible if the outer forms are apart,
            certain if the inner forms meet, possible otherwise.
        area_m2: ground that the outer forms share, in square metres.
        share_a, share_b: that area as a share of each outer form, from 0 to 1.
    """

    verdict: Verdict
    area_m2: float
    share_a: float
    share_b: float


def separation(a: Region, b: Region) -> Separation:
    """Least and greatest geodesic distance in metres between any place of a and any of b.

    The interval holds the truth. It is tight to 10 m or 0.1 %, whichever is more, for regions up to
    500 km across, and to 1 % for larger ones up to 5,000 km; between discs it is exact. Regions
    that depend on one uncertain anchor are taken as independent, so that the interval is then an
    outer bound.

    >>> from geo import Disc, Position, separation
    >>> camp, village = Position(40.066, 35.412), Position(40.05303, 35.42022)
    >>> round(separation(Disc(camp, 1_000), Disc(village, 100)).lower_m)
    391
    """
    first, second = discs_of(a), discs_of(b)
    if first and second:
        return separate_discs(first, second)
    return separate(a.outer, b.outer)


def overlap(a: Region, b: Region, apart: Separation | None = None) -> Overlap:
    """Whether two regions share ground, and how much of it, to 0.1 % of the smaller region.

    Args:
        apart: their separation, where it is known already.
    """
    if (apart or separation(a, b)).lower_m > 0:
        return Overlap(Verdict.IMPOSSIBLE, 0.0, 0.0, 0.0)
    surely = _surely_meet(a, b)
    shared = _shared_area_m2(a, b)
    return Overlap(
        Verdict.CERTAIN if surely else Verdict.POSSIBLE,
        shared,
        _share(shared, a.area_m2),
        _share(shared, b.area_m2),
    )


def _surely_meet(a: Region, b: Region) -> bool:
    """Whether a place is found that both inner forms hold: a least distance of 0 is no proof, as
    it allows for the bend of the borders."""
    if not a.inner or not b.inner:
        return False
    near = separate(a.inner, b.inner).nearest
    common = meet(a.patches("inner", a.sag_m), b.patches("inner", b.sag_m))
    inside = [
        patch.chart.unproject(*shapely.get_coordinates(shapely.point_on_surface(parts)).T)
        for patch in common
        if len(parts := shapely.get_parts(patch.polygon))
    ]
    places = [
        Position(float(x), float(y)) for lon, lat in inside for x, y in zip(lon, lat, strict=True)
    ]
    return any(
        any(part.holds(place) for part in a.inner) and any(part.holds(place) for part in b.inner)
        for place in (*near, *places)
    )


def _shared_area_m2(a: Region, b: Region) -> float:
    """Ground area in square metres that both outer forms fill."""
    p, q = join(a.fair), join(b.fair)
    if not p or not q:
        return 0.0
    first = (p, q) if a.bounded else (q, p)
    return shared_area_m2(*first, lambda place: a.covers(place) and b.covers(place))


def _share(part: float, whole: float) -> float:
    return min(1.0, part / whole) if whole else 1.0


def corrected_center(region: Region) -> Center | None:
    """A region's corrected center, with the radius that holds it; None if it is unbounded."""
    return region.corrected


def azimuths(a: Region, b: Region, apart: Separation | None = None) -> Interval | None:
    """Azimuths in degrees from any place of a to any place of b, clockwise from lower to upper.

    Lower is in [0, 360) and upper may exceed 360. None where the regions meet, or lie so that every
    direction is possible.

    Args:
        apart: their separation, where it is known already.
    """
    if (apart or separation(a, b)).lower_m == 0:
        return None
    a_lon, a_lat = _rim(a)
    b_lon, b_lat = _rim(b)
    found = geodesic.azimuth_deg(a_lon[:, None], a_lat[:, None], b_lon, b_lat).ravel()
    ordered = np.sort(found)
    gaps = np.diff(np.append(ordered, ordered[0] + 360.0))
    widest = int(gaps.argmax())
    if gaps[widest] < 180.0:
        return None
    lower = float(ordered[(widest + 1) % len(ordered)])
    return Interval(lower, lower + 360.0 - float(gaps[widest]))


def _rim(region: Region) -> tuple[Floats, Floats]:
    """Points in degrees on a coarse hull of the outer form: its azimuths are the region's.

    An azimuth has no extreme within the hull, unless a pole or the other place is there; along a
    long edge it may have one, as north turns along it.
    """
    patches = join(region.patches("outer", 1e-3 * min(region.extent_m, PLANE_M)))
    step = region.extent_m / (_RIM_STEPS if region.extent_m > _NORTH_TURNS_M else 4)
    corners = [
        patch.chart.unproject(*shapely.get_coordinates(shapely.segmentize(hull, step)).T)
        for patch in patches
        if (hull := patch.polygon.convex_hull)
    ]
    # A bare position has no area to draw.
    bare = [part for part in region.outer if part.is_bare]
    lon, lat = zip(*corners, *((part.lon, part.lat) for part in bare), strict=True)
    return np.concatenate(lon), np.concatenate(lat)
