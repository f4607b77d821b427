"""Alike: what accounts say in common of time, actor, weapon, target and the number of people hurt.

What an account says is the hull of what its claims say, and what several say in common is the hull
of theirs, so that each of them says it.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

from incidents.accounts.speakers import Agreed, Speakers
from incidents.accounts.story import plain_toll
from incidents.checks.case import Case
from incidents.model import Claim
from incidents.voices import Relation, words_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WORDS = {
    "killed": "killed",
    "wounded": "wounded",
    "killed_or_wounded": "killed or wounded",
    "civilians": "civilians killed",
    "children": "children killed",
    "women": "women killed",
}


def time(case: Case, speakers: Speakers) -> Agreed | None:
    """Between which instants all put it, over every zone; None where one of them leaves it open."""
    spans = [
        span
        for claim in speakers.claims
        for _, spans in case.times.under(claim.id)
        for span in spans
    ]
    known = [span for span in spans if span is not None]
    first = min((span.earliest_start for span in known), default=-math.inf)
    last = max((span.latest_end for span in known), default=math.inf)
    if len(known) < len(spans) or math.isinf(first) or math.isinf(last):
        return None
    ends = f"{_instant(math.floor(first))} and {_instant(math.ceil(last))}"
    return speakers.agree(f"it was between {ends}", speakers.claims)


def _instant(minutes: int) -> str:
    moment = _EPOCH + timedelta(minutes=minutes)
    return f"{moment:%H:%M} UTC on {moment.day} {moment:%B %Y}"


def actor(case: Case, speakers: Speakers) -> Agreed | None:
    """The one actor that all blame."""
    blamed = {
        word.actor
        for claim in speakers.claims
        for word in words_of(case.dossier, claim)
        if word.relation is Relation.BLAMES
    }
    hedged = any(claim.confidence for claim in speakers.claims)
    if len(blamed) != 1 or not all(_blames(case, claims) for _, claims in speakers.says):
        return None
    name = case.dossier.actor[blamed.pop()].name
    surely = ", each as surely as its own words have it" if hedged else ""
    return speakers.agree(f"{name} did it{surely}", speakers.claims)


def _blames(case: Case, claims: tuple[Claim, ...]) -> bool:
    words = (word for claim in claims for word in words_of(case.dossier, claim))
    return any(word.relation is Relation.BLAMES for word in words)


def weapon(_case: Case, speakers: Speakers) -> Agreed | None:
    """The platform, in equal words; or at least that there were aircraft."""
    platforms = {
        claim.weapon.platform.casefold() if claim.weapon and claim.weapon.platform else None
        for claim in speakers.claims
    }
    if len(platforms) == 1 and None not in platforms:
        return speakers.agree(f"it was done with “{platforms.pop()}”", speakers.claims)
    flown = [
        [claim for claim in story.surely(claims) if _with_aircraft(claim)]
        for story, claims in speakers.says
    ]
    if not all(flown):
        return None
    return speakers.agree("there were aircraft", (claim for each in flown for claim in each))


def _with_aircraft(claim: Claim) -> bool:
    aircraft = claim.weapon.aircraft if claim.weapon else None
    return aircraft is not None and aircraft.lower > 0


def target(_case: Case, speakers: Speakers) -> Agreed | None:
    """The target, in equal words."""
    targets = {claim.target.casefold(): claim.target for claim in speakers.claims if claim.target}
    if len(targets) != 1:
        return None
    return speakers.agree(f"“{next(iter(targets.values()))}” was the target", speakers.claims)


def count(_case: Case, speakers: Speakers) -> Agreed | None:
    """The numbers between which all count people; None where one allows that there were none."""
    tolls = (plain_toll(story, claim) for story, claims in speakers.says for claim in claims)
    ranges = [getattr(toll, speakers.attribute) for toll in tolls]
    lower = min(each.lower for each in ranges)
    upper = max(math.inf if each.upper is None else each.upper for each in ranges)
    if not lower:
        return None
    number = f"{lower:,}" if lower == upper else f"at least {lower:,}"
    if lower < upper < math.inf:
        number += f" and at most {upper:,.0f}"
    verb = "was" if upper == 1 else "were"
    return speakers.agree(f"{number} {verb} {_WORDS[speakers.attribute]}", speakers.claims)
