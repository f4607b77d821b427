"""Bearings go clockwise, through north where they must, and hold their two ends."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import Bearing, GeometryError

SOUTH_EAST = Bearing.about(135, 22.5)
NORTH = Bearing.about(0, 22.5)
STARTS = st.integers(0, 359)
BEARINGS = st.builds(lambda start, turn: Bearing(start, start + turn), STARTS, st.integers(1, 360))


@pytest.mark.parametrize(
    ("azimuth", "held"),
    [(112.4, False), (112.5, True), (135, True), (157.5, True), (157.6, False), (315, False)],
)
def test_south_east_holds_its_sixteenth_on_either_side(azimuth, held):
    assert SOUTH_EAST.holds(azimuth) is held


@pytest.mark.parametrize(
    ("azimuth", "held"),
    [(337.4, False), (337.5, True), (0, True), (359.9, True), (22.5, True), (22.6, False)],
)
def test_north_holds_azimuths_on_both_sides_of_zero(azimuth, held):
    assert NORTH.holds(azimuth) is held


def test_about_starts_in_range_and_may_end_past_a_whole_turn():
    assert Bearing(337.5, 382.5) == NORTH
    assert NORTH.turn_deg == 45


@pytest.mark.parametrize(("azimuth", "half"), [(0.3, 0.1 + 0.2), (0.0, 1e-15), (22.5, 22.5)])
def test_about_starts_in_range_where_it_starts_at_north(azimuth, half):
    assert Bearing.about(azimuth, half).holds(azimuth)


def test_a_whole_turn_holds_every_azimuth():
    everywhere = Bearing.about(90, 180)
    assert all(everywhere.holds(azimuth) for azimuth in range(360))
    assert NORTH.within(everywhere)


@pytest.mark.parametrize(
    ("other", "meets"),
    [((0, 112.4), False), ((0, 112.5), True), ((120, 130), True), ((157.5, 200), True),
     ((157.6, 200), False), ((157.6, 472.4), False), ((157.6, 472.5), True), ((0, 360), True)],
)  # fmt: skip
def test_bearings_that_share_an_azimuth_meet(other, meets):
    assert SOUTH_EAST.meets(Bearing(*other)) is meets
    assert Bearing(*other).meets(SOUTH_EAST) is meets


@pytest.mark.parametrize(
    ("inner", "within"),
    [((337.5, 382.5), True), ((0, 22.5), True), ((350, 370), True), ((337.4, 380), False),
     ((0, 22.6), False), ((20, 340), False), ((0, 360), False)],
)  # fmt: skip
def test_within_counts_through_north(inner, within):
    assert Bearing(*inner).within(NORTH) is within


def test_a_whole_turn_is_within_a_whole_turn_only():
    assert Bearing(10, 370).within(Bearing(90, 450))
    assert not Bearing(10, 370).within(Bearing(10, 369.9))


@pytest.mark.parametrize("start", [-0.1, 360, math.nan, math.inf, -math.inf])
def test_a_start_out_of_range_is_named(start):
    with pytest.raises(GeometryError) as caught:
        Bearing(start, start + 10)
    assert caught.value.what == "start_deg"
    assert caught.value.got == str(start)
    assert caught.value.expected == "an azimuth in [0, 360)"


@pytest.mark.parametrize("end", [20, 10, 380.1, math.nan, math.inf])
def test_an_end_out_of_range_is_named(end):
    with pytest.raises(GeometryError) as caught:
        Bearing(20, end)
    assert caught.value.what == "end_deg"
    assert caught.value.got == str(end)
    assert caught.value.expected == "over 20 degrees by up to 360"


@pytest.mark.parametrize("ends", [(0, 1e-9), (0, 360), (359.9, 719.9), (20, 380)])
def test_ends_just_inside_are_allowed(ends):
    assert Bearing(*ends).turn_deg == ends[1] - ends[0]


@given(BEARINGS, BEARINGS, st.integers(0, 359))
def test_what_lies_within_shares_every_azimuth(inner, outer, azimuth):
    if inner.within(outer) and inner.holds(azimuth):
        assert outer.holds(azimuth)
        assert inner.meets(outer)


@given(BEARINGS, BEARINGS)
def test_bearings_meet_where_some_azimuth_is_in_both(a, b):
    assert a.meets(b) is any(a.holds(azimuth) and b.holds(azimuth) for azimuth in range(360))
