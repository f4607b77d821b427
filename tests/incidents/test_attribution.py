"""Whether what two parties say of who did it can both hold, under the one force that is assumed."""

from __future__ import annotations

import pytest
import small_dossier as small

from incidents.checks import Case, check

ACTORS = [
    {"id": "north", "name": "North", "kind": "government"},
    {"id": "south", "name": "South", "kind": "government"},
    {"id": "east", "name": "East", "kind": "government"},
    {"id": "east-army", "name": "The army", "kind": "military", "party": "east"},
    {"id": "league", "name": "The Northern League", "kind": "military"},
    {"id": "members", "name": "Two other states of the Northern League", "kind": "military"},
]


def about(claim: str, relation: str = "denies") -> list[small.Json]:
    return [{"claim": claim, "relation": relation}]


def found(*claims: small.Json, **members) -> list:
    return check(Case.of(small.opened(*claims, actors=ACTORS, **members)), ["attribution"])


def blames(identity: str, claimant: str, actor: str | None, **members) -> small.Json:
    named = {"actor_blamed": actor} if actor else {}
    return small.claim(identity, claimant=claimant, **named, **members)


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        (blames("b", "south", "east"), "certain"),
        (blames("b", "south", "east-army"), "possible"),
        (blames("b", "south", "north"), "impossible"),
        (blames("b", "south", "north", stance="assesses", confidence="likely"), "impossible"),
        (blames("b", "south", None, stance="denies", about=about("a")), "impossible"),
        (blames("b", "east", None, stance="denies"), "impossible"),
        (blames("b", "south", None, stance="denies"), "possible"),
        (blames("b", "south", "east", stance="denies"), "impossible"),
        (blames("b", "south", "north", stance="denies"), "possible"),
    ],
)
def test_two_parties_on_who_did_it(second, verdict):
    [finding] = found(blames("a", "north", "east"), second)
    assert finding.verdict == verdict
    assert finding.colloquial is finding.as_worded
    assert any("one force" in assumption for assumption in finding.assumptions)


@pytest.mark.parametrize(
    "second",
    [
        blames("b", "south", None),
        blames("b", "south", "north", stance="does-not-know"),
        blames("b", "south", "north", stance="assesses", about=about("a", "assesses")),
        blames("b", "north", "south"),  # The same party: its own account's matter.
        blames("b", "south", "east", about=about("a", "repeats")),
    ],
)
def test_the_silent_the_unsure_and_the_repeating_contradict_nobody(second):
    assert found(blames("a", "north", "east"), second) == []


def test_two_denials_of_one_actor_say_the_same_and_of_two_leave_room():
    north = blames("a", "north", "east", stance="denies")
    [same] = found(north, blames("b", "south", "east", stance="denies"))
    [other] = found(north, blames("b", "south", None, stance="denies"))
    assert (same.verdict, other.verdict) == ("certain", "possible")


@pytest.mark.parametrize(
    ("second", "verdict"),
    [
        (blames("b", "south", "league"), "possible"),
        (blames("b", "south", "league", stance="denies"), "possible"),
        (blames("b", "south", "east"), "impossible"),
    ],
)
def test_several_states_of_an_alliance_may_be_meant_by_its_name(second, verdict):
    [finding] = found(blames("a", "north", "members"), second)
    assert finding.verdict == verdict
    named = any("may be meant by" in assumption for assumption in finding.assumptions)
    assert named == (verdict == "possible")


def test_a_party_that_blames_two_has_two_positions():
    findings = found(
        blames("a", "north", "east"),
        blames("b", "north", "league"),
        blames("c", "south", "east"),
    )
    assert {finding.id: str(finding.verdict) for finding in findings} == {
        "attribution--a--c": "certain",
        "attribution--b--c": "impossible",
    }


