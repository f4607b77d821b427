"""The search for the nearest value that changes an answer: against thresholds that are known."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from geo.verdict import Verdict
from incidents.checks.assume import Parameter
from incidents.checks.search import Search, rounded

HELD, CHANGED = Verdict.IMPOSSIBLE, Verdict.POSSIBLE
LENGTH = Parameter("near", "near_m", "m", 0.0, 20e6, "how far")


def over(threshold: float):
    return lambda value: CHANGED if value >= threshold else HELD


def under(threshold: float):
    return lambda value: CHANGED if value <= threshold else HELD


def three_figures(value: float) -> bool:
    return value == float(f"{value:.3g}")


@steadily
@given(st.floats(0, 1e6), st.floats(1e-3, 19e6))
def test_the_least_value_that_changes_it_is_found_to_three_figures(now, more):
    threshold = now + more
    found = Search(LENGTH, HELD, over(threshold)).above(now)
    assert found is not None
    assert found >= threshold
    assert three_figures(found) or found == LENGTH.upper
    step = 10 ** (math.floor(math.log10(found)) - 2)
    assert found - threshold <= step * 1.001


@steadily
@given(st.floats(1, 19e6), st.floats(0.001, 0.999))
def test_the_greatest_value_that_changes_it_is_found_to_three_figures(now, share):
    threshold = now * share
    found = Search(LENGTH, HELD, under(threshold)).below(now)
    assert found is not None
    assert found <= threshold
    if threshold > 1:
        assert found >= threshold * 0.989


@pytest.mark.parametrize("once", [False, True])
def test_a_range_that_changes_nothing_gives_nothing(once):
    search = Search(LENGTH, HELD, over(math.inf), once=once)
    assert search.above(1_000) is None
    assert search.below(1_000) is None


def test_where_the_end_says_the_same_little_is_asked():
    asked: list[float] = []

    def ask(value: float) -> Verdict:
        asked.append(value)
        return HELD

    assert Search(LENGTH, HELD, ask, once=True).above(1_000) is None
    assert len(asked) <= 2
    assert LENGTH.upper in asked


def test_the_end_of_the_range_itself_is_tried():
    assert Search(LENGTH, HELD, over(20e6)).above(1_000) == 20e6
    assert Search(LENGTH, HELD, under(0)).below(1_000) == 0


def test_a_value_with_which_the_finding_is_not_made_ends_the_search():
    assert Search(LENGTH, HELD, lambda value: None).above(1_000) is None


@given(st.floats(1e-3, 1e7), st.booleans())
def test_a_value_is_rounded_to_its_own_side(value, up):
    near = rounded(value, up=up)
    assert near >= value * (1 - 1e-8) if up else near <= value * (1 + 1e-8)
    assert near == pytest.approx(value, rel=0.011)
    assert three_figures(near)
