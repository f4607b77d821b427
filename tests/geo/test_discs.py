"""Separation of discs, and of places that are one of several: exact, anywhere on Earth."""

from __future__ import annotations

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic
from places_within import WGS84, sampled
from regions_anywhere import SPOTS, disc, near, seeded, union

from geo import Disc, Position, Region, Union, separation
from geo.region.distance import separate
from geo.units import GREATEST_DISTANCE_M

SPANS = (1_000.0, 100_000.0, 5_000_000.0)


def antipode(place: Position) -> Position:
    return Position(place.lon - 180 if place.lon > 0 else place.lon + 180, -place.lat)


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("size", SPANS)
def test_no_two_places_of_two_discs_are_nearer_or_farther(spot, size):
    rng = seeded("discs", spot, size)
    for make in (disc, union):
        base = SPOTS[spot](rng)
        for other in (near(rng, base, 3 * size), antipode(near(rng, base, size / 10))):
            a, b = make(rng, base, size), disc(rng, other, size)
            found = separation(a, b)
            lon_lat = *sampled(a, rng, 8_000), *sampled(b, rng, 8_000)
            metres = np.asarray(WGS84.inv(*lon_lat)[2])
            assert found.lower_m <= metres.min() + 1e-3
            assert found.upper_m >= metres.max() - 1e-3


@pytest.mark.parametrize("spot", SPOTS)
def test_it_is_the_distance_of_the_centers_less_and_with_the_radii(spot):
    rng = seeded("exact", spot)
    for _ in range(20):
        p, q = SPOTS[spot](rng), SPOTS["anywhere"](rng)
        metres = Geodesic.WGS84.Inverse(p.lat, p.lon, q.lat, q.lon)["s12"]
        r, s = rng.uniform(0, 2 * metres, 2)
        found = separation(Disc(p, r), Disc(q, s)) if max(r, s) < 1e7 else None
        if found:
            assert found.lower_m == pytest.approx(max(0, metres - r - s), abs=1e-3)
            farthest = min(GREATEST_DISTANCE_M, metres + r + s)
            assert found.upper_m == pytest.approx(farthest, abs=1e-3)


@pytest.mark.parametrize("spot", SPOTS)
def test_the_witnesses_lie_in_the_discs_and_as_far_apart_as_said(spot):
    rng = seeded("witness", spot)
    for _ in range(10):
        base = SPOTS[spot](rng)
        a, b = union(rng, base, 50_000), disc(rng, near(rng, base, 200_000), 50_000)
        found = separation(a, b)
        for (p, q), metres in ((found.nearest, found.lower_m), (found.farthest, found.upper_m)):
            assert WGS84.inv(p.lon, p.lat, q.lon, q.lat)[2] == pytest.approx(metres, abs=0.01)
            assert any(within(p, each) for each in a.members)
            assert within(q, b)


def within(place: Position, region: Disc) -> bool:
    center = region.center
    away = WGS84.inv(center.lon, center.lat, place.lon, place.lat)[2]
    return away <= region.radius_m + 1e-3


@pytest.mark.parametrize("spot", SPOTS)
def test_it_agrees_with_the_separation_of_outlines(spot):
    rng = seeded("outlines", spot)
    for _ in range(10):
        base = SPOTS[spot](rng)
        a: Region = Union((union(rng, base, 30_000), disc(rng, base, 10_000)))
        b = union(rng, near(rng, base, 100_000), 30_000)
        quick, drawn = separation(a, b), separate(a.outer, b.outer)
        assert quick.lower_m == pytest.approx(drawn.lower_m, abs=1e-6)
        assert quick.upper_m == pytest.approx(drawn.upper_m, abs=1e-6)


def test_poles_and_what_lies_across_the_antimeridian():
    north, south = Disc(Position(13, 90), 1_000), Disc(Position(-77, -90), 2_000)
    apart = separation(north, south)
    assert apart.lower_m == pytest.approx(GREATEST_DISTANCE_M - 3_000, abs=0.01)
    assert apart.upper_m == GREATEST_DISTANCE_M
    west, east = Disc(Position(179.99, 10), 100), Disc(Position(-179.99, 10), 100)
    here = separation(Disc(Position(0, 10), 100), Disc(Position(0.02, 10), 100))
    assert separation(west, east).lower_m == pytest.approx(here.lower_m, abs=1e-6)
    same = separation(west, west)
    assert (same.lower_m, same.upper_m) == (0, 200)
