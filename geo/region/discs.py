"""Discs: the separation of discs, and of places that are one of several, without any drawing.

A distance obeys the triangle inequality, and the geodesic through both centers goes on beyond them
to where it is as long as it can be: two discs are no nearer than the distance of their centers less
their radii, and no farther apart than it with them.
"""

from __future__ import annotations

import math

from geo.geodesic import GEOD
from geo.region.base import Region
from geo.region.disc import Disc
from geo.region.distance import Ends, Separation
from geo.region.union import Union
from geo.units import GREATEST_DISTANCE_M

Discs = tuple[Disc, ...]


def discs_of(region: Region) -> Discs | None:
    """The discs that a region is one of; None where it is anything else."""
    if isinstance(region, Disc):
        return (region,)
    if not isinstance(region, Union):
        return None
    found: list[Disc] = []
    for member in region.members:
        discs = discs_of(member)
        if discs is None:
            return None
        found += discs
    return tuple(found)


def separate_discs(a: Discs, b: Discs) -> Separation:
    """Least and greatest geodesic distance in metres between a place of one of the first discs and
    a place of one of the second ones, of which there is at least one each.

    Exact but where the discs reach each other's antipodes: beyond, geodesics are not the shortest
    ways, and the greatest distance is capped at that between the poles.
    """
    near = far = (a[0], b[0])
    lower, upper = math.inf, -math.inf
    for p in a:
        for q in b:
            metres = GEOD.inv(p.center.lon, p.center.lat, q.center.lon, q.center.lat)[2]
            reach = p.radius_m + q.radius_m
            if metres - reach < lower:
                lower, near = metres - reach, (p, q)
            if metres + reach > upper:
                upper, far = metres + reach, (p, q)
    return Separation(
        max(0.0, lower),
        min(GREATEST_DISTANCE_M, upper),
        Ends((near[0].center, near[1].center), near[0].radius_m, near[1].radius_m),
        Ends((far[0].center, far[1].center), -far[0].radius_m, -far[1].radius_m),
    )
