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
from places_within import WGS84, apart, extremes, sampled
from regions_anywhere import EVERYWHERE, KINDS, SPOTS, boxes, near, region_at, seeded

from geo import Corridor, Disc, Position, Region, Sector, separation

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
    for number in range(2):
        a, b = pair(kind, spot, 400_000, "safe", number)
        rng = seeded(kind, spot)
        metres = apart(sampled(a, rng, 20_000), sampled(b, rng, 20_000))
        found = separation(a, b)
        assert found.lower_m <= metres.min() + SLACK_M
        assert found.upper_m >= metres.max() - SLACK_M


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("widest_m", "share"), [(250_000, 1e-3), (2_500_000, 1e-2)])
def test_some_two_places_are_nearly_as_near_and_as_far(kind, widest_m, share):
    spots = [spot for of, spot in EVERYWHERE if of == kind]
    spot = spots[len(kind) % len(spots)]
    a, b = pair(kind, spot, widest_m, "tight")
    lower, upper = extremes(a, b, seeded(kind), starts=4)
    found = separation(a, b)
    assert lower - max(10, share * lower) <= found.lower_m <= lower + SLACK_M
    assert upper - SLACK_M <= found.upper_m <= upper + max(10, share * upper)


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE[::3])
def test_it_is_the_same_both_ways(kind, spot):
    a, b = pair(kind, spot, 400_000, "same")
    there, back = separation(a, b), separation(b, a)
    assert there.lower_m == pytest.approx(back.lower_m, abs=SLACK_M)
    assert there.upper_m == pytest.approx(back.upper_m, abs=SLACK_M)
    assert there.nearest[0] == back.nearest[1] or there.lower_m == 0


@pytest.mark.parametrize(("kind", "spot"), EVERYWHERE[1::3])
def test_the_witnesses_lie_in_their_regions_and_as_far_apart_as_said(kind, spot):
    a, b = pair(kind, spot, 400_000, "witness")
    found = separation(a, b)
    for metres, witnesses in ((found.lower_m, found.nearest), (found.upper_m, found.farthest)):
        way = WGS84.inv(*((end.lon, end.lat) for end in witnesses[0:1] for _ in ()))
        assert way


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
