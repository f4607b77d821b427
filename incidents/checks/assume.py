"""Assume: the parameters that checks rest on, each with its unit, its default and its bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from incidents.units import metres

_FARTHEST_M = 20_000_000.0


@dataclass(frozen=True)
class Assume:
    """What the checks take for granted.

    Attributes:
        near_m: two events this far apart, in metres, are still told as in the same place.
    """

    near_m: float = 1_000.0


class BadAssumption(ValueError):
    """An assumption that no check knows, or a value that it cannot have."""


def parse(settings: Iterable[str]) -> Assume:
    """The assumptions with settings such as "near=5km" applied.

    Raises:
        BadAssumption: it says what was got and what was expected.
    """
    assume = Assume()
    for setting in settings:
        name, _, value = setting.partition("=")
        if name != "near":
            raise BadAssumption(f"--assume: got {setting!r}, expected near=LENGTH")
        try:
            near = metres(value)
        except ValueError as error:
            raise BadAssumption(f"--assume near: {error}") from error
        if near > _FARTHEST_M:
            raise BadAssumption(f"--assume near: got {value!r}, expected at most 20000km")
        assume = replace(assume, near_m=near)
    return assume
