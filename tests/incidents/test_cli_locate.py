"""`locate`: one phrase in, one GeoJSON Feature or one line of error out."""

from __future__ import annotations

import math
from typing import Any

import pytest
import shapely
from command_line import Ran, in_a_shell, run, strictly
from offline_index import offline_index

from geo import geodesic
from incidents.geojson.rfc7946 import check
from incidents.problems import errors

KEYS = {
    "verbatim", "method", "reading", "anchor", "distance_m", "azimuth_deg", "center",
    "uncertainty_m", "assumptions", "alternatives",
}  # fmt: skip
AYYASH = "approximately 55 kilometres south east of Ayyash"


@pytest.fixture(autouse=True, scope="module")
def _index() -> None:
    offline_index()


def located(*words: object) -> Any:
    ran = run("locate", *words)
    assert (ran.status, ran.err) == (0, "")
    return ran.json


def good(feature: Any) -> None:
    """A Feature as DESIGN.md has it."""
    assert errors(list(check({"type": "FeatureCollection", "features": [feature]}))) == []
    own = feature["properties"]
    assert set(own) >= KEYS
    assert {"name", "lon", "lat", "source"} <= set(own["anchor"])
    assert isinstance(own["verbatim"], str)
    assert isinstance(own["method"], str)
    assert own["reading"] in ("measured", "colloquial")
    for name in ("distance_m", "azimuth_deg"):
        assert own[name] is None or set(own[name]) == {"lower", "upper"}
    assert own["uncertainty_m"] is None or own["uncertainty_m"] > 0
    assert own["assumptions"] == [note for note in own["assumptions"] if isinstance(note, str)]
    assert isinstance(own["alternatives"], list)


PHRASES = [
    "55 km SE of Raqqa",
    "34 miles south-east of Raqqa",
    "about 10 km north-northwest of Raqqa",
    "2 mi E and 3 mi N of Raqqa",
    "34 miles from Raqqa",
    "within 55 km of Raqqa",
    "at least 20 km from Raqqa",
    "south of Raqqa",
    "near Raqqa",
    "outskirts of Raqqa",
    "between Raqqa and Deir ez-Zor",
    "on the Raqqa–Deir ez-Zor road",
    "on the Deir ez-Zor-Raqqa road",
    "in Syria",
    "over the Caspian Sea",
    "left Mozdok, over the Caspian Sea, across Iran and Iraq, to Raqqa",
    "2 kilometers west of the Deir ez-Zor airfield",
    "10 km NE of 35.42N 40.05E",
    "37SEV955201",
    "35°25'N 40°03'E",
]


@pytest.mark.parametrize("with_dossier", [False, True], ids=["alone", "with a dossier"])
@pytest.mark.parametrize("text", PHRASES)
def test_a_phrase_gives_a_feature_with_its_reasons(text, with_dossier, sample_path):
    dossier = ["--dossier", sample_path] if with_dossier else []
    feature = located(text, *dossier)
    good(feature)
    own = feature["properties"]
    assert own["verbatim"] == text
    assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
    if own["center"]:
        drawn = 1.002 * own["uncertainty_m"] + 1  # The geometry goes round the region.
        assert drawn >= farthest(own["center"], feature["geometry"])


def farthest(center: list[float], geometry: Any) -> float:
    """Metres from a center to the farthest corner of a geometry."""
    polygons = geometry["coordinates"]
    polygons = polygons if geometry["type"] == "MultiPolygon" else [polygons]
    corners = [corner for rings in polygons for corner in rings[0]]
    lon, lat = zip(*corners, strict=True)
    return float(geodesic.distance_m(*center, lon, lat).max())


def test_the_words_of_the_russian_report_with_the_sample(sample_path):
    feature = located(AYYASH, "--dossier", sample_path)
    good(feature)
    own = feature["properties"]
    assert own["verbatim"] == AYYASH
    assert own["reading"] == "measured"
    assert own["distance_m"] == {"lower": 54_500, "upper": 55_500}
    assert own["azimuth_deg"] == {"lower": 112.5, "upper": 157.5}
    assert own["anchor"]["name"] == "Ayyash"
    assert own["anchor"]["source"].startswith("the dossier: ")
    assert any("135° ± 22.5°" in note for note in own["assumptions"])
    lon, lat = own["center"]
    away = geodesic.inverse(own["anchor"]["lon"], own["anchor"]["lat"], lon, lat)
    assert 45_000 < float(away.distance_m) < 58_000
    assert 125 < float(away.azimuth_deg) < 145
    assert own["uncertainty_m"] > own["point_radius_method_m"]


