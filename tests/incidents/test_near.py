"""Whether two events can have been in one place: verdicts below, at and above each bound."""

from __future__ import annotations

import json

import pytest
import small_dossier as small
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from geo.interval import Interval
from geo.verdict import Verdict
from incidents.checks import Assume, BadAssumption, Case, check, parse
from incidents.checks.near import of_distance
from incidents.cli import main
from incidents.locate import Locator

_PLACES = ["place", "same-event"]
BETWEEN = Interval(2_000.0, 5_000.0)


@pytest.mark.parametrize(
    ("near_m", "verdict"),
    [
        (1_999.9, "impossible"),
        (2_000, "possible"),
        (2_000.1, "possible"),
        (4_999.9, "possible"),
        (5_000, "certain"),
        (5_000.1, "certain"),
    ],
)
def test_near_is_compared_with_the_least_and_the_greatest_separation(near_m, verdict):
    assert of_distance(BETWEEN, near_m) == verdict


def test_a_separation_that_nobody_knows_decides_nothing():
    assert of_distance(None, 1e9) is Verdict.UNKNOWN


@steadily
@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 2e6), st.floats(0, 1))
def test_the_verdict_is_that_of_every_distance_in_between(lower, more, near, share):
    distance = min(lower + share * more, lower + more)
    verdict = of_distance(Interval(lower, lower + more), near)
    if verdict is Verdict.CERTAIN:
        assert distance <= near
    if verdict is Verdict.IMPOSSIBLE:
        assert distance > near


def two_accounts(metres: float, radius_m: float | None = 500) -> small.Json:
    """Two parties put the strike in two places that far apart."""
    end = Geodesic.WGS84.Direct(35.0, 40.0, 45, metres)
    return small.dossier(
        small.claim("ours", "here"),
        small.claim("theirs", "there", claimant="south"),
        small.place("here", (40.0, 35.0, radius_m)),
        small.place("there", (end["lon2"], end["lat2"], radius_m)),
    )


def only(value, near_m: float):
    features = value.pop("features")
    [finding] = check(Case.of(small.located(*features, **value).dossier, Assume(near_m)), ["place"])
    return finding


@pytest.mark.parametrize(
    ("metres", "near_m", "verdict"),
    [
        (3_000, 1_990, "impossible"),
        (3_000, 2_010, "possible"),
        (3_000, 3_990, "possible"),
        (3_000, 4_010, "certain"),
        (900, 1, "possible"),
    ],
)
def test_two_accounts_are_near_as_the_distance_of_their_places_has_it(metres, near_m, verdict):
    finding = only(two_accounts(metres), near_m)
    assert finding.verdict == finding.as_worded == finding.colloquial == verdict
    [separation] = finding.measured
    assert separation.lower == pytest.approx(max(0, metres - 1000), abs=1)
    assert separation.upper == pytest.approx(metres + 1000, abs=1)


@pytest.mark.parametrize("near", ["1.5km", "3000m", "5km"])
@pytest.mark.parametrize("metres", [900.0, 3_000.0])
def test_a_flip_really_flips_when_it_is_assumed(tmp_path, capsys, near, metres):
    path = tmp_path / "two.geojson"
    path.write_bytes(small.data(two_accounts(metres)))

    def ask(value: str) -> dict[str, object]:
        assert main(["check", str(path), "--json", "--only=place", f"--assume=near={value}"]) == 0
        [finding] = json.loads(capsys.readouterr().out)
        return finding

    finding = ask(near)
    assert finding["flips_if"]
    for flip in finding["flips_if"]:
        assert flip["unit"] == "m"
        assert flip["from"] == pytest.approx({"1.5km": 1500, "3000m": 3000, "5km": 5000}[near])
        assert ask(f"{flip['to']!r}m")["verdict"] == flip["verdict"]
        middle = (flip["from"] + flip["to"]) / 2
        assert ask(f"{middle!r}m")["verdict"] == finding["verdict"]


def test_a_distance_told_to_the_metre_flips_from_never_to_always():
    told = small.recipe("distance", {"claim": "ours"}, distance_m=(5_000, 5_000))
    finding = only(
        small.dossier(
            small.claim("ours", "here"),
            small.claim("theirs", told, claimant="south"),
            small.place("here", (40.0, 35.0, 500)),
        ),
        1_000,
    )
    [flip] = finding.flips_if
    assert (flip.then, flip.verdict) == (5_000, of_distance(Interval(5_000, 5_000), 5_000))


