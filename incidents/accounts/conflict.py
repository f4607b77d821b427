"""Conflict: claims of two accounts that cannot both be right, as the checks find them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, product

from geo.location import Reading
from geo.verdict import Verdict
from incidents.accounts.story import Story
from incidents.checks import CHECKS, check
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.system import Clash
from incidents.checks.system.instants import instants
from incidents.checks.system.places import places
from incidents.checks.system.standing import listed
from incidents.checks.system.tolls import tolls
from incidents.cuts import minimal
from incidents.model import Claim

COMPARED = ("place", "time", "same-event", "denial", "reach", "toll", "attribution")
"""Checks of which an impossible finding about claims of two accounts is a conflict of theirs."""
_BY_GROUP = ("place", "toll")
"""Checks whose groups of claims say the same: where one clashes, each does."""


def findings(case: Case, stories: Sequence[Story]) -> list[Finding]:
    """What is found between the claims of some accounts."""
    own = case.about(frozenset().union(*(story.ids for story in stories)))
    return check(own, [name for name in COMPARED if name in CHECKS])


@dataclass(frozen=True)
class Clashes:
    """The smallest sets of claims of two accounts, some of each, that cannot all be right.

    Attributes:
        complete: whether these are all.
    """

    found: tuple[Clash, ...]
    complete: bool


def between(case: Case, found: Iterable[Finding], a: Story, b: Story) -> Clashes:
    """What of two accounts cannot all be right, in either reading.

    Pairs are what the checks find; what only more claims together exclude is solved for jointly. A
    pair that its own check does not exclude is not excluded here.
    """
    pairs = list(_pairs(case, found, a, b))
    joint = _joint(case, (*a.claims, *b.claims))
    several = [each for each in joint.found if len(each.claims) > 2 and _meets(each, a, b)]
    every = [*pairs, *several]
    kept = set(minimal(clash.claims for clash in every))
    return Clashes(tuple(clash for clash in every if clash.claims in kept), joint.complete)


def _meets(clash: Clash, a: Story, b: Story) -> bool:
    return bool(clash.claims & a.ids) and bool(clash.claims & b.ids)


def _pairs(case: Case, found: Iterable[Finding], a: Story, b: Story) -> Iterator[Clash]:
    for finding in found:
        if finding.verdict is Verdict.IMPOSSIBLE:
            ours = [claim for claim in finding.claims if claim in a.ids]
            theirs = [claim for claim in finding.claims if claim in b.ids]
            for pair in product(ours, theirs):
                yield from _alone(case, finding, pair)


def _alone(case: Case, finding: Finding, pair: tuple[str, str]) -> Iterator[Clash]:
    """What a finding about groups of claims says of one pair of them."""
    if finding.check in _BY_GROUP:
        yield Clash(frozenset(pair), finding.check, finding.because, finding.id)
        return
    beside = _listed_beside(case, finding, pair)
    for each in CHECKS[finding.check](case.about(beside | set(pair))):
        if each.verdict is Verdict.IMPOSSIBLE and set(pair) <= set(each.claims):
            needed = frozenset(each.claims) - beside
            yield Clash(needed, finding.check, finding.because, finding.id)


def _listed_beside(case: Case, finding: Finding, pair: tuple[str, str]) -> frozenset[str]:
    """What the utterances of a pair list besides it: nobody can be right about one place of a list
    with whom none of its places goes."""
    if finding.check != "same-event":
        return frozenset()
    claim = case.dossier.claim
    uttered = {listed(claim[each]) for each in pair} - {None}
    return frozenset(each for each in finding.claims if listed(claim[each]) in uttered) - set(pair)


def _joint(case: Case, claims: Sequence[Claim]) -> Clashes:
    """What claims exclude together, in both readings; of two claims the checks find it."""
    if len(claims) < 3:
        return Clashes((), True)
    worded, spoken = (places(case, claims, reading) for reading in Reading)
    also = {clash.claims for clash in spoken.clashes} if spoken else set()
    where = [clash for clash in worded.clashes if clash.claims in also] if worded else []
    parts = [part for part in (worded, spoken, instants(case, claims), tolls(claims)) if part]
    others = (part.clashes for part in parts if part.about != "place")
    complete = all(part.complete for part in parts)
    return Clashes((*where, *chain.from_iterable(others)), complete)
