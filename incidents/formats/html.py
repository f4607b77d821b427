"""HTML: one page with the map and every claim in words, which opens without a network."""

from __future__ import annotations

from incidents.derive import complete
from incidents.model import Claim, Dossier
from incidents.render.page import page

SUFFIX = ".html"


def render(dossier: Dossier, claims: tuple[Claim, ...]) -> bytes:
    """The page of the chosen claims."""
    wanted = {claim.id for claim in claims}
    whole = complete(dossier)
    return page(whole, tuple(claim for claim in whole.claims if claim.id in wanted))
