"""The place and the time of a draft: no zone is guessed, no region left that is not its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_dossier as small
import typed_drafts
from typed_drafts import DAMASCUS, THERE, TOWN, at, good, made, refused

from geo.interval import Interval
from geo.location import AtClaim, AtCoordinates, AtPlace, Kind, Location
from incidents.derive import complete
from incidents.draft import TimeWords, apply, draft_of, suggested_zones
from incidents.model import Dossier


@pytest.fixture
def dossier() -> Dossier:
    return typed_drafts.opened()


@pytest.mark.parametrize(
    ("location", "path"),
    [
        (replace(THERE, anchors=(AtClaim("nobody"),)), "location.anchor.claim"),
        (
            replace(THERE, anchors=(AtCoordinates(200.0, 35.0, 5),)),
            "location.anchor.coordinates[0]",
        ),
        (replace(THERE, anchors=(AtCoordinates(float("nan"), 35.0, 5),)), "location"),
        (replace(THERE, verbatim=""), "location.verbatim"),
        (replace(THERE, role="somewhere"), "location.role"),
        (Location(Kind.ROUTE, "route", "over", (AtPlace("town"),) * 2, half_width_m=9e9),
         "location.ranges.half_width_m"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_location_is_told_of_the_location(dossier, location, path):
    assert set(refused(good(location=location), dossier)) == {path}


def test_a_location_counted_from_what_has_no_bounds_is_refused(dossier):
    south = small.recipe("direction", {"place": "town"}, azimuth_deg=(135, 225))
    opened = small.opened(small.claim("south", south), TOWN)
    near = Location(
        Kind.WITHIN, "event", "near it", (AtClaim("south"),), distance_m=Interval(0, 500)
    )
    assert set(refused(good(location=near), opened)) == {"location"}


@pytest.mark.parametrize("time", ["2015-12-06T21:00", "2015-12-06", "2015"])
def test_no_zone_is_guessed(dossier, time):
    for words in (TimeWords(earliest=time), TimeWords(latest=time)):
        problem = refused(good(time=words), dossier)["time.zones"]
        assert problem.got == "nothing"
        assert made(good(time=replace(words, zones=(DAMASCUS,))), dossier).when is not None


def test_times_that_state_their_offset_need_no_zone(dossier):
    both = TimeWords(earliest="2015-12-06 21:00+02:00", latest="2015-12-06T19:30Z")
    when = made(good(time=both), dossier).when
    assert when is not None
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest.isoformat() == "2015-12-06T19:00:00+00:00"
    assert when.latest.isoformat() == "2015-12-06T19:30:59.999999+00:00"
    assert "offset" in when.zones[0].because
    one = replace(both, latest="2015-12-06T23:00")
    assert set(refused(good(time=one), dossier)) == {"time.zones"}


def test_a_time_that_runs_backwards_is_told_of_the_time(dossier):
    words = TimeWords(earliest="2015-12-07", latest="2015-12-06", zones=(DAMASCUS,))
    assert set(refused(good(time=words), dossier)) == {"time"}


def test_the_zones_of_a_dossier_are_offered_the_commonest_first(sample, dossier):
    zones = suggested_zones(sample)
    assert zones[0].zone == "Asia/Damascus"
    assert {zone.zone for zone in zones} >= {"Asia/Baghdad", "UTC", "Europe/Moscow"}
    assert all(zone.because for zone in zones)
    assert len(set(zones)) == len(zones)
    assert suggested_zones(replace(dossier, claims=())) == ()


def test_a_moved_claim_drops_its_region_and_those_that_are_counted_from_it():
    links = {"b": "a", "c": "b"}
    claims = [
        small.claim(one, small.recipe("within", {"claim": other}, distance_m=(0, 500)))
        for one, other in links.items()
    ]
    towns = (TOWN, small.place("hill", (41.0, 36.0, 1000)))
    before = complete(
        small.opened(small.claim("a", "town"), *claims, small.claim("d", "town"), *towns)
    )
    after = apply(replace(draft_of(before.claim["a"]), location=at("hill")), before)
    assert {one.id for one in after.claims if one.derived is None} == {"a", "b", "c"}
    center = complete(after).claim["c"].derived
    assert center is not None
    assert center.center == (41.0, 36.0)
    same = apply(replace(draft_of(before.claim["a"]), title="Other"), before)
    assert all(one.derived for one in same.claims)


def test_a_location_that_leads_back_to_its_claim_is_refused():
    hung = small.recipe("within", {"claim": "a"}, distance_m=(0, 500))
    before = small.opened(small.claim("a", "town"), small.claim("b", hung), TOWN)
    circle = replace(THERE, anchors=(AtClaim("b"),))
    problems = refused(replace(draft_of(before.claim["a"]), location=circle), before)
    assert "location.anchor.claim" in problems


def test_a_place_that_others_are_counted_from_cannot_lose_its_bounds():
    hung = small.recipe("within", {"claim": "a"}, distance_m=(0, 500))
    before = small.opened(small.claim("a", "town"), small.claim("b", hung), TOWN)
    south = small.opened(
        small.claim("x", small.recipe("direction", {"place": "town"}, azimuth_deg=(135, 225))), TOWN
    ).claims[0]
    problems = refused(replace(draft_of(before.claim["a"]), location=south.location), before)
    assert set(problems) == {"location"}
    assert "b, which is counted from it" in problems["location"].got
