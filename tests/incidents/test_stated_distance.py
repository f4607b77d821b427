"""The distance or bearing that one claim states, held against places that others give."""

from __future__ import annotations

import json

import pytest
import small_dossier as small
from geographiclib.geodesic import Geodesic
from said_places import Said, ways

from geo.verdict import Verdict
from incidents.checks import Case, check

WELLS = "stated-distance--coalition-oil-wells--known-places"


@pytest.fixture(scope="session")
def said(sample_bytes):
    return Said(json.loads(sample_bytes))


def found(findings, identity):
    return next(finding for finding in findings if finding.id == identity)


@pytest.mark.parametrize(
    ("place", "code", "fits"),
    [
        ("al-omar-oil-field", "omar-wp", True),
        ("al-omar-oil-field", "omar-ucdp", False),
        ("al-omar-oil-field", "omar-aw", False),
        ("mayadin", "mayadin", True),
        ("conoco-gas-plant", "conoco", False),
        ("al-tanak-oil-field", "tanak", False),
        ("al-tanak-oil-field", "tanak-cs023", True),
    ],
)
def test_55_km_south_east_of_ayyash_fits_what_the_evidence_says_it_fits(
    findings, place, code, fits
):
    finding = found(findings, WELLS)
    [outcome] = [each for each in finding.by_geocode if each.choice == {place: code}]
    assert (outcome.verdict is not Verdict.IMPOSSIBLE) == fits
    named = any(f"({code})" in measured.name for measured in finding.measured)
    assert named == fits


def test_every_geocode_of_every_site_is_tried_but_the_anchors(findings, sample):
    tried = [outcome.choice for outcome in found(findings, WELLS).by_geocode]
    names = {place for choice in tried for place in choice}
    assert "ayyash" not in names
    assert not names & {"caspian-mid", "kirkuk", "deir-ez-zor-governorate", "cs153", "ru-mod-camp"}
    for place in names:
        assert sum(place in choice for choice in tried) == len(sample.place[place].geocodes)


def test_no_place_that_was_walked_to_fits_where_none_is_said_to(findings, said, sample):
    """A place of the geocode and one of the anchor that agree with the words make it possible."""
    for finding in findings:
        if not finding.id.endswith("--known-places"):
            continue
        claim = sample.claim[finding.claims[0]]
        anchor = said.places(claim.location.anchors[0].id, 4000)
        for outcome in finding.by_geocode:
            [place] = outcome.choice
            azimuth, metres = ways(anchor, said.places(place, 4000, outcome.choice))
            fits = (metres >= claim.location.distance_m.lower) & (
                metres <= claim.location.distance_m.upper
            )
            if claim.location.bearing:
                turn = claim.location.bearing
                fits &= (azimuth - turn.start_deg) % 360 <= turn.turn_deg
            assert not (outcome.verdict is Verdict.IMPOSSIBLE and fits.any()), outcome
            assert not (outcome.verdict is Verdict.CERTAIN and not fits.all()), outcome


def test_a_statement_and_its_conversion_are_one_witness(findings):
    pair = found(findings, "stated-distance--coalition-oil-wells-34-miles--coalition-oil-wells")
    assert any("one witness" in each for each in pair.assumptions)
    other = found(findings, "stated-distance--nyt-35-miles--coalition-oil-wells")
    assert not any("one witness" in each for each in other.assumptions)


def of_dossier(located):
    return check(Case.of(located.dossier), ["stated-distance"])


def around(metres: float, azimuth: float, told: small.Json, radius_m: float = 100) -> list:
    """North tells a distance from the town, South names a place that far from it."""
    end = Geodesic.WGS84.Direct(35.0, 40.0, azimuth, metres)
    located = small.located(
        small.claim("told", told),
        small.claim("named", "site", claimant="south"),
        small.place("town", (40.0, 35.0, 100)),
        small.place("site", (end["lon2"], end["lat2"], radius_m)),
    )
    return check(
        Case.of(located.dossier),
        only=["stated-distance"],
    )


DISTANCE = small.recipe("distance", {"place": "town"}, distance_m=(9_000, 11_000))
OFFSET = small.recipe(
    "offset", {"place": "town"}, distance_m=(9_000, 11_000), azimuth_deg=(337.5, 382.5)
)


@pytest.mark.parametrize(
    ("metres", "verdict"),
    [
        (8_790, "impossible"),
        (8_810, "possible"),
        (9_190, "possible"),
        (9_210, "certain"),
        (10_790, "certain"),
        (10_810, "possible"),
        (11_190, "possible"),
        (11_210, "impossible"),
    ],
)
def test_a_stated_distance_holds_below_at_and_above_its_bounds(metres, verdict):
    pair, places = around(metres, 77, DISTANCE)
    assert pair.as_worded == verdict
    [measured] = pair.measured
    assert (measured.lower, measured.upper) == (
        pytest.approx(metres - 200, abs=1),
        pytest.approx(metres + 200, abs=1),
    )
    assert places.as_worded == verdict


