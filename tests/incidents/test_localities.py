"""Recipes of words survive the file; the file's own are refused with path, got and expected."""

from __future__ import annotations

import json

import pytest
import small_dossier as small
from command_line import run, saved
from offline_index import offline_index

from geo.interval import Interval
from geo.location import AsWritten, AtClaim, AtPlace, Kind
from geo.verdict import Verdict
from incidents.geojson import read, write
from incidents.locality import UNREADABLE, Localities
from incidents.locate import Locator
from incidents.measure import measure

TOWN, CITY = small.place("town", (40.0, 35.0, 1000)), small.place("city", (41.0, 36.0, None))
SQUARE = {"east_m": (-2_500, -1_500), "north_m": (2_500, 3_500)}
PATH = "$.features[0].properties.location"


def between(*anchors: small.Json) -> small.Json:
    made = small.recipe("between", {})
    del made["anchor"], made["ranges"]
    return {**made, "waypoints": list(anchors)}


RECIPES = {
    "offsets": small.recipe("offsets", {"place": "town"}, **SQUARE),
    "exact offsets": small.recipe("offsets", {"place": "town"}, east_m=(0, 0), north_m=(5, 5)),
    "offsets from coordinates": small.recipe("offsets", {"written": "35.42N 40.05E"}, **SQUARE),
    "between": between({"place": "town"}, {"place": "city"}),
    "between coordinates": between(
        {"written": "37SEV955201"}, {"coordinates": [40, 35], "uncertainty_m": None}
    ),
    "near a grid cell": small.recipe("near", {"written": "37SEV955201"}, distance_m=(0, 5_000)),
    "plus code": {**small.at("town"), "anchor": {"written": "8G7FC2X2+22"}},
}


@pytest.mark.parametrize("recipe", RECIPES.values(), ids=RECIPES)
def test_a_recipe_comes_back_from_the_file_byte_for_byte(recipe):
    dossier = small.opened(small.claim("one", recipe), TOWN, CITY)
    data = write(dossier)
    again = read(data)
    assert again == dossier
    assert write(again) == data
    said = json.loads(data)["features"][0]["properties"]["location"]
    for name in ("kind", "anchor", "waypoints", "ranges"):
        assert said.get(name) == (recipe.get(name) or None), name


def test_a_recipe_in_the_file_is_located():
    dossier = small.opened(
        small.claim("square", RECIPES["offsets from coordinates"]),
        small.claim("middle", between({"written": "35.42N 40.05E"}, {"written": "35.52N 40.05E"})),
    )
    assert dossier.claim["square"].location.kind is Kind.OFFSETS
    assert dossier.claim["square"].location.east_m == Interval(-2_500, -1_500)
    assert dossier.claim["square"].location.anchors == (AsWritten("35.42N 40.05E"),)
    locator = Locator(dossier)
    square, middle = locator.of("square"), locator.of("middle")
    assert abs(square.center.lat - (35.42 + 3_000 / 110_950)) < 0.001
    assert abs(square.center.lon - (40.05 - 2_000 / 90_830)) < 0.001
    assert abs(middle.center.lat - 35.47) < 0.001
    assert middle.uncertainty_m > 5_500
    assert any("35.42 read as rounded" in note for note in square.assumptions)


def wrong(recipe: small.Json, *more: small.Json) -> dict[str, tuple[str, str]]:
    """What is told of a file with such a claim: got and expected by path."""
    found = small.errors_of(small.dossier(small.claim("one", recipe), TOWN, CITY, *more))
    return {path: (problem.got, problem.expected) for path, problem in found.items()}


def test_coordinates_in_an_unknown_order_are_refused_with_both_orders():
    recipe = {**small.at("town"), "anchor": {"written": "40.05, 35.42"}}
    ((path, (got, expected)),) = wrong(recipe).items()
    assert path == f"{PATH}.anchor.written"
    assert "40.05, 35.42" in got
    assert "40.05N 35.42E" in expected
    assert "35.42N 40.05E" in expected


@pytest.mark.parametrize("text", ["", "somewhere", "35.42N", "95N 40E", "37SEV95520"])
def test_what_are_no_coordinates_are_refused_where_they_stand(text):
    recipe = {**small.at("town"), "anchor": {"written": text}}
    assert [path.startswith(f"{PATH}.anchor") for path in wrong(recipe)] == [True]


def test_written_coordinates_of_a_waypoint_are_looked_at_too():
    recipe = between({"place": "town"}, {"written": "40.05, 35.42"})
    assert list(wrong(recipe)) == [f"{PATH}.waypoints[1].written"]


