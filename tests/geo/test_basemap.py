"""The basemap against outside figures, RFC 7946's ring rules, and its own provenance."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
from itertools import chain, pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo import GeometryError, basemap
from geo.basemap import Area, Kind, UnknownArea, area, areas, draw

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


def turn(ring: Any) -> float:
    """Twice the signed area: above 0 where the ring runs counter-clockwise."""
    x, y = (ring - ring[0]).T
    return float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def nearest_m(lon: float, lat: float, lines: Any) -> float:
    """Metres from a place to the nearest of points at most 0.005 degree apart on the lines."""
    points = shapely.get_coordinates(shapely.segmentize(lines, 0.005))
    points = points[np.abs(points - (lon, lat)).max(axis=1) < 1]
    return float(np.min(WGS84.inv(*np.broadcast_arrays(lon, lat, *points.T))[2]))


def segments(lines: list[Any]) -> list[frozenset[tuple[float, float]]]:
    return [frozenset((tuple(a), tuple(b))) for line in lines for a, b in pairwise(line)]


def positions(layer: Any) -> list[Any]:
    """Every [lon, lat] of a drawn layer."""
    if isinstance(layer, dict):
        return [[layer["lon"], layer["lat"]]] if "lon" in layer else positions(layer["coordinates"])
    return (
        [layer] if isinstance(layer[0], float) else [p for part in layer for p in positions(part)]
    )


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


@pytest.mark.parametrize("detail", get_args(basemap.Detail))
@pytest.mark.parametrize("bbox", [SYRIA_AND_IRAQ, (-75, -56, -50, -20)])
def test_layers_are_json_and_fill_the_padded_box(bbox: basemap.Box, detail: basemap.Detail) -> None:
    west, south, east, north = bbox
    drawn = draw(bbox, detail)
    assert json.loads(json.dumps(drawn)) == drawn
    lon, lat = np.array(
        [p for layer in drawn.values() for part in layer for p in positions(part)]
    ).T
    x, y = 0.05 * (east - west) + 1e-3, 0.05 * (north - south) + 1e-3
    assert west - x <= lon.min() < west + 1
    assert east - 1 < lon.max() <= east + x
    assert south - y <= lat.min() < south + 1
    assert north - 1 < lat.max() <= north + y


def test_every_line_is_drawn_once() -> None:
    drawn = draw(SYRIA_AND_IRAQ)
    lines = [*drawn["coast"], *drawn["borders"], *drawn["province_borders"]]
    assert len(segments(lines)) == len(set(segments(lines))) > 3_000


def test_the_right_things_are_drawn_with_their_names() -> None:
    drawn = draw(SYRIA_AND_IRAQ)
    euphrates = [r["coordinates"] for r in drawn["rivers"] if r["name"] == "Euphrates"]
    assert nearest_m(40.14084, 35.33588, shapely.MultiLineString(euphrates)) < 5_000
    assert nearest_m(42.36, 37.11, shapely.MultiLineString(drawn["borders"])) < 7_000  # tripoint
    assert {"Lake Assad", "Lake Van"} <= {lake["name"] for lake in drawn["lakes"]}
    assert "Syrian claim" in {line["name"] for line in drawn["disputed"]}
    aleppo = next(town for town in drawn["towns"] if town["name"] == "Aleppo")
    assert aleppo["rank"] == 2
    assert aleppo["population"] > 1_000_000
    assert WGS84.inv(aleppo["lon"], aleppo["lat"], 37.16117, 36.20124)[2] < 5_000


def test_the_globe_is_small_when_coarse() -> None:
    drawn = draw((-180, -90, 180, 90), "world")
    assert len(json.dumps(drawn)) < 150_000
    assert len(drawn["borders"]) > 200
    assert len(drawn["land"]) > 50


def test_a_box_across_the_antimeridian_shows_both_sides_and_no_cut_as_coast() -> None:
    drawn = draw((170, -90, -170, 75))
    sides = {np.sign(lon) for lon, _ in positions(drawn["land"])}
    cut = [(a, b) for a, b in map(tuple, segments(drawn["coast"])) if abs(a[0]) == abs(b[0]) == 180]
    pole = [(a, b) for a, b in map(tuple, segments(drawn["coast"])) if a[1] == b[1] == -90]
    assert (sides, cut, pole) == ({-1, 1}, [], [])


@pytest.mark.parametrize(
    "bbox", [(35, 45, 50, 32), (9, 0, 9, 1), (-181, 0, 0, 1), (0, 0, np.nan, 1)]
)
def test_what_is_no_box_is_refused(bbox: basemap.Box) -> None:
    with pytest.raises(GeometryError, match=r"bbox: got .*, expected west, south, east, north"):
        draw(bbox)


def test_an_unknown_detail_is_refused() -> None:
    with pytest.raises(GeometryError, match="detail: got city, expected world or region"):
        draw(SYRIA_AND_IRAQ, "city")  # type: ignore[arg-type]


def test_the_data_are_small_and_those_of_their_provenance() -> None:
    rows = re.findall(r"(?m)^\| `(\S+\.gz)` \| (\d+) \| `([0-9a-f]{64})` \|$", PROVENANCE)
    files = {path.name: path.read_bytes() for path in DATA.iterdir()}
    assert sum(map(len, files.values())) <= 5_000_000
    assert {
        n: (len(f), hashlib.sha256(f).hexdigest()) for n, f in files.items() if n[-3:] == ".gz"
    } == {name: (int(size), digest) for name, size, digest in rows}
    assert files.keys() == {"PROVENANCE.md", *(name for name, *_ in rows)}


def test_the_border_errors_are_those_the_provenance_gives_reasons_for() -> None:
    rows = re.findall(r"(?m)^\| ([^|]+) \| (\d+) km \|", PROVENANCE.partition("From that:")[2])
    given = {code: 1_000 * float(km) for codes, km in rows for code in codes.split(", ")}
    words = {"country": "other countries", "province": "provinces"}
    words |= dict.fromkeys(("lake", "sea"), "lakes and the Caspian")
    assert {words.get(code, code): m for code, m in basemap.BORDER_ERROR_M.items()} == given


def test_asking_needs_neither_shapely_nor_pyproj() -> None:
    script = (
        "import sys, types; package = types.ModuleType('geo'); package.__path__ = ['geo'];"
        "sys.modules |= {'geo': package, 'shapely': None, 'pyproj': None};"
        "from geo import basemap; print(basemap.area('SY-DY').name)"
    )
    run = [sys.executable, "-c", script]
    assert subprocess.check_output(run, cwd=ROOT, text=True).strip() == "Deir ez-Zor"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    pytest.importorskip("geopandas")
    name, path = "build_basemap", ROOT / "scripts" / "build_basemap.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_shared_border_is_kept_once_and_comes_back(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer, inner = shapely.box(0, 0, 3, 3), shapely.box(1, 1, 2, 2)
    shapes = build.on_grid([outer.difference(inner), inner, shapely.box(3, 0, 5, 3)])
    topology = build.Topology.of(shapes)
    records = [build.area(topology, "AA", "A", of) for of in shapes]
    text = json.dumps(topology.document(country=records))
    (tmp_path / "tiny.json.gz").write_bytes(gzip.compress(text.encode()))
    monkeypatch.setattr(basemap, "_DATA", tmp_path)
    layers = basemap._layers("tiny")
    assert sorted(layers.uses("country")) == [1, 1, 2, 2]
    for record, expected in zip(layers.records["country"], shapes, strict=True):
        ((shell, *holes),) = map(layers.polygon, record["polygons"])
        assert shapely.Polygon(shell, holes).equals(shapely.transform(expected, lambda p: p / 1e4))
        assert turn(shell) > 0 > max(map(turn, holes), default=-1)


def test_the_cut_of_the_source_is_moved_to_the_antimeridian_and_the_pole(build: ModuleType) -> None:
    line = shapely.LineString([(179.8, -89.8), (179.9, -89.8), (-179.9, -89.9)])
    moved = shapely.get_coordinates(build.on_grid(line)) / 10_000
    assert moved.tolist() == [[179.8, -89.8], [180, -89.8], [-180, -90]]


def test_a_province_gets_the_one_code_of_its_name(build: ModuleType) -> None:
    expected = {
        ("SY", "Homs (Hims)", ""): "SY-HI",
        ("IQ", "At-Ta'mim", "Muhafazat Kirkuk"): "IQ-KI",
        ("JO", "Hims", ""): None,  # another country's
        ("BD", "Dhaka", ""): None,  # two codes
        ("MG", "Sofia", "Mahajanga"): None,  # two provinces
        ("MG", "Boeny", "Mahajanga"): None,
    }
    frame = build.pd.DataFrame(expected, ["code"]).T.reset_index(
        names=["iso_a2", "name", "gn_name"]
    )
    names = {
        "SY-HI": "Ḩimş",
        "IQ-KI": "Kirkūk",
        "MG-M": "Mahajanga",
        "BD-C": "Dhaka",
        "BD-13": "Dhaka",
    }
    entries = [{"code": code, "name": name} for code, name in names.items()]
    found = build.codes(frame.assign(woe_label="", woe_name=""), entries)
    assert found.where(found.notna(), None).tolist() == [*expected.values()]


def test_a_package_of_another_sum_is_refused(build: ModuleType, tmp_path: Path) -> None:
    assert len(re.findall(build.PACKAGE_ROW, PROVENANCE)) == 3
    (tmp_path / "a.deb").write_bytes(b"not it")
    with pytest.raises(SystemExit, match=r"a\.deb: got sha256 .*, expected 00"):
        build.unpack(("a.deb", "a", "1", "00"), tmp_path, tmp_path)