def test_a_distance_without_an_end_flips_at_no_infinite_value():
    away = small.recipe("beyond", {"claim": "ours"}, distance_m=(20_000, None))
    features = (
        small.claim("ours", "here"),
        small.claim("theirs", away, claimant="south"),
        small.place("here", (40.0, 35.0, 500)),
    )
    finding = only(small.dossier(*features), 25_000)
    assert finding.verdict is Verdict.POSSIBLE
    json.dumps(finding.as_json(), allow_nan=False)


def test_a_place_of_unknown_extent_gives_no_finding():
    value = two_accounts(3_000, None)
    features = value.pop("features")
    assert check(Case.of(small.located(*features, **value).dossier), _PLACES) == []


@pytest.mark.parametrize("stance", ["denies", "does-not-know"])
def test_who_denies_or_does_not_know_puts_the_event_nowhere(stance):
    value = two_accounts(3_000)
    value["features"][1]["properties"]["stance"] = stance
    features = value.pop("features")
    assert check(Case.of(small.located(*features, **value).dossier), _PLACES) == []


@pytest.mark.parametrize("role", ["presence", "route", "excluded", "scope"])
def test_where_somebody_was_or_was_not_is_no_place_of_the_event(role):
    value = two_accounts(3_000)
    value["features"][1]["properties"]["location"]["role"] = role
    features = value.pop("features")
    assert check(Case.of(small.located(*features, **value).dossier), _PLACES) == []


def test_two_speakers_of_one_party_are_not_two_accounts():
    value = two_accounts(3_000)
    value["actors"][1]["party"] = "north"
    features = value.pop("features")
    assert check(Case.of(small.located(*features, **value).dossier), _PLACES) == []


def test_claims_of_one_party_about_one_region_are_taken_together():
    value = two_accounts(3_000)
    value["features"].append(small.claim("ours-too", "here"))
    finding = only(value, 1_000)
    assert finding.claims == ("ours", "ours-too", "theirs")
    assert finding.ends == ("ours", "theirs")


def same_event(metres: float) -> Locator:
    value = two_accounts(metres)
    features = value.pop("features")
    features[1]["properties"]["incident"] = "raid"
    value["incidents"] = [
        {"id": "strike", "title": "The strike", "same_event": ["raid"]},
        {"id": "raid", "title": "The raid"},
    ]
    return small.located(*features, **value)


@pytest.mark.parametrize(("metres", "verdict"), [(900, "possible"), (9_000, "impossible")])
def test_two_incidents_are_compared_where_the_dossier_says_they_may_be_one(metres, verdict):
    [finding] = check(Case.of(same_event(metres).dossier), _PLACES)
    assert finding.id == "same-event--ours--theirs"
    assert finding.verdict == verdict
    assert "North" in finding.proposition
    assert "South" in finding.proposition


def test_incidents_that_nobody_says_may_be_one_are_not_compared():
    value = two_accounts(3_000)
    value["features"][1]["properties"]["incident"] = "raid"
    value["incidents"].append({"id": "raid", "title": "The raid"})
    features = value.pop("features")
    assert check(Case.of(small.located(*features, **value).dossier), _PLACES) == []


def test_rival_geocodes_are_each_answered_for():
    value = two_accounts(3_000)
    value["features"][3] = small.place("there", (40.0, 35.0, 500), (41.0, 35.0, 500))
    finding = only(value, 2_000)
    assert finding.verdict is Verdict.POSSIBLE
    alone = {outcome.choice["there"]: outcome.verdict for outcome in finding.by_geocode}
    assert alone == {"there-1": "certain", "there-2": "impossible"}


@pytest.mark.parametrize(
    ("setting", "metres"),
    [("near=5km", 5_000), ("near=500m", 500), ("near=1mi", 1_609.344), ("near=0m", 0)],
)
def test_near_is_assumed_in_any_unit(setting, metres):
    assert parse([setting]).near_m == metres


@pytest.mark.parametrize(
    "setting", ["near=far", "near", "near=", "near=-1km", "far=1km", "near=20001km", "near=nankm"]
)
def test_an_assumption_that_is_none_says_what_was_expected(setting):
    with pytest.raises(BadAssumption, match="expected"):
        parse([setting])


def test_without_an_assumption_near_is_a_kilometre():
    assert parse([]).near_m == Assume().near_m == 1_000
