"""Intervals are closed, finite below, and say what they were given when they cannot be."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo import GeometryError, Interval

NUMBERS = st.floats(-1e9, 1e9)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))


@pytest.mark.parametrize(
    ("value", "held"), [(9.9, False), (10, True), (15, True), (20, True), (20.1, False)]
)
def test_an_interval_holds_its_ends_and_what_lies_between(value, held):
    assert Interval(10, 20).holds(value) is held


@pytest.mark.parametrize(
    ("other", "meets"),
    [((0, 9.9), False), ((0, 10), True), ((12, 13), True), ((20, 30), True), ((20.1, 30), False)],
    ids=["below", "touching below", "inside", "touching above", "above"],
)
def test_intervals_that_touch_meet(other, meets):
    assert Interval(10, 20).meets(Interval(*other)) is meets
    assert Interval(*other).meets(Interval(10, 20)) is meets


@pytest.mark.parametrize(
    ("inner", "within"),
    [((10, 20), True), ((11, 19), True), ((9.9, 20), False), ((10, 20.1), False)],
)
def test_within_is_within_both_ends(inner, within):
    assert Interval(*inner).within(Interval(10, 20)) is within


def test_an_interval_may_be_one_value():
    assert Interval(5, 5).holds(5)
    assert Interval(5, 5).width == 0


def test_an_interval_may_have_no_upper_end():
    endless = Interval(20, math.inf)
    assert endless.holds(math.inf)
    assert endless.width == math.inf
    assert Interval(30, 40).within(endless)
    assert not endless.within(Interval(20, 1e300))


@pytest.mark.parametrize(
    "ends",
    [(2, 1), (math.nan, 1), (1, math.nan), (-math.inf, 1), (math.inf, math.inf)],
    ids=["swapped", "lower NaN", "upper NaN", "no lower end", "both infinite"],
)
def test_what_is_no_interval_is_shown(ends):
    with pytest.raises(GeometryError) as caught:
        Interval(*ends)
    assert caught.value.what == "interval"
    assert caught.value.got == f"[{ends[0]}, {ends[1]}]"
    assert caught.value.expected == "finite lower <= upper, no NaN"


def test_swapped_by_the_least_amount_is_swapped():
    with pytest.raises(GeometryError):
        Interval(math.nextafter(1, 2), 1)


@given(INTERVALS, INTERVALS)
def test_spanning_is_the_least_that_holds_both(a, b):
    spanning = a.spanning(b)
    assert a.within(spanning)
    assert b.within(spanning)
    assert {spanning.lower, spanning.upper} <= {a.lower, a.upper, b.lower, b.upper}


@given(INTERVALS, INTERVALS, NUMBERS)
def test_what_both_hold_makes_them_meet(a, b, value):
    assume(a.holds(value) and b.holds(value))
    assert a.meets(b)
