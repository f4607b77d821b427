"""The sample's findings against the reviewed ones, and what no finding may say of anybody.

`golden/sample_findings.toml` has beside each finding why it must be so. Where a finding changes for
a good reason, its entry and that reason are changed by hand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from incidents.checks import Finding
from incidents.checks.finding import Measured

GOLDEN = Path(__file__).parent / "golden" / "sample_findings.toml"
STEP = {"m": 10.0, "min": 1.0, "deg": 1.0, "km/h": 1.0, "people": 0.0, "1": 0.01}
"""How far an end may be from the golden one, which is rounded to as much."""
DRAWN = 2e-4
"""As a share of a length: regions are drawn, and another version of a library draws otherwise."""
TAKES_SIDES = re.compile(
    r"\b(lie|lies|lied|lying|liars?|true|truth|truly|false|falsely|right|wrong|wrongly"
    r"|proves?|proved|admits?|admitted)\b",
    re.IGNORECASE,
)

Entry = dict[str, Any]
Ends = dict[str, list[float]]


@pytest.fixture(scope="module")
def golden() -> dict[str, Entry]:
    return tomllib.loads(GOLDEN.read_text(encoding="utf-8"))


def entry(finding: Finding) -> Entry:
    """A finding as the golden file has it, unrounded."""
    found = {
        "verdict": str(finding.verdict),
        "measured": str(finding.as_worded),
        "colloquial": str(finding.colloquial),
        "worded": ends(finding.measured),
        "spoken": ends(finding.measured_colloquial),
    }
    return {name: value for name, value in found.items() if value}


def ends(measured: Iterable[Measured]) -> Ends:
    """By name and unit the two ends, an open one infinite."""
    infinite = float("inf")
    return {
        f"{each.name}, {each.unit}": [
            -infinite if each.lower is None else each.lower,
            infinite if each.upper is None else each.upper,
        ]
        for each in measured
    }


def differences(was: dict[str, Entry], now: dict[str, Entry]) -> Iterator[str]:
    """What to look at, a line each, with both values."""
    yield from (f"{name}: no finding any more" for name in was if name not in now)
    yield from (f"{name}: not reviewed" for name in now if name not in was)
    common = [name for name in was if name in now]
    if common != [name for name in now if name in was]:
        yield "the findings come in another order"
    for name in common:
        for what in ("verdict", "measured", "colloquial"):
            if was[name][what] != now[name][what]:
                yield f"{name}: {what} is {now[name][what]}, reviewed as {was[name][what]}"
        for reading in ("worded", "spoken"):
            told = of_ends(was[name].get(reading, {}), now[name].get(reading, {}))
            yield from (f"{name}: {reading}: {line}" for line in told)


def of_ends(was: Ends, now: Ends) -> Iterator[str]:
    yield from (f"“{what}” is not measured any more" for what in was if what not in now)
    yield from (f"“{what}” was not reviewed" for what in now if what not in was)
    for what in was.keys() & now.keys():
        unit = what.rpartition(", ")[2]
        if not all(map(about, was[what], now[what], [unit, unit])):
            yield f"“{what}” is {now[what]}, reviewed as {was[what]}"


def about(golden: float, found: float, unit: str) -> bool:
    """Whether an end is the golden one, but for its rounding."""
    drawn = DRAWN * abs(golden) if unit == "m" and golden < float("inf") else 0.0
    return golden == found or abs(golden - found) <= max(STEP[unit], drawn)


def uncommented(text: str) -> list[str]:
    """The entries of a golden file that have no reason right above them."""
    lines = text.splitlines()
    return [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if line.startswith("[") and not re.match(r"# \S", above)
    ]


def test_the_findings_of_the_sample_are_those_that_were_reviewed(golden, findings):
    told = list(differences(golden, {finding.id: entry(finding) for finding in findings}))
    assert not told, "\n".join([f"{len(told)} differences from {GOLDEN.name}:", *told])


def test_every_reviewed_finding_says_why():
    text = GOLDEN.read_text(encoding="utf-8")
    assert uncommented(text) == []
    assert uncommented("# why\n[a]\nx = 1\n\n[b]\n## a section\n[c]\n") == ["[b]", "[c]"]


def test_a_changed_finding_is_told_with_both_its_values():
    was = {
        "a": {"verdict": "possible", "measured": "possible", "colloquial": "possible"},
        "b": {"verdict": "certain", "measured": "certain", "colloquial": "certain"},
        "c": {},
    }
    now = {
        "a": {**was["a"], "verdict": "certain", "worded": {"gap, min": [0.0, 5.0]}},
        "b": {**was["b"], "worded": {}},
        "d": {},
    }
    assert list(differences(was, now)) == [
        "c: no finding any more",
        "d: not reviewed",
        "a: verdict is certain, reviewed as possible",
        "a: worded: “gap, min” was not reviewed",
    ]


@pytest.mark.parametrize(
    ("reviewed", "found", "unit", "same"),
    [
        (1_000, 1_009.9, "m", True),
        (1_000, 1_010.1, "m", False),
        (1_000_000, 1_000_190, "m", True),
        (60, 61, "min", True),
        (60, 61.1, "min", False),
        (3, 4, "people", False),
        (float("inf"), float("inf"), "m", True),
        (float("inf"), 9e9, "m", False),
    ],
)
def test_an_end_is_the_reviewed_one_but_for_its_rounding(reviewed, found, unit, same):
    assert about(reviewed, found, unit) is same
    assert list(of_ends({f"x, {unit}": [0, reviewed]}, {f"x, {unit}": [0, found]})) == (
        [] if same else [f"“x, {unit}” is [0, {found}], reviewed as [0, {reviewed}]"]
    )


def test_no_finding_says_who_is_right(findings):
    told = [
        f"{finding.id}: “{word[0]}” in {text!r}"
        for finding in findings
        for text in (finding.proposition, finding.because, *finding.assumptions)
        for word in TAKES_SIDES.finditer(text)
    ]
    assert not told, "\n".join(told)
