"""Tolls: whether counts of killed and wounded exclude each other, or numbers satisfy both."""

from __future__ import annotations

from scripts.proof_check.dossier import Json, Wrong, agree

NAMES = ("killed", "wounded", "killed_or_wounded", "civilians", "children", "women")
OVER = {
    "killed": ("civilians", "children", "women"),
    "killed_or_wounded": ("killed", "wounded"),
}
"""What is among what."""


def check_toll(claims: list[Json], proof: Json) -> str:
    """The verdict that follows of two claims' tolls."""
    own = [_said(claim["toll"]) for claim in claims]
    agree(proof["tolls"], own, "tolls")
    if "gap" in proof:
        return _excluded(own, proof)
    if "holds" not in proof:
        agree(own[0], own[1], "tolls")
        return "certain"
    sides = [[_fits(toll, proof[name]) for toll in own] for name in ("holds", "fails")]
    if not all(sides[0]) or sum(sides[1]) != 1:
        raise Wrong(f"the numbers hold of {sides[0]} and {sides[1]}")
    return "possible"


def _said(toll: Json) -> dict[str, list[int | None]]:
    """Where all the killed are civilians, civilians were counted, and others may have died."""
    found = {name: [toll[name]["min"], toll[name]["max"]] for name in NAMES if toll.get(name)}
    if "killed" in found and found["killed"] == found.get("civilians"):
        found["killed"] = [found["killed"][0], None]
    return found


def _excluded(own: list[dict[str, list[int | None]]], proof: Json) -> str:
    """At least so many on one side, at most fewer on the other."""
    least, most = proof["least"], proof["most"]
    _check_sides(least, most)
    at_least = sum(max(toll[name][0] or 0 for toll in own if name in toll) for name in least)
    at_most = 0
    for name in most:
        known = [toll[name][1] for toll in own if name in toll and toll[name][1] is not None]
        if not known:
            raise Wrong(f"{name}: no greatest number is told")
        at_most += min(each for each in known if each is not None)
    agree(proof["gap"], at_least - at_most, "gap", off=0)
    if at_least <= at_most:
        raise Wrong("the numbers do not exclude each other")
    return "impossible"


def _check_sides(least: list[str], most: list[str]) -> None:
    """The first must be the same people as the second, or some of them, and each told once."""
    whole = most[0] if len(most) == 1 else "killed_or_wounded"
    if len(most) > 1 and (least != [whole] or set(most) != {"killed", "wounded"}):
        raise Wrong(f"{least} are not among {most}")
    if len(most) == 1 and least != [whole]:
        dead = [name for name in least if name != "wounded"]
        among = {"killed": 0, "killed_or_wounded": 1}.get(whole, -1)
        inside = all(name in (*OVER["killed"], "killed")[: 4 if among else 3] for name in dead)
        if among < 0 or len(dead) > 1 or not inside or len(least) - len(dead) > among:
            raise Wrong(f"{least} are not among {most}")


def _fits(toll: dict[str, list[int | None]], numbers: dict[str, int]) -> bool:
    """Whether numbers are those of people, and a toll tells of them."""
    numbers = dict(numbers)
    agree(numbers.pop("added_up"), sum(numbers.values()), "added up", off=0)
    whole = all(isinstance(value, int) and value >= 0 for value in numbers.values())
    parts = all(numbers[part] <= numbers["killed"] for part in OVER["killed"])
    both = numbers["killed"] + numbers["wounded"] == numbers["killed_or_wounded"]
    if not (whole and parts and both and set(numbers) == set(NAMES)):
        raise Wrong(f"{numbers} are no numbers of people")
    return all(
        low is not None and low <= numbers[name] and (high is None or numbers[name] <= high)
        for name, (low, high) in toll.items()
    )
