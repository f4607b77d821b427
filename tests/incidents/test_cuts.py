"""Minimal sets against trying every subset."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.cuts import Choice, conflicts, minimal, units, ways_out

NAMES = "abcdefg"
SETS = st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=4), max_size=8)


def subsets(names: Iterable[str]) -> list[frozenset[str]]:
    members = list(names)
    sizes = range(len(members) + 1)
    return [frozenset(each) for n in sizes for each in combinations(members, n)]


def least(sets: Collection[frozenset[str]]) -> set[frozenset[str]]:
    return {each for each in sets if not any(other < each for other in sets)}


def meets_all(chosen: frozenset[str], edges: Collection[frozenset[str]]) -> bool:
    return all(chosen & edge for edge in edges)


@given(SETS)
@settings(max_examples=60, deadline=None)
def test_the_minimal_of_some_sets_hold_no_other(sets: list[frozenset[str]]) -> None:
    assert set(minimal(sets)) == least(set(sets))


@given(SETS)
@settings(max_examples=60, deadline=None)
def test_the_ways_out_are_all_minimal_sets_that_meet_every_conflict(
    sets: list[frozenset[str]],
) -> None:
    found = ways_out(sets, 1_000)
    expected = least([each for each in subsets(NAMES) if meets_all(each, sets)])
    assert found.complete
    assert set(found.sets) == expected
    assert len(found.sets) == len(expected)
    sizes = [len(each) for each in found.sets]
    assert sizes == sorted(sizes)


@given(SETS)
@settings(max_examples=60, deadline=None)
def test_the_conflicts_are_all_minimal_subsets_that_do_not_hold(
    sets: list[frozenset[str]],
) -> None:
    def hold(names: Collection[str]) -> bool:
        return not any(each <= set(names) for each in sets)

    found = conflicts(NAMES, hold, known=minimal(sets)[:1], most=1_000)
    assert found.complete
    assert set(found.sets) == least([each for each in subsets(NAMES) if not hold(each)])


@given(SETS)
@settings(max_examples=80, deadline=None)
def test_of_a_choice_one_option_is_enough(sets: list[frozenset[str]]) -> None:
    choices = (Choice("x", ("a", "b")), Choice("y", ("c", "d", "e")))
    names = ("x", "y", "f", "g")

    def holds(chosen: frozenset[str]) -> bool:
        options = [choice.options if choice.unit in chosen else ("",) for choice in choices]
        fixed = chosen - {"x", "y"}
        taken = [fixed | set(option) for option in product(*options)]
        return any(not any(each <= one for each in sets) for one in taken)

    found = units(sets, choices)
    assert found.complete
    assert set(found.sets) == least([each for each in subsets(names) if not holds(each)])


def test_the_smallest_ways_out_come_first_of_very_many() -> None:
    pairs = [frozenset({f"l{n}", f"r{n}"}) for n in range(40)]
    hub = [frozenset({"hub", f"l{n}"}) for n in range(40)]
    found = ways_out([*pairs, *hub], 3)
    assert len(found.sets) == 3
    assert not found.complete
    assert found.sets[0] == {f"l{n}" for n in range(40)}
    assert [len(each) for each in found.sets] == [40, 41, 41]
    assert all(meets_all(each, [*pairs, *hub]) for each in found.sets)


def test_all_of_one_side_against_all_of_the_other_is_two_ways_out() -> None:
    left, right = [f"l{n:03}" for n in range(100)], [f"r{n:03}" for n in range(90)]
    found = ways_out([frozenset(pair) for pair in product(left, right)], 10)
    assert found.sets == (frozenset(right), frozenset(left))
    assert found.complete
    assert found.smallest == (frozenset(right),)


def test_what_cannot_hold_by_itself_has_no_way_out_but_itself() -> None:
    assert ways_out([{"a"}, {"a", "b"}], 5).sets == (frozenset({"a"}),)
    assert ways_out([], 5).sets == (frozenset(),)
    assert ways_out([set()], 5).sets == ()


def test_too_many_products_are_owned_up_to() -> None:
    options = ("a", "b")
    sets = [frozenset({option, f"{option}{n}"}) for option in options for n in range(150)]
    assert not units(sets, [Choice("x", options)]).complete


def test_a_search_that_may_not_ask_on_says_that_it_is_not_complete() -> None:
    asked = 0

    def hold(names: Collection[str]) -> bool:
        nonlocal asked
        asked += 1
        return not {"a", "b"} <= set(names)

    found = conflicts("abcdefgh", hold, asks=5)
    assert not found.complete
    assert asked < 5
    assert all({"a", "b"} <= each for each in found.sets)
