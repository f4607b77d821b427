"""Drafts of claims about a small dossier, and what is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_dossier as small

from geo.location import AtPlace, Kind, Location
from incidents.draft import Draft, DraftError, apply
from incidents.geojson import read, write
from incidents.model import Claim, Dossier, Geocode, Place
from incidents.problems import Problem
from incidents.time import Zone

DAMASCUS = Zone("Asia/Damascus", "local time of the place")
THERE = Location(Kind.AT, "event", "in the town", (AtPlace("town"),))
TOWN = small.place("town", (40.0, 35.0, 1000))


def opened() -> Dossier:
    """A dossier with two incidents, an account of each, two actors, one source and one place."""
    accounts = [
        {"id": "story", "incident": "strike", "party": "north", "title": "A story"},
        {"id": "tale", "incident": "other", "party": "north", "title": "Of another incident"},
    ]
    incidents = [{"id": "strike", "title": "The strike"}, {"id": "other", "title": "Another"}]
    return small.opened(
        small.claim("first", "town", when=small.when(start_earliest="2015")),
        TOWN,
        accounts=accounts,
        incidents=incidents,
    )


def good(**changed: object) -> Draft:
    """The least that makes a claim, with what a test adds to it."""
    least = Draft(
        title="Four jets hit the camp",
        incident="strike",
        claimant="north",
        stance="asserts",
        quote="four jets hit the camp",
        quote_kind="verbatim",
        source="paper",
    )
    return replace(least, **changed)  # type: ignore[arg-type]


def made(draft: Draft, dossier: Dossier) -> Claim:
    """The claim that a draft adds, as it is read back from the file."""
    return read(write(apply(draft, dossier))).claims[-1]


def refused(draft: Draft, dossier: Dossier) -> dict[str, Problem]:
    with pytest.raises(DraftError) as caught:
        apply(draft, dossier)
    assert str(caught.value).count("\n") + 1 == len(caught.value.problems)
    return {problem.path: problem for problem in caught.value.problems}


NEW_TOWN = Place(
    id="new-town",
    name="New town",
    geocodes=(
        Geocode(
            id="g",
            lon=41.0,
            lat=36.0,
            uncertainty_m=500,
            verification="read",
            source="a gazetteer",
        ),
    ),
)


def at(place: str) -> Location:
    return replace(THERE, anchors=(AtPlace(place),))
