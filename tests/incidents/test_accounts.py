"""Accounts held against each other: what is agreed, what clashes, what would have to go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.verdict import Verdict
from incidents.accounts import Told, accounts, lines, rivals
from incidents.checks import Case
from incidents.model import Dossier
from tests.incidents.small_dossier import at, claim, opened, place, recipe, when

Json = dict[str, Any]
KM = 1 / 110.943
ACTORS = [
    {"id": name, "name": name.title(), "kind": "government"}
    for name in ("north", "south", "east", "west")
]
AT_A = place("a", (40.0, 35.0, 100.0))
AT_B = place("b", (40.0, 35.0 + 50 * KM, 100.0))


def dossier(*claims: Json, places: Iterable[Json] = (AT_A, AT_B), **members: Any) -> Dossier:
    """Each claim is in the account of its claimant; there is one for each actor."""
    for each in claims:
        each["properties"]["account"] = f"of-{each['properties']['claimant']}"
    told = [
        {"id": f"of-{each['id']}", "incident": "strike", "party": each["id"], "title": "A story"}
        for each in ACTORS
    ]
    return opened(*claims, *places, actors=ACTORS, accounts=told, **members)


def told(*claims: Json, **members: Any) -> Told:
    return accounts(Case.of(dossier(*claims, **members)), "strike")


def sentences(found: Told, attribute: str, *, certain: bool = True) -> list[str]:
    return [
        each.sentence
        for each in found.agreed
        if each.attribute == attribute and each.certain is certain
    ]


def killed(lower: int, upper: int | None) -> Json:
    return {"killed": {"min": lower, "max": upper}}


def north(identity: str, location: Any = None, **members: Any) -> Json:
    return claim(identity, location, claimant="north", **members)


def south(identity: str, location: Any = None, **members: Any) -> Json:
    return claim(identity, location, claimant="south", **members)


def east(identity: str, location: Any = None, **members: Any) -> Json:
    return claim(identity, location, claimant="east", **members)


RANGE = st.tuples(st.integers(0, 5), st.one_of(st.none(), st.integers(5, 8)))


@given(st.lists(RANGE, min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_what_all_agree_on_holds_for_every_number_that_any_of_them_allows(
    ranges: list[tuple[int, int | None]],
) -> None:
    claims = [
        claim(f"c{index}", claimant=ACTORS[index]["id"], toll=killed(*each))
        for index, each in enumerate(ranges)
    ]
    found = sentences(told(*claims), "killed")
    lower = min(low for low, _ in ranges)
    uppers = [high for _, high in ranges]
    if lower == 0:
        assert not found
        return
    (sentence,) = found
    assert sentence.startswith("Both accounts" if len(ranges) == 2 else f"All {len(ranges)} acc")
    figures = [int(each) for each in re.findall(r"\d+", sentence.split("agree that")[1])]
    upper = None if None in uppers else max(high for high in uppers if high is not None)
    assert figures == ([lower] if upper is None or upper == lower else [lower, upper])


def test_equal_words_for_the_place_are_agreement_however_vague_it_is() -> None:
    vague = place("a", (40.0, 35.0, 30_000.0))
    found = told(north("n", "a"), south("s", "a"), places=[vague])
    assert sentences(found, "place") == ["Both accounts agree that it was at A."]


def test_a_place_surely_within_anothers_is_agreed_and_one_that_may_be_is_not() -> None:
    province = {"area": "SY-DY"}
    wide = {"kind": "at", "role": "event", "verbatim": "in the province", "anchor": province}
    inside, edge = place("a", (40.3, 35.3, 1_000.0)), place("a", (40.3, 35.3, 90_000.0))
    agreed = told(north("n", wide), south("s", "a"), places=[inside])
    assert "Deir ez-Zor" in sentences(agreed, "place")[0]
    open_ = told(north("n", wide), south("s", "a"), places=[edge])
    assert sentences(open_, "place") == []
    assert "neither account excludes" in sentences(open_, "place", certain=False)[0]


def test_places_that_may_be_one_are_not_told_as_agreed() -> None:
    near = recipe("near", {"place": "a"}, distance_m=(0, 5_000))
    found = told(north("n", near), south("s", "a"))
    assert sentences(found, "place") == []
    assert len(sentences(found, "place", certain=False)) == 1


def test_places_that_are_apart_are_neither_agreed_nor_left_open() -> None:
    found = told(north("n", "a"), south("s", "b"))
    assert not [each for each in found.agreed if each.attribute == "place"]
    (meeting,) = found.meetings
    assert [clash.about for clash in meeting.clashes] == ["place"]


def test_an_account_of_alternatives_agrees_only_with_what_all_of_them_say() -> None:
    either = {"statement": {"id": "said", "combine": "any"}}
    split = told(north("n1", "a", **either), north("n2", "b", **either), south("s", "a"))
    assert sentences(split, "place") == []
    same = told(north("n1", "a", **either), north("n2", "a", **either), south("s", "a"))
    assert sentences(same, "place") == ["Both accounts agree that it was at A."]


def test_alternatives_clash_only_where_each_of_them_does() -> None:
    either = {"statement": {"id": "said", "combine": "any"}}
    claims = [north("n1", "a", **either), north("n2", "b", **either)]
    (meeting,) = told(*claims, south("s", "a")).meetings
    assert meeting.ways.sets == (frozenset(),)
    (meeting,) = told(*claims, south("s", "a", toll=killed(3, 3)), south("t", "b")).meetings
    assert [set(meeting.ids(way)) for way in meeting.ways.sets] == [{"s"}, {"t"}]


def test_times_agree_between_the_ends_that_any_zone_allows() -> None:
    bounds = {"start_earliest": "2015-12-06T21:00", "start_latest": "2015-12-06T21:29"}
    zones = ("Asia/Damascus", "Europe/Moscow")
    first = when(zones=zones, end_latest="2015-12-06T21:29", **bounds)
    second = when(zones=("UTC",), end_latest="2015-12-06T21:29", **bounds)
    found = told(north("n", when=first), south("s", when=second))
    (sentence,) = sentences(found, "time")
    assert "between 18:00 UTC on 6 December 2015 and 21:30 UTC on 6 December 2015" in sentence


def test_actors_agree_only_where_everybody_names_the_same() -> None:
    same = told(north("n", actor_blamed="west"), south("s", actor_blamed="west"), east("e"))
    assert sentences(same, "actor") == ["Both accounts that say who did it agree that West did it."]
    other = told(north("n", actor_blamed="west"), south("s", actor_blamed="east"))
    assert not [each for each in other.agreed if each.attribute == "actor"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["north", "south"]), st.sampled_from([1, 2, 3, (1, 2), (2, 3)])),
        min_size=2,
        max_size=7,
    )
)
@settings(max_examples=30, deadline=None)
def test_the_ways_out_are_the_least_sets_whose_going_leaves_one_toll(
    said: list[tuple[str, int | tuple[int, int]]],
) -> None:
    ends = [each if isinstance(each, tuple) else (each, each) for _, each in said]
    claims = [
        claim(f"c{index}", claimant=party, toll=killed(*ends[index]))
        for index, (party, _) in enumerate(said)
    ]
    every = range(len(said))
    fits = [
        set(gone)
        for size in range(len(said) + 1)
        for gone in combinations(every, size)
        if one_toll([ends[index] for index in every if index not in gone])
    ]
    least = [gone for gone in fits if not any(other < gone for other in fits)]
    parties = [party for party, _ in said]
    across = any(
        parties[i] != parties[j] and not one_toll([ends[i], ends[j]])
        for i, j in combinations(every, 2)
    )
    meetings = told(*claims).meetings
    if len(set(parties)) < 2:
        assert not meetings
        return
    (meeting,) = meetings
    ways = [set(meeting.ids(way)) for way in meeting.ways.sets]
    expected = [{f"c{index}" for index in gone} for gone in least] if across else []
    assert meeting.ways.complete
    assert sorted(map(sorted, ways)) == sorted(map(sorted, expected))
    assert [len(way) for way in ways] == sorted(len(way) for way in ways)


def one_toll(ends: list[tuple[int, int]]) -> bool:
    return not ends or max(low for low, _ in ends) <= min(high for _, high in ends)


def test_silence_is_said_attribute_by_attribute() -> None:
    found = told(north("n", "a", toll=killed(3, 3)), south("s", target="a camp"))
    assert [story.silent for story in found.stories] == [
        ("time", "actor", "weapon", "target", "wounded"),
        ("place", "time", "actor", "weapon", "killed", "wounded"),
    ]


def test_an_event_that_may_be_the_same_is_supposed_to_be() -> None:
    incidents = [
        {"id": "strike", "title": "The strike"},
        {"id": "other", "title": "Another", "same_event": ["strike"]},
    ]
    apart = opened(
        north("n", "a", account="of-north"),
        south("s", "b", incident="other", account="of-south"),
        AT_A,
        AT_B,
        incidents=incidents,
        actors=ACTORS,
        accounts=[
            {"id": "of-north", "incident": "strike", "party": "north", "title": "North's"},
            {"id": "of-south", "incident": "other", "party": "south", "title": "South's"},
        ],
    )
    found = accounts(Case.of(apart), "strike")
    assert found.meetings == ()
    (meeting,) = found.supposed
    assert meeting.hypothesis
    assert [clash.about for clash in meeting.clashes] == ["same-event"]


@pytest.fixture(scope="module")
def saeqa(sample: Dossier) -> Told:
    return accounts(Case.of(sample), "saeqa-camp-strike")


def meeting_of(found: Told, a: str, b: str) -> Any:
    every = (*found.meetings, *found.supposed)
    return next(each for each in every if (each.a.account.id, each.b.account.id) == (a, b))


def test_syria_and_the_united_states_agree_on_the_camp_and_not_on_who(saeqa: Told) -> None:
    meeting = meeting_of(saeqa, "syria-on-saeqa-camp", "us-on-saeqa-camp")
    agreed = {each.attribute: each.sentence for each in meeting.agreed if each.certain}
    assert agreed["place"] == "Both accounts agree that it was at Saeqa camp."
    assert agreed["weapon"] == "Both accounts agree that there were aircraft."
    assert {"attribution", "denial"} == {clash.about for clash in meeting.clashes}
    assert meeting.ids(meeting.ways.sets[0]) == ("syria-saeqa-camp", "syria-army-mayhoub")


def test_denials_of_one_claim_for_one_reason_are_one_sentence(saeqa: Told) -> None:
    for meeting in (*saeqa.meetings, *saeqa.supposed):
        told = [
            (exclusion.clashes[0].because, frozenset(exclusion.claims) & story.ids)
            for exclusion in meeting.exclusions
            for story in (meeting.a, meeting.b)
        ]
        assert len(set(told)) == len(told)
        joined = [clash for exclusion in meeting.exclusions for clash in exclusion.clashes]
        assert sorted(map(repr, joined)) == sorted(map(repr, meeting.clashes))
    [both] = [m for m in saeqa.meetings if {m.a.name, m.b.name} == {"Syria", "United States"}]
    [denied] = [e for e in both.exclusions if "That very claim is denied" in e.sentence]
    assert len(denied.as_json()["findings"]) == 3


def test_syria_and_russia_agree_on_province_and_actor_and_clash_on_nothing(saeqa: Told) -> None:
    meeting = meeting_of(saeqa, "syria-on-saeqa-camp", "russia-on-saeqa-camp")
    agreed = {each.attribute: each.sentence for each in meeting.agreed if each.certain}
    assert "in Deir ez-Zor (province)" in agreed["place"]
    assert agreed["actor"] == "Both accounts agree that US-led coalition did it."
    assert meeting.clashes == ()


def test_the_russian_ministry_clashes_with_syria_on_the_toll_alone(saeqa: Told) -> None:
    meeting = meeting_of(saeqa, "syria-on-saeqa-camp", "russia-on-field-camp")
    assert meeting.hypothesis
    assert {clash.about for clash in meeting.clashes} == {"toll"}


def test_all_accounts_of_the_sample_count_one_to_four_killed(saeqa: Told) -> None:
    (sentence,) = sentences(saeqa, "killed")
    assert sentence.startswith("All 4 accounts that count the killed agree")
    assert "at least 1 and at most 4" in sentence
    assert sentences(saeqa, "actor") == []


def test_the_rival_answers_of_the_sample(sample: Dossier) -> None:
    found = rivals(Case.of(sample), "saeqa-camp-strike")
    assert [column.actor for column in found.columns] == [
        "us-led-coalition",
        "russia",
        "coalition-other-states",
    ]
    assert found.taken == ("field-camp-strike",)
    stands = {row.claim.id: [str(cell.stands) for cell in row.cells] for row in found.rows}
    assert stands["syria-saeqa-camp"] == ["compatible", "incompatible", "depends"]
    assert stands["us-certain-ap"] == ["incompatible", "compatible", "incompatible"]
    assert stands["us-highly-likely-fox"] == ["depends", "compatible", "depends"]
    assert stands["us-seven-passes"] == ["silent", "compatible", "silent"]
    assert stands["warren-within-55km"] == ["incompatible", "compatible", "depends"]
    assert stands["russia-no-aircraft"][1] == "depends"
    assert stands["russia-saeqa-camp"] == ["depends", "incompatible", "compatible"]
    assert "al-masdar-saeqa-camp" in {row.claim.id for row in found.apart}
    every = [cell for row in (*found.rows, *found.apart) for cell in row.cells]
    assert all(cell.because.endswith(".") for cell in every)


def test_without_the_hypothesis_there_is_no_third_answer(sample: Dossier) -> None:
    found = rivals(Case.of(sample), "saeqa-camp-strike", ())
    assert [column.actor for column in found.columns] == ["us-led-coalition", "russia"]


def test_a_column_is_added_up_nowhere(sample: Dossier) -> None:
    found = rivals(Case.of(sample), "saeqa-camp-strike").as_json()
    assert set(found["columns"][0]) == {"actor", "title", "claims"}
    assert set(found) == {
        "incident",
        "taken_as_one_event",
        "columns",
        "rows",
        "apart",
        "assumptions",
    }


def test_nobody_is_told_to_be_right(sample: Dossier) -> None:
    case = Case.of(sample)
    text = []
    for incident in sample.incidents:
        text += lines(accounts(case, incident.id))
        found = rivals(case, incident.id)
        text += [cell.because for row in found.rows for cell in row.cells]
    words = set(re.findall(r"[a-z]+", " ".join(text).lower()))
    assert words.isdisjoint({"true", "false", "lie", "lying", "liar", "winner", "score"})
    assert "who is right" not in " ".join(text)


def test_an_unknown_incident_is_an_error(sample: Dossier) -> None:
    with pytest.raises(KeyError):
        accounts(Case.of(sample), "nowhere")
    with pytest.raises(KeyError):
        rivals(Case.of(sample), "nowhere")


def test_a_denial_stands_against_the_denied_answer_alone() -> None:
    about = [{"claim": "n", "relation": "denies"}]
    claims = [
        north("n", "a", actor_blamed="west"),
        south("s", "a", actor_blamed="east"),
        claim("w", claimant="west", stance="denies", about=about),
        east("e", at("a")),
    ]
    found = rivals(Case.of(dossier(*claims)), "strike")
    stands = {row.claim.id: [str(cell.stands) for cell in row.cells] for row in found.rows}
    assert stands == {
        "n": ["compatible", "incompatible"],
        "s": ["incompatible", "compatible"],
        "w": ["incompatible", "compatible"],
    }
    assert [row.claim.id for row in found.apart] == ["e"]


def test_each_story_is_judged_by_itself() -> None:
    found = told(north("n", toll=killed(3, 3)), north("m", toll=killed(5, 5)), south("s"))
    first, second = found.stories
    assert first.worded.verdict is Verdict.IMPOSSIBLE
    assert "cannot hold together" in next(first.alone())
    assert list(second.alone()) == []
