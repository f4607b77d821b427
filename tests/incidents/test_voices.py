"""Who blames whom, who denies it and who is silent; repeating a thing adds no witness."""

from __future__ import annotations

import pytest
import small_dossier as small

from incidents.lineage_edit import origin_for, with_origin
from incidents.origins import Origins, independent
from incidents.voices import Relation, voices

ACTORS = [
    {"id": "north", "name": "North", "kind": "government"},
    {"id": "north-army", "name": "The army of North", "kind": "military", "party": "north"},
    {"id": "south", "name": "South", "kind": "government"},
    {"id": "east", "name": "East", "kind": "government"},
    {"id": "paper", "name": "A paper", "kind": "media"},
]


def opened(*features, **members):
    return small.opened(*features, actors=ACTORS, **members)


def about(claim: str, relation: str) -> list[small.Json]:
    return [{"claim": claim, "relation": relation}]


def test_a_claimant_is_one_origin_however_often_he_speaks_and_another_is_a_second():
    dossier = opened(small.claim("a"), small.claim("b"), small.claim("c", claimant="north-army"))
    assert independent(dossier, ["a"]) == 1
    assert independent(dossier, ["a", "b"]) == 1
    assert independent(dossier, ["a", "b", "c"]) == 2
    assert independent(dossier, []) == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"origin": "one"}, {"origin": "one"}),
        ({}, {"about": about("a", "repeats")}),
        (
            {"statement": {"id": "s", "combine": "all"}},
            {"statement": {"id": "s", "combine": "all"}},
        ),
    ],
)
def test_copies_are_one_origin_even_by_way_of_a_third_claim(a, b):
    dossier = opened(
        small.claim("a", **a),
        small.claim("b", claimant="south", **b),
        small.claim("c", claimant="east", about=about("b", "repeats")),
        small.claim("d", claimant="paper"),
    )
    assert independent(dossier, ["a", "b"]) == 1
    assert independent(dossier, ["a", "c"]) == 1
    assert independent(dossier, ["a", "b", "c", "d"]) == 2
    assert Origins.of(dossier).one("a", "c")
    assert not Origins.of(dossier).one("a", "d")


@pytest.mark.parametrize("relation", ["denies", "assesses", "corrects"])
def test_to_deny_assess_or_correct_is_no_repeating(relation):
    dossier = opened(
        small.claim("a", actor_blamed="east"),
        small.claim("b", claimant="south", about=about("a", relation)),
    )
    assert independent(dossier, ["a", "b"]) == 2


def test_a_repeated_accusation_is_one_voice_of_its_first_party():
    dossier = opened(
        small.claim("a", actor_blamed="east"),
        small.claim("b", actor_blamed="east", claimant="north-army"),
        small.claim("c", actor_blamed="east", claimant="south", about=about("a", "repeats")),
        small.claim("d", actor_blamed="east", claimant="paper"),
    )
    first, second = voices(dossier, "strike").blames["east"]
    assert (first.claims, first.parties, first.origin_count) == (
        ("a", "b", "c"),
        ("north", "south"),
        2,
    )
    assert (second.claims, second.parties, second.origin_count) == (("d",), ("paper",), 1)


@pytest.mark.parametrize(
    ("members", "relation", "actor"),
    [
        ({"actor_blamed": "east"}, Relation.BLAMES, "east"),
        ({"actor_blamed": "east", "stance": "reports"}, Relation.BLAMES, "east"),
        (
            {"actor_blamed": "east", "stance": "assesses", "confidence": "likely"},
            Relation.BLAMES,
            "east",
        ),
        (
            {"actor_blamed": "east", "stance": "assesses", "about": about("a", "assesses")},
            Relation.ASSESSES,
            "east",
        ),
        ({"stance": "denies", "about": about("a", "denies")}, Relation.DENIES, "south"),
        ({"stance": "denies", "actor_blamed": "east"}, Relation.DENIES, "east"),
        ({"stance": "denies"}, Relation.DENIES, "paper"),
        ({"stance": "denies", "about": about("b", "denies")}, Relation.DENIES, "paper"),
    ],
)
def test_what_a_claim_says_of_an_actor(members, relation, actor):
    dossier = opened(
        small.claim("a", actor_blamed="south"),
        small.claim("b", claimant="east"),
        small.claim("c", claimant="paper", **members),
    )
    [edge] = [edge for edge in voices(dossier, "strike").edges if "c" in edge.voice.claims]
    assert (edge.relation, edge.actor, edge.party) == (relation, actor, "paper")


