"""Deciding evidence: which fact settles most, and that it does so when it is assumed."""

from __future__ import annotations

import pytest
import small_dossier as small
from command_line import run, saved

from geo.verdict import Verdict
from incidents.checks import Case, check
from incidents.deciding import Fact, deciding
from incidents.explain import fact_lines


def camps() -> small.Json:
    """Three parties; the camp that two of them mean has rival geocodes, one by the third's town."""
    return small.dossier(
        small.claim("ours", "camp"),
        small.claim("theirs", "town", claimant="south"),
        small.claim("more", "mill", claimant="south"),
        small.place("camp", (40.0, 35.0, 200), (40.5, 35.0, 200)),
        small.place("town", (40.0, 35.001, 200)),
        small.place("mill", (40.5, 35.001, 200)),
    )


def facts_of(value: small.Json) -> tuple[Case, dict[str, Fact]]:
    features = value.pop("features")
    case = Case.of(small.located(*features, **value).dossier)
    return case, {fact.parameter: fact for fact in deciding(case, check(case))}


def test_the_geocode_that_settles_most_is_named_with_what_it_would_have_to_be():
    _, facts = facts_of(camps())
    camp = facts["geocode.camp"]
    assert camp.settles == max(fact.settles for fact in facts.values())
    settled = {way.value: (set(way.impossible), set(way.certain)) for way in camp.ways}
    town, mill = "place--ours--theirs", "place--ours--more"
    assert settled == {"camp-1": ({mill}, {town}), "camp-2": ({town}, {mill})}


def test_what_a_fact_settles_is_settled_when_it_is_assumed(tmp_path):
    path = saved(tmp_path, camps())
    for fact in run("deciding", path, "--json").json:
        kind, _, place = fact["fact"].partition(".")
        for value in fact["values"]:
            code = f"geocode.{place}={value['value']}"
            exact = f",radius.{place}=1m" if kind == "point" else ""
            found = run("check", path, "--json", "--assume", code + exact).json
            verdicts = {each["id"]: each["verdict"] for each in found}
            assert {verdicts[one] for one in value["impossible"]} <= {"impossible"}
            assert {verdicts[one] for one in value["certain"]} <= {"certain"}
            assert value["settles"] == len(value["impossible"]) + len(value["certain"]) > 0


def test_nothing_is_told_where_nothing_is_open(tmp_path):
    value = camps()
    value["features"][3] = small.place("camp", (40.0, 35.0, 200))
    path = saved(tmp_path, value)
    assert run("deciding", path, "--json").json == []
    assert run("deciding", path).out == "no one fact settles a finding that is open\n"


def clocks() -> small.Json:
    zones = ("Asia/Damascus", "Europe/Moscow")
    ours = small.when(
        zones=zones,
        start_earliest="2015-12-06T19:00",
        start_latest="2015-12-06T19:10",
        end_latest="2015-12-06T19:10",
    )
    theirs = small.when(
        start_earliest="2015-12-06T17:00",
        start_latest="2015-12-06T17:03",
        end_latest="2015-12-06T17:03",
    )
    return small.dossier(
        small.claim("ours", when=ours), small.claim("theirs", claimant="south", when=theirs)
    )


def test_a_zone_that_a_source_may_tell_its_times_in_is_a_fact():
    case, facts = facts_of(clocks())
    [zone] = [fact for name, fact in facts.items() if name.startswith("zone.")]
    ways = {way.value: way for way in zone.ways}
    assert set(ways["Europe/Moscow"].impossible) == {"time--ours--theirs"}
    assert case.dossier.source["paper"].title in zone.told


def test_a_minute_that_settles_is_within_what_the_words_allow():
    _, facts = facts_of(clocks())
    minute = facts["minute.ours"]
    assert any(way.certain for way in minute.ways)
    for way in minute.ways:
        assert "2015-12-06T16:00Z" <= way.value <= "2015-12-06T17:10Z"


@pytest.fixture(scope="module")
def of_the_sample(sample, findings):
    return deciding(Case.of(sample), findings)


def test_in_the_sample_it_is_the_camps_place(of_the_sample):
    first, *_ = of_the_sample
    assert first.parameter == "point.saeqa-camp"
    assert [fact.settles for fact in of_the_sample] == sorted(
        (fact.settles for fact in of_the_sample), reverse=True
    )


def test_only_what_is_possible_is_counted(of_the_sample, findings):
    possible = {finding.id for finding in findings if finding.verdict is Verdict.POSSIBLE}
    for fact in of_the_sample:
        for way in fact.ways:
            assert {*way.impossible, *way.certain} <= possible


def test_facts_are_told_in_sentences(of_the_sample):
    lines = fact_lines(of_the_sample)
    assert lines[0] == "Where exactly Saeqa camp is"
    assert lines[1].startswith("  If Saeqa camp were known to be just where")
    assert "possible findings would be settled:" in lines[1]
