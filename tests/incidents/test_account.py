"""Whether an account can hold together: against every subset of its claims, and in the sample."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks import Case, Finding, parse
from incidents.checks.account import run
from incidents.checks.system import solve
from incidents.model import Dossier
from tests.incidents.small_dossier import at, claim, opened, place, when

Json = dict[str, Any]
NORTH = {"id": "story", "incident": "strike", "party": "north", "title": "North's story"}
KM = 1 / 110.943
"""Degrees of latitude about 35° to a kilometre."""


def story(*claims: Json, places: Iterable[Json] = ()) -> Dossier:
    """One account of North's, of these claims."""
    for each in claims:
        each["properties"]["account"] = "story"
    return opened(*claims, *places, accounts=[NORTH])


def found(dossier: Dossier, *assumed: str) -> Finding:
    (finding,) = run(Case.of(dossier, parse(assumed)))
    return finding


def minimal_sets(dossier: Dossier) -> set[frozenset[str]]:
    solution = solve(Case.of(dossier), dossier.claims)[Reading.MEASURED]
    assert solution.conflicts.complete
    return {frozenset(solution.claims_of(each)) for each in solution.conflicts.sets}


def killed(lower: int, upper: int | None = None) -> Json:
    return {"killed": {"min": lower, "max": lower if upper is None else upper}}


CLAIM = st.tuples(
    st.sampled_from([None, 0, 2, 3]),  # kilometres north of the equator of places
    st.sampled_from([None, (0, 10), (12, 20), (30, 40)]),  # minutes past nine
    st.sampled_from([None, (1, 3), (3, 4), (5, 9)]),  # killed
)


@given(st.lists(CLAIM, min_size=2, max_size=6), st.sampled_from([0, 2, 3]))
@settings(max_examples=40, deadline=None)
def test_the_minimal_sets_are_those_that_trying_every_subset_finds(
    said: list[tuple[int | None, tuple[int, int] | None, tuple[int, int] | None]], joined: int
) -> None:
    """The first claims, where more than one is joined, are alternatives."""
    claims = [
        claim(
            f"c{index}",
            None if km is None else f"p{km}",
            **({} if minutes is None else {"when": past_nine(*minutes)}),
            **({} if toll is None else {"toll": killed(*toll)}),
            **({"statement": {"id": "said", "combine": "any"}} if index < joined > 1 else {}),
        )
        for index, (km, minutes, toll) in enumerate(said)
    ]
    places = [place(f"p{km}", (40.0, 35.0 + km * KM, 1.0)) for km in (0, 2, 3)]
    first = tuple(range(min(joined, len(said))))
    units = [first, *((i,) for i in range(len(first), len(said)))]
    units = units if len(first) > 1 else [(i,) for i in range(len(said))]
    bad = [
        chosen
        for size in range(1, len(units) + 1)
        for chosen in combinations(units, size)
        if not any(holds([said[i] for i in one]) for one in product(*chosen))
    ]
    least = [each for each in bad if not any(set(other) < set(each) for other in bad)]
    expected = {frozenset(f"c{i}" for unit in each for i in unit) for each in least}
    assert minimal_sets(story(*claims, places=places)) == expected


def past_nine(earliest: int, latest: int) -> Json:
    at_nine = "2015-12-06T21"
    ends = {"start_earliest": f"{at_nine}:{earliest:02}", "start_latest": f"{at_nine}:{latest:02}"}
    return when(**ends, end_latest=f"{at_nine}:{latest:02}")


def holds(
    said: list[tuple[int | None, tuple[int, int] | None, tuple[int, int] | None]],
) -> bool:
    """Within 1 km, within 5 minutes (a minute lasts until the next), and one number of killed."""
    kms = [km for km, _, _ in said if km is not None]
    minutes = [each for _, each, _ in said if each]
    tolls = [toll for _, _, toll in said if toll]
    return (
        (not kms or max(kms) - min(kms) <= 1)
        and (not minutes or max(a for a, _ in minutes) - min(b + 1 for _, b in minutes) <= 5)
        and (not tolls or max(a for a, _ in tolls) <= min(b for _, b in tolls))
    )


def test_places_that_meet_in_pairs_can_still_be_too_many() -> None:
    """Three towns 17.3 km apart with 9 km about each: each two touch, no place is in all."""
    ways = {"a": (40.0, 35.0 + 10 * KM), "b": (40.0951, 35.0 - 5 * KM), "c": (39.9049, 35 - 5 * KM)}
    places = [place(name, (*lonlat, 9_000.0)) for name, lonlat in ways.items()]
    told = found(story(*(claim(f"at-{name}", name) for name in ways), places=places))
    assert told.verdict is Verdict.IMPOSSIBLE
    assert "not all 3 at once" in told.because
    larger = [place(name, (*lonlat, 11_000.0)) for name, lonlat in ways.items()]
    told = found(story(*(claim(f"at-{name}", name) for name in ways), places=larger))
    assert told.verdict is Verdict.POSSIBLE
    assert "as at 35.0" in told.because


@pytest.mark.parametrize(
    ("near", "verdict"),
    [("9.89km", Verdict.IMPOSSIBLE), ("9.91km", Verdict.POSSIBLE), ("10.31km", Verdict.CERTAIN)],
)
def test_near_is_an_assumption(near: str, verdict: Verdict) -> None:
    places = [place("a", (40, 35, 100.0)), place("b", (40, 35 + 10.1 * KM, 100.0))]
    dossier = story(claim("one", "a"), claim("two", "b"), places=places)
    assert found(dossier, f"near={near}").verdict is verdict