def test_as_people_speak_the_region_is_larger_and_has_al_omar_in_it(sample_path, sample):
    feature = located(AYYASH, "--dossier", sample_path, "--reading", "colloquial")
    good(feature)
    own = feature["properties"]
    assert own["reading"] == "colloquial"
    assert own["distance_m"]["lower"] < 54_500
    assert own["distance_m"]["upper"] > 55_500
    code = next(
        code
        for code in sample.place["al-omar-oil-field"].geocodes
        if "wikipedia" in (code.id + code.source).lower()
    )
    shape = shapely.geometry.shape(feature["geometry"])
    assert shape.covers(shapely.Point(code.lon, code.lat))
    worded = located(AYYASH, "--dossier", sample_path)
    assert shape.area > shapely.geometry.shape(worded["geometry"]).area


def test_a_list_is_a_collection_of_its_places():
    found = located("Raqqa, Deir el-Zour and Al Bukamal")
    assert found["type"] == "FeatureCollection"
    assert [feature["properties"]["verbatim"] for feature in found["features"]] == [
        "Raqqa", "Deir el-Zour", "Al Bukamal",
    ]  # fmt: skip
    for feature in found["features"]:
        good(feature)


def test_a_place_or_a_claim_of_the_dossier_may_be_named_by_its_id(sample_path):
    for identity in ("saeqa-camp", "us-saeqa-camp"):
        own = located(f"within 5 km of {identity}", "--dossier", sample_path)["properties"]
        assert own["anchor"]["id"] == identity


def test_another_place_of_that_name_is_taken_when_it_is_chosen():
    others = located("near Raqqa")["properties"]["alternatives"]
    other = next(one for one in others if one["what"] == "place" and one["center"])
    chosen = located("near Raqqa", "--choose", f"Raqqa={other['id']}")["properties"]
    assert chosen["anchor"]["id"] == other["id"]
    assert [chosen["anchor"]["lon"], chosen["anchor"]["lat"]] == other["center"]


REFUSED = [
    (["several kilometres south of Raqqa"], "“several kilometres” was not read"),
    (["55 km of Raqqa"], "“of Raqqa” was not read"),
    (["1,5 km from Raqqa"], "“1,5” was not read"),
    ([""], "was not read"),
    (["x" * 400], "at most 300 characters"),
    (["al-Khan"], "Khirbat Tīn Nūr"),
    (["55 km SE of Ayyash"], "“Ayyash”: no place has that name"),
    (["40.05, 35.42"], "“40.05N 35.42E” or “35.42N 40.05E”"),
    (["10 km NE of 40.05, 35.42"], "“40.05N 35.42E” or “35.42N 40.05E”"),
    (["600 km E and 3 km N of Raqqa"], "at most 500,000 m"),
    (["30000 km SE of Raqqa"], "20,003,931 m"),
    (["near Raqqa", "--choose", "Raqqa=geonames:0"], "geonames:0"),
    (["near Raqqa", "--choose", "Rakka=geonames:172955"], "Rakka"),
    (["near Raqqa", "--dossier", "no-such-file.geojson"], "no-such-file.geojson"),
]


@pytest.mark.parametrize(("words", "told"), REFUSED, ids=[" ".join(row[0])[:60] for row in REFUSED])
def test_what_cannot_be_located_is_one_line_of_error(words, told):
    refused(run("locate", *words), told)


def refused(ran: Ran, told: str) -> None:
    assert ran.status == 1
    assert ran.out == ""
    (line,) = ran.errors
    assert told in line


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["Raqqa", "--batch", "rows.csv"],
        ["Raqqa", "--reading", "literal"],
        ["Raqqa", "--choose", "Raqqa"],
        ["Raqqa", "--choose", "=geonames:172955"],
        ["Raqqa", "--choose", "Raqqa="],
        ["Raqqa", "--choose"],
    ],
    ids=" ".join,
)
def test_a_command_that_is_wrong_is_told_with_its_usage(words):
    ran = run("locate", *words)
    assert (ran.status, ran.out) == (2, "")
    assert "usage:" in ran.err
    assert "Traceback" not in ran.err


def test_as_its_own_process_it_gives_the_same(sample_path):
    ran = in_a_shell("locate", "55 km SE of Ayyash", "--dossier", sample_path, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    feature = strictly(ran.stdout)
    assert feature == located("55 km SE of Ayyash", "--dossier", sample_path)
    assert math.isfinite(feature["properties"]["uncertainty_m"])
