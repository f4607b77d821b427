"""The dossier of some claims: it opens by itself, and nothing in it leads nowhere."""

from __future__ import annotations

import json
from typing import Any

import pytest
import small_dossier as small
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from made_dossiers import dossiers
from made_parts import steadily
from rich_dossier import rich

from incidents.geojson import load, read, write
from incidents.model import Dossier
from incidents.problems import errors
from incidents.select import subset

some = settings(steadily, max_examples=20, phases=[Phase.generate])
"""Whole dossiers take long to make, and longer to make smaller."""


def of(dossier: Dossier, *ids: str) -> Dossier:
    return subset(dossier, [dossier.claim[identity] for identity in ids])


def ids(things: Any) -> list[str]:
    return [thing.id for thing in things]


@some
@given(dossiers(), st.data())
def test_a_dossier_of_some_claims_is_valid_and_opens_again(dossier, data):
    chosen = data.draw(st.lists(st.sampled_from(dossier.claims))) if dossier.claims else []
    left = subset(dossier, chosen)
    loaded = load(write(left))
    assert not [str(problem) for problem in errors(loaded.problems)]
    assert loaded.dossier == left


@some
@given(dossiers(), st.data())
def test_what_is_left_is_what_was_chosen_and_what_it_refers_to(dossier, data):
    chosen = data.draw(st.lists(st.sampled_from(dossier.claims))) if dossier.claims else []
    left = subset(dossier, chosen)
    features = {f["id"]: f for f in json.loads(write(dossier))["features"]}
    wanted, waiting = set(), [claim.id for claim in chosen]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += [other for other in named_in(features[name]) if other in features]
    assert {*left.claim, *left.place} == wanted
    assert ids(left.claims) == [claim.id for claim in dossier.claims if claim.id in wanted]


def named_in(feature: Any) -> set[str]:
    """Every text under a member that names a claim or a place."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            found.update(v for k, v in value.items() if k in ("claim", "place"))
            value = list(value.values())
        for member in value if isinstance(value, list) else ():
            walk(member)

    if feature["properties"]["kind"] == "claim":
        own = feature["properties"]
        walk([own.get(name) for name in ("about", "location", "when")])
    return {name for name in found if isinstance(name, str)}


TAKEN = {
    "first": {"first", "second"},
    "second": {"second"},
    "third": {"first", "second", "third"},
}


@pytest.mark.parametrize("claim", TAKEN)
def test_a_claim_takes_along_what_it_is_about_and_measured_from(claim):
    left = of(read(small.data(rich())), claim)
    assert set(left.claim) == TAKEN[claim]
    assert ids(left.places) == ["town"]
    assert ids(left.sources) == ["paper"]
    assert not errors(load(write(left)).problems)


def test_what_nothing_left_refers_to_is_left_out():
    told = {"source": "book", "quote": "the words", "quote_kind": "verbatim"}
    value = small.dossier(
        small.claim("one", "here"),
        small.claim("two", "there", claimant="south", incident="raid", citations=[told]),
        small.place("here", (40.0, 35.0, 1000)),
        small.place("there", (41.0, 35.0, 1000)),
        incidents=[
            {"id": "strike", "title": "S", "same_event": ["raid"]},
            {"id": "raid", "title": "R"},
        ],
        accounts=[{"id": "story", "incident": "raid", "party": "south", "title": "Its story"}],
    )
    value["sources"].append({"id": "book", "publisher": "A publisher", "title": "A book"})
    left = of(read(small.data(value)), "one")
    kept = (left.incidents, left.accounts, left.actors, left.sources, left.claims, left.places)
    assert [ids(kind) for kind in kept] == [["strike"], [], ["north"], ["paper"], ["one"], ["here"]]
    assert left.incidents[0].same_event == ()


def chained(*parties: str | None) -> list[small.Json]:
    """Actors of whom each speaks for the next, where it is named."""
    return [
        {"id": f"a{n}", "name": f"Actor {n}", "kind": "person"}
        | ({"party": party} if party else {})
        for n, party in enumerate(parties)
    ]


def test_those_on_whose_behalf_an_actor_speaks_are_kept_however_far():
    actors = chained("a1", "a2", "a3", None, None)
    dossier = small.opened(small.claim("one", claimant="a0"), actors=actors)
    left = of(dossier, "one")
    assert ids(left.actors) == ["a0", "a1", "a2", "a3"]
    assert not errors(load(write(left)).problems)


def test_the_incident_of_an_account_is_kept_with_it():
    story = {"id": "story", "incident": "raid", "party": "north", "title": "Its story"}
    incidents = [{"id": "strike", "title": "S"}, {"id": "raid", "title": "R"}]
    claim = small.claim("one", account="story")
    left = of(small.opened(claim, incidents=incidents, accounts=[story]), "one")
    assert ids(left.accounts) == ["story"]
    assert not errors(load(write(left)).problems)


def test_of_all_claims_every_claim_is_left_as_it_was(sample):
    left = subset(sample, sample.claims)
    assert left.claims == sample.claims
    assert (left.title, left.description, left.extra) == (
        sample.title,
        sample.description,
        sample.extra,
    )


def test_a_subset_of_a_subset_of_the_sample_is_itself(sample):
    once = of(sample, "coalition-oil-wells-34-miles", "us-mozdok-route")
    assert subset(once, once.claims) == once