def test_of_alternatives_one_is_enough() -> None:
    places = [place("a", (40, 35, 100.0)), place("b", (41, 35, 100.0))]
    joined = {"statement": {"id": "said", "combine": "any"}}
    claims = [claim("one", "a", **joined), claim("other", "b", **joined), claim("third", "a")]
    told = found(story(*claims, places=places))
    assert told.verdict is Verdict.POSSIBLE
    assert "one is enough" in told.because


def test_a_list_of_places_is_no_contradiction_but_a_place_beside_it_is() -> None:
    places = [place(name, (lon, 35, 100.0)) for name, lon in (("a", 40), ("b", 41), ("c", 42))]
    joined = {"statement": {"id": "said", "combine": "all"}}
    listed = [claim("one", "a", **joined), claim("two", "b", **joined)]
    assert found(story(*listed, places=places)).verdict is Verdict.UNKNOWN
    among = story(*listed, claim("three", "b"), places=places)
    assert found(among).verdict is Verdict.POSSIBLE
    beside = story(*listed, claim("three", "c"), places=places)
    assert minimal_sets(beside) == {frozenset({"one", "three"}), frozenset({"two", "three"})}


def test_a_correction_replaces_what_it_corrects() -> None:
    about = [{"claim": "first", "relation": "corrects"}]
    dossier = story(claim("first", toll=killed(3)), claim("then", toll=killed(4), about=about))
    told = found(dossier)
    assert told.verdict is not Verdict.IMPOSSIBLE
    assert "is left out" in told.because


def test_counts_that_bound_each_other_clash_over_three_claims() -> None:
    """At least 5 of them children, at most 4 others, 13 hurt in all, 3 of them wounded."""
    tolls = [
        {"killed": {"min": 0, "max": 9}},
        {"wounded": {"min": 3, "max": 3}},
        {"killed_or_wounded": {"min": 13, "max": 13}},
    ]
    dossier = story(*(claim(f"c{index}", toll=toll) for index, toll in enumerate(tolls)))
    assert minimal_sets(dossier) == {frozenset({"c0", "c1", "c2"})}


def test_a_time_that_holds_in_one_zone_of_its_source_holds() -> None:
    def timed(hour: int, *zones: str) -> Json:
        moment = f"2015-12-06T{hour}:00"
        bounds = {"start_earliest": moment, "start_latest": moment, "end_latest": moment}
        return when(zones=zones, **bounds)

    open_zone = claim("open", when=timed(21, "Asia/Damascus", "Europe/Moscow"))
    utc = claim("utc", when=timed(18, "UTC"))
    assert found(story(open_zone, utc)).verdict is Verdict.POSSIBLE
    late = claim("utc", when=timed(20, "UTC"))
    assert found(story(open_zone, late)).verdict is Verdict.IMPOSSIBLE
    # One source tells in one zone: it cannot be Moscow for one and Damascus for the other.
    both = [open_zone, utc, claim("again", when=timed(20, "Asia/Damascus", "Europe/Moscow"))]
    assert found(story(*both)).verdict is Verdict.IMPOSSIBLE


def test_denials_and_wholes_of_a_campaign_are_not_the_event() -> None:
    places = [place("a", (40, 35, 100.0)), place("b", (41, 35, 100.0))]
    scope = {**at("b"), "role": "scope"}
    claims = [claim("one", "a"), claim("no", "b", stance="denies"), claim("all", scope)]
    assert found(story(*claims, places=places)).verdict is Verdict.UNKNOWN


def test_an_account_is_judged_whole_or_not_at_all() -> None:
    dossier = story(claim("one", toll=killed(3)), claim("two", toll=killed(4)))
    assert not list(run(Case.of(dossier).about(("one",))))
    assert list(run(Case.of(dossier).about(("one", "two")))) == list(run(Case.of(dossier)))


def test_the_sample_has_one_account_that_contradicts_itself(sample: Dossier) -> None:
    findings = list(run(Case.of(sample)))
    clashing = {each.id: each for each in findings if each.verdict is Verdict.IMPOSSIBLE}
    assert list(clashing) == ["account--syria-on-saeqa-camp"]
    because = clashing["account--syria-on-saeqa-camp"].because
    assert "30 wounded" in because
    assert "13 wounded" in because
    russia = next(each for each in findings if each.id == "account--russia-on-field-camp")
    assert russia.verdict is Verdict.POSSIBLE
    assert "alternatives" in russia.because


def test_a_clash_of_counts_says_that_each_is_taken_to_count_everybody() -> None:
    told = found(story(claim("one", toll=killed(3)), claim("two", toll=killed(4))))
    assert "if each counts all of them, whenever it was told" in told.because


def test_places_that_one_utterance_lists_are_not_said_to_be_struck_at_one_time() -> None:
    places = [place("a", (40, 35, 100.0)), place("b", (41, 35, 100.0))]
    night = when(start_earliest="2015-12-06T18:00", end_latest="2015-12-06T23:00")
    joined = {"statement": {"id": "said", "combine": "all"}, "when": night}
    base = {**at("b"), "role": "presence"}
    claims = [claim("one", "a", **joined), claim("two", "b", **joined), claim("left", base)]
    told = found(story(*claims, places=places))
    assert told.verdict is Verdict.POSSIBLE
    assert told.because == "Each of the places listed in one utterance can have its own time."
    beside = claim("three", "b", when=night)
    assert "times told can all be one" in found(story(*claims, beside, places=places)).because


def test_a_flight_that_can_be_flown_leaves_open_what_else_its_account_tells(findings):
    """When the three towns were struck and when the base was left is not compared."""
    [flight] = [each for each in findings if each.id == "account--us-on-flight"]
    [way] = [each for each in findings if each.id == "route--us-mozdok-route"]
    assert (way.verdict, flight.verdict) == (Verdict.CERTAIN, Verdict.POSSIBLE)
