"""The check `toll`: one toll satisfies what two parties say of the killed and wounded."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured
from incidents.checks.meetings import Meeting, meetings
from incidents.model import Claim
from incidents.origins import Origins
from incidents.parts import Range, Toll
from incidents.toll import (
    NAMES,
    PARTS,
    Clash,
    Contradiction,
    Joint,
    comparable,
    linked,
    said,
    satisfiable,
    total,
)

NAME = "toll"

_CALLED = {name: name.replace("_", " ") for name in NAMES}
_ONE = {"civilians": "civilian", "children": "child", "women": "woman"}
_WHOLE = "each party counts all the killed and wounded of one event, whenever it spoke"
_NUMBERS_ALONE = "numbers alone are compared, not whether those counted were soldiers or fighters"
_TWICE = "a girl may be counted among the children and among the women"
_ONE_WITNESS = " Both have one origin: they are one witness."
_CIVILIANS = "where a party tells of civilians killed, others may have been killed besides"


@dataclass(frozen=True)
class Told:
    """Claims by which one party gives one toll."""

    party: str
    name: str
    claims: tuple[Claim, ...]
    toll: Toll
    words: str
    measured: tuple[Measured, ...]

    @classmethod
    def of(cls, party: str, name: str, claims: Iterable[Claim], toll: Toll) -> Told:
        counts = ((each, getattr(toll, each)) for each in NAMES)
        measured = tuple(_people(f"{_CALLED[each]}, {name}", n) for each, n in counts if n)
        first, *others = claims
        assert first.toll is not None
        return cls(party, name, (first, *others), toll, worded(first.toll), measured)

    @property
    def first(self) -> Claim:
        return self.claims[0]


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two parties' tolls that bound each other."""
    tolls = {incident: _told(case, claims) for incident, claims in case.by_incident.items()}
    origins = Origins.of(case.dossier)
    for meeting in meetings(case.dossier):
        for a, b in _pairs(meeting, tolls):
            if a.party != b.party and comparable(a.first, b.first) and linked(a.toll, b.toll):
                yield _finding(meeting, a, b, one=origins.one(a.first.id, b.first.id))


def _pairs(meeting: Meeting, tolls: dict[str, list[Told]]) -> Iterable[tuple[Told, Told]]:
    a = tolls[meeting.a.id]
    return product(a, tolls[meeting.b.id]) if meeting.is_hypothesis else combinations(a, 2)


def _told(case: Case, claims: Iterable[Claim]) -> list[Told]:
    dossier = case.dossier
    found: dict[tuple[str, Toll, object], list[Claim]] = {}
    for claim in claims:
        if (toll := said(claim)) is not None:
            key = (dossier.party(claim.claimant), toll, total(claim))
            found.setdefault(key, []).append(claim)
    return [
        Told.of(party, dossier.actor[party].name, each, toll)
        for (party, toll, _), each in found.items()
    ]


def _finding(meeting: Meeting, a: Told, b: Told, *, one: bool) -> Finding:
    joint = satisfiable((a.toll, b.toll))
    verdict = _verdict(a.toll, b.toll, joint)
    return Finding(
        id=f"{NAME}--{a.first.id}--{b.first.id}",
        check=NAME,
        claims=tuple(claim.id for claim in (*a.claims, *b.claims)),
        ends=(a.first.id, b.first.id),
        proposition=f"{meeting.told}one toll satisfies both {a.name} ({a.words}) "
        f"and {b.name} ({b.words})",
        as_worded=verdict,
        colloquial=verdict,
        measured=_measured(a, b, joint),
        because=_because(a, b, verdict, joint) + (_ONE_WITNESS if one else ""),
        assumptions=(*meeting.assumptions, *_assumed(a.toll, b.toll, joint)),
        balance=_balance(a.toll, b.toll, joint) if verdict is Verdict.POSSIBLE else None,
    )


def _verdict(a: Toll, b: Toll, joint: Joint | Clash) -> Verdict:
    if isinstance(joint, Clash):
        return Verdict.IMPOSSIBLE
    return Verdict.CERTAIN if a == b else Verdict.POSSIBLE


def _measured(a: Told, b: Told, joint: Joint | Clash) -> tuple[Measured, ...]:
    """The counts that are left open together or, where there are none, those of either party."""
    if isinstance(joint, Clash):
        return (*a.measured, *b.measured)
    stated = (name for name in NAMES if getattr(a.toll, name) or getattr(b.toll, name))
    return tuple(_people(_CALLED[name], joint.ranges[name]) for name in stated)