def test_confidence_and_origins_are_shown_and_repetitions_not_counted():
    [finding] = found(
        blames("a", "north", "east", stance="assesses", confidence="highly likely"),
        blames("b", "north", "east"),
        blames("c", "league", "east", about=about("a", "repeats")),
        blames("d", "south", "league"),
    )
    assert finding.claims == ("a", "b", "c", "d")
    assert finding.because.startswith(
        "North (The Northern League repeats it) blamed East (“highly likely”, 1 origin). South "
        "blamed The Northern League (1 origin). If one force did it,"
    )
    assert [(each.lower, each.upper) for each in finding.measured] == [(1, 1), (1, 1)]


def test_incidents_that_may_be_one_event_meet():
    claims = blames("a", "north", "east"), blames("b", "south", "league", incident="other")
    for same_event in ([], ["other"]):
        incidents = [
            {"id": "strike", "title": "The strike", "same_event": same_event},
            {"id": "other", "title": "The other"},
        ]
        findings = found(*claims, incidents=incidents)
        assert len(findings) == len(same_event)
        assert all("hypothesis" in finding.assumptions[0] for finding in findings)


def test_who_excludes_whom_on_the_strike_on_the_camp(sample):
    findings = check(Case.of(sample), ["attribution"])
    title = sample.incident["saeqa-camp-strike"].title
    camp = {f.id: str(f.verdict) for f in findings if f.proposition.startswith(title)}
    syria, us, coalition, russia, sohr = (
        "syria-saeqa-camp",
        "us-saeqa-camp",
        "coalition-no-personnel-targets",
        "russia-no-aircraft",
        "sohr-saeqa-camp",
    )
    assert camp == {
        # The coalition did it, or Russia did: one force cannot be both.
        f"attribution--{syria}--{us}": "impossible",
        f"attribution--{us}--{sohr}": "impossible",
        # What one blames another denies of itself.
        f"attribution--{syria}--{coalition}": "impossible",
        f"attribution--{coalition}--{sohr}": "impossible",
        f"attribution--{us}--{russia}": "impossible",
        # The same accusation, and denials that leave the other's room.
        f"attribution--{syria}--{sohr}": "certain",
        f"attribution--{syria}--{russia}": "possible",
        f"attribution--{us}--{coalition}": "possible",
        f"attribution--{coalition}--{russia}": "possible",
        f"attribution--{russia}--{sohr}": "possible",
    }


def test_two_other_states_of_the_coalition_are_compatible_with_the_coalition(sample):
    findings = {finding.id: finding for finding in check(Case.of(sample), ["attribution"])}
    assert findings["attribution--russia-saeqa-camp--syria-saeqa-camp"].verdict == "possible"
    assert findings["attribution--russia-saeqa-camp--us-saeqa-camp"].verdict == "impossible"


def test_a_campaign_told_beside_an_event_says_nothing_of_who_did_the_event():
    where = {**small.at("town"), "role": "scope"}
    campaign = small.claim("b", where, claimant="south", actor_blamed="east")
    claims = blames("a", "north", "east"), campaign
    dossier = small.opened(*claims, small.place("town", (40.0, 35.0, 100.0)), actors=ACTORS)
    assert check(Case.of(dossier), ["attribution"]) == []


def test_a_denial_for_some_ground_says_that_it_is_taken_to_be_of_the_event(sample):
    findings = {finding.id: finding for finding in check(Case.of(sample), ["attribution"])}
    found = findings["attribution--us-saeqa-camp--russia-no-aircraft"]
    assert "what is denied “there” is taken to be denied of the event" in found.assumptions
    other = findings["attribution--us-saeqa-camp--sohr-saeqa-camp"]
    assert not any("denied of the event" in assumption for assumption in other.assumptions)


def test_a_look_at_a_findings_claims_alone_finds_it_again(sample):
    case = Case.of(sample)
    findings = check(case, ["attribution"])
    assert len({finding.id for finding in findings}) == len(findings)
    for finding in findings:
        assert finding in check(case.about(finding.claims), ["attribution"])
