"""Whether a region surely lies within another: what is said to does, wherever it is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from places_within import WGS84, sampled
from regions_anywhere import EVERYWHERE, KINDS, SPOTS, boxes, seeded
from surely_within import surely

from geo import Bearing, Corridor, Disc, Interval, Position, Sector, Union
from geo.region import Region, surely_within

INSIDE = ("disc", "union", "sector", "corridor", "polygon")


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE)
def test_every_place_of_what_is_surely_within_is_surely_allowed(kind, spot):
    """Small regions are tried over the holder; those said to be within are walked through."""
    rng = seeded("within", kind, spot)
    size = 200_000.0
    holder = KINDS[kind](rng, SPOTS[spot](rng), size)
    for _ in range(5):
        lon, lat = sampled(holder, rng, 1)
        base = Position(float(lon[0]), float(lat[0]))
        inside = KINDS[str(rng.choice(INSIDE))](rng, base, size * rng.choice([0.1, 0.01]))
        if surely_within(inside, holder):
            assert surely(holder, *sampled(inside, rng, 200)).all()


BASE = Position(40.0, 35.0)


def at(azimuth: float, metres: float) -> Position:
    lon, lat, _ = WGS84.fwd(BASE.lon, BASE.lat, azimuth, metres)
    return Position(lon, lat)


RING = Sector(Disc(BASE, 500), Interval(0, 55_500), None, Interval(0, 54_500))
QUARTER = Sector(BASE, Interval(20_000, 60_000), Bearing(0, 90))
BOX = boxes((39, 34, 41, 36), border_error_m=2_000)
TRACK = Corridor((at(270, 50_000), at(90, 50_000)), 5_000)


@pytest.mark.parametrize(
    ("inside", "holder", "within"),
    [
        # The sure range ends at 54.5 km, less the 500 m that the anchor may be off.
        (Disc(at(77, 50_000), 3_980), RING, True),
        (Disc(at(77, 50_000), 4_020), RING, False),
        (Disc(BASE, 40_000), Disc(BASE, 50_000, sure_radius_m=40_000), True),
        (Disc(BASE, 40_001), Disc(BASE, 50_000, sure_radius_m=40_000), False),
        (Disc(BASE, 0), Disc(BASE, 50_000, sure_radius_m=0), False),
        (Disc(at(45, 40_000), 15_000), QUARTER, True),
        (Disc(at(45, 40_000), 21_000), QUARTER, False),
        (Disc(at(180, 40_000), 100), QUARTER, False),
        (Disc(BASE, 80_000), BOX, True),
        (Disc(BASE, 95_000), BOX, False),
        (Disc(at(0, 1_000), 3_900), TRACK, True),
        (Disc(at(0, 1_000), 4_100), TRACK, False),
        (Union((Disc(at(0, 9_000), 50), Disc(at(90, 9_000), 50))), RING, True),
        (Union((Disc(at(0, 9_000), 50), Disc(at(90, 99_000), 50))), RING, False),
        (QUARTER, Disc(BASE, 60_001), False),
        (QUARTER, Disc(BASE, 60_100), True),
        # Its middle is inside, but the hole of the ring is too.
        (Disc(BASE, 50_000), Sector(BASE, Interval(10_000, 60_000)), False),
        (Sector(BASE, Interval(20_000, 30_000)), Sector(BASE, Interval(10_000, 60_000)), True),
        (Sector(BASE, Interval(5_000, 30_000)), Sector(BASE, Interval(10_000, 60_000)), False),
        # Without end: all that is far enough away, and nothing without end lies within a disc.
        (Disc(at(10, 60_000), 9_000), Sector(BASE, Interval(50_000, float("inf"))), True),
        (Disc(at(10, 60_000), 11_000), Sector(BASE, Interval(50_000, float("inf"))), False),
        (Sector(BASE, Interval(50_000, float("inf"))), Disc(BASE, 9e6), False),
    ],
)
def test_it_is_seen_up_to_the_border(inside: Region, holder: Region, within: bool):
    assert surely_within(inside, holder) is within


def test_the_antimeridian_and_the_pole_are_no_borders():
    line = Disc(Position(180, 10), 20_000)
    assert surely_within(line, boxes((175, 5, 180, 15), (-180, 5, -175, 15)))
    assert surely_within(Disc(Position(77, 90), 20_000), boxes((-180, 85, 180, 90)))
    ring = Sector(Disc(Position(0, 89.9), 100), Interval(0, 100_000))
    assert surely_within(Disc(Position(180, 89.9), 50_000), ring)
    assert not surely_within(Disc(Position(180, 89.9), 90_000), ring)


def test_a_region_whose_places_are_not_sure_holds_nothing():
    uncertain = replace(RING, sure_range_m=Interval(0, 0))
    assert not surely_within(Disc(BASE, 1), uncertain)
    assert not surely_within(Disc(BASE, 1), Union((RING, Disc(BASE, 9e5, sure_radius_m=0))))
    assert not surely_within(Disc(BASE, 1), replace(TRACK, sure_half_width_m=0.0))
