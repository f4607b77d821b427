"""Standing: which claims of an account have to hold, and which of them tell the one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from incidents.cuts import Choice
from incidents.model import Claim, Dossier, Role, Stance

TELLS = (Stance.ASSERTS, Stance.REPORTS, Stance.ASSESSES)
"""Stances that say how something was; a denial says how it was not."""


def corrected(dossier: Dossier, claims: Sequence[Claim]) -> dict[str, str]:
    """The claims that their own party has corrected, each with the claim that replaces it."""
    party = {claim.id: dossier.party(claim.claimant) for claim in claims}
    return {
        about.claim: claim.id
        for claim in claims
        for about in claim.about
        if about.relation == "corrects" and party.get(about.claim) == party[claim.id]
    }


def choices(claims: Iterable[Claim]) -> tuple[Choice, ...]:
    """The utterances of which one claim is enough, where more than one of their claims is here."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        if claim.statement and claim.statement.combine == "any":
            found.setdefault(claim.statement.id, []).append(claim.id)
    # No claim's id has a space.
    return tuple(
        Choice(f"any of {name}", tuple(ids)) for name, ids in found.items() if len(ids) > 1
    )


def tells_event(claim: Claim) -> bool:
    """Whether a claim says how the event of its incident was, and not where somebody flew or what
    a whole campaign came to."""
    event = claim.location is None or claim.location.role == Role.EVENT
    return event and claim.stance in TELLS


def listed(claim: Claim) -> str | None:
    """The utterance that may list several things side by side with this claim's, if one may."""
    statement = claim.statement
    return statement.id if statement and statement.combine == "all" else None
