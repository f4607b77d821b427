"""Within: whether a region surely lies inside another, wherever in it the thing in question is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from geo.geodesic import GEOD, Floats
from geo.region.base import Region, edge_m
from geo.region.chart import PLANE_M
from geo.region.disc import Disc
from geo.region.discs import discs_of
from geo.region.distance import separate
from geo.region.outline import Outline, Part


def surely_within(inside: Region, holder: Region) -> bool:
    """Whether every place of the first one's outer form lies in the second one's inner form.

    True is proved: the first one's outer form keeps clear of the border of one piece of the second
    one's inner form, and a place of each of its own pieces is inside. False says nothing: where the
    two come nearer than their drawings are exact (2 m up to 250 km, 0.01 % beyond) it is not seen,
    nor is a region that only several pieces hold together. Between discs it is exact.
    """
    if isinstance(holder, Disc):
        return holder.surely > 0 and _in_disc(inside, holder)
    if not inside.bounded:
        return False
    slack = holder.sag_m + inside.sag_m
    return any(_in_piece(inside.outer, piece, slack) for piece in _pieces(holder))


def _in_disc(inside: Region, holder: Disc) -> bool:
    center = holder.center
    discs = discs_of(inside)
    if discs:
        return all(
            GEOD.inv(center.lon, center.lat, disc.center.lon, disc.center.lat)[2] + disc.radius_m
            <= holder.surely
            for disc in discs
        )
    return separate(inside.outer, Disc(center, 0.0).outer).upper_m <= holder.surely


def _pieces(holder: Region) -> list[Part]:
    """The filled pieces of a region's inner form: a dilated line is drawn out."""
    return [
        Part.filled(patch, edge_m(holder.extent_m), rim_m=PLANE_M)
        for patch in holder.patches("inner", holder.sag_m)
        if not patch.polygon.is_empty
    ]


def _in_piece(inside: Outline, piece: Part, slack_m: float) -> bool:
    border = replace(piece, patch=None)
    return all(_starts_in(part, piece) for part in inside) and (
        separate(inside, (border,)).lower_m > slack_m
    )


def _starts_in(part: Part, piece: Part) -> bool:
    """Whether a vertex of each ring or line of a part lies in a piece."""
    lon: Floats = part.lon[part.probes]
    lat: Floats = part.lat[part.probes]
    return bool(np.all(piece.covers(lon, lat)))
