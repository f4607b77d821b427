"""Separation of random regions anywhere: it holds the truth, and hardly more.

An end is promised to 10 m or 0.1 %, whichever is more, for regions up to 500 km across, and to 1 %
for larger ones up to 5,000 km. The oracle finds distances between places that the words allow, so
an end that comes as near to one of them is surely as near to the truth.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from places_within import WGS84, extremes, least, sampled
from regions_anywhere import EVERYWHERE, KINDS, POLYGONAL, SPOTS, boxes, near, sector, seeded

from geo import Bearing, Disc, Interval, Position, Region, Sector, separation

OTHERS = "disc", "annulus", "sector", "corridor", "polygon", "union"
SLACK_M = 1e-3


def pair(kind: str, spot: str, widest_m: float, *seed: object) -> tuple[Region, Region]:
    """A region of that kind at that spot, and another not far off on its own scale."""
    rng = seeded(kind, spot, *seed)
    size = float(np.exp(rng.uniform(np.log(1_000), np.log(widest_m))))
    base = SPOTS[spot](rng)
    away = min(size * rng.choice([0.5, 3, 30]), 1.8e7)
    other = KINDS[str(rng.choice(OTHERS))]
    return KINDS[kind](rng, base, size), other(rng, near(rng, base, away), size)


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE)
def test_no_two_places_are_nearer_or_farther(kind, spot):
    a, b = pair(kind, spot, 400_000, "safe")
    rng = seeded(kind, spot)
    found = separation(a, b)
    metres = np.asarray(WGS84.inv(*sampled(a, rng, 30_000), *sampled(b, rng, 30_000))[2])
    assert found.lower_m <= metres.min() + SLACK_M
    assert found.upper_m >= metres.max() - SLACK_M


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("widest_m", "share"), [(250_000, 1e-3), (2_500_000, 1e-2)])
def test_some_two_places_are_nearly_as_near_and_as_far(kind, widest_m, share):
    spots = [spot for of, spot in EVERYWHERE if of == kind]
    spot = spots[-1] if widest_m > 250_000 else spots[0]
    a, b = pair(kind, spot, widest_m, "tight")
    found = separation(a, b)
    lower, upper = extremes(a, b, seeded(kind))
    assert found.lower_m >= lower - max(10, share * lower)
    assert found.upper_m <= upper + max(10, share * upper)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_same_both_ways(kind):
    for spot in [spot for of, spot in EVERYWHERE if of == kind]:
        a, b = pair(kind, spot, 50_000, "same")
        there, back = separation(a, b), separation(b, a)
        assert there.lower_m == pytest.approx(back.lower_m, abs=SLACK_M)
        assert there.upper_m == pytest.approx(back.upper_m, abs=SLACK_M)


@pytest.mark.parametrize("kind", KINDS)
def test_the_witnesses_lie_in_their_regions_and_as_far_apart_as_said(kind):
    spot = [spot for of, spot in EVERYWHERE if of == kind][-1]
    rng = seeded("witness", kind)
    regions = pair(kind, spot, 200_000, "witness")
    found = separation(*regions)
    for ends, metres in ((found.nearest, found.lower_m), (found.farthest, found.upper_m)):
        (p, q), off = ends, max(10, metres / 1000)
        assert WGS84.inv(p.lon, p.lat, q.lon, q.lat)[2] == pytest.approx(metres, abs=off)
        for end, region in zip(ends, regions, strict=True):
            assert metres == 0 or least(Disc(end, 0), region, rng, starts=4) <= off


def turned(thing: Any, by_deg: float) -> Any:
    """A region, or a part of its recipe, turned about the Earth's axis."""
    if isinstance(thing, Position):
        return Position((thing.lon + by_deg + 180) % 360 - 180, thing.lat)
    if isinstance(thing, tuple):
        return tuple(turned(each, by_deg) for each in thing)
    if isinstance(thing, Region):
        changed = {f.name: turned(getattr(thing, f.name), by_deg) for f in fields(thing)}
        return replace(thing, **changed)
    return thing


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in POLYGONAL])
def test_turning_the_earth_changes_nothing(kind):
    rng = seeded("turned", kind)
    base = SPOTS["syria"](rng)
    a, b = KINDS[kind](rng, base, 30_000), sector(rng, near(rng, base, 50_000), 20_000)
    here = separation(a, b)
    for by_deg in (140.0, -180.0):
        there = separation(turned(a, by_deg), turned(b, by_deg))
        assert there.lower_m == pytest.approx(here.lower_m, abs=0.01)
        assert there.upper_m == pytest.approx(here.upper_m, abs=0.01)


@pytest.mark.parametrize("error", [0.0, 3_000.0])
def test_a_polygon_measures_the_same_cut_at_the_antimeridian(error):
    whole = boxes((36, 10, 44, 14), border_error_m=error)
    cut = boxes((176, 10, 180, 14), (-180, 10, -176, 14), border_error_m=error)
    for lon, lat in ((40.0, 16.0), (40.0, 12.0), (47.0, 9.0), (0.0, -50.0)):
        here = separation(whole, Disc(Position(lon, lat), 0))
        there = separation(cut, turned(Disc(Position(lon, lat), 0), 140.0))
        assert there.lower_m == pytest.approx(here.lower_m, rel=1e-5, abs=2)
        assert there.upper_m == pytest.approx(here.upper_m, rel=1e-5, abs=2)


def test_a_sector_about_an_anchor_by_the_pole_is_no_ring():
    """North turns by less than 70 degrees over an anchor that the pole is not in."""
    anchor = Disc(Position(0, 89.9731), 2_500)
    south = Sector(anchor, Interval(0, 5_000), Bearing.about(180, 22.5))
    beyond = Disc(Position(180, 89.97), 0)
    nearest = least(south, beyond, seeded("pole"))
    assert separation(south, beyond).lower_m >= nearest * 0.999
