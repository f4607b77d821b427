"""Verify a proof: whether what `check --proof` wrote of a dossier's findings holds.

    python -m scripts.verify_proof PROOF.json DOSSIER.geojson

It uses pyproj and numpy alone, and nothing of the program. It reads the dossier's file, works out
again where and when its claims allow things to be, and compares every figure of the proof. A figure
that does not hold is told, and the exit status is 1. docs/methods/proof.md describes the file.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from scripts.proof_check import places, times
from scripts.proof_check.cells import cells
from scripts.proof_check.dossier import TELLS, Dossier, Json, Wrong, agree
from scripts.proof_check.reach import check_reach
from scripts.proof_check.readings import (
    CERTAIN,
    IMPOSSIBLE,
    POSSIBLE,
    UNKNOWN,
    Verdicts,
    bounded,
    read,
)
from scripts.proof_check.tolls import check_toll
from scripts.proof_check.words import check_words

FORMAT = "incident-map-proof/1"
READINGS = ("measured", "colloquial")
UNREADABLE = (KeyError, IndexError, TypeError, ValueError)


def main(words: list[str]) -> int:
    """Check a proof; 0 if all that is proved holds."""
    if len(words) != 2:
        print("usage: python -m scripts.verify_proof PROOF.json DOSSIER.geojson", file=sys.stderr)
        return 2
    proof, data = (
        json.loads(Path(words[0]).read_text(encoding="utf-8")),
        Path(words[1]).read_bytes(),
    )
    wrong, kinds = verify(proof, data)
    for line in wrong:
        print(f"wrong: {line}")
    for (check, kind), count in sorted(kinds.items()):
        print(f"{check}: {count} {'without a proof' if kind == 'none' else f'proved by {kind}'}")
    unproved = sum(count for (_, kind), count in kinds.items() if kind == "none")
    print(
        f"{sum(kinds.values()) - unproved} proved, {unproved} without a proof, {len(wrong)} wrong"
    )
    return 1 if wrong else 0


def verify(proof: Json, data: bytes) -> tuple[list[str], Counter[tuple[str, str]]]:
    """What is wrong with a proof, and how many findings of each check each kind of proof is of."""
    kinds: Counter[tuple[str, str]] = Counter()
    wrong = []
    try:
        agree(proof["format"], FORMAT, "format")
        agree(proof["dossier"], hashed(data), "dossier", off=0)
        assumed = proof["assumed"]
        told = [f"{name}={value}" for name, value in assumed.items()]
        agree(proof["assumed_text"], told, "assumed_text")
    except (Wrong, KeyError) as error:
        return [str(error)], kinds
    dossier = Dossier(json.loads(data), assumed)
    for finding in proof["findings"]:
        try:
            check(dossier, finding)
        except Wrong as error:
            wrong.append(f"{finding['id']}: {error}")
        except UNREADABLE as error:
            wrong.append(f"{finding.get('id')}: it cannot be read ({error!r})")
        kinds[finding["check"], finding["proof"]["kind"]] += 1
    return wrong, kinds


def hashed(data: bytes) -> Json:
    """What tells a dossier's file from every other."""
    return {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}


def check(dossier: Dossier, finding: Json) -> None:
    """The verdicts of a finding against its evidence."""
    told = tuple(finding["by_reading"][reading] for reading in READINGS)
    agree(finding["verdict"], told[0] if told[0] == told[1] else POSSIBLE, "verdict")
    proof = finding["proof"]
    ends = "--".join(proof.get("ends", ()))
    if finding["check"] == "account" and proof["kind"] != "none":
        _of_one_account(dossier, finding["id"], proof["claims"])
    if ends and finding["id"] != f"{finding['check']}--{ends}":
        raise Wrong(f"the proof is of {ends}")
    if proof["kind"] == "words":
        agree(told, (check_words(dossier, proof, finding["check"]),) * 2, "by_reading")
    elif proof["kind"] != "none":
        agree(told, CHECKS[proof["kind"]](dossier, proof), "by_reading")


def _of_one_account(dossier: Dossier, identity: str, claims: list[str]) -> None:
    accounts = {f"account--{dossier.claim(claim).get('account')}" for claim in claims}
    agree(accounts, {identity}, "the account of its claims")


def _near(dossier: Dossier, proof: Json) -> Verdicts:
    agree(proof["near_m"], dossier.assumed["near"], "near_m")
    return read(proof, lambda part, reading: _near_in(dossier, proof, part, reading))


def _near_in(dossier: Dossier, proof: Json, part: Json, reading: str) -> str:
    limit, ends = proof["near_m"], proof["ends"]
    if "told_m" in part:
        return _told(dossier, ends, part["told_m"], reading, limit)
    both = places.Both(dossier, ends, reading)
    if "forms" in part:
        return bounded(part, both, lambda least: least > limit, lambda most: most <= limit)
    holds = places.check_pair(part["holds"], both, "holds")
    fails = places.check_pair(part["fails"], both, "fails")
    if holds > limit or fails <= limit:
        raise Wrong(f"{holds} and {fails} m are not on both sides of {limit} m")
    return POSSIBLE


