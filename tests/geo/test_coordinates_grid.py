"""Grid references and plus codes: their cells against other programs, over the whole world."""

from __future__ import annotations

import math
import re
from functools import cache

import mgrs
import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from openlocationcode import openlocationcode
from pyproj import Geod, Transformer

from geo import Position
from geo.coordinates import AmbiguousOrder, CoordinatesError, looks_like, read

WGS84 = Geod(ellps="WGS84")
ENCODER = mgrs.MGRS()
# Half a metre off every border of zones and bands: that program writes 33MSA6602100000, a square
# north of the equator, for a place a millimetre south of it.
LONS = st.integers(-18_000_000, 17_999_999).map(lambda whole: (whole + 0.5) / 1e5)
LATS = st.integers(-8_000_000, 8_399_999).map(lambda whole: (whole + 0.5) / 1e5)


@cache
def transformer(zone: int, north: bool) -> Transformer:
    hemisphere = "north" if north else "south"
    return Transformer.from_pipeline(
        f"+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
        f"+step +proj=utm +zone={zone} +ellps=WGS84 +{hemisphere}"
    )


def metres(a: Position, b: Position) -> float:
    return float(WGS84.inv(a.lon, a.lat, b.lon, b.lat)[2])


PLACES = [
    # reference, latitude and longitude that its publisher gives for it (evidence of the sample)
    ("37SEV955201", 35.42022, 40.05303),
    ("37SFV045106", 35.33368, 40.15045),
    ("37SFU677647", 34.91139, 40.83629),
    ("37SFU681648", 34.9122, 40.8407),
    ("37SFV198117", 35.34188, 40.31893),
]


@pytest.mark.parametrize(("reference", "lat", "lon"), PLACES)
def test_published_references_hold_the_point_published_beside_them(reference, lat, lon):
    written = read(reference)
    assert written.notation == "MGRS"
    assert written.region.covers(Position(lon, lat))
    assert metres(written.position, Position(lon, lat)) <= 50.01
    assert written.uncertainty_m == pytest.approx(50 * math.sqrt(2), abs=0.1)
    assert written.point_radius_method_m == pytest.approx(50 * math.sqrt(2))


def test_a_reference_names_the_square_north_and_east_of_its_corner():
    lon, lat = transformer(37, True).transform(595_500, 3_920_100, direction="INVERSE")
    corner = Position(lon, lat)
    written = read("37SEV955201")
    drawn = [Position(*point) for point in written.region.polygons[0][0]]
    assert min(metres(corner, each) for each in drawn) < 0.001
    assert metres(corner, written.position) == pytest.approx(50 * math.sqrt(2), abs=0.1)
    assert written.position.lon > lon
    assert written.position.lat > lat


@pytest.mark.parametrize(
    "text",
    ["37S EV 955 201", "37 S EV 955 201", "37SEV 955201", "37sev955201", "37s ev 955 201",
     " 37SEV955201. ", "37SEV 955 201", "٣٧SEV٩٥٥٢٠١"],
)  # fmt: skip
def test_spaces_and_small_letters_are_the_same_reference(text):
    assert looks_like(text)
    assert read(text).region == read("37SEV955201").region


@pytest.mark.parametrize(
    ("reference", "size"),
    [("37SEV", 100_000), ("37SEV92", 10_000), ("37SEV9520", 1_000), ("37SEV955201", 100),
     ("37SEV95522010", 10), ("37SEV9552020100", 1)],
)  # fmt: skip
def test_fewer_digits_are_a_larger_square(reference, size):
    written = read(reference)
    assert looks_like(reference)
    assert written.region.area_m2 == pytest.approx(size**2, rel=3e-3, abs=0.005)
    assert written.uncertainty_m == pytest.approx(size / math.sqrt(2), rel=2e-3, abs=0.01)


@given(LONS, LATS, st.integers(0, 5))
@example(5.5, 60.0, 3)  # Norway's zone 32 begins at 3 degrees
@example(2.9, 60.0, 0)
@example(8.99, 75.0, 2)  # Svalbard's zone 31 ends at 9 degrees
@example(20.99, 80.5, 1)
@example(-179.9999, 10.0, 0)
@example(179.9999, -10.0, 0)
@example(36.00001, 39.99999, 4)
def test_every_square_holds_what_another_program_puts_in_it(lon, lat, digits):
    reference = ENCODER.toMGRS(lat, lon, MGRSPrecision=digits)
    written = read(reference)
    assert written.region.covers(Position(lon, lat))
    assert written.region.covers(written.position)
    assert metres(Position(lon, lat), written.position) <= written.uncertainty_m


@given(LONS, LATS, st.integers(1, 5))
def test_every_square_s_middle_is_written_as_the_square(lon, lat, digits):
    reference = ENCODER.toMGRS(lat, lon, MGRSPrecision=digits)
    written = read(reference)
    assume(len(written.assumptions) == 2)  # Squares that a zone's edge cuts have other middles.
    again = ENCODER.toMGRS(written.position.lat, written.position.lon, MGRSPrecision=digits)
    assert again == reference


@given(LONS, LATS, st.integers(1, 5))
def test_the_places_of_a_square_have_its_eastings_and_northings(lon, lat, digits):
    reference = ENCODER.toMGRS(lat, lon, MGRSPrecision=digits)
    zone, band, figures = re.fullmatch(r"(\d+)(\w)\w\w(\d+)", reference).groups()
    to_utm = transformer(int(zone), band >= "N")
    rings = np.array([point for rings in read(reference).region.polygons for point in rings[0]])
    easting, northing = to_utm.transform(*rings.T)
    size = 10 ** (5 - digits)
    west, south = int(figures[:digits]) * size, int(figures[digits:]) * size
    for value, least in ((easting, west), (northing, south)):
        within = (value - least + 50_000) % 100_000 - 50_000
        assert within.min() > -0.05
        assert within.max() < size + 0.05


