"""Coordinates whose order is not said are asked about, and what cannot be read is named."""

from __future__ import annotations

import contextlib
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import GeometryError, Position
from geo.coordinates import AmbiguousOrder, CoordinatesError, looks_like, read

AMBIGUOUS = [
    ("40.05, 35.42", ("40.05N 35.42E", "35.42N 40.05E")),
    ("35.42 40.05", ("35.42N 40.05E", "40.05N 35.42E")),
    ("-33.9, 18.4", ("33.9S 18.4E", "18.4N 33.9W")),
    ("35°25'12\", 40°3'11\"", ("35°25'12\"N 40°3'11\"E", "40°3'11\"N 35°25'12\"E")),
    ("35 40", ("35N 40E", "40N 35E")),
    ("35 25.2 40 3.1", ("35 25.2N 40 3.1E", "40 3.1N 35 25.2E")),
    ("٣٥٫٤٢، ٤٠٫٠٥", ("35.42N 40.05E", "40.05N 35.42E")),
]


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS)
def test_an_order_that_is_not_said_is_asked_about(text, readings):
    with pytest.raises(AmbiguousOrder) as caught:
        read(text)
    assert caught.value.readings == readings
    assert all(reading in str(caught.value) for reading in readings)
    one, other = map(read, readings)
    assert (one.position.lat, one.position.lon) == (other.position.lon, other.position.lat)


def test_the_two_orders_are_told_apart_by_their_letters():
    assert read("40.05N 35.42E").position != read("35.42N 40.05E").position


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [("119.02, 35.37", 119.02, 35.37), ("35.37, -119.02", -119.02, 35.37),
     ("90.01, 35.37", 90.01, 35.37)],
)  # fmt: skip
def test_the_one_order_that_is_possible_is_read_and_said(text, lon, lat):
    written = read(text)
    assert written.position == Position(lon, lat)
    assert "the other one is not possible" in written.assumptions[0]


def test_ninety_degrees_are_a_latitude_still():
    with pytest.raises(AmbiguousOrder):
        read("90.00, 35.37")


def test_equal_numbers_are_the_same_in_either_order():
    written = read("35.5, 35.5")
    assert written.position == Position(35.5, 35.5)
    assert "either is the same" in written.assumptions[0]


def test_a_number_without_a_letter_beside_one_with_is_read_as_east():
    written = read("35.42N, 40.05")
    assert written.position == Position(40.05, 35.42)
    assert "40.05, without a letter, read as east" in written.assumptions


def test_a_small_s_behind_seconds_may_be_south():
    with pytest.raises(AmbiguousOrder, match="seconds or south") as caught:
        read("35°25'12s 40°3'11e")
    north, south = map(read, caught.value.readings)
    assert north.position.lat == -south.position.lat == pytest.approx(35.42)


@pytest.mark.parametrize(
    ("text", "what", "got", "expected"),
    [
        ("119.02N 35E", "latitude", "“119.02N”", "at most 90"),
        ("35N 181E", "longitude", "“181E”", "at most 180"),
        ("90.1N 35E", "latitude", "“90.1N”", "at most 90"),
        ("35.42N 40.05N", "coordinates", "two latitudes", "one longitude"),
        ("35.42E 40.05W", "coordinates", "two longitudes", "one latitude"),
        ("lat 35 lat 40", "coordinates", "two latitudes", "one longitude"),
        ("-35.42N 40.05E", "latitude", "“-35.42N”", "not both"),
        ("35.42N -40.05E", "longitude", "“-40.05E”", "not both"),
        ("35°60'N 40°E", "minutes of latitude", "60", "less than 60"),
        ("35°N 40°60.0'E", "minutes of longitude", "60.0", "less than 60"),
        ("35°20'60\"N 40°E", "seconds of latitude", "60", "less than 60"),
        ("35.5°20'N 40°E", "degrees of latitude", "35.5", "whole degrees"),
        ("35' 22° N 40°E", "latitude", "35' 22°", "degrees, then minutes"),
        ("35N25 40E03", "longitude", "“25 40E03”", "before or behind"),
        ("35°25'12\"N 40°63'11\"E", "minutes of longitude", "63", "less than 60"),
        ("95, 95", "coordinates", "95, 95", "up to 90"),
        ("95, 200", "coordinates", "95, 200", "up to 180"),
        ("35,42N 40,05E", "coordinates", "35,42N", "decimal points"),
        ("35.42N 40.05E 100", "longitude", "40.05E 100", "before or behind"),
        ("1 2 3 4 5", "coordinates", "1 2 3 4 5", "such as"),
        ("35.42N", "coordinates", "35.42N", "MGRS"),
        ("Ayyash", "coordinates", "Ayyash", "MGRS"),
        ("55 km SE of X 3", "coordinates", "“km”", "such as"),
        ("", "coordinates", "“”", "MGRS"),
        ("geo:35.42,40.05;crs=nad27", "geo URI", "nad27", "wgs84"),
        ("geo:35.42,40.05;u=-1", "geo URI", "u=-1", "0 to"),
        ("geo:95,40.05", "latitude", "95", "at most 90"),
    ],
)
def test_what_cannot_be_read_is_named(text, what, got, expected):
    with pytest.raises(CoordinatesError) as caught:
        read(text)
    assert caught.value.what == what
    assert got in caught.value.got
    assert expected in caught.value.expected


def test_an_error_of_coordinates_is_one_of_geometry():
    with pytest.raises(GeometryError):
        read("119N 35E")


@pytest.mark.parametrize("unit", ["9", "1 ", "1,", "'", "N", "1°", "37SEV", "+", "-1", "(", "lat "])
def test_a_long_text_is_refused_at_once(unit):
    text = unit * math.ceil(201 / len(unit))
    with pytest.raises(CoordinatesError, match="up to 200"):
        read(text)
    assert not looks_like(text)


@given(st.text(alphabet="0123456789.,;:°'\"NSEWnsewdmlatlon+-() /٣٥٫−", max_size=200))
def test_any_text_of_these_signs_is_read_or_refused(text):
    with contextlib.suppress(CoordinatesError):
        written = read(text)
        assert written.region.covers(written.position)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("35.42N 119.05N", True), ("95, 200", True), ("40.05, 35.42", True), ("35.42 40.05", True),
     ("Ayyash", False), ("55 km SE of Ayyash", False), ("10 m N of X", False), ("35 40", False),
     ("2 mi E and 3 mi N of X", False), ("5 m N 3 m E", False), ("12", False), ("", False),
     ("55 nmi", False), ("30 min", False), ("North Deir ez-Zor", False), ("35.42", False),
     ("2015-12-06", False), ("E 20", False), ("K2", False)],
)  # fmt: skip
def test_words_are_told_from_coordinates(text, meant):
    assert looks_like(text) is meant
