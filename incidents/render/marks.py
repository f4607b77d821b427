"""Marks: the colour and the shape by which a party's claims are told apart, on paper too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from incidents.model import Dossier

# Okabe, M. & Ito, K. (2008) Color Universal Design: told apart by colour-blind readers.
_COLOURS = (
    ("#0072b2", "#ffffff"),
    ("#d55e00", "#000000"),
    ("#009e73", "#000000"),
    ("#cc79a7", "#000000"),
    ("#e69f00", "#000000"),
    ("#56b4e9", "#000000"),
    ("#8c6d31", "#ffffff"),
    ("#757575", "#ffffff"),
)
_SHAPES = ("circle", "square", "triangle", "diamond", "pentagon", "hexagon", "octagon", "shield")


@dataclass(frozen=True)
class Mark:
    """A fill colour, the colour of text on it, and a shape that static/claims.js can draw."""

    colour: str
    ink: str
    shape: str


def marks(dossier: Dossier) -> Mapping[str, Mark]:
    """A mark for each party, in the order in which parties first speak.

    Eight parties differ in both colour and shape; further ones pair them anew.
    """
    parties = dict.fromkeys(dossier.party(claim.claimant) for claim in dossier.claims)
    return {party: _mark(index) for index, party in enumerate(parties)}


def _mark(index: int) -> Mark:
    size = len(_COLOURS)
    colour, ink = _COLOURS[index % size]
    return Mark(colour, ink, _SHAPES[(index + index // size) % size])
