"""What flips a finding: each flip is assumed again, just under it nothing flips, and it is told."""

from __future__ import annotations

import pytest
import small_dossier as small
from command_line import run, saved

from geo.verdict import Verdict
from incidents.checks import Assume, Case, check
from incidents.checks.finding import Finding, Flip
from incidents.checks.flips import flips, sensitivity
from incidents.checks.sentences import flips_told

UNIT = {"m": "m", "min": "min", "deg": "deg", "km/h": "km/h", "1": ""}
SPOKEN = "55 km south east of there"


def offset(anchor: str, unit: str = "km") -> small.Json:
    metres = (54_500, 55_500) if unit == "km" else (54_500 * 1.609344, 55_500 * 1.609344)
    recipe = small.recipe(
        "offset", {"place": anchor}, distance_m=metres, azimuth_deg={"lower": 112.5, "upper": 157.5}
    )
    stated = {"distance": 55, "unit": unit, "heading": "south east"}
    return {**recipe, "verbatim": SPOKEN, "stated": stated}


def two_places(**members: object) -> small.Json:
    """A site told by bearings from a village, and one told by a name with rival geocodes."""
    return small.dossier(
        small.claim("told", offset("village")),
        small.claim("named", "camp", claimant="south"),
        small.place("village", (40.05, 35.42, 2500)),
        small.place("camp", (40.07, 35.41, 1000), (40.47, 35.07, 1000)),
        **members,
    )


def two_times() -> small.Json:
    open_zones = ("Asia/Damascus", "Europe/Moscow")
    early = small.when(
        "at 7",
        zones=open_zones,
        start_earliest="2015-12-06T19:00",
        start_latest="2015-12-06T19:10",
        end_latest="2015-12-06T19:10",
    )
    late = small.when(
        "at 8",
        start_earliest="2015-12-06T17:00",
        start_latest="2015-12-06T17:20",
        end_latest="2015-12-06T17:20",
    )
    return small.dossier(
        small.claim("early", when=early), small.claim("late", claimant="south", when=late)
    )


def case_of(value: small.Json, assume: Assume | None = None) -> Case:
    features = value.pop("features")
    return Case.of(small.located(*features, **value).dossier, assume)


def only(case: Case, name: str) -> Finding:
    [finding] = check(case, [name])
    return sensitivity(case, finding)


def by_name(finding: Finding) -> dict[str, list[Flip]]:
    found: dict[str, list[Flip]] = {}
    for flip in finding.flips_if:
        found.setdefault(flip.parameter, []).append(flip)
    return found


def written(flip: Flip) -> str:
    value = flip.then if isinstance(flip.then, str) else f"{flip.then!r}{UNIT[flip.unit]}"
    return f"{flip.parameter}={value}"


@pytest.mark.parametrize(
    ("value", "name"),
    [(two_places, "place"), (two_times, "time"), (two_places, "stated-distance")],
)
def test_whatever_flips_a_finding_flips_it_on_the_command_line(tmp_path, value, name):
    path = saved(tmp_path, value())
    asked = run("check", path, "--json", "--flips", "--only", name)
    flipped = 0
    for finding in asked.json:
        for flip in finding["flips_if"]:
            if flip["parameter"] == "reading":
                assert finding["by_reading"][flip["to"]] == flip["verdict"] != finding["verdict"]
                continue
            to = flip["to"]
            told = to if isinstance(to, str) else f"{to!r}{UNIT[flip['unit']]}"
            again = run(
                "check", path, "--json", "--only", name, "--assume", f"{flip['parameter']}={told}"
            )
            verdicts = {each["id"]: each["verdict"] for each in again.json}
            assert verdicts[finding["id"]] == flip["verdict"] != finding["verdict"]
            flipped += 1
    assert flipped


def test_each_parameter_that_a_place_rests_on_is_tried():
    finding = only(case_of(two_places()), "place")
    tried = {each.parameter for each in finding.searched}
    assert tried == {"near", "half-angle", "radius.village", "radius.camp", "geocode.camp"}
    assert by_name(finding)["geocode.camp"][0].verdict is Verdict.IMPOSSIBLE


def test_what_a_check_does_not_look_at_is_not_tried():
    assert {each.parameter for each in only(case_of(two_times()), "time").searched} == {
        "together",
        "zone",
    }


def test_a_zone_that_flips_is_named():
    finding = only(case_of(two_times()), "time")
    [moscow] = [flip for flip in finding.flips_if if flip.parameter == "zone"]
    assert (finding.verdict, moscow.then, moscow.verdict) == (
        "possible",
        "Europe/Moscow",
        "impossible",
    )


