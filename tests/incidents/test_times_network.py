"""Events tied to one another: bounds against every whole minute there is, clashes against every
choice of statements."""

from __future__ import annotations

import math
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.times import Span
from incidents.times.network import Network, Told
from incidents.times.solved import irreducible

LAST = 5
"""Events of the oracle are from minute 0 to this one; an event that is free from -3 to 8."""

Moments = dict[str, tuple[int, int]]


@st.composite
def told(draw, name: str, others: str) -> Told:
    starts, ends = (
        sorted(draw(st.tuples(st.integers(0, LAST), st.integers(0, LAST)))) for _ in "ab"
    )
    span = Span(*starts, *ends)
    other = draw(st.none() | st.sampled_from(others))
    if other is None:
        return Told(name, span)
    lower, upper = sorted(draw(st.tuples(st.integers(-3, 3), st.integers(-3, 3))))
    return Told(name, span, other, lower, upper)


networks = st.tuples(told("a", "bcx"), told("b", "acx"), told("c", "abx"))


def holds(each: Told, at: Moments) -> bool:
    start, end = at[each.claim]
    span = each.span
    if not (span.earliest_start <= start <= span.latest_start):
        return False
    if not (span.earliest_end <= end <= span.latest_end):
        return False
    return each.other is None or each.lower_min <= start - at[each.other][0] <= each.upper_min


def every(network: tuple[Told, ...]) -> list[Moments]:
    """All whole minutes at which the events can have been, as the network tells them."""
    own = {
        each.claim: [
            (start, end)
            for start, end in product(range(LAST + 1), repeat=2)
            if start <= end and holds(Told(each.claim, each.span), {each.claim: (start, end)})
        ]
        for each in network
    }
    own |= {free: [(at, at) for at in range(-3, LAST + 4)] for free in "abcx" if free not in own}
    named = {each.other for each in network if each.other} | {each.claim for each in network}
    names = sorted(named)
    found = (
        dict(zip(names, each, strict=True)) for each in product(*(own[name] for name in names))
    )
    return [at for at in found if all(holds(each, at) for each in network)]


@steadily
@given(networks)
def test_bounds_are_left_by_no_moment_and_reached_at_both_ends(network):
    moments, solved = every(network), Network(network)
    assert bool(moments) == (not solved.clash)
    for name in "abc" if moments else "":
        starts, ends = zip(*(at[name] for at in moments), strict=True)
        assert solved.span(name) == Span(min(starts), max(starts), min(ends), max(ends))


@steadily
@given(networks)
def test_gaps_are_left_by_no_moment_and_reached_at_both_ends(network):
    moments, solved = every(network), Network(network)
    for a, b in combinations("abc", 2) if moments else ():
        gaps = [max(0, at[a][0] - at[b][1], at[b][0] - at[a][1]) for at in moments]
        found = solved.gap(a, b)
        assert (found.lower_min, found.upper_min) == (min(gaps), max(gaps))


@steadily
@given(networks)
def test_a_clash_cannot_hold_and_holds_without_any_one_of_its_statements(network):
    def can(claims) -> bool:
        return bool(every(tuple(each for each in network if each.claim in claims)))

    clash = Network(network).clash
    if clash:
        assert not can(clash)
        fewest = irreducible(clash, can)
        assert set(fewest) <= set(clash)
        assert not can(fewest)
        assert all(can([other for other in fewest if other != each]) for each in fewest)


def test_an_event_that_nothing_bounds_stays_open():
    network = Network([Told("a", Span(0, 2, 0, math.inf)), Told("b", OPEN, "a", 60, 90)])
    assert network.span("b") == Span(60, 92, 60, math.inf)


OPEN = Span(-math.inf, math.inf, -math.inf, math.inf)


def test_statements_about_nothing_but_one_another_can_clash():
    before, after = Told("a", OPEN, "b", -9, -1), Told("b", OPEN, "a", -9, -1)
    assert set(Network([before, after]).clash) == {"a", "b"}
    assert Network([before, Told("b", OPEN, "a", 1, 9)]).clash == ()


def test_an_event_is_not_after_itself():
    assert Network([Told("a", OPEN, "a", 1, 2)]).clash == ("a",)
    assert Network([Told("a", OPEN, "a", -1, 2)]).clash == ()


@pytest.mark.parametrize(("most", "clash"), [(9.9, True), (10, False), (10.1, False)])
def test_a_circle_that_just_fits_holds(most, clash):
    chain = [Told(f"e{n + 1}", OPEN, f"e{n}", 0.1, 0.2) for n in range(100)]
    assert bool(Network([*chain, Told("e0", OPEN, "e100", -most, 0)]).clash) is clash
