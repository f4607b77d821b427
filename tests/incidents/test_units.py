"""Lengths, areas and azimuths as people write and read them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_parts import steadily

from geo.interval import Interval
from incidents.units import area, degrees, length, lengths, metres, miles

# International Yard and Pound Agreement (1959); First International Extraordinary Hydrographic
# Conference (1929) for the nautical mile.
EXACT = {"km": 1000.0, "m": 1.0, "mi": 1609.344, "nmi": 1852.0, "yd": 0.9144, "ft": 0.3048}


@pytest.mark.parametrize("unit", EXACT)
@pytest.mark.parametrize("figure", ["0", "1", "5", "3.1", "0.25", "34", "005"])
def test_a_length_is_a_number_and_a_unit_in_any_case_and_spacing(figure, unit):
    expected = pytest.approx(float(figure) * EXACT[unit], rel=1e-12)
    for text in (f"{figure}{unit}", f" {figure} {unit} ", f"{figure}{unit.upper()}"):
        assert metres(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "5", "km", "-5km", "+5km", "5.km", ".5km", "5,5km", "1,000m", "1e3m", "5 k m"),
        *("5kms", "5 miles", "5km.", "5km 3m", "nankm", "infkm", "5'", "5 km\nm"),
    ],
    ids=repr,
)
def test_what_is_no_length_is_told_with_what_one_is(text):
    with pytest.raises(ValueError, match=r"^got .*, expected a number and a unit") as told:
        metres(text)
    assert repr(text) in str(told.value)
    for unit in EXACT:
        assert re.search(rf"\b{unit}\b", str(told.value))


@pytest.mark.parametrize(
    ("value_m", "text"),
    [
        (0, "0 m"),
        (0.6, "1 m"),
        (999, "999 m"),
        (999.4, "999 m"),
        (1_000, "1.0 km"),
        (1_049, "1.0 km"),
        (1_051, "1.1 km"),
        (54_500, "54.5 km"),
        (999_900, "999.9 km"),
        (1_000_000, "1,000 km"),
        (20_003_931, "20,004 km"),
    ],
)
def test_a_length_is_shown_in_metres_then_tenths_then_whole_kilometres(value_m, text):
    assert length(value_m) == text


@pytest.mark.parametrize("value_m", [999.5, 999.7, 999.999])
def test_a_length_that_rounds_to_a_kilometre_is_shown_as_one(value_m):
    assert length(value_m) == "1.0 km"


@pytest.mark.parametrize("value_m", [999_950.1, 999_999.0])
def test_a_length_that_rounds_to_a_thousand_kilometres_is_shown_as_such(value_m):
    assert length(value_m) == "1,000 km"


@steadily
@given(st.floats(0, 2.1e7))
def test_a_length_that_is_shown_reads_back_to_within_its_rounding(value_m):
    text = length(value_m)
    rounding = 0.5 if text.endswith(" m") else 50 if "." in text else 500
    assert abs(metres(text.replace(",", "")) - value_m) <= rounding * (1 + 1e-9)


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [
        (47_500, 59_700, "47.5 to 59.7 km"),
        (0, 500, "0 to 500 m"),
        (500, 2_000, "500 m to 2.0 km"),
        (500_000, 1_500_000, "500.0 to 1,500 km"),
        (20_000, float("inf"), "20.0 km or more"),
        (20_000, 20_003_931.5, "20.0 km or more"),
        (20_000, 20_003_000, "20.0 to 20,003 km"),
        (55_000, 55_000, "55.0 to 55.0 km"),
    ],
)
def test_a_range_names_its_unit_once_where_both_ends_have_it(lower, upper, text):
    assert lengths(Interval(lower, upper)) == text


@pytest.mark.parametrize(
    ("value_m", "text"),
    [(0, "0.0 mi"), (1609.344, "1.0 mi"), (54_717.696, "34.0 mi"), (2_000_000, "1,242.7 mi")],
)
def test_a_mile_is_the_statute_mile(value_m, text):
    assert miles(value_m) == text


@pytest.mark.parametrize(
    ("lower", "upper", "text"),
    [
        (107.2, 162.8, "107° to 163°"),
        (350, 370, "350° to 10°"),
        (0, 90, "0° to 90°"),
        (270, 360, "270° to 0°"),
        (-10, 10, "350° to 10°"),
    ],
)
def test_azimuths_past_north_are_brought_back(lower, upper, text):
    assert degrees(lower, upper) == text


@steadily
@given(st.floats(0, 360, exclude_max=True), st.floats(0, 360, exclude_max=True))
@example(359.6, 10)
@example(0, 359.7)
def test_an_azimuth_that_is_shown_is_below_360(start, width):
    shown = [int(figure) for figure in re.findall(r"(-?\d+)°", degrees(start, start + width))]
    assert len(shown) == 2
    for figure, exact in zip(shown, (start, start + width), strict=True):
        assert 0 <= figure < 360
        off = (figure - exact) % 360
        assert min(off, 360 - off) <= 0.5 + 1e-9


@pytest.mark.parametrize(
    ("value_m2", "text"),
    [(3.14e6, "3.1 km²"), (55.4e6, "55 km²"), (100e6, "100 km²"), (33_000e6, "33,000 km²")],
)
def test_an_area_is_shown_in_square_kilometres(value_m2, text):
    assert area(value_m2) == text


@steadily
@given(st.floats(1, 5.1e14))
@example(99.6e6)
@example(50.0)
def test_an_area_is_shown_in_digits_that_a_reader_knows(value_m2):
    match = re.fullmatch(r"([\d,]+(?:\.\d+)?) (km|m)²", area(value_m2))
    assert match, area(value_m2)
    shown = float(match[1].replace(",", "")) * {"km": 1e6, "m": 1.0}[match[2]]
    assert shown == pytest.approx(value_m2, rel=0.051)
