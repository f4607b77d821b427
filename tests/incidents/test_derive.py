"""What a file carries beside a recipe: worked out where it lacks, warned of where it is stale."""

from __future__ import annotations

import json

import pytest
import small_dossier as small
from geographiclib.geodesic import Geodesic
from shapely.geometry import Point, shape

from incidents.derive import complete, stale
from incidents.geojson import load, write
from incidents.locate import Locator

TOWN = small.place("town", (40.0, 35.0, 1000))


def test_a_claim_without_a_region_gets_one_and_a_written_one_is_kept():
    dossier = complete(small.opened(small.claim("one", "town"), small.claim("two"), TOWN))
    drawn, silent = (claim.derived for claim in dossier.claims)
    assert silent is None
    assert shape(drawn.geometry).contains(Point(40, 35))
    assert drawn.center == (40.0, 35.0)
    assert complete(dossier) == dossier


def test_the_uncertainty_holds_every_corner_of_the_region():
    dossier = complete(small.opened(small.claim("one", "town"), TOWN))
    drawn = dossier.claims[0].derived
    assert 1000 < drawn.uncertainty_m <= 1002
    lon, lat = drawn.center
    for x, y in shape(drawn.geometry).exterior.coords:
        assert Geodesic.WGS84.Inverse(lat, lon, y, x)["s12"] <= drawn.uncertainty_m + 1


def test_an_unbounded_region_has_no_uncertainty_and_an_unknown_one_no_region():
    away = small.recipe("direction", {"place": "town"}, azimuth_deg=(225, 315))
    dossier = complete(
        small.opened(
            small.claim("west", away),
            small.claim("nowhere", "hill"),
            TOWN,
            small.place("hill", (41.0, 36.0, None)),
        )
    )
    west, nowhere = (claim.derived for claim in dossier.claims)
    assert west.geometry is not None
    assert west.uncertainty_m is None
    assert (nowhere.geometry, nowhere.uncertainty_m) == (None, None)
    assert nowhere.center == (41.0, 36.0)


def moved(feature, degrees):
    ring = feature["geometry"]["coordinates"][0]
    feature["geometry"]["coordinates"][0] = [[x + degrees, y] for x, y in ring]


@pytest.mark.parametrize(("metres", "warned"), [(0, False), (5, False), (200, True)])
def test_a_region_that_was_moved_is_told(metres, warned):
    dossier = complete(small.opened(small.claim("one", "town"), TOWN))
    value = read_json(write(dossier))
    moved(value["features"][0], metres / 91_000)
    problems = told(small.data(value))
    assert bool(problems) == warned
    if warned:
        assert problems[0].path == "$.features[0].geometry"
        assert problems[0].severity == "warning"
        assert "%" in problems[0].got


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": [40, 35]}])
def test_a_region_that_was_taken_away_or_made_a_pin_is_told(geometry):
    value = read_json(write(complete(small.opened(small.claim("one", "town"), TOWN))))
    value["features"][0]["geometry"] = geometry
    [problem] = told(small.data(value))
    assert problem.path == "$.features[0].geometry"


def test_a_region_drawn_for_a_claim_without_a_place_is_told():
    claim = small.claim("one", center=[40.0, 35.0], uncertainty_m=5)
    claim["geometry"] = {"type": "Point", "coordinates": [40, 35]}
    [problem] = told(small.data(small.dossier(claim)))
    assert problem.path == "$.features[0].geometry"


def test_a_stale_region_is_named_by_its_place_in_the_file():
    value = read_json(write(complete(small.opened(small.claim("one", "town"), TOWN))))
    value["features"].reverse()
    moved(value["features"][1], 1)
    [problem] = told(small.data(value))
    assert problem.path == "$.features[1].geometry"


@pytest.mark.parametrize(("name", "stale_value"), [("center", [41.0, 35.0]), ("uncertainty_m", 10)])
def test_a_stale_center_or_radius_is_told(name, stale_value):
    value = read_json(write(complete(small.opened(small.claim("one", "town"), TOWN))))
    value["features"][0]["properties"][name] = stale_value
    [problem] = told(small.data(value))
    assert problem.path == f"$.features[0].properties.{name}"


def told(data):
    loaded = load(data)
    return list(stale(Locator(loaded.dossier), loaded.paths))


def read_json(data):
    return json.loads(data)
