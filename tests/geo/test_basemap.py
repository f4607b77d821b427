"""The basemap against outside figures, RFC 7946's ring rules, and its own provenance."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
import shapely
from drawn_lines import nearest_m, turn
from pyproj import Geod

from geo import basemap
from geo.basemap import Area, Kind, UnknownArea, area, areas

ROOT = Path(__file__).parents[2]
DATA = ROOT / "geo" / "data"
PROVENANCE = (DATA / "PROVENANCE.md").read_text()
WGS84 = Geod(ellps="WGS84")
EVERY_AREA = [of for kind in get_args(Kind) for of in areas(kind).values()]
SYRIA_AND_IRAQ = (35, 32, 50, 45)
SYRIAN_PROVINCES = (  # ISO 3166-2:SY
    "SY-DI SY-DR SY-DY SY-HA SY-HI SY-HL SY-HM SY-ID SY-LA SY-QU SY-RA SY-RD SY-SU SY-TA"
)

# Square kilometres with inland waters: CIA World Factbook; the Caspian and Lake Victoria:
# Encyclopaedia Britannica; Antarctica without ice shelves: Fretwell et al. 2013
# (Bedmap2, The Cryosphere 7, 375, doi:10.5194/tc-7-375-2013).
PUBLISHED_KM2 = {
    "SY": 187_437, "IQ": 438_317, "JO": 89_342, "TR": 783_562, "IR": 1_648_195, "EG": 1_001_450,
    "DE": 357_022, "KZ": 2_724_900, "MN": 1_564_116, "AU": 7_741_220, "IS": 103_000, "FJ": 18_274,
    "RU": 17_098_242, "AQ": 12_295_000, "caspian-sea": 386_400, "lake-victoria": 69_484,
}  # fmt: skip
KNOWN_PLACES = {  # lon, lat (of GeoNames where it has the place), and every area that holds it
    "Deir ez-Zor": (40.14084, 35.33588, {"SY", "SY-DY"}),
    "Raqqa": (39.00788, 35.95283, {"SY", "SY-RA"}),
    "Al-Hasakah": (40.74772, 36.50237, {"SY", "SY-HA"}),
    "Idlib": (36.63393, 35.93062, {"SY", "SY-ID"}),
    "Mosul": (43.11889, 36.335, {"IQ", "IQ-NI"}),
    "Moscow": (37.61556, 55.75222, {"RU", "RU-MOW"}),
    "Suva": (178.44149, -18.14161, {"FJ", "FJ-C"}),
    "South Pole": (0.0, -89.99, {"AQ"}),
    "mid-Caspian": (51.0, 41.5, {"caspian-sea"}),
    "mid-Atlantic": (-40.0, 30.0, set()),
}
OUTSIDE_THE_DRAWING = {  # what others say lies in the area, or on its border
    "GeoNames: As Sab` Biyar": (37.68357, 33.77974, "SY-RD"),
    "GeoNames: Al Butayhah": (35.63199, 32.90871, "SY-QU"),
    "OCHA COD-AB v02: north-west border": (39.84308, 36.13127, "SY-DY"),
    "OCHA COD-AB v02: border with Iraq": (40.71174, 34.27844, "SY"),
}


def shape(of: Area) -> Any:
    return shapely.MultiPolygon([(shell, holes) for shell, *holes in of.polygons])


def rings(of: Area) -> list[Any]:
    return list(chain.from_iterable(of.polygons))


def test_syria_has_14_provinces() -> None:
    codes = {code for code in areas("province") if code.startswith("SY-")}
    assert codes == set(SYRIAN_PROVINCES.split())


def test_an_area_says_what_it_is_and_cannot_be_changed() -> None:
    found = area("SY-HA")
    assert (found.code, found.name, found.kind) == ("SY-HA", "Al-Hasakah", "province")
    assert found.border_error_m == basemap.BORDER_ERROR_M["province"] > 0
    assert "Natural Earth" in found.source
    assert not any(ring.flags.writeable for ring in rings(found))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_codes_are_of_their_kind(kind: Kind) -> None:
    form = {"country": "[A-Z]{2}", "province": r"[A-Z]{2}-\w{1,3}"}.get(kind, "[a-z]+(-[a-z]+)+")
    assert areas(kind)
    assert [c for c, of in areas(kind).items() if not re.fullmatch(form, c) or of.code != c] == []


def test_rings_are_closed_have_four_points_and_turn_the_right_way() -> None:
    for found in EVERY_AREA:
        for ring in rings(found):
            assert len(ring) >= 4, found.code
            assert np.array_equal(ring[0], ring[-1]), found.code
        for shell, *holes in found.polygons:
            assert turn(shell) > 0 > max(map(turn, holes), default=-1), found.code


def test_coordinates_are_in_range_and_no_edge_goes_round_the_world() -> None:
    for found in EVERY_AREA:
        for ring in rings(found):
            assert np.all(np.abs(ring) <= (180, 90)), found.code
            assert np.abs(np.diff(ring[:, 0])).max() <= 180, found.code


def test_polygons_are_valid() -> None:
    assert [found.code for found in EVERY_AREA if not shapely.is_valid(shape(found))] == []


def test_provinces_lie_in_their_country_and_neighbours_do_not_overlap() -> None:
    provinces = {code: shape(of) for code, of in areas("province").items()}
    countries = {code: shape(of) for code, of in areas("country").items()}
    outside = {c: shapely.difference(s, countries[c[:2]]).area for c, s in provinces.items()}
    assert {code: degrees for code, degrees in outside.items() if degrees > 1e-9} == {}
    assert shapely.coverage_is_valid(np.array([*provinces.values()]))
    assert shapely.coverage_is_valid(np.array([*countries.values(), shape(area("caspian-sea"))]))


@pytest.mark.parametrize("name", KNOWN_PLACES)
def test_known_places_are_in_the_areas_they_should_be_in(name: str) -> None:
    lon, lat, expected = KNOWN_PLACES[name]
    place = shapely.Point(lon, lat)
    assert {found.code for found in EVERY_AREA if shape(found).covers(place)} == expected


@pytest.mark.parametrize(("code", "km2"), PUBLISHED_KM2.items())
def test_areas_are_within_4_percent_of_published_figures(code: str, km2: float) -> None:
    drawn = sum(WGS84.geometry_area_perimeter(part)[0] for part in shape(area(code)).geoms) / 1e6
    assert drawn == pytest.approx(km2, rel=0.04)


@pytest.mark.parametrize("name", OUTSIDE_THE_DRAWING)
def test_the_border_error_covers_what_others_say(name: str) -> None:
    lon, lat, code = OUTSIDE_THE_DRAWING[name]
    assert 5_000 < nearest_m(lon, lat, shape(area(code)).boundary) <= area(code).border_error_m


@pytest.mark.parametrize("code", ["FJ", "RU", "AQ"])
def test_what_crosses_the_antimeridian_is_cut_there(code: str) -> None:
    spans = [(ring[:, 0].min(), ring[:, 0].max()) for ring in rings(area(code))]
    assert min(west for west, _ in spans) == -180
    assert max(east for _, east in spans) == 180
    assert (shape(area(code)).bounds[1] == -90) == (code == "AQ")


@pytest.mark.parametrize(
    ("got", "closest"),
    [("SY-DZ", "SY-DY"), ("Syria", "SY"), ("Deir ez-Zor", "SY-DY"), ("?", "none")],
)
def test_an_unknown_area_names_what_was_got_and_the_closest(got: str, closest: str) -> None:
    with pytest.raises(UnknownArea) as caught:
        area(got)
    assert isinstance(caught.value, KeyError)
    text = str(caught.value)
    assert text.startswith(f"area: got {got!r}, expected ")
    assert closest in text.partition("closest: ")[2].split(", ")


def test_codes_of_the_same_country_are_the_closest() -> None:
    with pytest.raises(UnknownArea) as caught:
        area("SY-XX")  # spelt most like US-TX
    assert [code[:3] for code in caught.value.closest] == ["SY-"] * 3
