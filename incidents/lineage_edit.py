"""Lineage edit: claims that somebody has found to be one witness, told so in the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from incidents.ids import free_id
from incidents.model import Claim, Dossier

_IDENTIFIER = re.compile(r"[a-z0-9-]{1,64}")


def origin_for(dossier: Dossier, claims: Iterable[str]) -> str:
    """The origin that claims of one witness would share: one that they have, else a free one."""
    wanted = [dossier.claim[claim] for claim in claims]
    stated = [claim.origin for claim in wanted if claim.origin]
    if stated:
        return stated[0]
    taken = {claim.origin for claim in dossier.claims if claim.origin}
    return free_id(wanted[0].id, "origin", taken)


def with_origin(dossier: Dossier, claims: Iterable[str], origin: str) -> Dossier:
    """The dossier in which claims share an origin: somebody has confirmed that they are one
    witness. Claims that shared an origin with one of them before come along.

    Raises:
        KeyError: for a claim that the dossier does not have.
        ValueError: for an origin that is no identifier.
    """
    if not _IDENTIFIER.fullmatch(origin):
        raise ValueError(f"origin: got {origin!r}, expected 1 to 64 of a-z, 0-9 and -")
    wanted = {dossier.claim[claim].id for claim in claims}
    before = {dossier.claim[claim].origin for claim in wanted} - {None}

    def changed(claim: Claim) -> Claim:
        joins = claim.id in wanted or claim.origin in before
        return replace(claim, origin=origin) if joins and claim.origin != origin else claim

    return replace(dossier, claims=tuple(changed(claim) for claim in dossier.claims))
