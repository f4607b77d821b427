"""Union: a place that is one of several regions, as a place with rival geocodes is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce

from geo.errors import GeometryError
from geo.position import Position
from geo.region.arc import Side
from geo.region.base import Region
from geo.region.outline import Outline, Patch
from geo.region.patchwork import join, meet


@dataclass(frozen=True)
class Union(Region):
    """What any member allows; only what every member surely allows is surely allowed."""

    members: tuple[Region, ...]

    def __post_init__(self) -> None:
        if not self.members:
            raise GeometryError("members", "none", "at least one region")

    @property
    def extent_m(self) -> float:
        return max(member.extent_m for member in self.members)

    @cached_property
    def outer(self) -> Outline:
        return tuple(part for member in self.members for part in member.outer)

    def covers(self, place: Position) -> bool:
        return any(member.covers(place) for member in self.members)

    def patches(self, side: Side, sag_m: float) -> tuple[Patch, ...]:
        drawn = [member.patches(side, sag_m) for member in self.members]
        if side == "inner":
            return reduce(meet, drawn)
        return join(tuple(patch for patches in drawn for patch in patches))