def _told(dossier: Dossier, ends: list[str], told: list[float], reading: str, limit: float) -> str:
    """A distance that one claim tells from the very place of the other."""
    for teller, other in (ends, ends[::-1]):
        location = dossier.claim(teller)["location"]
        if location.get("anchor") == {"claim": other} and location["kind"] != "near":
            links = [each["links"][-1] for each in cells(dossier, teller, reading)]
            lower = min(link["range_m"][0] for link in links)
            upper = max(places.upper(link) for link in links)
            agree(told, [lower, None if upper == float("inf") else upper], "told_m")
            return IMPOSSIBLE if lower > limit else CERTAIN if upper <= limit else POSSIBLE
    raise Wrong("neither claim tells its distance from the other")


def _together(dossier: Dossier, proof: Json) -> Verdicts:
    limit = dossier.assumed["together"]
    agree(proof["together_min"], limit, "together_min")
    own = times.rows(dossier, proof["ends"])
    gaps = [times.gap_min(row) for row in own]
    if "rows" in proof:
        agree(proof["rows"], own, "rows")
        least, most = min(gap[0] for gap in gaps), max(gap[1] for gap in gaps)
        name, value = ("least_min", least) if "least_min" in proof else ("greatest_min", most)
        agree(proof[name], value, name)
        if (least > limit) if name == "least_min" else (most <= limit):
            return (IMPOSSIBLE,) * 2 if name == "least_min" else (CERTAIN,) * 2
        raise Wrong("the bound does not decide it")
    holds = times.check_events(proof["holds"], own, "holds")
    fails = times.check_events(proof["fails"], own, "fails")
    if holds > limit or fails <= limit:
        raise Wrong(f"{holds} and {fails} min are not on both sides of {limit} min")
    return POSSIBLE, POSSIBLE


def _event(dossier: Dossier, proof: Json) -> Verdicts:
    """One event needs one place and one time."""
    place = _near(dossier, proof["place"]) if "place" in proof else (UNKNOWN, UNKNOWN)
    time = _together(dossier, proof["time"]) if "time" in proof else (UNKNOWN, UNKNOWN)
    found = [
        IMPOSSIBLE if IMPOSSIBLE in pair else pair[0] if pair[0] == pair[1] else POSSIBLE
        for pair in zip(place, time, strict=True)
    ]
    if found != [IMPOSSIBLE, IMPOSSIBLE]:
        _silent(dossier, proof)
    return found[0], found[1]


def _silent(dossier: Dossier, proof: Json) -> None:
    """What is not proved of an event must be what one of the two says nothing of."""
    for name, member in (("place", "location"), ("time", "when")):
        if name not in proof:
            ends = (proof.get("place") or proof["time"])["ends"]
            said = [dossier.claim(end).get(member) for end in ends]
            if all(each and each.get("verbatim") for each in said):
                raise Wrong(f"both claims tell a {name}, and nothing is proved of it")


def _geocodes(dossier: Dossier, proof: Json) -> Verdicts:
    """The worst of all pairs: apart beyond both radii, or not within the smaller one."""
    codes = [
        {"id": code["id"], "point": [code["lon"], code["lat"]], "radius_m": code["uncertainty_m"]}
        for code in dossier.geocodes(proof["place"])
    ]
    agree(proof["geocodes"], codes, "geocodes")
    found, pairs = set(), []
    for a, b in combinations(codes, 2):
        apart, radii = places.metres(a["point"], b["point"]), (a["radius_m"], b["radius_m"])
        pairs.append({"codes": [a["id"], b["id"]], "apart_m": apart})
        exceeds = apart > sum(radii)
        found.add(IMPOSSIBLE if exceeds else CERTAIN if apart <= min(radii) else POSSIBLE)
    agree(proof["pairs"], pairs, "pairs")
    worst = next(each for each in (IMPOSSIBLE, POSSIBLE, CERTAIN) if each in found)
    return worst, worst


def _origins(dossier: Dossier, proof: Json) -> Verdicts:
    own = [dossier.claim(end).get("origin") for end in proof["ends"]]
    agree(proof["origins"], own, "origins")
    one = len(own) == 2 and own[0] is not None and own[0] == own[1]
    return (IMPOSSIBLE, IMPOSSIBLE) if one else (POSSIBLE, POSSIBLE)


def _toll(dossier: Dossier, proof: Json) -> Verdicts:
    claims = [dossier.claim(end) for end in proof.get("ends") or proof["claims"]]
    if any(claim["stance"] not in TELLS for claim in claims):
        raise Wrong("a claim that denies gives no toll of its own")
    verdict = check_toll(claims, proof)
    return verdict, verdict


CHECKS: dict[str, Callable[[Dossier, Json], Verdicts]] = {
    "near": _near,
    "together": _together,
    "event": _event,
    "reach": check_reach,
    "geocodes": _geocodes,
    "origins": _origins,
    "toll": _toll,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
