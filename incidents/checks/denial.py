"""The check `denial`: what one claim asserts leaves the place, time, actor and target that another
denies untouched.

A denial is universal: nothing of the kind was anywhere in its region. So a contradiction rests on
what is surely denied, and needs all four: place, time, actor and target.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from geo.location import Reading
from geo.verdict import Verdict
from incidents.checks import denied
from incidents.checks.case import Case
from incidents.checks.denied import Cover, Part, untouched
from incidents.checks.denied_place import Places, Where, anchor_of, denied_told
from incidents.checks.finding import Finding, Outcome
from incidents.checks.groups import TELLS
from incidents.checks.readings import balance, concludes, figures
from incidents.measure import gap
from incidents.model import Claim, Role, Stance
from incidents.time import When
from incidents.times import Zones
from incidents.units import lengths

NAME = "denial"

_ENDS = {
    Verdict.IMPOSSIBLE: "what is denied and what is asserted cannot both hold",
    Verdict.CERTAIN: "the denial leaves it untouched",
    Verdict.POSSIBLE: "the denial may leave it untouched or not",
    Verdict.UNKNOWN: "what is told does not decide it",
}
_LIES = {
    Cover.INSIDE: "inside",
    Cover.OUTSIDE: "outside",
    Cover.PARTLY: "maybe inside, maybe outside",
    Cover.UNKNOWN: "not known",
}
_READINGS = (Reading.MEASURED, Reading.COLLOQUIAL)


def run(case: Case) -> Iterator[Finding]:
    """A finding for each denial and each claim that it denies, or that asserts such a strike."""
    for denial in case.claims:
        universal = _is_universal(denial)
        of = {about.claim for about in denial.about if about.relation == "denies"}
        for claim in case.claims if universal or of else ():
            if claim.id in of or (universal and _is_such(case, denial, claim)):
                yield _finding(case, denial, claim)


def _is_universal(denial: Claim) -> bool:
    """Whether a claim denies that anything of the kind was in a region."""
    location = denial.location
    denies = denial.stance is Stance.DENIES
    return denies and location is not None and location.role == Role.EXCLUDED


def _is_such(case: Case, denial: Claim, claim: Claim) -> bool:
    """Whether a claim asserts an event at a place that can be an actor's whom the denial is of."""
    where = claim.location
    if claim.stance not in TELLS or where is None or where.role != Role.EVENT:
        return False
    return denied.actor(case.dossier, denial, claim).cover is not Cover.OUTSIDE


@dataclass(frozen=True)
class Compared:
    """A denial and a claim, part by part."""

    denial: Claim
    claim: Claim
    places: tuple[Where, Where]
    zoned: tuple[tuple[Zones, Part], ...]
    actor: Part
    target: Part

    @classmethod
    def of(cls, case: Case, denial: Claim, claim: Claim) -> Compared:
        worded, spoken = (
            Places(case.locator(reading).of, partial(case.gap, reading)).where(denial, claim)
            for reading in _READINGS
        )
        return cls(
            denial,
            claim,
            (worded, spoken),
            denied.time(case.times, denial, claim),
            denied.actor(case.dossier, denial, claim),
            denied.target(denial, claim),
        )

    @property
    def timed(self) -> tuple[When, ...]:
        """The two times that were compared, if they were."""
        times = denied.says_when(self.denial), denied.says_when(self.claim)
        return tuple(when for when in times if when) if all(times) else ()

    @property
    def time(self) -> Part:
        return denied.over_zones(self.zoned)

    def verdict(self, where: Where, time: Part | None = None) -> Verdict:
        parts = (time or self.time, self.actor, self.target)
        return untouched((where.cover, *(part.cover for part in parts)))

    @property
    def verdicts(self) -> tuple[Verdict, Verdict]:
        worded, spoken = (self.verdict(where) for where in self.places)
        return worded, spoken

    @property
    def shares(self) -> tuple[float | None, float | None]:
        """The share of the distances at which nothing is denied, where the place alone is open."""
        if Cover.PARTLY in (self.time.cover, self.actor.cover):
            return None, None
        return self.places[0].share, self.places[1].share


def _finding(case: Case, denial: Claim, claim: Claim) -> Finding:
    compared = Compared.of(case, denial, claim)
    worded, spoken = compared.verdicts
    measured, colloquial = (where.measured for where in compared.places)
    actor, party = case.dossier.actor, case.dossier.party
    tells, denies = (actor[party(each.claimant)].name for each in (claim, denial))
    return Finding(
        id=f"{NAME}--{denial.id}--{claim.id}",
        check=NAME,
        claims=(denial.id, claim.id),
        ends=(denial.id, claim.id),
        proposition=(
            f"What was told by {tells} ({_words(claim)}) leaves untouched what was denied by "
            f"{denies} ({_denied_words(denial)})"
        ),
        as_worded=worded,
        colloquial=spoken,
        measured=measured,
        measured_colloquial=() if colloquial == measured else colloquial,
        because=_because(case, compared),
        assumptions=_assumptions(case, compared),
        geocodes=partial(_by_geocode, case, compared),
        by_zone=tuple(_by_zone(compared)),
        balance=balance((worded, spoken), compared.shares),
    )


