"""Positions are in range, in degrees, longitude first."""

from __future__ import annotations

import math

import pytest

from geo import GeometryError, Position


@pytest.mark.parametrize(
    ("lon", "lat"),
    [(0, 0), (180, 0), (-180, 0), (0, 90), (0, -90), (180, 90), (179.9999, -89.9999)],
)
def test_the_limits_are_positions(lon, lat):
    position = Position(lon, lat)
    assert (position.lon, position.lat) == (lon, lat)


@pytest.mark.parametrize("lon", [180.0001, -180.0001, 360, math.nan, math.inf, -math.inf])
def test_a_longitude_out_of_range_is_named(lon):
    with pytest.raises(GeometryError) as caught:
        Position(lon, 0)
    assert caught.value.what == "longitude"
    assert caught.value.got == str(lon)
    assert caught.value.expected == "a number of degrees in [-180, 180]"


@pytest.mark.parametrize("lat", [90.0001, -90.0001, 180, math.nan, math.inf, -math.inf])
def test_a_latitude_out_of_range_is_named(lat):
    with pytest.raises(GeometryError) as caught:
        Position(0, lat)
    assert caught.value.what == "latitude"
    assert caught.value.got == str(lat)
    assert caught.value.expected == "a number of degrees in [-90, 90]"


def test_an_error_says_all_three_in_one_line():
    with pytest.raises(GeometryError) as caught:
        Position(200, 0)
    assert str(caught.value) == ("longitude: got 200, expected a number of degrees in [-180, 180]")
    assert isinstance(caught.value, ValueError)


def test_positions_are_compared_by_value():
    assert Position(40, 35) == Position(40.0, 35.0)
    assert len({Position(40, 35), Position(40.0, 35.0), Position(35, 40)}) == 2
