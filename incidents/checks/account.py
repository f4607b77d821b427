"""The check `account`: all claims of an account can hold together."""

from __future__ import annotations

from collections.abc import Iterator

from geo.location import Reading
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured
from incidents.checks.system import Solution, solve
from incidents.cuts import Set
from incidents.model import Account, Claim, Dossier
from incidents.units import duration, length

NAME = "account"

_MOST_TOLD = 3
_ONE_EVENT = "its claims tell one event, unless one utterance lists several places, times or tolls"


def run(case: Case) -> Iterator[Finding]:
    """A finding for each account of two or more claims, all of which are looked at."""
    size: dict[str, int] = {}
    for claim in case.dossier.claims:
        size[claim.account or ""] = size.get(claim.account or "", 0) + 1
    claims: dict[str, list[Claim]] = {}
    for claim in case.claims:
        claims.setdefault(claim.account or "", []).append(claim)
    for account in case.dossier.accounts:
        own = claims.get(account.id, [])
        if len(own) > 1 and len(own) == size[account.id]:
            yield _finding(case, account, own)


def _finding(case: Case, account: Account, claims: list[Claim]) -> Finding:
    solved = solve(case, claims)
    worded, spoken = solved[Reading.MEASURED], solved[Reading.COLLOQUIAL]
    measured, other = _measured(worded), _measured(spoken)
    return Finding(
        id=f"{NAME}--{account.id}",
        check=NAME,
        claims=tuple(claim.id for claim in claims),
        ends=_ends(worded if worded.clashes else spoken, claims),
        proposition=_proposition(case.dossier, account),
        as_worded=worded.verdict,
        colloquial=spoken.verdict,
        measured=measured,
        measured_colloquial=() if other == measured else other,
        because=_because(case.dossier, worded, spoken),
        assumptions=tuple(dict.fromkeys(_assumptions(case, claims, worded))),
    )


def _proposition(dossier: Dossier, account: Account) -> str:
    incident, party = dossier.incident[account.incident], dossier.actor[account.party]
    whose = f"“{account.title}” ({party.name})"
    return f"{incident.title}: all claims of {whose} can hold together"


def _measured(solution: Solution) -> tuple[Measured, ...]:
    return tuple(measured for part in solution.parts for measured in part.measured)


def _ends(solution: Solution, claims: list[Claim]) -> tuple[str, ...]:
    first = next((clash.claims for clash in solution.clashes), frozenset({claims[0].id}))
    return tuple(claim.id for claim in claims if claim.id in first)


def _because(dossier: Dossier, worded: Solution, spoken: Solution) -> str:
    told = " ".join(_told(dossier, worded))
    if spoken.conflicts == worded.conflicts and spoken.verdict is worded.verdict:
        return told
    return f"As worded: {told} As people speak: {' '.join(_told(dossier, spoken))}"


def _told(dossier: Dossier, solution: Solution) -> Iterator[str]:
    conflicts = solution.conflicts
    for units in conflicts.sets[:_MOST_TOLD]:
        yield conflict_told(dossier, solution, units)
    more = len(conflicts.sets) - _MOST_TOLD
    if more > 0:
        yield f"{more:,} more sets of its claims cannot hold together."
    if not conflicts.complete:
        yield "Not every set was looked for: there may be more."
    if not conflicts.sets:
        yield from (part.because for part in solution.parts if not part.clashes)
        if not solution.parts:
            yield "No two of its claims say anything that could be compared."
    for choice in solution.choices:
        yield f"Of {_titles(dossier, choice.options)} one is enough: they are alternatives."
    for claim, by in solution.corrected.items():
        yield f"{_titles(dossier, (claim,))} is left out: {_titles(dossier, (by,))} corrects it."


def conflict_told(dossier: Dossier, solution: Solution, units: Set) -> str:
    """A smallest set that cannot hold together, and why, in a sentence or two."""
    claims = solution.claims_of(units)
    reasons = " ".join(dict.fromkeys(clash.because for clash in solution.reasons(units)))
    if len(claims) == 1:
        return f"{_titles(dossier, claims)} cannot hold by itself. {reasons}"
    return f"{_titles(dossier, claims)} cannot hold together. {reasons}"


def _titles(dossier: Dossier, claims: tuple[str, ...]) -> str:
    *titles, last = (f"“{claim.title}”" for claim in dossier.claims if claim.id in claims)
    return f"{', '.join(titles)} and {last}" if titles else last


def _assumptions(case: Case, claims: list[Claim], solution: Solution) -> Iterator[str]:
    compared = {part.about for part in solution.parts}
    if compared:
        yield _ONE_EVENT
    if "place" in compared:
        yield f"near means within {length(case.assume.near_m)}"
        for claim in claims:
            estimate = case.locator().of(claim.id)
            yield from estimate.assumptions if estimate else ()
    if "time" in compared:
        yield f"together means within {duration(case.assume.together_min)}"
