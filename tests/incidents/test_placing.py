"""A click on the map, written as coordinates: as finely as its pixels tell, and read back."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo import Position
from geo.coordinates import read
from incidents.ui.placing import written

LATS = st.floats(-85, 85)
LONS = st.floats(-540, 540)
ZOOMS = st.integers(0, 19)


def _unit_deg(text: str) -> float:
    """The step between two texts of that many decimals."""
    decimals = {len(part.partition(".")[2].rstrip("NSEW")) for part in text.split()}
    (count,) = decimals
    return 10.0**-count


@pytest.mark.parametrize(
    ("lat", "lon", "zoom", "text"),
    [
        (35.1234567, 40.1234567, 8, "35.1N 40.1E"),
        (35.1234567, 40.1234567, 9, "35.12N 40.12E"),
        (35.1234567, 40.1234567, 18, "35.1235N 40.1235E"),
        (-35.1234567, -40.1234567, 18, "35.1235S 40.1235W"),
        (0.0, 0.0, 9, "0.00N 0.00E"),
        (-17.0, 181.5, 9, "17.00S 178.50W"),
        (-17.0, -181.5, 9, "17.00S 178.50E"),
        (-17.0, 360.0, 9, "17.00S 0.00E"),
        (80.0, 0.0, 0, "80N 0E"),
    ],
)
def test_decimals_hemispheres_and_worlds_beside_this_one(
    lat: float, lon: float, zoom: int, text: str
) -> None:
    assert written(lat, lon, zoom) == text


@given(LATS, LONS, ZOOMS)
def test_a_unit_of_the_text_is_some_pixels(lat: float, lon: float, zoom: int) -> None:
    """Three at least and thirty at most; whole degrees where a pixel is larger than that."""
    unit = _unit_deg(written(lat, lon, zoom))
    pixels = unit * 256 * 2**zoom / 360
    assert pixels <= 30.000001
    assert pixels >= 2.999999 or unit == 1


@given(LATS, LONS, ZOOMS)
@example(-17, 180, 9)
@example(-17, 179.9999, 9)
@example(-0.0001, -0.0001, 9)
def test_the_text_is_read_back_within_half_a_unit_of_the_click(
    lat: float, lon: float, zoom: int
) -> None:
    text = written(lat, lon, zoom)
    assert re.fullmatch(r"\d+(\.\d+)?[NS] \d+(\.\d+)?[EW]", text)
    found = read(text).position
    assert read(text).region.covers(Position((lon + 180) % 360 - 180, lat))
    half = _unit_deg(text) / 2 + 1e-9
    assert abs(found.lat - lat) <= half
    assert abs((found.lon - lon + 180) % 360 - 180) <= half