@pytest.mark.parametrize(
    ("recipe", "path", "expected"),
    [
        (small.recipe("offsets", {"place": "town"}, east_m=(1, 2)), "ranges.north_m", "one for"),
        (small.recipe("offsets", {"place": "town"}, north_m=(1, 2)), "ranges.east_m", "one for"),
        (small.recipe("offsets", {"place": "town"}, **SQUARE, distance_m=(1, 2)),
         "ranges.distance_m", "none for"),
        (small.recipe("at", {"place": "town"}, east_m=(1, 2)), "ranges.east_m", "none for"),
        (small.recipe("offsets", {"place": "town"}, **(SQUARE | {"east_m": (2, 1)})),
         "ranges", "lower <= upper"),
        (small.recipe("between", {"place": "town"}), "anchor", "none for kind between"),
        (between({"place": "town"}), "waypoints", "at least 2"),
        (between({"place": "town"}, {"place": "city"}, {"place": "town"}), "waypoints", "2 for"),
        ({**RECIPES["between"], "kind": "betwixt"}, "kind", "between"),
        ({**small.at("town"), "anchor": {"written": 4005}}, "anchor", ""),
        ({**small.at("town"), "anchor": {"written": "35N 40E", "place": "town"}}, "anchor", ""),
        (between({"place": "nowhere"}, {"place": "town"}), "waypoints[0].place", ""),
    ],
)  # fmt: skip
def test_a_recipe_that_is_none_is_refused_with_path_and_expectation(recipe, path, expected):
    found = wrong(recipe)
    where = [at for at in found if at.startswith(f"{PATH}.{path}")]
    assert where, found
    assert any(expected in found[at][1] for at in where)
    assert all(got and wanted for got, wanted in found.values())


def test_an_offset_over_500_km_is_refused_in_the_file():
    far = SQUARE | {"east_m": (0, 600_000)}
    ((path, (got, expected)),) = wrong(small.recipe("offsets", {"place": "town"}, **far)).items()
    assert path == f"{PATH}.ranges.east_m.upper"
    assert got == "600000"
    assert "within 500,000" in expected


def test_a_recipe_that_allows_nothing_on_earth_is_told_by_validate(tmp_path):
    recipe = small.recipe("offsets", {"written": "84.99N 10E"}, **SQUARE)
    path = saved(tmp_path, small.dossier(small.claim("one", recipe), TOWN))
    ran = run("validate", path, "--json")
    assert ran.status == 1
    assert ran.json["valid"] is False
    (problem,) = [one for one in ran.json["problems"] if one["severity"] == "error"]
    assert problem["path"].startswith(PATH)
    assert "85 degrees" in problem["expected"]


@pytest.fixture(scope="module", autouse=True)
def _index() -> None:
    offline_index()


@pytest.fixture
def localities() -> Localities:
    return Localities(
        small.opened(
            small.claim("first", small.recipe("within", {"place": "town"}, distance_m=(0, 9))),
            small.claim("silent"),
            TOWN,
            small.place("raqqa", (44.0, 30.0, 700)),
        )
    )


def test_the_dossiers_own_place_goes_before_the_gazetteers(localities):
    (found,) = localities.read("10 km N of Raqqa")
    assert found.location.anchors == (AtPlace("raqqa"),)
    assert any(other.id == "geonames:172955" for other in found.alternatives)
    (alone,) = Localities().read("10 km N of Raqqa")
    assert alone.location.anchors == (AtPlace("geonames:172955"),)


def test_a_claim_is_named_by_its_id_and_is_where_it_is(localities):
    (found,) = localities.read("near first")
    assert found.location.anchors == (AtClaim("first"),)
    first = Locator(localities.dossier).of("first")
    lon, lat = first.center.lon, first.center.lat
    assert (found.estimate.center.lon, found.estimate.center.lat) == pytest.approx((lon, lat))
    assert found.estimate.uncertainty_m == pytest.approx(first.uncertainty_m + 5_000, abs=1)


def test_a_claim_that_gives_no_place_is_no_anchor(localities):
    with pytest.raises(UNREADABLE, match="silent"):
        localities.read("near silent")


def test_its_role_and_words_are_in_the_recipe(localities):
    (found,) = localities.read("About 55 km south east of town", role="presence")
    assert found.location.role == "presence"
    assert found.location.verbatim == "About 55 km south east of town"
    assert found.location.stated.distance == 55
    assert found.location.stated.unit == "km"
    assert found.location.stated.heading == "south east"


def test_what_was_located_from_words_measures_as_a_claim_with_that_recipe(localities):
    (found,) = localities.read("55 km SE of town")
    recipe = small.recipe(
        "offset", {"place": "town"}, distance_m=(54_500, 55_500), azimuth_deg=(112.5, 157.5)
    )
    dossier = small.opened(small.claim("one", recipe), TOWN)
    assert Locator(dossier).of("one").region == found.estimate.region
    assert measure(Locator(dossier), "one", "town").overlap.verdict is Verdict.IMPOSSIBLE