def _people(name: str, count: Range) -> Measured:
    upper = math.inf if count.upper is None else count.upper
    return Measured.between(name, "people", count.lower, upper)


def _because(a: Told, b: Told, verdict: Verdict, joint: Joint | Clash) -> str:
    told = f"{a.name}: {a.words}; {b.name}: {b.words}"
    if isinstance(joint, Clash):
        return f"{told}: {_reasons(joint, (a.toll, b.toll))}."
    if verdict is Verdict.CERTAIN:
        return f"{told}: the two are the same."
    stated = [name for name in NAMES if getattr(a.toll, name) or getattr(b.toll, name)]
    common = worded(Toll(**{name: joint.ranges[name] for name in stated}))
    twice = joint.counted_twice
    are = "is" if twice == 1 else "are"
    girls = f", if {twice:,} of the children {are} counted among the women" if twice else ""
    return f"{told}: both hold with {common}{girls}."


def _reasons(clash: Clash, tolls: tuple[Toll, Toll]) -> str:
    """Why no toll satisfies both, and how far apart they are: the least change that would do."""
    same = [each for each in clash.contradictions if len(each.least) == len(each.most) == 1]
    plain = [each for each in same if each.least[0].name == each.most[0].name]
    return " and ".join(
        f"{_reason(each, tolls)} ({each.gap:,} apart)" for each in plain or clash.contradictions
    )


def _reason(each: Contradiction, tolls: tuple[Toll, Toll]) -> str:
    least = [(getattr(tolls[count.toll], count.name), count.name) for count in each.least]
    most = [(getattr(tolls[count.toll], count.name), count.name) for count in each.most]
    if least[0][1] == most[0][1]:
        return f"no number of {_CALLED[least[0][1]]} is both {_both(each, least, most)}"
    few, many = (" and ".join(counted(*end) for end in ends) for ends in (most, least))
    return f"{many} are not among {few}" if most[0][1] == "killed" else f"{many} are not {few}"


def _both(each: Contradiction, *ends: list[tuple[Range, str]]) -> str:
    """The two counts, in the order of the parties, one without end last: 36 and at least 40."""
    order = sorted(zip((each.least[0].toll, each.most[0].toll), ends, strict=True))
    counts = [end[0][0] for _, end in order]
    return " and ".join(str(count) for count in sorted(counts, key=lambda one: one.upper is None))


def _assumed(a: Toll, b: Toll, joint: Joint | Clash) -> Iterator[str]:
    yield _WHOLE
    if isinstance(joint, Joint):
        yield _NUMBERS_ALONE
    if isinstance(joint, Joint) and joint.counted_twice:
        yield _TWICE
    if any(toll.civilians and toll.killed and toll.killed.upper is None for toll in (a, b)):
        yield _CIVILIANS


def _balance(a: Toll, b: Toll, joint: Joint | Clash) -> float | None:
    """The share of the numbers that either allows that both do; None where one is without end."""
    if isinstance(joint, Clash):
        return None
    share = None
    for name in NAMES:
        one, other = getattr(a, name), getattr(b, name)
        if one is None or other is None:
            continue
        if one.upper is None or other.upper is None:
            return None
        either = max(one.upper, other.upper) - min(one.lower, other.lower) + 1
        both = joint.ranges[name]
        assert both.upper is not None
        share = (1.0 if share is None else share) * (both.upper - both.lower + 1) / either
    return share


def worded(toll: Toll) -> str:
    """A toll in words: 26 killed, among them 7 children and 4 women, and 13 wounded."""
    parts = {name: getattr(toll, name) for name in PARTS if getattr(toll, name) is not None}
    told = []
    if toll.killed is not None and toll.killed == parts.get("civilians"):
        told.append(f"{counted(parts.pop('civilians'), 'civilians')} killed")
    elif toll.killed is not None:
        told.append(f"{toll.killed} killed")
    among = " and ".join(counted(count, name) for name, count in parts.items())
    if among:
        told = [f"{told[0]}, among them {among}" if told else f"{among} killed"]
    told += [
        counted(getattr(toll, name), name)
        for name in ("wounded", "killed_or_wounded")
        if getattr(toll, name) is not None
    ]
    return (", and " if among else " and ").join(told)


def counted(count: Range, name: str) -> str:
    """A count in words: 7 children, 1 woman, at least 32 killed or wounded."""
    one = (count.lower if count.upper is None else count.upper) == 1
    return f"{count} {_ONE.get(name, _CALLED[name]) if one else _CALLED[name]}"
