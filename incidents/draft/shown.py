"""Shown: a form filled with a claim that is there, and what a form can offer to choose from."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields

from incidents.draft.form import Draft, TimeWords, TollWords, WeaponWords
from incidents.model import Claim, Dossier
from incidents.parts import Range, Toll, Weapon
from incidents.time import LocalTime, When, Zone


def draft_of(claim: Claim) -> Draft:
    """The form of a claim. Applied unchanged, it gives the same claim."""
    first = claim.citations[0]
    return Draft(
        id=claim.id,
        title=claim.title,
        incident=claim.incident,
        account=claim.account or "",
        claimant=claim.claimant,
        speaker=claim.speaker or "",
        stance=str(claim.stance),
        quote=first.quote,
        quote_kind=first.quote_kind,
        source=first.source,
        where=first.where or "",
        language=first.language or "",
        location=claim.location,
        time=_time(claim.when) if claim.when else TimeWords(),
        actor_blamed=claim.actor_blamed or "",
        weapon=_weapon(claim.weapon) if claim.weapon else WeaponWords(),
        target=claim.target or "",
        toll=_toll(claim.toll) if claim.toll else TollWords(),
        confidence=claim.confidence or "",
        note=claim.note or "",
    )


def _time(when: When) -> TimeWords:
    return TimeWords(
        verbatim=when.verbatim,
        earliest=_text(when.start.earliest),
        latest=_text(when.end.latest or when.start.latest),
        zones=when.zones,
        assumptions=when.assumptions,
    )


def _text(time: LocalTime | None) -> str:
    return time.text if time else ""


def _weapon(weapon: Weapon) -> WeaponWords:
    return WeaponWords(
        description=weapon.description,
        platform=weapon.platform or "",
        aircraft=_count(weapon.aircraft),
        munitions=_count(weapon.munitions),
    )


def _toll(toll: Toll) -> TollWords:
    return TollWords(**{field.name: _count(getattr(toll, field.name)) for field in fields(toll)})


def _count(stated: Range | None) -> str:
    return str(stated) if stated else ""


def suggested_zones(dossier: Dossier) -> tuple[Zone, ...]:
    """The zones that the dossier's claims are read in, each with its reason, the commonest first.

    They are offered, never taken unasked.
    """
    used = Counter(zone for claim in dossier.claims if claim.when for zone in claim.when.zones)
    return tuple(zone for zone, _ in used.most_common())
