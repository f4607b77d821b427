"""Denied: whether what one claim asserts lies in the place, time, actor and target that another
denies, each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from geo.verdict import Verdict
from incidents.checks.attribution import part_of
from incidents.model import Actor, Claim, Dossier, Stance
from incidents.time import When
from incidents.times import Span, Times, Zones

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_DEED = re.compile(r"^(?:any|all|every)\b.*\b(?:strikes?|raids?|attacks?|aircraft|jets?|bombers?)$")
"""A target such as "any coalition strike": the deed or its means, and nothing that was struck."""


_FORCE = "military"
"""The kind of an actor that has a force of its own, and is not a government, an official or media
that tell of others' as well."""


class Cover(StrEnum):
    """Where something asserted lies to what is denied."""

    INSIDE = "inside"
    """wholly in what is surely denied"""
    OUTSIDE = "outside"
    """wholly beyond whatever may be denied"""
    PARTLY = "partly"
    """inside for some of the places or times that the words allow, outside for others"""
    UNKNOWN = "unknown"
    """one of the two does not say, or the words cannot be compared"""


@dataclass(frozen=True)
class Part:
    """One of place, time, actor and target: how it lies, the sentence that says so, and what was
    taken for granted."""

    cover: Cover
    told: str
    assumptions: tuple[str, ...] = ()


def untouched(covers: Iterable[Cover]) -> Verdict:
    """Whether what is asserted leaves what is denied untouched: surely if one part lies outside,
    never if all lie inside; where some place or time would lie outside, for some."""
    found = set(covers)
    if Cover.OUTSIDE in found:
        return Verdict.CERTAIN
    if found == {Cover.INSIDE}:
        return Verdict.IMPOSSIBLE
    return Verdict.POSSIBLE if Cover.PARTLY in found else Verdict.UNKNOWN


def is_of(denial: Claim, claim: Claim) -> bool:
    """Whether a claim denies that very other one."""
    return any(about.claim == claim.id and about.relation == "denies" for about in denial.about)


def actors(dossier: Dossier, denial: Claim) -> tuple[str, ...]:
    """Whom a denial is about: whom it names, or else whom the denied claims blame, or itself."""
    own = dossier.party(denial.claimant)
    if denial.stance is Stance.DENIES and denial.actor_blamed:
        return (denial.actor_blamed,)
    of = [dossier.claim[about.claim] for about in denial.about if about.relation == "denies"]
    blamed = [claim.actor_blamed or own for claim in of] or [own]
    return tuple(dict.fromkeys(blamed))


def actor(dossier: Dossier, denial: Claim, claim: Claim) -> Part:
    """Whether an asserted strike is by an actor that the denial is about."""
    about = actors(dossier, denial)
    names = " and ".join(dossier.actor[each].name for each in about)
    assumed: tuple[str, ...] = ()
    if not (denial.stance is Stance.DENIES and denial.actor_blamed):
        assumed = (f"the denial names no actor, and is taken to be about {names}",)
    blamed, own = claim.actor_blamed, dossier.party(claim.claimant)
    same = own == dossier.party(denial.claimant)
    if blamed is None and (same or _tells_of_its_own(dossier.actor[own], claim)):
        blamed = own
        assumed += (f"nobody is blamed: what {dossier.actor[own].name} tells is taken as its own",)
    if blamed is None:
        return Part(Cover.UNKNOWN, "It does not say who struck.", assumed)
    parties = {dossier.party(each) for each in about}
    name = dossier.actor[blamed].name
    if dossier.party(blamed) in parties:
        return Part(Cover.INSIDE, f"Both are about {name}.", assumed)
    parts = [part for each in about if (part := part_of(dossier, blamed, each))]
    if parts:
        told = f"It is told of {name}, the denial is about {names}."
        return Part(Cover.PARTLY, told, (*assumed, *parts))
    taken = f"{name} is taken to be another actor than {names}, and no part of it"
    return Part(Cover.OUTSIDE, f"It is told of {name}, not of {names}.", (*assumed, taken))


def _tells_of_its_own(own: Actor, claim: Claim) -> bool:
    """Whether a claim that blames nobody is a force's word of its own strikes: it asserts them, and
    counts nobody who was hurt, as those who were struck do."""
    return own.kind == _FORCE and claim.stance is Stance.ASSERTS and claim.toll is None


def target(denial: Claim, claim: Claim) -> Part:
    """Whether an asserted target is among those that are denied: words are compared as a whole."""
    if denial.stance is not Stance.DENIES:
        return Part(Cover.INSIDE, "")
    if denial.target is None or _DEED.match(_plain(denial.target)):
        return Part(Cover.INSIDE, "", ("the denial names no target: it is taken to be of any",))
    if is_of(denial, claim):
        struck = f"“{claim.target}”" if claim.target else "what it tells of"
        taken = f"{struck} is taken to be among “{denial.target}”, as that very claim is denied"
        return Part(Cover.INSIDE, "", (taken,))
    if claim.target is None:
        return Part(Cover.UNKNOWN, f"It does not say what was struck (denied: “{denial.target}”).")
    if _plain(claim.target) == _plain(denial.target):
        return Part(Cover.INSIDE, "Both are about one target.")
    told = f"Whether “{claim.target}” is among “{denial.target}” is not compared."
    return Part(Cover.UNKNOWN, told)


def _plain(target_words: str) -> str:
    return _ARTICLE.sub("", " ".join(target_words.casefold().split()))


def says_when(claim: Claim) -> When | None:
    """The time that a claim states in words; None where only the context dates it."""
    return claim.when if claim.when and claim.when.zones and claim.when.verbatim else None


def time(times: Times, denial: Claim, claim: Claim) -> tuple[tuple[Zones, Part], ...]:
    """Whether an asserted time is within the denied one, for each way of taking the zones. Both
    need to say when: that the context dates one of them is not what its claimant denies or tells.
    """
    stated = says_when(denial)
    if stated is None:
        same = is_of(denial, claim)
        silent = Part(Cover.UNKNOWN, "The denial does not say when.")
        return (({}, Part(Cover.INSIDE, "") if same else silent),)
    if says_when(claim) is None:
        return (({}, Part(Cover.UNKNOWN, "It does not say when.")),)
    return tuple(
        (zones, _time(stated, window, span))
        for zones, (window, span) in times.under(denial.id, claim.id)
    )


def _time(when: When, window: Span | None, span: Span | None) -> Part:
    """Every moment from the first to the last that the denial's words allow is denied, surely but
    for a word without a width of its own, such as "around"."""
    if window is None or span is None or span.is_open:
        return Part(Cover.UNKNOWN, "It does not say when.")
    first, last = window.earliest_start, window.latest_end
    if span.latest_end < first or span.earliest_start > last:
        return Part(Cover.OUTSIDE, "The times are apart.")
    if first <= span.earliest_start and span.latest_end <= last and when.vague is None:
        return Part(Cover.INSIDE, "The time is within the denied one.")
    return Part(Cover.PARTLY, "The time may be within the denied one or not.")


def over_zones(zoned: tuple[tuple[Zones, Part], ...]) -> Part:
    """What holds in every zone; partly where zones differ."""
    parts = [part for _, part in zoned]
    if len({part.cover for part in parts}) == 1:
        return parts[0]
    return Part(Cover.PARTLY, "Whether the time is within the denied one depends on the zone.")
