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


def test_a_distance_that_is_told_flips_at_the_ends_of_either_reading():
    """“5 km away” is said of what is 2,755 to 6,944 m away."""
    told = small.recipe("distance", {"claim": "ours"}, distance_m=(5_000, 5_000))
    finding = only(
        small.dossier(
            small.claim("ours", "here"),
            small.claim("theirs", told, claimant="south"),
            small.place("here", (40.0, 35.0, 500)),
        ),
        1_000,
    )
    assert (finding.as_worded, finding.colloquial) == ("impossible", "impossible")
    [flip] = finding.flips_if
    assert (flip.then, flip.verdict) == (pytest.approx(2_754.65, abs=0.01), "possible")


def test_words_without_an_end_say_so_and_have_no_balance():
    west = small.recipe("direction", {"place": "here"}, azimuth_deg=(225, 315))
    features = (
        small.claim("ours", "here"),
        small.claim("theirs", west, claimant="south"),
        small.place("here", (40.0, 35.0, 500)),
    )
    finding = only(small.dossier(*features), 1_000)
    assert finding.verdict is Verdict.POSSIBLE
    assert "are any distance apart" in finding.because
    assert finding.measured[0].upper is None
    assert finding.balance is None


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


TWO_HOURS = {"start_earliest": "2015-12-06T10:00", "start_latest": "2015-12-06T12:00"}
TWO_DAYS = {"start_earliest": "2015-12-08T10:00", "start_latest": "2015-12-08T12:00"}


@pytest.mark.parametrize(
    ("metres", "theirs", "verdict"),
    [
        (
            900,
            {"start_earliest": "2015-12-06T10:00", "start_latest": "2015-12-06T12:00"},
            "possible",
        ),
        (900, TWO_DAYS, "impossible"),
        (9_000, {"start_earliest": "2015-12-06T10:00"}, "impossible"),
        (0, {"start_earliest": "2015-12-06T10:00", "start_latest": "2015-12-06T10:00"}, "possible"),
    ],
)
def test_one_event_needs_one_place_and_one_time(metres, theirs, verdict):
    ours = small.when(start_earliest="2015-12-06T10:00", start_latest="2015-12-06T11:00")
    finding = meeting(metres, ours, small.when(**theirs))
    assert finding.verdict == verdict
    assert {measured.unit for measured in finding.measured} == {"m", "min"}
    assert "apart" in finding.because.split(". ")[1]


@pytest.mark.parametrize(
    ("start", "verdict"),
    [("10:05", "possible"), ("10:06", "possible"), ("10:07", "impossible"), ("10:04", "certain")],
)
def test_times_are_compared_with_what_is_together(start, verdict):
    """10:00 is any moment up to 10:01, and five minutes apart is still together."""
    ours = small.when(start_earliest="2015-12-06T10:00")
    ours["timespans"][0]["end"] = {"latest": "2015-12-06T10:00"}
    theirs = small.when(start_earliest=f"2015-12-06T{start}", end_latest=f"2015-12-06T{start}")
    assert meeting(10, ours, theirs, radius_m=100).verdict == verdict


def test_the_zones_that_decide_are_told_one_by_one():
    moment = {"start_earliest": "2015-12-06T10:00", "end_latest": "2015-12-06T10:00"}
    ours = small.when(**moment, zones=("Asia/Damascus",))
    theirs = small.when(**moment, zones=("Asia/Damascus", "Europe/Moscow"))
    finding = meeting(10, ours, theirs, radius_m=100, sources=True)
    assert finding.verdict == "possible"
    told = {outcome.choice["letter"]: str(outcome.verdict) for outcome in finding.by_zone}
    assert told == {"Asia/Damascus": "certain", "Europe/Moscow": "impossible"}


def test_where_only_the_places_are_told_the_times_are_left_out():
    finding = meeting(900, None, None)
    assert finding.verdict == "possible"
    assert [measured.name for measured in finding.measured] == ["separation"]
    assert "do not both say when" in finding.because