def test_the_border_error_covers_how_edges_bend_in_degrees():
    region = read("33XVG").region
    lon, lat = np.array(region.polygons[0][0]).T
    to_utm = transformer(33, True)
    share = np.linspace(0, 1, 9)[:, None]
    mid_lon, mid_lat = (each[:-1] + share * np.diff(each) for each in (lon, lat))
    easting, northing = to_utm.transform(mid_lon, mid_lat)
    off = np.minimum.reduce(
        [np.abs((value + 50_000) % 100_000 - 50_000) for value in (easting, northing)]
    )
    inside_zone = (mid_lon > 9.0001) & (mid_lon < 20.9999) & (mid_lat > 72.0001)
    assert 0.001 <= region.border_error_m < 1
    assert off[inside_zone].max() <= region.border_error_m


def test_a_square_over_a_zone_s_edge_ends_there_and_says_so():
    cut = read("37SBV")
    assert "the square read as far as zone 37, band S reach" in cut.assumptions
    assert 0.5e10 < cut.region.area_m2 < 0.9e10
    assert not cut.region.covers(Position(35.9, 35.7))
    assert cut.region.covers(Position(36.1, 35.7))
    assert cut.region.covers(cut.position)


def test_a_square_at_the_antimeridian_stays_on_its_side():
    written = read(ENCODER.toMGRS(10, 179.9999, MGRSPrecision=0))
    assert all(lon <= 180 for rings in written.region.polygons for lon, _ in rings[0])
    assert written.region.covers(Position(179.999, 10))


@pytest.mark.parametrize(
    ("text", "what", "expected"),
    [("37SEV95520", "MGRS digits", "as many for northing"),
     ("37SEV 955 2010", "MGRS digits", "as many for northing"),
     ("37SEV955201955201", "MGRS digits", "up to five"),
     ("61SEV1234", "zone", "1 to 60"), ("0SEV1234", "zone", "1 to 60"),
     ("37IEV1234", "latitude band", "without I and O"),
     ("37OEV1234", "latitude band", "without I and O"),
     ("37SZV1234", "MGRS column", "A to H in zone 37"),
     ("38SAV1234", "MGRS column", "J to R in zone 38"),
     ("37SEW1234", "MGRS row", "A to V"), ("37SEI1234", "MGRS row", "A to V"),
     ("32XLQ12", "zone", "31, 33, 35 or 37"),
     ("37SEF1234", "MGRS reference", "zone and band have"),
     ("37SAV1234", "MGRS reference", "zone and band have"),
     ("33MSA6602100000", "MGRS reference", "zone and band have"),
     ("ZAH1234512345", "MGRS zone", "about the poles are not read"),
     ("BAN1234", "MGRS zone", "about the poles are not read")],
)  # fmt: skip
def test_what_is_no_reference_is_named(text, what, expected):
    assert looks_like(text)
    with pytest.raises(CoordinatesError) as caught:
        read(text)
    assert caught.value.what == what
    assert expected in caught.value.expected


@pytest.mark.parametrize(
    ("text", "zone", "north"),
    [("37N 595500 3920100", 37, True), ("UTM 37N 595500 3920100", 37, True),
     ("37n 595500mE 3920100mN", 37, True), ("37S 595500 6920100", 37, False),
     ("37H 595500 6420100", 37, False), ("37S 595500, 3920100.0", 37, None)],
)  # fmt: skip
def test_utm(text, zone, north):
    if north is None:
        with pytest.raises(AmbiguousOrder, match="band or the southern half") as caught:
            read(text)
        first, second = map(read, caught.value.readings)
        assert first.position.lat == pytest.approx(35.41974, abs=1e-5)
        assert second.position.lat < -50
        return
    written = read(text)
    easting, northing = (float(figure) for figure in re.findall(r"\d{6,}", text))
    lon, lat = transformer(zone, north).transform(easting, northing, direction="INVERSE")
    assert written.notation == "UTM"
    assert metres(written.position, Position(lon, lat)) < 0.001
    assert written.uncertainty_m == pytest.approx(0.5 * math.sqrt(2), abs=0.01)


@pytest.mark.parametrize("text", ["37T 595500 3920100", "61N 595500 3920100", "37N 999999 3920100"])
def test_a_place_outside_its_utm_zone_or_band_is_refused(text):
    with pytest.raises(CoordinatesError):
        read(text)


@given(LONS, st.floats(-90, 90), st.sampled_from([2, 4, 6, 8, 10, 11, 13, 15]))
def test_plus_codes_hold_what_they_were_made_of(lon, lat, length):
    code = openlocationcode.encode(lat, lon, length)
    written = read(code)
    assert written.notation == "plus code"
    assert written.region.covers(Position(lon, lat))
    assert read(code.lower()).region == written.region
    assert metres(written.position, Position(lon, lat)) <= written.uncertainty_m


@pytest.mark.parametrize("text", ["C3C3+36", "3C3+36"[1:], "c3c3+36"])
def test_a_short_plus_code_needs_a_reference_place(text):
    with pytest.raises(CoordinatesError, match="reference place") as caught:
        read(text)
    assert caught.value.what == "plus code"
