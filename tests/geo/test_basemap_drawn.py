"""What is drawn of the basemap in a box, and of the whole globe."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any, get_args

import numpy as np
import pytest
import shapely
from drawn_lines import WGS84, nearest_m

from geo import GeometryError, basemap
from geo.basemap import draw

SYRIA_AND_IRAQ = (35, 32, 50, 45)


def segments(lines: list[Any]) -> list[frozenset[tuple[float, float]]]:
    return [frozenset((tuple(a), tuple(b))) for line in lines for a, b in pairwise(line)]


def positions(layer: Any) -> list[Any]:
    """Every [lon, lat] of a drawn layer."""
    if isinstance(layer, dict):
        return [[layer["lon"], layer["lat"]]] if "lon" in layer else positions(layer["coordinates"])
    return (
        [layer] if isinstance(layer[0], float) else [p for part in layer for p in positions(part)]
    )


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
        draw(SYRIA_AND_IRAQ, "city")
