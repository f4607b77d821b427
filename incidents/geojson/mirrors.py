"""Mirrors: flat properties beside a claim's nested ones, so that a map program shows a useful
table. They are made anew at every writing and only compared at reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from incidents.model import Claim, Dossier
from incidents.parts import Range, Toll

_TOLL = ("killed", "wounded", "killed_or_wounded", "civilians", "children", "women")
_ACTORS = ("claimant_name", "party", "actor_blamed_name")
_CITATION = ("quote", "quote_kind", "source_title", "source_url", "from_seeds")
_WORDS = ("place_words", "time_words", "earliest", "latest")
_COUNTS = tuple(
    f"{name}_{end}" for name in (*_TOLL, "aircraft", "munitions") for end in ("min", "max")
)
NAMES = (*_ACTORS, *_CITATION, *_WORDS, *_COUNTS)


def mirrors(claim: Claim, dossier: Dossier) -> dict[str, Any]:
    """The flat properties of a claim, each of NAMES, null where the claim is silent."""
    first = claim.citations[0]
    source = dossier.source[first.source]
    blamed = dossier.actor[claim.actor_blamed].name if claim.actor_blamed else None
    values: dict[str, Any] = {
        "claimant_name": dossier.actor[claim.claimant].name,
        "party": dossier.party(claim.claimant),
        "actor_blamed_name": blamed,
        "quote": first.quote,
        "quote_kind": first.quote_kind,
        "source_title": source.title,
        "source_url": source.url,
        "from_seeds": dossier.from_seeds(claim),
        "place_words": claim.location.verbatim if claim.location else None,
        "time_words": claim.when.verbatim if claim.when else None,
        "earliest": instant_text(claim.when.earliest) if claim.when else None,
        "latest": instant_text(claim.when.latest) if claim.when else None,
    }
    return {**values, **dict(_counts(claim))}


def _counts(claim: Claim) -> Iterator[tuple[str, int | None]]:
    toll, weapon = claim.toll or Toll(), claim.weapon
    counts: dict[str, Range | None] = {name: getattr(toll, name) for name in _TOLL}
    counts["aircraft"] = weapon.aircraft if weapon else None
    counts["munitions"] = weapon.munitions if weapon else None
    for name, count in counts.items():
        yield f"{name}_min", count.lower if count else None
        yield f"{name}_max", count.upper if count else None


def instant_text(moment: datetime | None) -> str | None:
    """An aware instant in UTC to the second, as 2015-12-06T19:00:00Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
