"""What a draft brings beside its claim: ids, actors, sources, incidents and places."""

from __future__ import annotations

from dataclasses import replace

import pytest
import typed_drafts
from typed_drafts import NEW_TOWN, at, good, made, refused

from incidents.draft import NewActor, NewIncident, NewSource, apply
from incidents.geojson import read, write
from incidents.model import Dossier


@pytest.fixture
def dossier() -> Dossier:
    return typed_drafts.opened()


@pytest.mark.parametrize(
    ("title", "identity"),
    [
        ("Four jets hit the camp", "four-jets-hit-the-camp"),
        ("Syria's “Ṣāʿiqa” camp", "syrias-saiqa-camp"),
        ("معسكر الصاعقة", "claim"),
        ("First", "first-2"),
        ("Town", "town-2"),
        ("…", "claim"),
        ("x" * 90, "x" * 56),
    ],
)
def test_an_id_is_made_of_the_title_and_is_no_others(dossier, title, identity):
    assert made(good(title=title), dossier).id == identity


def test_a_hundred_claims_of_one_title_have_ids_of_their_own(dossier):
    for _ in range(12):
        dossier = apply(good(title="y" * 90), dossier)
    ids = [claim.id for claim in dossier.claims]
    assert len(set(ids)) == 13
    assert max(map(len, ids)) <= 64


def test_an_id_may_be_given_and_is_then_kept(dossier):
    assert made(good(id="us-saeqa-camp"), dossier).id == "us-saeqa-camp"
    assert set(refused(good(id="town"), dossier)) == {"id"}
    assert set(refused(good(id="Not An Id"), dossier)) == {"id"}


def test_what_is_new_is_added_with_ids_of_its_own(dossier):
    new = good(
        incident=NewIncident(title="A third", description="said"),
        claimant=NewActor(name="North", kind="official", party="north"),
        actor_blamed=NewActor(name="East", kind="government"),
        source=NewSource(
            publisher="A paper", title="Another article", published="2015-12", url="https://a.b/c"
        ),
    )
    grown = read(write(apply(new, dossier)))
    claim = grown.claims[-1]
    assert grown.incident[claim.incident].description == "said"
    assert (claim.claimant, grown.actor["north-2"].party) == ("north-2", "north")
    assert grown.actor[claim.actor_blamed or ""].name == "East"
    source = grown.source[claim.citations[0].source]
    assert (source.id, source.published, source.url) == (
        "another-article",
        "2015-12",
        "https://a.b/c",
    )


def test_one_new_actor_who_claims_and_is_blamed_is_added_once(dossier):
    east = NewActor(name="East", kind="government")
    grown = apply(good(claimant=east, actor_blamed=replace(east, name=" EAST ")), dossier)
    assert [actor.id for actor in grown.actors] == ["north", "south", "east"]
    assert (grown.claims[-1].claimant, grown.claims[-1].actor_blamed) == ("east", "east")


def test_a_second_copy_of_what_is_there_is_refused_with_the_first_one_named(dossier):
    twice = good(
        incident=NewIncident(title="the  STRIKE"),
        claimant=NewActor(name="north", kind="Government"),
        source=NewSource(publisher="a paper", title="An Article"),
    )
    problems = refused(twice, dossier)
    assert set(problems) == {"incident.title", "claimant.name", "source.title"}
    assert [each.expected.split()[2] for each in problems.values()] == ["strike", "north", "paper"]


def test_two_articles_of_one_name_are_told_apart_by_address_or_date(dossier):
    first = NewSource(publisher="A", title="Daily release", url="https://a.b/1")
    grown = apply(good(source=first), dossier)
    other = apply(good(source=replace(first, url="https://a.b/2")), grown)
    assert [source.id for source in other.sources] == ["paper", "daily-release", "daily-release-2"]
    assert set(refused(good(source=replace(first, title="B")), grown)) == {"source.url"}


def test_places_that_the_anchors_name_are_added_and_no_others(dossier):
    other = replace(NEW_TOWN, id="unused")
    draft = good(location=at("new-town"), places=(other, NEW_TOWN))
    grown = apply(draft, dossier)
    assert [place.id for place in grown.places] == ["town", "new-town"]
    again = apply(replace(draft, title="Again"), grown)
    assert again.places == grown.places


@pytest.mark.parametrize("identity", ["town", "first"])
def test_a_new_place_takes_no_others_id(dossier, identity):
    draft = good(location=at(identity), places=(replace(NEW_TOWN, id=identity),))
    assert "places[0].id" in refused(draft, dossier)


def test_what_is_wrong_with_a_new_place_is_told(dossier):
    code = replace(NEW_TOWN.geocodes[0], lat=95.0, source="")
    draft = good(location=at("new-town"), places=(replace(NEW_TOWN, geocodes=(code,)),))
    assert set(refused(draft, dossier)) >= {
        "places[0].geocodes[0].lat",
        "places[0].geocodes[0].source",
    }