@pytest.mark.parametrize("stance", ["asserts", "does-not-know"])
def test_who_names_nobody_is_silent(stance):
    blamed = {"actor_blamed": "east"} if stance == "does-not-know" else {}
    dossier = opened(
        small.claim("a", actor_blamed="south"),
        small.claim("b", claimant="paper", stance=stance, **blamed),
    )
    found = voices(dossier, "strike")
    assert found.silent == ("paper",)
    assert list(found.blames) == ["south"]


def test_a_claim_that_blames_one_and_denies_another_does_both():
    dossier = opened(
        small.claim("a", actor_blamed="south"),
        small.claim("b", claimant="south", actor_blamed="east", about=about("a", "denies")),
    )
    found = voices(dossier, "strike")
    assert [voice.claims for voice in found.blames["east"]] == [("b",)]
    assert [voice.claims for voice in found.denies["south"]] == [("b",)]


def test_to_contradict_a_claim_that_blames_nobody_clears_nobody():
    dossier = opened(
        small.claim("a"),
        small.claim("b", claimant="south", actor_blamed="east", about=about("a", "denies")),
    )
    assert voices(dossier, "strike").denies == {}


def test_what_another_incident_denies_is_heard_where_it_is_denied():
    incidents = [{"id": "strike", "title": "The strike"}, {"id": "other", "title": "The other"}]
    dossier = opened(
        small.claim("a", actor_blamed="south"),
        small.claim(
            "b", claimant="south", incident="other", stance="denies", about=about("a", "denies")
        ),
        incidents=incidents,
    )
    [denial] = voices(dossier, "strike").denies["south"]
    assert denial.claims == ("b",)
    assert voices(dossier, "other").edges == ()


def test_the_voices_of_the_camp(sample):
    found = voices(sample, "saeqa-camp-strike")
    syria, observatory = found.blames["us-led-coalition"]
    assert syria.parties == ("syria", "russia")  # Moscow is concerned over Syria's report.
    assert syria.origin_count == 2  # The foreign ministry and the army.
    assert observatory.parties == ("sohr",)
    [us] = found.blames["russia"]
    # Three claims of one official's statement, two of another's: eight officials, ten claims.
    assert (len(us.claims), us.origin_count) == (10, 8)
    assert [voice.parties for voice in found.denies["us-led-coalition"]] == [
        ("united-states",),
        ("us-led-coalition",),
    ]
    assert [voice.parties for voice in found.denies["russia"]] == [("russia",)]
    assert found.silent == ("syrian-press-centre", "al-masdar")


def test_who_assesses_reports_blames_nobody(sample):
    found = voices(sample, "al-khan-strikes")
    [assessed] = found.assesses["us-led-coalition"]
    assert assessed.parties == ("us-led-coalition",)
    assert found.silent == ("us-led-coalition",)
    blaming = {party for voice in found.blames["us-led-coalition"] for party in voice.parties}
    assert "us-led-coalition" not in blaming


def test_confirming_a_lineage_makes_two_witnesses_one_and_keeps_those_joined_before():
    dossier = opened(
        small.claim("a", origin="first"),
        small.claim("b", claimant="south", origin="first"),
        small.claim("c", claimant="east", origin="second"),
        small.claim("d", claimant="paper"),
        small.claim("e", claimant="north-army", origin="second"),
    )
    assert independent(dossier, "abcde") == 3
    joined = with_origin(dossier, ["b", "c"], origin_for(dossier, ["b", "c"]))
    assert [claim.origin for claim in joined.claims] == [*["first"] * 3, None, "first"]
    assert independent(joined, "abcde") == 2
    alone = origin_for(dossier, ["d"])
    assert alone not in ("first", "second")
    assert with_origin(dossier, ["d"], alone).claim["d"].origin == alone
    assert joined.claims[3] is dossier.claims[3]


def test_an_origin_is_an_identifier_and_its_claims_exist():
    dossier = opened(small.claim("a"))
    with pytest.raises(ValueError, match="1 to 64"):
        with_origin(dossier, ["a"], "Not an id")
    with pytest.raises(KeyError):
        with_origin(dossier, ["nobody"], "fine")
