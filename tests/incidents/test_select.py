"""Which claims a filter leaves: below, at and above each bound, and every part together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import small_dossier as small
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.derive import complete
from incidents.select import Filter

ACTORS = [
    {"id": "north", "name": "North", "kind": "government"},
    {"id": "south", "name": "South", "kind": "government"},
    {"id": "spokesman", "name": "A spokesman", "kind": "official", "party": "north"},
]
INCIDENTS = [{"id": "strike", "title": "The strike"}, {"id": "raid", "title": "The raid"}]
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def left(dossier, **parts) -> list[str]:
    return [claim.id for claim in Filter(**parts).apply(dossier)]


@pytest.fixture(scope="module")
def dossier():
    """Claims that differ in one thing each."""
    return complete(
        small.opened(
            small.claim("plain"),
            small.claim("of-raid", incident="raid"),
            small.claim("of-south", claimant="south"),
            small.claim("of-spokesman", claimant="spokesman"),
            small.claim("blames-south", actor_blamed="south"),
            small.claim("at-town", "town"),
            small.claim(
                "at-noon",
                when=small.when(start_earliest="2015-12-06T12:00", end_latest="2015-12-06T13:00"),
            ),
            small.place("town", (40.0, 35.0, 1000)),
            actors=ACTORS,
            incidents=INCIDENTS,
        )
    )


def test_an_empty_filter_leaves_every_claim_in_the_files_order(dossier):
    assert left(dossier) == [claim.id for claim in dossier.claims]


@pytest.mark.parametrize(
    ("parts", "claims"),
    [
        ({"claims": {"at-town", "plain"}}, ["plain", "at-town"]),
        ({"claims": {"nobody"}}, []),
        ({"incidents": {"raid"}}, ["of-raid"]),
        ({"parties": {"south"}}, ["of-south"]),
        ({"blamed": {"south"}}, ["blames-south"]),
        ({"blamed": {"north"}}, []),
        ({"incidents": {"raid"}, "parties": {"south"}}, []),
        ({"incidents": {"raid"}, "parties": {"north"}}, ["of-raid"]),
    ],
)
def test_each_part_leaves_the_claims_that_it_names(dossier, parts, claims):
    assert left(dossier, **{name: frozenset(ids) for name, ids in parts.items()}) == claims


def test_a_party_is_left_with_all_who_speak_for_it(dossier):
    by_north = left(dossier, parties=frozenset({"north"}))
    assert "of-spokesman" in by_north
    assert "plain" in by_north
    assert "of-south" not in by_north
    assert left(dossier, parties=frozenset({"spokesman"})) == []


NOON = datetime(2015, 12, 6, 12, tzinfo=UTC)
LAST = datetime(2015, 12, 6, 13, 0, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("parts", "is_left"),
    [
        ({"end": NOON - SECOND}, False),
        ({"end": NOON}, True),
        ({"end": NOON + SECOND}, True),
        ({"start": LAST - SECOND}, True),
        ({"start": LAST}, True),
        ({"start": LAST + SECOND}, False),
        ({"start": NOON + SECOND, "end": NOON + 2 * SECOND}, True),
        ({"start": NOON - 2 * SECOND, "end": NOON - SECOND}, False),
        ({"start": NOON - SECOND, "end": LAST + SECOND}, True),
    ],
    ids=str,
)
def test_a_span_is_left_if_any_of_it_can_have_been_between(dossier, parts, is_left):
    assert left(dossier, **parts) == (["at-noon"] if is_left else [])


def test_a_time_in_one_of_several_zones_is_left_by_what_any_of_them_allows():
    told = small.when(
        zones=("Europe/Moscow", "UTC"),
        start_earliest="2015-12-06T12:00",
        end_latest="2015-12-06T12:00",
    )
    dossier = small.opened(small.claim("one", when=told))
    in_moscow = datetime(2015, 12, 6, 9, 0, 30, tzinfo=UTC)
    assert left(dossier, end=in_moscow) == ["one"]
    assert left(dossier, start=NOON) == ["one"]
    assert left(dossier, end=in_moscow - timedelta(minutes=1)) == []


@pytest.mark.parametrize(
    ("bounds", "parts", "is_left"),
    [
        ({"start_earliest": "2015-12-06"}, {"start": datetime(2030, 1, 1, tzinfo=UTC)}, True),
        ({"start_earliest": "2015-12-06"}, {"end": datetime(2000, 1, 1, tzinfo=UTC)}, False),
        ({"end_latest": "2015-12-06"}, {"start": datetime(2030, 1, 1, tzinfo=UTC)}, False),
        ({"end_latest": "2015-12-06"}, {"end": datetime(2000, 1, 1, tzinfo=UTC)}, True),
    ],
    ids=str,
)
def test_an_open_side_may_reach_as_far_as_is_asked(bounds, parts, is_left):
    dossier = small.opened(small.claim("one", when=small.when(**bounds)))
    assert left(dossier, **parts) == (["one"] if is_left else [])


# The town's disc of 1 km reaches 0.01095 degrees to each side at 35 degrees north, 0.00901 up.
@pytest.mark.parametrize(
    ("box", "is_left"),
    [
        ((39.9, 34.9, 40.1, 35.1), True),
        ((39.9, 34.9, 39.9885, 35.1), False),
        ((39.9, 34.9, 39.9895, 35.1), True),
        ((40.0105, 34.9, 40.1, 35.1), True),
        ((40.0115, 34.9, 40.1, 35.1), False),
        ((39.9, 35.0085, 40.1, 35.1), True),
        ((39.9, 35.0095, 40.1, 35.1), False),
        ((39.9999, 34.9999, 40.0001, 35.0001), True),
        ((-180.0, -90.0, 180.0, 90.0), True),
        ((170.0, 34.0, 41.0, 36.0), True),
        ((41.0, 34.0, 39.0, 36.0), False),
    ],
)
def test_a_box_leaves_what_meets_it_and_no_claim_without_a_place(dossier, box, is_left):
    assert left(dossier, box=box) == (["at-town"] if is_left else [])


@pytest.mark.parametrize(
    ("box", "is_left"),
    [
        ((179.5, -1.0, 180.0, 1.0), True),
        ((-180.0, -1.0, -179.5, 1.0), True),
        ((179.5, -1.0, -179.5, 1.0), True),
        ((-179.9, -1.0, 179.9, 1.0), False),
    ],
)
def test_a_region_across_the_antimeridian_is_met_on_both_sides(box, is_left):
    dossier = complete(
        small.opened(small.claim("one", "isle"), small.place("isle", (180.0, 0.0, 5_000)))
    )
    assert left(dossier, box=box) == (["one"] if is_left else [])


@steadily
@given(st.data())
def test_a_filter_leaves_what_each_of_its_parts_leaves(sample, data):
    def some(*names: str) -> frozenset[str]:
        return frozenset(data.draw(st.lists(st.sampled_from(names), max_size=3)))

    hours = st.integers(0, 96).map(lambda hour: datetime(2015, 12, 5, tzinfo=UTC) + hour * HOUR)
    parts = {
        "incidents": some(*sample.incident),
        "parties": some(*sample.actor),
        "blamed": some("russia", "us-led-coalition", "syria"),
        "start": data.draw(st.none() | hours),
        "end": data.draw(st.none() | hours),
    }
    each = [set(left(sample, **{name: value})) for name, value in parts.items()]
    assert set(left(sample, **parts)) == set.intersection(*each)
