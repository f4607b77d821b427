"""Coordinates are found within longer phrases, and lengths and dates are left alone."""

from __future__ import annotations

import contextlib
import time

import pytest

from geo import Position
from geo.coordinates import AmbiguousOrder, CoordinatesError, find, read


@pytest.mark.parametrize(
    ("text", "parts"),
    [("10 km NE of 35.42N 40.05E", ["35.42N 40.05E"]),
     ("2 km from 37SEV955201 and 5 nmi from 8H72C3C3+36", ["37SEV955201", "8H72C3C3+36"]),
     ("between 35.42N 40.05E and 35.5N, 40.1E.", ["35.42N 40.05E", "35.5N, 40.1E"]),
     ("55 km south east of 35°25'12\"N 40°3'11\"E (Ayyash)", ["35°25'12\"N 40°3'11\"E"]),
     ("near 37S EV 955 201, Syria", ["37S EV 955 201"]),
     ("at lat 35.42, lon 40.05 since 2015", ["lat 35.42, lon 40.05"]),
     ("see geo:35.42,40.05;u=10 there", ["geo:35.42,40.05;u=10"]),
     ("from 35.42N 40.05E over 37SFV045106 to 36N 41E",
      ["35.42N 40.05E", "37SFV045106", "36N 41E"])],
)  # fmt: skip
def test_coordinates_within_words(text, parts):
    found = find(text)
    assert [text[each.start : each.end] for each in found] == parts
    assert [each.written for each in found] == [read(part) for part in parts]


@pytest.mark.parametrize(
    "text",
    ["55 km SE of Ayyash", "5 m N 3 m E of Ayyash", "55 nmi S of X", "55 NMI SOUTH OF X",
     "10 KMS NE OF X", "2 mi E and 3 mi N of X", "30 min 12 sec later", "10 km N 20 km E",
     "on 6 December 2015, 12 people", "2015-12-06, 19:40-19:55", "Raqqa, Deir el-Zour", "", "12"],
)  # fmt: skip
def test_words_that_are_none_are_left_alone(text):
    assert find(text) == []


@pytest.mark.parametrize("text", ["5 km S of 40.05, 35.42", "near 35.42 40.05."])
def test_an_order_that_is_not_said_is_asked_about_within_words(text):
    with pytest.raises(AmbiguousOrder):
        find(text)


@pytest.mark.parametrize(
    "text", ["5 km S of 119N 35E", "near 37SEV95520", "at C3C3+36 Deir ez-Zor", "at 35°70'N 40°E"]
)
def test_coordinates_that_are_wrong_are_never_passed_over(text):
    with pytest.raises(CoordinatesError):
        find(text)


def test_a_found_place_is_where_it_is_read():
    (found,) = find("10 km NE of 40.05E 35.42N")
    assert found.written.position == Position(40.05, 35.42)
    assert found.written.verbatim == "40.05E 35.42N"


@pytest.mark.parametrize("unit", ["9", "1 ", "a1", "37S ", "'", "CC", "geo:1,1;", "N ", "12 C"])
def test_a_long_text_is_searched_in_no_time(unit):
    started = time.perf_counter()
    with contextlib.suppress(CoordinatesError):
        find(unit * 2000)
    assert time.perf_counter() - started < 2
