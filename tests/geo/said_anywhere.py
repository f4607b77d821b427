"""Words said of a made-up town anywhere on Earth, for whoever reads localities."""

from __future__ import annotations

from geo import Position
from geo.gazetteer import Candidate, Found
from geo.locality import Located, locate
from geo.locate import Anchored
from geo.location import Anchor, Reading

TOWNS = ("Home", "Yonder")


class Towns:
    """A gazetteer that knows towns of its own, and nothing else."""

    def __init__(self, **towns: tuple[Position, float]) -> None:
        self._known = {
            f"made:{name}": _candidate(name, position, radius_m)
            for name, (position, radius_m) in towns.items()
        }

    def find(self, name: str, *, limit: int = 8) -> Found:
        one = self._known.get(f"made:{name}")
        why = "the one of that name" if one else "no place has that name"
        return Found(name, (one,) if one else (), one, why, ())

    def by_id(self, identity: str) -> Candidate | None:
        return self._known.get(identity)


def _candidate(name: str, position: Position, radius_m: float) -> Candidate:
    return Candidate(
        id=f"made:{name}",
        name=name,
        kind="town",
        source="made up",
        position=position,
        radius_m=radius_m,
        extent_note=f"a disc of {radius_m:g} m",
        how="name",
        matched=name,
        country=None,
        population=None,
        nearest_m=None,
        others=(),
        reason="there is no other",
    )


def nowhere(anchor: Anchor) -> Anchored:
    raise AssertionError(f"{anchor} is no place of the gazetteer")


def said(
    text: str, reading: Reading = Reading.MEASURED, **towns: tuple[Position, float]
) -> Located:
    """The one place that words give."""
    (found,) = locate(text, Towns(**towns), nowhere, reading=reading)
    return found
