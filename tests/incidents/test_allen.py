"""Which Allen relations two events can have that are only known to bounds."""

from __future__ import annotations

import json
import math
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.allen import RELATIONS, ordered, relations
from incidents.times import Span

AUTHORITY = Path(__file__).parents[1] / "authorities" / "allen_relations_uncertain.json"
CASES = json.loads(AUTHORITY.read_text())["cases"]


def span(told) -> Span:
    return Span(*told["start"], *told["end"])


@pytest.mark.parametrize("case", CASES, ids=[str(number) for number in range(len(CASES))])
def test_the_possible_and_the_certain_relations_are_the_authoritys(case):
    found = relations(span(case["A"]), span(case["B"]), step=1)
    assert set(found) == set(case["possible"])
    assert (found[0] if len(found) == 1 else None) == case["certain"]


def relation(a: tuple[float, float], b: tuple[float, float]) -> str:
    """Allen's definitions, one by one."""
    (a1, a2), (b1, b2) = a, b
    if a2 <= b1 or b2 <= a1:
        return {True: "m" if a2 == b1 else "<", False: "mi" if b2 == a1 else ">"}[a2 <= b1]
    starts, ends = (a1 > b1) - (a1 < b1), (a2 > b2) - (a2 < b2)
    return {
        (-1, -1): "o",
        (-1, 0): "fi",
        (-1, 1): "di",
        (0, -1): "s",
        (0, 0): "=",
        (0, 1): "si",
        (1, -1): "d",
        (1, 0): "f",
        (1, 1): "oi",
    }[starts, ends]


@st.composite
def spans(draw) -> Span:
    starts, ends = (sorted(draw(st.tuples(st.integers(0, 5), st.integers(0, 5)))) for _ in "ab")
    return Span(starts[0], starts[1], ends[0], ends[1])


def moments(span: Span, step: float) -> list[tuple[float, float]]:
    starts, ends = (
        [low + step * at for at in range(round((high - low) / step) + 1)]
        for low, high in (
            (span.earliest_start, span.latest_start),
            (span.earliest_end, span.latest_end),
        )
    )
    return [(start, end) for start, end in product(starts, ends) if start < end]


@steadily
@given(spans(), spans())
def test_on_a_grid_they_are_those_that_some_moments_of_the_grid_have(a, b):
    every = {relation(*pair) for pair in product(moments(a, 1), moments(b, 1))}
    assert set(relations(a, b, step=1)) == every


@steadily
@given(spans(), spans())
def test_in_time_without_steps_they_are_those_that_some_moments_have(a, b):
    # Four points between whole bounds have every order among quarters that they have at all.
    every = {relation(*pair) for pair in product(moments(a, 0.25), moments(b, 0.25))}
    assert set(relations(a, b)) == every


@steadily
@given(spans(), spans())
def test_the_second_has_the_converse_relations_to_the_first(a, b):
    converse = {
        each: each.removesuffix("i") if each.endswith("i") else f"{each}i" for each in RELATIONS
    }
    converse |= {"<": ">", ">": "<", "=": "="}
    assert {converse[each] for each in relations(a, b)} == set(relations(b, a))


def test_an_event_without_ends_can_be_in_any_order():
    assert relations(Span(-math.inf, math.inf, -math.inf, math.inf), Span(1, 2, 1, 3)) == RELATIONS
    since = Span(5, math.inf, 5, math.inf)
    assert relations(Span(1, 2, 2, 4), since) == ("<",)


def test_an_event_that_cannot_last_has_no_order():
    assert relations(Span(1, 1, 1, 1), Span(3, 4, 4, 5)) == ()


def test_orders_are_told_in_plain_words():
    assert ordered(["<"]) == "Beside the second, the first can only be before it."
    assert ordered(["<", "o", "d"]) == (
        "Beside the second, the first may be before it, overlapping its start or within it."
    )
    assert ordered(["<", "m", "o", "s", "d"]) == (
        "Beside the second, the first may be before it or in part at its time."
    )
    assert ordered(RELATIONS) == "They may have been in any order."