def test_a_time_alone_can_part_two_events_whose_places_nobody_knows():
    ours = small.when(start_earliest="2015-12-06T10:00", end_latest="2015-12-06T11:00")
    finding = meeting(900, ours, small.when(**TWO_DAYS), radius_m=None)
    assert finding.verdict == "impossible"
    assert [measured.name for measured in finding.measured] == ["gap"]
    assert meeting(900, ours, None, radius_m=None) is None


def meeting(metres, ours, theirs, radius_m=500.0, sources=False):
    """What is found of one event in two incidents, told at two times; None if nothing."""
    value = two_accounts(metres, radius_m)
    features = value.pop("features")
    for feature, when in zip(features[:2], (ours, theirs), strict=True):
        if when is not None:
            feature["properties"]["when"] = when
    features[1]["properties"]["incident"] = "raid"
    if sources:
        value["sources"].append({"id": "letter", "publisher": "A writer", "title": "A letter"})
        features[1]["properties"]["citations"][0]["source"] = "letter"
    value["incidents"] = [
        {"id": "strike", "title": "The strike", "same_event": ["raid"]},
        {"id": "raid", "title": "The raid"},
    ]
    found = check(Case.of(small.located(*features, **value).dossier), ["same-event"])
    return found[0] if found else None


def test_rival_geocodes_are_each_answered_for():
    value = two_accounts(3_000)
    value["features"][3] = small.place("there", (40.0, 35.0, 500), (41.0, 35.0, 500))
    finding = only(value, 2_000)
    assert finding.verdict is Verdict.POSSIBLE
    alone = {outcome.choice["there"]: outcome.verdict for outcome in finding.by_geocode}
    assert alone == {"there-1": "certain", "there-2": "impossible"}


@pytest.mark.parametrize(("claims", "upper"), [(("camp", "camp"), 1_000), (("camp", "by"), 1_500)])
def test_one_place_is_at_one_of_its_geocodes_for_both_parties(claims, upper):
    """Its geocodes are 90 km apart, and two claims of it a kilometre and a half at most."""
    by = small.recipe("near", {"place": "camp"}, distance_m=(0, 500))
    ours, theirs = (by if each == "by" else each for each in claims)
    features = (
        small.claim("ours", ours),
        small.claim("theirs", theirs, claimant="south"),
        small.place("camp", (40.0, 35.0, 500), (41.0, 35.0, 500)),
    )
    finding = only(small.dossier(*features), 2_000)
    assert finding.verdict is Verdict.CERTAIN
    assert finding.measured[0].upper == pytest.approx(upper, abs=1)
    assert {outcome.verdict for outcome in finding.by_geocode} == {"certain"}


def a_list(*places: str, near: str) -> list:
    """North lists places of one event in one utterance, South tells of it near one."""
    said = {"id": "said", "combine": "all"}
    lons = {"east": 41.0, "west": 39.0, "north": 40.0}
    located = small.opened(
        *(small.claim(f"at-{each}", each, statement=said) for each in places),
        small.claim("theirs", near, claimant="south", incident="raid"),
        *(small.place(name, (lon, 35.0, 300)) for name, lon in lons.items()),
        incidents=[
            {"id": "strike", "title": "The strike", "same_event": ["raid"]},
            {"id": "raid", "title": "The raid"},
        ],
    )
    case = Case.of(located)
    for finding in check(case, ["same-event"]):  # It is the same by itself.
        assert check(case.about(finding.claims), ["same-event"]) == [finding]
    assert check(case.about(("at-east", "theirs")), ["same-event"]) == [] or len(places) == 1
    return check(case, ["same-event"])


@pytest.mark.parametrize(("near", "verdict"), [("west", "possible"), ("north", "impossible")])
def test_of_places_listed_in_one_utterance_the_nearest_counts(near, verdict):
    [finding] = a_list("east", "west", near=near)
    assert finding.verdict == verdict
    assert finding.claims == ("at-east", "at-west", "theirs")
    if near == "west":
        assert finding.ends == ("at-west", "theirs")


def test_one_utterance_about_one_place_lists_nothing():
    [finding] = a_list("east", near="west")
    assert finding.verdict == "impossible"
    assert "listed" not in finding.because


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
