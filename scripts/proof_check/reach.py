"""Reach: whether a force could have been at two places in the time between, at its speed."""

from __future__ import annotations

from scripts.proof_check import places, times
from scripts.proof_check.dossier import Dossier, Json, Wrong, agree
from scripts.proof_check.readings import POSSIBLE, Verdicts, bounded, read


def check_reach(dossier: Dossier, proof: Json) -> Verdicts:
    return read(proof, lambda part, reading: _reach_in(dossier, proof["ends"], part, reading))


def _reach_in(dossier: Dossier, ends: list[str], part: Json, reading: str) -> str:
    top, surely = _speeds(dossier, ends, part)
    both = places.Both(dossier, ends, reading)
    own = times.rows(dossier, ends)
    agree(part["rows"], own, "rows")
    left = [times.allowance_min(row) for row in own]
    if "forms" in part:
        return bounded(
            part,
            both,
            lambda least: all(least > top * most for _, most in left),
            lambda most: all(most <= surely * least for least, _ in left),
        )
    for side, speed, enough in (("holds", top, True), ("fails", surely, False)):
        witness = part[side]
        apart = places.check_pair(witness, both, side)
        spans = times.opened(times.check_row(witness, own, side))
        a, b = witness["instants"]
        if not (spans[0][0] <= a <= spans[0][3] and spans[1][0] <= b <= spans[1][3]):
            raise Wrong(f"{side}: {a} and {b} are not in {spans}")
        agree(witness["between_min"], abs(a - b), f"{side}, the time between")
        if (apart <= speed * abs(a - b)) != enough:
            raise Wrong(f"{side}: {apart} m in {abs(a - b)} min is not on that side of the speed")
    return POSSIBLE


def _speeds(dossier: Dossier, ends: list[str], part: Json) -> tuple[float, float]:
    """The top speed and what is surely kept up, in metres a minute, with the figures' rounding."""
    platform = dossier.platforms.get(part["platform"]) or {}
    named = [(dossier.claim(end).get("weapon") or {}).get("platform") for end in ends]
    called = {str(name).casefold() for name in (platform.get("name"), *platform.get("names", ()))}
    if platform and not any(name and name.casefold() in called for name in named):
        raise Wrong(f"no claim names the {platform['name']}")
    cruise, top = platform.get("cruise_kmh"), platform.get("top_kmh")
    surely = cruise["min"] - _half_step(cruise["min"]) if cruise else 0.0
    most = dossier.assumed.get("speed") or (top and top["max"] + _half_step(top["max"]))
    if not most:
        raise Wrong("no top speed is known")
    if "speed" in dossier.assumed:
        surely = min(surely or most, most)
    agree([part["top_kmh"], part["surely_kmh"]], [most, surely], "speeds", off=1e-6)
    return most * 1_000 / 60, surely * 1_000 / 60


def _half_step(figure: float) -> float:
    """Half of the precision that a whole number shows: 50 of 2,300, 5 of 900, 0.5 of 805."""
    written = f"{figure:.0f}"
    digits = written.strip("0")
    zeros = len(written) - len(written.rstrip("0"))
    lone = len(digits) == 1 and zeros > 0
    return float(10.0 ** (zeros - lone)) / 2
