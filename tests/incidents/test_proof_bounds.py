"""Bounds of a proof: no place that two cells allow is nearer or farther than they say, anywhere."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily
from pyproj import Geod

from geo.position import Position
from incidents.proof import bounds, witness
from incidents.proof.cells import Cell, Link
from scripts.proof_check import places

WGS84 = Geod(ellps="WGS84")
RADII = st.one_of(st.just(1.0), st.floats(10, 50_000))


@st.composite
def links(draw) -> Link:
    lower = draw(st.one_of(st.just(0.0), st.floats(100, 300_000)))
    upper = lower + draw(st.floats(10, 200_000))
    if draw(st.booleans()):
        return Link(lower, upper, None)
    start = draw(st.floats(0, 359.9))
    return Link(lower, upper, (start, start + draw(st.floats(5, 200))))


@st.composite
def cells(draw, near: tuple[float, float]) -> Cell:
    lon, lat, _ = WGS84.fwd(*near, draw(st.floats(0, 360)), draw(st.floats(0, 800_000)))
    made = tuple(draw(st.lists(links(), max_size=2)))
    return Cell(Position(lon, lat), draw(RADII), made)


@st.composite
def two_cells(draw) -> tuple[Cell, Cell]:
    near = draw(st.floats(-180, 180)), draw(st.floats(-72, 72))
    return draw(cells(near)), draw(cells(near))


def sampled(cell: Cell) -> tuple[np.ndarray, np.ndarray]:
    """Places that a cell allows, those of the program's search and as many at random."""
    rng = np.random.default_rng(1)
    count = 400
    lon, lat = np.full(count, cell.center.lon), np.full(count, cell.center.lat)
    legs = (Link(0.0, cell.radius_m, None), *cell.links)
    for link in legs:
        start, end = link.azimuth_deg or (0.0, 360.0)
        ends = rng.choice([0.0, 1.0, -1.0], count)
        share = np.where(ends < 0, rng.random(count), ends)
        metres = link.lower_m + share * (link.upper_m - link.lower_m)
        lon, lat, _ = WGS84.fwd(lon, lat, rng.uniform(start, end, count), metres)
    more = witness.chains(cell).ends
    return np.concatenate((lon, more[0])), np.concatenate((lat, more[1]))


@steadily
@given(two_cells())
def test_no_two_places_are_nearer_or_farther_than_the_bounds(pair):
    a, b = pair
    least, greatest = bounds.least_m([pair]), bounds.greatest_m([pair])
    p, q = sampled(a), sampled(b)
    index = np.random.default_rng(2).integers(len(q[0]), size=(len(p[0]), 40))
    away = np.asarray(
        WGS84.inv(
            np.repeat(p[0], 40), np.repeat(p[1], 40), q[0][index].ravel(), q[1][index].ravel()
        )[2]
    )
    nearest, _ = witness.extreme([pair], np.argmin)
    assert away.min() >= least - 1e-3
    assert away.max() <= greatest + 1e-3
    assert WGS84.inv(*nearest.a.end, *nearest.b.end)[2] >= least - 1e-3


@steadily
@given(two_cells())
def test_the_checker_finds_the_same_bounds(pair):
    a, b = (cell.as_json() for cell in pair)
    assert places.least_m([(a, b)]) == pytest.approx(bounds.least_m([pair]), abs=1e-4)
    assert places.greatest_m([(a, b)]) == pytest.approx(bounds.greatest_m([pair]), abs=1e-4)


@steadily
@given(two_cells(), st.floats(1, 100_000))
def test_a_witness_is_what_it_says(pair, limit):
    holds, fails = witness.near([pair], limit), witness.far([pair], limit)
    if holds is not None:
        assert apart(holds.as_json(), pair) <= limit
    if fails is not None:
        assert apart(fails.as_json(), pair) > limit


def apart(found, pair) -> float:
    """How far two places are apart, each of which the checker allows."""
    a, b = (
        places.check_way(found[side], [cell.as_json()], side)
        for side, cell in zip("ab", pair, strict=True)
    )
    return places.metres(a, b)


def test_a_bound_is_near_what_is_true():
    village, camp = Position(40.05, 35.42), Position(40.07, 35.41)
    sector = Cell(village, 2_500.0, (Link(54_500.0, 55_500.0, (112.5, 157.5)),))
    disc = Cell(camp, 1_000.0)
    least = bounds.least_m([(sector, disc)])
    nearest, metres = witness.extreme([(sector, disc)], np.argmin)
    assert nearest is not None
    assert least <= metres <= least + 500


def test_a_sector_without_end_is_bounded_from_what_lies_behind_it():
    start = Position(40.0, 35.0)
    lon, lat, _ = WGS84.fwd(40.0, 35.0, 90.0, 50_000)
    west = Cell(start, 1_000.0, (Link(0.0, math.inf, (225.0, 315.0)),))
    behind = Cell(Position(lon, lat), 500.0)
    assert 47_000 < bounds.least_m([(west, behind)]) < 50_000
    assert bounds.greatest_m([(west, behind)]) == math.inf
    within = Cell(Position(39.0, 35.0), 500.0)
    assert bounds.least_m([(west, within)]) == 0
