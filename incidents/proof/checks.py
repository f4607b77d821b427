"""Checks: what the proof of a finding is made of, by the check that made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.same_event import joined
from incidents.proof import counts, moments, movement, places, words
from incidents.proof.part import NoProof, Part

Json = dict[str, Any]


class Proved(NamedTuple):
    """Evidence, and the verdicts that follow from it: as worded and as people speak."""

    evidence: Json
    verdicts: tuple[Verdict, Verdict]


def evidence(case: Case, finding: Finding) -> Json:
    """The evidence for a finding's verdicts.

    Raises:
        NoProof: with the reason.
    """
    maker = _MAKERS.get(finding.check)
    if maker is None:
        raise NoProof(f"no proof is written of the check {finding.check} yet")
    proved = maker(case, finding)
    found = finding.as_worded, finding.colloquial or finding.as_worded
    if proved.verdicts != found:
        shown = " and ".join(dict.fromkeys(map(str, proved.verdicts)))
        raise NoProof(f"the bounds of a proof are coarser than the program's: they show {shown}")
    return proved.evidence


def _place(case: Case, finding: Finding) -> Proved:
    near = partial(places.near, case, *finding.ends, limit_m=case.assume.near_m)
    return _read("near", case, finding, near, {"near_m": case.assume.near_m})


def _reach(case: Case, finding: Finding) -> Proved:
    return _read("reach", case, finding, partial(movement.reach, case, *finding.ends), {})


def _read(
    kind: str,
    case: Case,
    finding: Finding,
    prove: Callable[..., Part],
    told: Mapping[str, Any],
) -> Proved:
    """The evidence in both readings; said once where both allow the same places."""
    worded = prove(reading=Reading.MEASURED)
    alike = all(places.reads_alike(case, end) for end in finding.ends)
    spoken = worded if alike else prove(reading=Reading.COLLOQUIAL)
    readings = {"measured": worded.evidence}
    if spoken is not worded:
        readings["colloquial"] = spoken.evidence
    shown = {"kind": kind, "ends": list(finding.ends), **told, "readings": readings}
    return Proved(shown, (worded.verdict, spoken.verdict))


def _time(case: Case, finding: Finding) -> Proved:
    part = moments.together(case, *finding.ends)
    limit = case.assume.together_min
    shown = {"kind": "together", "ends": list(finding.ends), "together_min": limit}
    return Proved({**shown, **part.evidence}, (part.verdict, part.verdict))


def _same_event(case: Case, finding: Finding) -> Proved:
    """Place and time apart; where one excludes it, the other is not needed."""
    units = {each.unit for each in finding.measured}
    asked = {"place": ("m", _place), "time": ("min", _time)}
    found: dict[str, Proved] = {}
    reasons: list[NoProof] = []
    for name, (unit, maker) in asked.items():
        if unit in units:
            try:
                found[name] = maker(case, finding)
            except NoProof as reason:
                reasons.append(reason)
    excludes = next((n for n, p in found.items() if set(p.verdicts) == {Verdict.IMPOSSIBLE}), None)
    if excludes is not None:
        found, reasons = {excludes: found[excludes]}, []
    if reasons:
        raise reasons[0]
    unknown = Verdict.UNKNOWN, Verdict.UNKNOWN
    both = [found[name].verdicts if name in found else unknown for name in asked]
    shown = {name: proved.evidence for name, proved in found.items()}
    worded, spoken = (joined(place, time) for place, time in zip(*both, strict=True))
    return Proved({"kind": "event", **shown}, (worded, spoken))


def _toll(case: Case, finding: Finding) -> Proved:
    return _counted("toll", finding, counts.toll(case, finding))


def _geocode(case: Case, finding: Finding) -> Proved:
    return _counted("geocodes", finding, counts.geocodes(case, finding))


def _lineage(case: Case, finding: Finding) -> Proved:
    return _counted("origins", finding, counts.origins(case.dossier, finding))


def _attribution(case: Case, finding: Finding) -> Proved:
    return _counted("words", finding, words.attribution(case, finding))


def _denial(case: Case, finding: Finding) -> Proved:
    return _counted("words", finding, words.denial(case, finding))


def _account(case: Case, finding: Finding) -> Proved:
    """Two of its claims whose tolls exclude each other."""
    if finding.verdict is not Verdict.IMPOSSIBLE or len(finding.claims) != 2:
        raise NoProof("an account is proved only where the tolls of two of its claims clash")
    part = counts.toll(case, replace(finding, ends=finding.claims))
    shown = {"kind": "toll", "claims": list(finding.claims), **part.evidence}
    return Proved(shown, (part.verdict, part.verdict))


def _counted(kind: str, finding: Finding, part: Part) -> Proved:
    ends = {"ends": list(finding.ends)} if finding.ends else {}
    return Proved({"kind": kind, **ends, **part.evidence}, (part.verdict, part.verdict))


_MAKERS: Mapping[str, Callable[[Case, Finding], Proved]] = {
    "place": _place,
    "time": _time,
    "same-event": _same_event,
    "reach": _reach,
    "toll": _toll,
    "geocode": _geocode,
    "lineage": _lineage,
    "attribution": _attribution,
    "denial": _denial,
    "account": _account,
}
