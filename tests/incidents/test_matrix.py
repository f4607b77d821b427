"""The matrix: the worst between each two parties, and what each says, or that it is silent."""

from __future__ import annotations

import small_dossier as small

from geo.verdict import Verdict
from incidents import matrix
from incidents.checks import Finding
from incidents.matrix import Cell, Words

IMPOSSIBLE, POSSIBLE, CERTAIN = Verdict.IMPOSSIBLE, Verdict.POSSIBLE, Verdict.CERTAIN


def opened():
    actors = [
        {"id": "north", "name": "North", "kind": "government"},
        {"id": "minister", "name": "A minister", "kind": "official", "party": "north"},
        {"id": "south", "name": "South", "kind": "government"},
        {"id": "paper", "name": "A paper", "kind": "media"},
    ]
    incidents = [{"id": "strike", "title": "The strike"}, {"id": "flight", "title": "The flight"}]
    return small.opened(
        small.claim("n1", "here", claimant="minister", actor_blamed="south", target="a camp"),
        small.claim("n2", "here", toll={"killed": {"min": 3, "max": 3}}, target="a camp"),
        small.claim("s1", claimant="south", stance="denies", target="a camp"),
        small.claim("p1", claimant="paper", incident="flight"),
        small.place("here", (35, 40, 500)),
        actors=actors,
        incidents=incidents,
    )


def finding(check: str, verdict: Verdict, *claims: str, ends: tuple[str, ...] = ()) -> Finding:
    return Finding(
        id=f"{check}--{'--'.join(claims)}",
        check=check,
        claims=claims,
        ends=ends or claims,
        proposition="",
        as_worded=verdict,
        colloquial=verdict,
        measured=(),
        because="",
        assumptions=(),
    )


def test_parties_are_those_that_speak_of_the_incident_and_officials_speak_for_theirs():
    assert matrix.parties(opened(), "strike") == ("north", "south")
    assert matrix.parties(opened(), "flight") == ("paper",)


def test_a_cell_has_the_worst_verdict_of_every_check_and_how_many_have_it():
    findings = [
        finding("place", POSSIBLE, "s1", "n1"),
        finding("time", IMPOSSIBLE, "n1", "s1"),
        finding("toll", CERTAIN, "n2", "s1"),
        finding("denial", IMPOSSIBLE, "n2", "s1"),
    ]
    cells = matrix.between(opened(), "strike", findings)
    assert cells == {("north", "south"): Cell(IMPOSSIBLE, 2, 4)}


def test_a_partys_claims_among_themselves_are_a_cell_too():
    cells = matrix.between(opened(), "strike", [finding("account", CERTAIN, "n1", "n2")])
    assert cells == {("north", "north"): Cell(CERTAIN, 1, 1)}


def test_what_is_not_between_the_claims_of_one_incident_is_in_no_cell():
    findings = [
        finding("reach", IMPOSSIBLE, "n1", "p1"),
        finding("same-event", IMPOSSIBLE, "n1", "s1"),
        finding("lineage", IMPOSSIBLE, "n1", "s1"),
        finding("stated-distance", IMPOSSIBLE, "n1"),
    ]
    assert matrix.between(opened(), "strike", findings) == {}


def test_a_group_of_claims_stands_for_its_parties_by_its_ends():
    grouped = finding("place", POSSIBLE, "n1", "n2", "s1", ends=("n1", "s1"))
    assert matrix.pair_of(opened(), grouped, "strike") == ("north", "south")
    assert matrix.pair_of(opened(), grouped, "flight") is None


def test_what_each_says_is_told_once_in_its_own_words_and_silence_is_empty():
    told = matrix.said(opened(), "strike")
    assert told["north"]["place"] == (Words("n1", "there"),)
    assert told["north"]["target"] == (Words("n1", "a camp"),)
    assert [each.text for each in told["north"]["actor"]] == ["blames South"]
    assert told["north"]["toll"] == (Words("n2", "3 killed"),)
    assert told["north"]["weapon"] == ()
    assert told["south"]["target"] == (Words("s1", "not: a camp"),)
    assert set(told["south"]) == set(matrix.ATTRIBUTES)
