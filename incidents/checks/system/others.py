"""Others: what other checks find of an account's own claims, as parts of the one system."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.system.part import Clash, Part, made_of
from incidents.model import Claim

_LOOK_WITHIN = ("denial", "reach", "route")
"""Checks that tie several respects together and look at claims of one party too."""


def others(case: Case, claims: Sequence[Claim]) -> dict[str, list[Finding]]:
    """By check, what is found about these claims and no other."""
    from incidents.checks import CHECKS  # The checks are made of this one among them.

    ids = frozenset(claim.id for claim in claims)
    own = case.about(ids)
    return {
        name: [finding for finding in CHECKS[name](own) if ids.issuperset(finding.claims)]
        for name in _LOOK_WITHIN
        if name in CHECKS
    }


def parts_of(
    found: Mapping[str, Sequence[Finding]], reading: Reading, claims: Sequence[Claim]
) -> Iterator[Part]:
    """One part for each check that found anything of some claims, in one reading."""
    every = {claim.id for claim in claims}
    parts = (_part(name, findings, reading, every) for name, findings in found.items())
    return (part for part in parts if part is not None)


def _part(name: str, found: Sequence[Finding], reading: Reading, every: set[str]) -> Part | None:
    """Certain only where nothing was left out: what is not compared is not known to hold."""
    verdicts = {_verdict(finding, reading) for finding in found} - {Verdict.UNKNOWN}
    if not verdicts:
        return None
    clashes = (
        Clash(frozenset(finding.claims), name, finding.because, finding.id)
        for finding in found
        if _verdict(finding, reading) is Verdict.IMPOSSIBLE
    )
    made = made_of(name, clashes, complete=True)
    if made is not None:
        return made
    compared = {claim for finding in found for claim in finding.claims}
    certain = verdicts == {Verdict.CERTAIN} and compared == every
    number = len(found)
    told = f"The {number} findings of its own claims" if number > 1 else "What is found of them"
    return Part(
        name,
        Verdict.CERTAIN if certain else Verdict.POSSIBLE,
        f"{told} on {name} leave{'' if number > 1 else 's'} them standing.",
    )


def _verdict(finding: Finding, reading: Reading) -> Verdict:
    if reading is Reading.COLLOQUIAL and finding.colloquial is not None:
        return finding.colloquial
    return finding.as_worded
