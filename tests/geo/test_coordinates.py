"""Coordinates in degrees: every usual writing of them, the cell it allows, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geo import Disc, Position, overlap
from geo.coordinates import looks_like, read

WGS84 = Geod(ellps="WGS84")
LATS, LONS = st.integers(-9000, 9000), st.integers(-18000, 18000)


def corners(written):
    """West, south, east and north of the cell, as drawn."""
    rings = np.array([point for rings in written.region.polygons for point in rings[0]])
    return (*rings.min(axis=0), *rings.max(axis=0))


AYYASH = """
35.42N 40.05E|35.42 N 40.05 E|35.42N, 40.05E|N35.42 E40.05|N 35.42, E 40.05|35.42° N, 40.05° E
40.05E 35.42N|E40.05 N35.42|35.42n 40.05e|lat=35.42 lon=40.05|lat: 35.42, lon: 40.05
lon=40.05, lat=35.42|latitude 35.42 longitude 40.05|lat 35.42 long 40.05|35.42 lat, 40.05 lon
geo:35.42,40.05|GEO:35.42,40.05,210;crs=wgs84|(35.42N, 40.05E)|[35.42N; 40.05E]|35.42N/40.05E
35.42 North 40.05 East|north 35.42 east 40.05|35.42N 40.05E.|  35.42N   40.05E |35.42ºN 40.05ºE
35.42 degrees N, 40.05 degrees E|٣٥٫٤٢N ٤٠٫٠٥E|٣٥٫٤٢° N، ٤٠٫٠٥° E|35.42°\u00a0N\u200e 40.05°\u202fE
""".strip().replace("\n", "|")


@pytest.mark.parametrize("text", AYYASH.split("|"))
def test_decimal_degrees_in_every_usual_writing(text):
    written = read(text)
    assert looks_like(text)
    assert written.verbatim == text
    assert written.notation == "decimal degrees"
    assert written.position == Position(40.05, 35.42)
    assert corners(written) == pytest.approx((40.045, 35.415, 40.055, 35.425), abs=1e-12)


DMS = """
35°25'12"N 40°3'11"E|35° 25′ 12″ N, 40° 3′ 11″ E|35º25´12” N 40º3´11” E|35°25'12''N 40°3'11''E
35d25m12s N 40d3m11s E|35 deg 25 min 12 sec N 40 deg 3 min 11 sec E|35 25 12 N 40 3 11 E
35 degrees 25 minutes 12 seconds North, 40 degrees 3 minutes 11 seconds East|N352512 E0400311
352512N 0400311E|35-25-12N 040-03-11E|E 40°3'11" N 35°25'12"|N35°25'12" E40°3'11"
lat 35°25'12" lon 40°3'11"|40:03:11E 35:25:12N|N 35 25 12, E 40 3 11
""".strip().replace("\n", "|")


@pytest.mark.parametrize("text", DMS.split("|"))
def test_degrees_minutes_and_seconds_in_every_usual_writing(text):
    written = read(text)
    assert looks_like(text)
    assert written.notation == "degrees, minutes and seconds"
    lat, lon = 35 + 25 / 60 + 12 / 3600, 40 + 3 / 60 + 11 / 3600
    half = 0.5 / 3600
    assert (written.position.lat, written.position.lon) == pytest.approx((lat, lon), abs=1e-12)
    expected = lon - half, lat - half, lon + half, lat + half
    assert corners(written) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "half_minutes"),
    [("35°25.2'N 40°3.1'E", 0.05), ("35 25.20 N 40 3.10 E", 0.005), ("3525.2N 04003.1E", 0.05),
     ("N 35° 25.2′, E 40° 03.1′", 0.05), ("35°25'N 40°03'E", 0.5), ("3525N 04003E", 0.5)],
)  # fmt: skip
def test_degrees_and_minutes(text, half_minutes):
    written = read(text)
    west, south, east, north = corners(written)
    assert written.notation == "degrees and decimal minutes"
    assert (north - south, east - west) == pytest.approx((half_minutes / 30, half_minutes / 30))


def test_a_printed_example_is_read_where_its_guide_has_it():
    """Wieczorek (2001): tests/authorities/georeferencing.json, W2001-coord-1."""
    written = read("35 degrees 22' 24\" N, 119 degrees 1' 4\" W")
    assert written.position.lat == pytest.approx(35.3733333, abs=1e-6)
    assert written.position.lon == pytest.approx(-119.0177778, abs=1e-6)
    assert written.point_radius_method_m == pytest.approx(39.8366, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [("33.9S 18.4E", 18.4, -33.9), ("s33.9 e18.4", 18.4, -33.9), ("33.9S 70.7W", -70.7, -33.9),
     ("-33.9, 151.2", 151.2, -33.9), ("−33.9°, 151.2°", 151.2, -33.9),
     ("0°30'S 0°30'W", -0.5, -0.5),
     ("lat -33.9 lon -70.7", -70.7, -33.9), ("geo:-33.9,-70.7", -70.7, -33.9),
     ("-0°30', 100°30'", 100.5, -0.5), ("+35.42, +140.05", 140.05, 35.42)],
)  # fmt: skip
def test_south_and_west_are_negative(text, lon, lat):
    assert read(text).position == Position(lon, lat)


@given(LATS, LONS)
def test_the_letters_say_what_the_numbers_are_in_either_order(lat, lon):
    north = f"{abs(lat) / 100:.2f}{'N' if lat >= 0 else 'S'}"
    east = f"{abs(lon) / 100:.2f}{'E' if lon >= 0 else 'W'}"
    one, other = read(f"{north} {east}"), read(f"{east}, {north}")
    assert one.position == other.position == Position(lon / 100, lat / 100)
    assert one.region == other.region


@given(LATS, LONS, st.floats(-0.499, 0.499), st.floats(-0.499, 0.499))
def test_the_cell_holds_every_place_that_is_rounded_to_it(lat, lon, up, right):
    written = read(f"lat {lat / 100:.2f} lon {lon / 100:.2f}")
    there = (lon + right) / 100, (lat + up) / 100
    place = Position((there[0] + 180) % 360 - 180, min(max(there[1], -90), 90))
    assert written.region.covers(place)
    _, _, metres = WGS84.inv(written.position.lon, written.position.lat, place.lon, place.lat)
    assert metres <= written.uncertainty_m


@given(LATS, LONS)
def test_the_uncertainty_is_not_much_more_than_half_the_diagonal(lat, lon):
    written = read(f"lat {lat / 100:.2f} lon {lon / 100:.2f}")
    published = written.point_radius_method_m
    assert written.region.corrected.uncertainty_m <= written.uncertainty_m + 0.01
    if abs(lat) < 8900:
        assert written.uncertainty_m == pytest.approx(published / 2, rel=0.02)


def test_places_just_beyond_the_cell_are_not_in_it():
    region = read("35.42N 40.05E").region
    assert region.covers(Position(40.0549, 35.4249))
    assert not region.covers(Position(40.0551, 35.42))
    assert not region.covers(Position(40.05, 35.4251))


@pytest.mark.parametrize(
    ("text", "beside"),
    [("0N 180E", (-179.6, 0.4)), ("0N 180W", (179.6, -0.4)), ("10.0N 179.98E", (-179.98, 10.0)),
     ("10.0N 179.98W", (179.98, 10.0))],
)  # fmt: skip
def test_a_cell_over_the_antimeridian_goes_on_beyond_it(text, beside):
    coarse = text.replace("179.98", "180.0")
    region = read(coarse).region
    assert region.covers(Position(*beside))
    assert not region.covers(Position(0, beside[1]))
    assert region.extent_m < 100_000
    assert all(abs(lon) <= 180 for rings in region.polygons for lon, _ in rings[0])


@pytest.mark.parametrize(("text", "pole"), [("90N 0E", 90), ("89.9N 20E", 90), ("90.0S 5W", -90)])
def test_no_cell_reaches_past_a_pole(text, pole):
    written = read(text)
    _, south, _, north = corners(written)
    assert -90 <= south < north <= 90
    assert max(abs(south), abs(north)) == (abs(pole) if "90" in text else 89.95)
    assert written.uncertainty_m > 0


def test_digits_finer_than_a_centimetre_say_no_more():
    written = read("35.4200000000001N 40.0500000000001E")
    assert 0.005 < written.uncertainty_m < 0.02


def test_each_number_is_as_fine_as_its_own_digits():
    written = read("35.4N 40.05E")
    assert corners(written) == pytest.approx((40.045, 35.35, 40.055, 35.45))
    finer = {each.reading: each.region for each in written.alternatives}
    as_fine = finer["both as fine as the finer one, zeros left out"]
    assert as_fine == read("35.40N 40.05E").region


def test_what_was_read_into_the_digits_is_said():
    assumed = read("35.42N 40.05E").assumptions
    assert assumed[:2] == (
        "35.42 read as rounded: 35.415 to 35.425",
        "40.05 read as rounded: 40.045 to 40.055",
    )
    assert "the datum read as WGS84" in assumed


@pytest.mark.parametrize(
    ("text", "place", "not_this"),
    [("35.42N 40.05E", (40.0590, 35.4290), (40.0490, 35.4190)),
     ("35.42S 40.05W", (-40.0590, -35.4290), (-40.0490, -35.4190))],
)  # fmt: skip
def test_digits_may_have_been_cut_off_instead(text, place, not_this):
    cut = read(text).alternatives[0]
    assert cut.reading == "digits cut off, not rounded"
    assert cut.region.covers(Position(*place))
    assert not cut.region.covers(Position(*not_this))
    assert overlap(cut.region, Disc(cut.position, 1)).verdict == "certain"


def test_a_geo_uri_s_uncertainty_widens_the_cell():
    plain, wider = read("geo:35.42,40.05"), read("geo:35.42,40.05;u=100")
    assert wider.uncertainty_m == pytest.approx(plain.uncertainty_m + 100, abs=0.01)
    assert any("u=100" in assumed for assumed in wider.assumptions)