@pytest.mark.parametrize(
    ("azimuth", "verdict"),
    [
        *((0, "certain"), (20, "certain"), (23.5, "possible"), (27, "impossible")),
        *((340, "certain"), (336.5, "possible"), (333, "impossible"), (180, "impossible")),
    ],
)
def test_a_stated_heading_over_north_holds_on_both_sides(azimuth, verdict):
    pair, _ = around(10_000, azimuth, OFFSET)
    assert pair.as_worded == verdict
    assert [measured.unit for measured in pair.measured] == ["m", "deg"]


SPOKEN = small.recipe("distance", {"place": "town"}, distance_m=(9_500, 10_500))
SPOKEN["stated"] = {"distance": 10, "unit": "km"}


@pytest.mark.parametrize(
    ("metres", "worded", "spoken"),
    [
        (6_000, "impossible", "impossible"),
        (6_200, "impossible", "possible"),
        (7_000, "impossible", "possible"),
        (10_000, "certain", "certain"),
        (13_400, "impossible", "impossible"),
    ],
)
def test_as_people_speak_a_place_may_be_nearer_than_the_figure_says(metres, worded, spoken):
    """“10 km away” is said of what is 6.2 to 13.1 km away in a straight line."""
    pair, places = around(metres, 77, SPOKEN)
    assert (pair.as_worded, pair.colloquial) == (worded, spoken)
    assert pair.verdict == (worded if worded == spoken else "possible")
    assert (places.as_worded, places.colloquial) == (worded, spoken)
    assert "as people speak" in pair.because


def test_what_was_not_calibrated_reads_the_same_both_ways():
    within = small.recipe("within", {"place": "town"}, distance_m=(0, 10_500))
    pair, places = around(10_450, 77, within)
    assert pair.as_worded is pair.colloquial is Verdict.POSSIBLE
    assert pair.measured_colloquial == ()
    assert "as people speak" not in pair.because + places.because


@pytest.mark.parametrize(
    "changes", [{"incident": "raid"}, {"location": {**small.at("site"), "role": "presence"}}]
)
def test_only_a_place_of_the_same_incidents_event_answers(changes):
    other = small.claim("named", "site", claimant="south")
    other["properties"].update(changes)
    found_ids = [
        finding.id
        for finding in of_dossier(
            small.located(
                small.claim("told", DISTANCE),
                other,
                small.place("town", (40.0, 35.0, 100)),
                small.place("site", (40.1, 35.0, 100)),
                incidents=[{"id": "strike", "title": "S"}, {"id": "raid", "title": "R"}],
            )
        )
        if finding.check == "stated-distance"
    ]
    assert found_ids == ["stated-distance--told--known-places"]


@pytest.mark.parametrize("kind", ["near", "at", "direction"])
def test_words_without_a_distance_state_none(kind):
    ranges = {"near": {"distance_m": (0, 9)}, "direction": {"azimuth_deg": (0, 9)}}
    told = small.recipe(kind, {"place": "town"}, **ranges.get(kind, {}))
    assert around(10_000, 0, told) == []


def test_where_no_known_place_has_an_extent_the_answer_is_unknown():
    located = small.located(
        small.claim("told", DISTANCE),
        small.place("town", (40.0, 35.0, 100)),
        small.place("hill", (40.1, 35.0, None)),
    )
    [finding] = check(Case.of(located.dossier), ["stated-distance"])
    assert finding.verdict is Verdict.UNKNOWN
    assert finding.places == ()


def test_what_is_counted_from_another_claim_is_told_in_that_claims_words(findings):
    known = found(findings, "stated-distance--coalition-hour-earlier--known-places")
    assert known.because.startswith(
        "Counted from where “near the city of Deir el-Zour” is, as worded these may fit: "
    )
    assert known.measured[0].name.startswith(
        "distance from where “near the city of Deir el-Zour” is to "
    )


def test_what_lies_within_what_people_mean_alone_may_fit():
    """7 km is within what “10 km away” is said of, and not within 9.5 to 10.5 km."""
    pair, places = around(7_000, 77, SPOKEN)
    assert "most people mean" in pair.because
    assert "as people speak these may fit: Site" in places.because
    _, sure = around(10_000, 77, SPOKEN)
    assert "these surely fit: Site" in sure.because
    assert sure.verdict is Verdict.CERTAIN
