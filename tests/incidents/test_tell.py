"""A claim, a listing and a measurement in plain words; where a claim is silent, nothing."""

from __future__ import annotations

import pytest
import small_dossier as small
from rich_dossier import rich

from incidents.derive import complete
from incidents.geojson import read
from incidents.parts import Range, Toll
from incidents.tell import claim_facts, listing_lines, toll_text

TOWN = small.place("town", (40.0, 35.0, 1000))


def facts(*features: small.Json, **members) -> dict[str, str]:
    """What is told of the first claim."""
    dossier = complete(small.opened(*features, TOWN, **members))
    told = list(claim_facts(dossier, dossier.claims[0]))
    assert len({name for name, _ in told}) >= len(told) - 1  # a place and a time are "allowed"
    return dict(told)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (Range(3, 3), "3"),
        (Range(0, 0), "0"),
        (Range(3, 4), "3–4"),
        (Range(32, None), "at least 32"),
        (Range(1200, 3400), "1,200–3,400"),
    ],
)
def test_a_count_is_told_as_it_was_stated(count, text):
    assert toll_text(Toll(killed=count)) == f"{text} killed"
    assert toll_text(Toll(wounded=count)) == f"{text} wounded"


def test_a_toll_tells_each_count_and_whose_it_is():
    whole = Toll(
        killed=Range(26, 26),
        wounded=Range(0, 0),
        killed_or_wounded=Range(30, None),
        civilians=Range(26, 26),
        children=Range(7, 7),
        women=Range(4, 4),
    )
    told = toll_text(whole)
    for part in (
        *("26 killed", "0 wounded", "at least 30 killed or wounded"),
        *("26 of the killed civilians", "7 children", "4 women"),
    ):
        assert part in told.split(", ")
    assert toll_text(Toll()) == ""


def test_a_claim_that_is_silent_has_nothing_put_in_its_mouth():
    assert facts(small.claim("one")) == {
        "Claimant": "North",
        "Stance": "asserts",
        "Place": "none given",
    }


def test_a_claim_is_told_in_its_own_words_beside_how_they_were_read():
    dossier = complete(read(small.data(rich())))
    told = dict(claim_facts(dossier, dossier.claim["first"]))
    assert told["Claimant"] == "North"
    assert told["Who spoke"] == "a spokesman"
    assert told["Stance"] == "asserts, in the claimant’s words: “certain”"
    assert told["It denies"] == "Claim second"
    assert told["Place, as worded"] == "“offset it”"
    assert told["Time, as worded"] == "“then”"
    assert told["Blames"] == "South"
    assert told["Target"] == "the camp"
    assert told["Weapon"] == "jets; 3 aircraft; T"
    assert told["Destroyed"] == "cars: 3; a store: not counted"
    assert told["Note"] == "a note"


def test_the_span_of_a_time_is_told_over_every_zone_it_may_be_meant_in():
    told = small.when(
        zones=("Europe/Moscow", "UTC"), start_earliest="2015-12-06", end_latest="2015-12-06"
    )
    words = facts(small.claim("one", when=told))
    assert words["Time, as worded"] == "“then”"
    assert words["Allowed by the words"] == (
        "5 December 2015, 21:00 UTC to 6 December 2015, 23:59 UTC"
    )


@pytest.mark.parametrize(
    ("bounds", "span"),
    [
        ({"start_earliest": "2015-12-06"}, "6 December 2015, 00:00 UTC to open"),
        ({"end_latest": "2015-12-06"}, "open to 6 December 2015, 23:59 UTC"),
    ],
)
def test_an_open_end_is_told_as_open(bounds, span):
    assert facts(small.claim("one", when=small.when(**bounds)))["Allowed by the words"] == span


def test_a_time_without_words_of_its_own_says_so():
    told = small.when("", start_earliest="2015-12-06", start_latest="2015-12-06")
    assert facts(small.claim("one", when=told))["Time, as worded"] == "none given"


def test_the_extent_of_a_place_is_told_in_kilometres_and_miles():
    words = facts(small.claim("one", "town"))
    assert words["Place, as worded"] == "“there”"
    assert words["Allowed by the words"] == "a region within 1.0 km (0.6 mi) of its center"


@pytest.mark.parametrize("role", ["presence", "route", "excluded", "scope"])
def test_a_place_where_no_event_was_said_to_be_tells_what_it_is(role):
    words = facts(small.claim("one", {**small.at("town"), "role": role}))
    assert words["Allowed by the words"].endswith(f"; {role}")


def test_a_place_without_an_end_has_no_radius_made_up():
    beyond = small.recipe("beyond", {"place": "town"}, distance_m=(20_000, None))
    extent = facts(small.claim("one", beyond))["Allowed by the words"]
    assert "without an end" in extent
    assert "km" not in extent


def test_a_listing_tells_which_places_have_rival_geocodes():
    rivals = small.place("rivals", (40.0, 35.0, 1000), (41.0, 35.0, None))
    lines = listing_lines(small.opened(TOWN, rivals))
    assert [line.split() for line in lines[-2:]] == [
        ["town", "Town"],
        ["rivals", "Rivals", "(2", "geocodes)"],
    ]
