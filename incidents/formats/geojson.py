"""GeoJSON: a dossier of the chosen claims, which opens again."""

from __future__ import annotations

from incidents.derive import complete
from incidents.geojson import write
from incidents.model import Claim, Dossier
from incidents.select import subset

SUFFIX = ".geojson"


def render(dossier: Dossier, claims: tuple[Claim, ...]) -> bytes:
    """The whole dossier if all its claims are chosen, else what the chosen ones need."""
    whole = len(claims) == len(dossier.claims)
    return write(complete(dossier if whole else subset(dossier, claims)))
