"""The named seas against published areas, limits and places, and against each other."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any

import pytest
import shapely
from drawn_lines import WGS84, nearest_m

from geo.basemap import BORDER_ERROR_M, area, areas

# Square kilometres. A: Wikipedia, List of seas on Earth (2023). B: infoplease.com, Oceans and Seas.
# C: seatemperature.org, Oceans and Seas of the World. D: Guinness World Records, Largest sea, which
# names the smallest too. E: Wikipedia's article on the sea (2023).
PUBLISHED_KM2 = {
    "mediterranean-sea": 2_510_000,  # A
    "arabian-sea": 3_862_000,  # A
    "red-sea": 438_000,  # B
    "north-sea": 575_200,  # B
    "sea-of-japan": 1_007_800,  # B
    "black-sea": 436_400,  # C, and in other lists 423,000, which is without the Sea of Azov
    "sea-of-marmara": 11_350,  # D
    "sea-of-azov": 39_000,  # E
    "adriatic-sea": 138_600,  # E
    "persian-gulf": 251_000,  # E
    "baltic-sea": 377_000,  # E
}
# Lon, lat of capes, as degrees and minutes that Limits of Oceans and Seas (IHO S-23, 1953) prints,
# and the two seas that part there; None where the other is not in the data.
CAPES = {
    "Cape Anatoli": (29 + 9 / 60, 41 + 13 / 60, "black-sea", "sea-of-marmara"),
    "Husn Murad": (43 + 30 / 60, 12 + 40 / 60, "red-sea", "gulf-of-aden"),
    "Ras Siyyan": (43 + 20 / 60, 12 + 29 / 60, "red-sea", "gulf-of-aden"),
    "Cape Guardafui": (51 + 16 / 60, 11 + 50 / 60, "gulf-of-aden", "arabian-sea"),
    "Ras Limah": (56 + 27 / 60, 25 + 57 / 60, "persian-gulf", "gulf-of-oman"),
    "Ras al Kuh": (57 + 18 / 60, 25 + 48 / 60, "persian-gulf", "gulf-of-oman"),
    "Ras al Hadd": (59 + 48 / 60, 22 + 32 / 60, "gulf-of-oman", "arabian-sea"),
    "Ras Jiwani": (61 + 43 / 60, 25 + 1 / 60, "gulf-of-oman", "arabian-sea"),
    "Stevns": (12 + 27 / 60, 55 + 17 / 60, "baltic-sea", None),
    "Falsterbo": (12 + 49 / 60, 55 + 23 / 60, "baltic-sea", None),
    "Hanstholm": (8 + 36 / 60, 57 + 7 / 60, "north-sea", None),
    "Cape Trafalgar": (-6 - 2 / 60, 36 + 11 / 60, "mediterranean-sea", None),
}
PLACES = {  # lon, lat, and every sea that holds it
    "Kilyos, Black Sea side of Istanbul": (29.0, 41.3, {"black-sea"}),
    "Bosporus": (29.07, 41.12, {"sea-of-marmara"}),
    "Princes' Islands": (29.0, 40.9, {"sea-of-marmara"}),
    "off Gallipoli's outer shore": (26.0, 40.3, {"aegean-sea", "mediterranean-sea"}),
    "off Kerch, north": (36.6, 45.6, {"sea-of-azov"}),
    "off Anapa": (37.0, 44.8, {"black-sea"}),
    "off Port Said": (32.4, 31.5, {"mediterranean-sea"}),
    "off Suez": (32.53, 29.75, {"red-sea", "gulf-of-suez"}),
    "off Aqaba": (34.93, 29.4, {"red-sea", "gulf-of-aqaba"}),
    "off Hodeida": (42.5, 14.8, {"red-sea"}),
    "off Aden": (45.0, 12.5, {"gulf-of-aden"}),
    "off Bandar Abbas": (56.2, 26.9, {"persian-gulf"}),
    "Strait of Hormuz": (56.5, 26.55, {"persian-gulf"}),
    "off Fujairah": (56.6, 25.2, {"gulf-of-oman"}),
    "off Karachi": (66.5, 24.3, {"arabian-sea"}),
    "off Kochi, the Laccadive Sea": (75.5, 10.0, set()),
    "off Tartus": (35.5, 34.9, {"mediterranean-sea"}),
    "off Venice": (12.8, 45.2, {"adriatic-sea", "mediterranean-sea"}),
    "off Tangier, Atlantic": (-6.3, 35.8, set()),
    "off Malaga": (-4.3, 36.5, {"mediterranean-sea"}),
    "Lesbos": (26.3, 39.2, set()),
    "off Crete, south": (25.0, 34.7, {"mediterranean-sea"}),
    "Gulf of Finland": (26.0, 60.0, {"baltic-sea"}),
    "Kattegat": (11.5, 57.0, set()),
    "Skagerrak": (9.5, 58.2, set()),
    "English Channel": (0.0, 50.3, set()),
    "Dogger Bank": (2.5, 55.0, {"north-sea"}),
    "Bohai": (119.5, 38.7, {"yellow-sea"}),
    "off Shanghai": (123.0, 31.0, set()),
    "off Busan": (129.3, 35.1, {"sea-of-japan"}),
    "off Sendai, Pacific": (142.0, 38.3, set()),
    "mid-Caspian": (51.0, 41.5, {"caspian-sea"}),
    "Istanbul": (28.95, 41.03, set()),
    "Suez": (32.45, 30.0, set()),
    "Medina": (39.6, 24.47, set()),
}
PARTS = {
    ("mediterranean-sea", "adriatic-sea"),
    ("mediterranean-sea", "aegean-sea"),
    ("red-sea", "gulf-of-suez"),
    ("red-sea", "gulf-of-aqaba"),
}
_HALF_A_STEP = 0.00005
"""Degrees: where a limit meets the shore, the point is rounded by that."""


@cache
def shape(code: str) -> Any:
    return shapely.MultiPolygon([(shell, holes) for shell, *holes in area(code).polygons])


@pytest.mark.parametrize(("code", "km2"), PUBLISHED_KM2.items())
def test_areas_are_within_10_percent_of_published_figures(code: str, km2: float) -> None:
    drawn = sum(WGS84.geometry_area_perimeter(part)[0] for part in shape(code).geoms) / 1e6
    assert drawn == pytest.approx(km2, rel=0.1)


@pytest.mark.parametrize("cape", CAPES)
def test_seas_part_at_the_capes_that_the_iho_names(cape: str) -> None:
    lon, lat, *seas = CAPES[cape]
    assert [
        code for code in seas if code and nearest_m(lon, lat, shape(code).boundary) > 5_000
    ] == []
    if seas[1]:
        limit = shape(seas[0]).intersection(shape(seas[1]))
        assert nearest_m(lon, lat, limit) < 5_000


@pytest.mark.parametrize("name", PLACES)
def test_places_are_in_the_seas_they_should_be_in(name: str) -> None:
    lon, lat, expected = PLACES[name]
    place = shapely.Point(lon, lat)
    assert {code for code in areas("sea") if shape(code).covers(place)} == expected


def test_seas_overlap_only_where_one_is_part_of_the_other() -> None:
    for one, other in combinations(areas("sea"), 2):
        shared = shape(one).intersection(shape(other)).area
        whole = shape(other).area if (one, other) in PARTS else 0.0
        assert shared == pytest.approx(whole, abs=1e-9), (one, other)


def test_seas_do_not_overlap_countries() -> None:
    land = shapely.STRtree([shape(code) for code in areas("country")])
    for code in areas("sea"):
        overlaps = shapely.intersection(land.geometries[land.query(shape(code))], shape(code))
        wide = shapely.union_all(overlaps).buffer(-_HALF_A_STEP)
        assert wide.is_empty, code


def test_what_bounds_a_sea_is_a_shore_or_a_limit() -> None:
    """The Black Sea's limits are the mouth of the Bosporus, 4 km, and the Kerch Strait's, 16 km."""
    shores = shapely.union_all(
        [shape(code).boundary for code in ("BG", "GE", "RO", "RU", "TR", "UA")]
    )
    limits = shapely.difference(shape("black-sea").boundary, shores.buffer(1e-4))
    assert WGS84.geometry_length(limits) / 1e3 == pytest.approx(20, abs=2)


def test_the_waters_border_error_holds_for_each_sea() -> None:
    assert {of.border_error_m for of in areas("sea").values()} == {BORDER_ERROR_M["sea"]}
    assert all("IHO S-23" in of.source for of in areas("sea").values())