def _words(claim: Claim) -> str:
    """A claim's words for the place, or else for what was struck, or of its quote."""
    if claim.location is not None:
        return f"“{claim.location.verbatim}”"
    return f"“{claim.target or claim.citations[0].quote}”"


def _denied_words(denial: Claim) -> str:
    """A denial's words for what was not struck and where, or else its quote."""
    where = denial.location if _is_universal(denial) else None
    said = [denial.target if denial.stance is Stance.DENIES else None, where and where.verbatim]
    return ", ".join(f"“{words}”" for words in said if words) or (f"“{denial.citations[0].quote}”")


def _because(case: Case, compared: Compared) -> str:
    """Every part, or those alone that settle that nothing is touched."""
    parts = [(where.cover, _place_told(case, compared)) for where in compared.places[:1]]
    each = (compared.time, compared.actor, compared.target)
    parts += [(part.cover, part.told) for part in each]
    settled = set(compared.verdicts) == {Verdict.CERTAIN}
    told = [text for cover, text in parts if text and (cover is Cover.OUTSIDE or not settled)]
    end = concludes([_ENDS[verdict] for verdict in compared.verdicts])
    return " ".join([*told, f"So {end}."])


def _place_told(case: Case, compared: Compared) -> str:
    worded, spoken = compared.places
    location = compared.denial.location
    if location is None or worded.away_m is None or spoken.away_m is None:
        same = worded.cover is Cover.INSIDE
        return "That very claim is denied." if same else "The places are not compared."
    lies = concludes([_lies(where) for where in compared.places])
    away = figures(lengths(worded.away_m), lengths(spoken.away_m))
    if worded.denied_m is None:
        return f"{_words(compared.claim)} is {away} from the denied region: {lies}."
    anchor = anchor_of(location)
    assert anchor is not None
    if anchor == compared.claim.id:
        return f"The denied region, “{location.verbatim}”, is about that very claim."
    place = case.dossier.place.get(anchor)
    start = place.name if place else f"where it was put by {_teller(case, anchor)}"
    what = figures(denied_told(worded), denied_told(spoken))
    return f"Denied is {what} from {start}. {_words(compared.claim)} is {away} from there: {lies}."


def _lies(where: Where) -> str:
    """How a place lies to the denied region; its own extent may be all that is open."""
    if where.cover is not Cover.PARTLY or not where.is_within_what_may_be:
        return _LIES[where.cover]
    surely = "not all of it surely" if where.is_partly_sure else "none of it surely"
    return f"within what may be denied, {surely}"


def _teller(case: Case, claim: str) -> str:
    dossier = case.dossier
    named = dossier.claim[claim]
    where = f" (“{named.location.verbatim}”)" if named.location else ""
    return f"{dossier.actor[dossier.party(named.claimant)].name}{where}"


def _assumptions(case: Case, compared: Compared) -> tuple[str, ...]:
    ends = compared.denial.id, compared.claim.id
    found = (case.locator(reading).of(end) for reading in _READINGS for end in ends)
    read = (note for estimate in found if estimate for note in estimate.assumptions)
    when = (note for each in compared.timed for note in each.assumptions)
    parts = (compared.actor, compared.target, compared.time)
    taken = (note for part in parts for note in part.assumptions)
    return tuple(dict.fromkeys((*taken, *read, *when)))


def _by_geocode(case: Case, compared: Compared) -> Iterator[Outcome]:
    """Each choice of geocodes by itself, as worded."""
    ends = compared.denial.id, compared.claim.id
    locator = case.locator()
    if compared.places[0].away_m is None or not locator.rivals(*ends):
        return
    for one in locator.choices(*ends):
        where = Places(one.of, partial(gap, one)).where(compared.denial, compared.claim)
        yield Outcome(one.choice, compared.verdict(where), where.measured)


def _by_zone(compared: Compared) -> Iterator[Outcome]:
    """Each way of taking the zones by itself, as worded, where they come out differently."""
    where = compared.places[0]
    if len({part.cover for _, part in compared.zoned}) > 1:
        for zones, part in compared.zoned:
            yield Outcome(zones, compared.verdict(where, part), where.measured)
