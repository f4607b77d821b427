"""A claim is made from a form's fields, or refused with every field that stands in its way."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_dossier as small
import typed_drafts
from typed_drafts import DAMASCUS, THERE, good, made, refused

from geo.location import AtPlace, Kind, Location
from incidents.derive import complete
from incidents.draft import Draft, NewActor, NewSource, TimeWords, TollWords, WeaponWords, apply
from incidents.geojson import write
from incidents.model import Dossier, Stance
from incidents.parts import Range, Toll, Weapon
from incidents.problems import Problem
from incidents.time import Bounds, LocalTime, Zone


@pytest.fixture
def dossier() -> Dossier:
    return typed_drafts.opened()


def test_the_least_draft_is_a_claim_that_states_nothing_else(dossier):
    claim = made(good(), dossier)
    expected = small.opened(
        small.claim(
            "four-jets-hit-the-camp",
            title="Four jets hit the camp",
            citations=[
                {
                    "source": "paper",
                    "quote": "four jets hit the camp",
                    "quote_kind": "verbatim",
                }
            ],
        )
    ).claims[0]
    assert claim == expected
    assert (claim.when, claim.toll, claim.weapon, claim.location) == (None,) * 4


def test_a_full_draft_is_a_claim_with_every_part(dossier):
    full = good(
        account="story",
        speaker=" a spokesman ",
        where="paragraph 3",
        language="en",
        location=THERE,
        time=TimeWords(
            verbatim="on Sunday evening",
            earliest="2015-12-06 16:00",
            latest="2015-12-06T23:59",
            zones=(DAMASCUS, Zone("", "")),
            assumptions=("evening is from 16:00", " "),
        ),
        actor_blamed="south",
        weapon=WeaponWords(description="jets", platform="T", aircraft="4", munitions="at least 9"),
        target="the camp",
        toll=TollWords(killed="3", wounded="3-13", civilians="none"),
        confidence="certain",
        note="a note",
    )
    claim = made(full, dossier)
    assert (claim.account, claim.speaker, claim.target) == ("story", "a spokesman", "the camp")
    assert (claim.citations[0].where, claim.citations[0].language) == ("paragraph 3", "en")
    assert claim.location == THERE
    assert claim.when is not None
    assert claim.when.verbatim == "on Sunday evening"
    evening = LocalTime("2015-12-06T16:00"), LocalTime("2015-12-06T23:59")
    assert (claim.when.start, claim.when.end) == (Bounds(*evening), Bounds(None, evening[1]))
    assert claim.when.zones == (DAMASCUS,)
    assert claim.when.assumptions == ("evening is from 16:00",)
    assert claim.actor_blamed == "south"
    assert claim.weapon == Weapon(
        description="jets", platform="T", aircraft=Range(4, 4), munitions=Range(9, None)
    )
    assert claim.toll == Toll(killed=Range(3, 3), wounded=Range(3, 13), civilians=Range(0, 0))
    assert (claim.confidence, claim.note) == ("certain", "a note")


def test_an_empty_draft_is_refused_with_every_field_it_needs_in_the_forms_order(dossier):
    problems = refused(Draft(), dossier)
    needed = ["title", "incident", "claimant", "stance", "quote", "quote_kind", "source"]
    assert list(problems) == needed
    assert {problem.got for problem in problems.values()} == {"nothing"}


def test_every_field_that_cannot_be_read_is_told_at_once(dossier):
    wrong = good(
        title=" ",
        incident="strikes",
        account="nobodys",
        claimant=NewActor(name="", kind="", party="nobody"),
        stance="says",
        quote="  \n",
        quote_kind="exact",
        source=NewSource(url="ftp://example.org", published="last week"),
        language="english",
        location=Location(Kind.AT, "event", "there", (AtPlace("nowhere"),)),
        time=TimeWords(
            earliest="Sunday", latest="2015-02-30", zones=(Zone("Damascus", " "), DAMASCUS)
        ),
        actor_blamed="somebody",
        weapon=WeaponWords(aircraft="four"),
        toll=TollWords(killed="dozens", wounded="13-3"),
    )
    problems = refused(wrong, dossier)
    assert set(problems) == {
        *("title", "incident", "account", "stance", "quote", "quote_kind", "language"),
        *("claimant.name", "claimant.kind", "claimant.party", "actor_blamed"),
        *("source.publisher", "source.title", "source.published", "source.url"),
        "location.anchor.place",
        *("time.earliest", "time.latest", "time.zones[0].zone", "time.zones[0].because"),
        *("weapon.aircraft", "toll.killed", "toll.wounded"),
    }
    assert problems["incident"].expected == "one of strike, other"
    assert problems["stance"].got == '"says"'
    assert problems["toll.wounded"] == Problem("toll.wounded", '"13-3"', "the smaller figure first")
    assert "one of verbatim, translation, paraphrase" in problems["quote_kind"].expected


def test_an_account_is_of_the_claims_own_incident(dossier):
    problem = refused(good(account="tale"), dossier)["account"]
    assert (problem.got, problem.expected) == (
        '"tale", of other',
        "an account of the claim's own incident, strike",
    )


def test_a_weapon_needs_a_description(dossier):
    assert set(refused(good(weapon=WeaponWords(aircraft="4")), dossier)) == {"weapon.description"}


def test_the_dossier_is_left_as_it_was(dossier):
    before = write(complete(dossier))
    grown = apply(good(location=THERE, claimant=NewActor(name="East", kind="media")), dossier)
    assert write(complete(dossier)) == before
    assert grown.claims[:-1] == dossier.claims
    assert grown.actors[:-1] == dossier.actors


def test_a_quote_and_the_words_of_a_time_are_kept_character_for_character(dossier):
    quote, words = " “four  jets”\n— said he ", " on Sunday,  late "
    draft = good(quote=quote, time=TimeWords(verbatim=words))
    claim = made(draft, dossier)
    assert claim.citations[0].quote == quote
    assert claim.when is not None
    assert claim.when.verbatim == words


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"title": "\ud800"}, "title"),
        ({"toll": TollWords(killed="3\udfff")}, "toll.killed"),
        ({"claimant": NewActor(name="\ud800", kind="x")}, "claimant.name"),
        ({"time": TimeWords(zones=(Zone("UTC", "\ud800"),))}, "time.zones[0].because"),
        ({"location": replace(THERE, verbatim="\ud800")}, "location.verbatim"),
    ],
)
def test_half_a_character_is_told_of_its_field(dossier, changed, path):
    assert set(refused(good(**changed), dossier)) == {path}


def test_a_claim_may_deny_and_an_edit_keeps_its_stance_a_word_of_the_format(dossier):
    for stance in Stance:
        assert made(good(stance=str(stance)), dossier).stance is stance