def impossible(metres: float = 30_000) -> Case:
    return case_of(
        small.dossier(
            small.claim("ours", "here"),
            small.claim("theirs", "there", claimant="south"),
            small.place("here", (40.0, 35.0, 500)),
            small.place("there", (40.0, 35.0 + metres / 110_941, 500)),
        )
    )


def test_how_far_off_a_place_would_have_to_be_is_what_is_missing():
    found = by_name(only(impossible(), "place"))
    [wider] = found["radius.here"]
    assert wider.now == 500
    assert wider.then == pytest.approx(28_500, rel=0.01)
    assert wider.verdict is Verdict.POSSIBLE


def test_just_short_of_a_flip_nothing_changes():
    case = impossible()
    finding = only(case, "place")
    for flip in finding.flips_if:
        short = float(flip.then) * (0.99 if float(flip.then) > float(flip.now) else 1.01)
        [again] = check(case.under(case.assume.having(flip.parameter, short)), ["place"])
        assert again.verdict is finding.verdict


def test_a_radius_only_unsettles_by_growing_and_only_settles_by_shrinking():
    settled = by_name(only(impossible(), "place"))
    assert all(flip.then > flip.now for flip in settled["radius.here"])
    open_one = only(impossible(1_600), "place")
    assert open_one.verdict is Verdict.POSSIBLE
    assert all(flip.then < flip.now for flip in by_name(open_one)["radius.here"])


def test_an_assumption_that_is_made_is_where_the_search_starts():
    case = impossible()
    wide = case.under(case.assume.having("radius.here", 9_000))
    [flip] = by_name(only(wide, "place"))["radius.here"]
    assert flip.now == 9_000
    assert flip.then == pytest.approx(28_500, rel=0.01)


def test_a_geocode_without_a_radius_keeps_its_stand_in_when_it_is_taken():
    value = two_places()
    value["features"][3] = small.place("camp", (40.07, 35.41, 1000), (40.47, 35.07, None))
    case = case_of(value)
    [finding] = check(case, ["place"])
    for flip in flips(case, finding):
        assert flip.verdict is not Verdict.UNKNOWN


def test_the_mile_is_tried_where_a_distance_is_told_in_miles():
    value = two_places()
    value["features"][0] = small.claim("told", offset("village", "mi"))
    assert "unit" in {each.parameter for each in only(case_of(value), "place").searched}


def test_a_heading_is_widened_as_worded_and_not_as_people_speak():
    case = case_of(two_places())
    [before] = check(case, ["place"])
    [after] = check(case.under(case.assume.having("half-angle", 60)), ["place"])
    assert after.measured != before.measured
    assert after.measured_colloquial == before.measured_colloquial


def test_flips_are_told_in_sentences_that_hold():
    case = impossible()
    finding = only(case, "place")
    told = list(flips_told(case.dossier, finding))
    assert (
        "Stays impossible unless Here may lie 28.6 km or more from where its geocodes put it; "
        "then it is possible."
    ) in told
    assert any(line.startswith("Stays impossible unless 29") for line in told)


def test_what_was_searched_in_vain_is_told_with_its_range():
    case = case_of(two_times())
    [last] = list(flips_told(case.dossier, only(case, "time")))[-1:]
    assert last.startswith(("Nothing else flips it", "Stays possible"))
    far = impossible(2_000_000)
    told = list(flips_told(far.dossier, only(far, "place")))
    assert told[-1] == "Nothing else flips it: radii of Here and There from 1 m to 50 km."


def test_one_finding_is_explained_in_full(tmp_path):
    path = saved(tmp_path, two_places())
    [quick] = run("check", path, "--json", "--only=place").json
    assert quick["searched"] == []
    [full] = run("check", path, "--json", "--explain", quick["id"]).json
    assert full["searched"]
    out = run("check", path, "--explain", quick["id"]).out
    for part in ("Verdict:", "Measured:", "Assumptions:", "What would flip it:", "By geocode:"):
        assert part in out
    assert quick["id"] in out


def test_an_unknown_finding_is_refused_with_what_is_close(tmp_path):
    path = saved(tmp_path, two_places())
    ran = run("check", path, "--explain", "place--told--nmaed")
    assert ran.status == 1
    assert "place--told--named" in ran.errors[0]


def test_the_sample_flips_as_its_figures_say(sample, findings):
    case = Case.of(sample)
    [finding] = [f for f in findings if f.id == "place--activists-raqqa--airwars-raqqa"]
    [radius] = [flip for flip in flips(case, finding) if flip.parameter == "radius.raqqa"]
    # Two places in one disc are never farther apart than twice its radius: 500 m for 1 km.
    assert (radius.now, radius.then, radius.verdict) == (5_000, 500, Verdict.CERTAIN)
