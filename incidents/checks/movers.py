"""Movers: which platform a claim's words mean, and how fast and how far it goes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from geo.interval import Interval
from geo.rounding import half_step
from incidents.checks.assume import Assume
from incidents.model import Claim, Dossier, Platform
from incidents.units import durations

_METRES_A_MINUTE = 1_000 / 60
"""In one km/h."""
_KM = 1_000.0


@dataclass(frozen=True)
class Mover:
    """What a claim says flew.

    Attributes:
        words: what the claim calls it.
        platform: the one that the dossier knows by that name; None if it knows none.
    """

    words: str
    platform: Platform | None

    @classmethod
    def of(cls, dossier: Dossier, claim: Claim) -> Mover | None:
        """None where the claim names no platform."""
        words = claim.weapon.platform if claim.weapon else None
        return cls(words, dossier.platform_called(words)) if words else None

    @property
    def key(self) -> str:
        """The same for two claims that mean one platform."""
        return self.platform.id if self.platform else self.words.casefold()

    @property
    def name(self) -> str:
        return self.platform.name if self.platform else f"“{self.words}”"

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What platform the words are taken for, and whose its figures are."""
        if self.platform is None:
            return (f"no figures are known of “{self.words}”",)
        own = self.platform
        taken = () if self.words == own.name else (f"“{self.words}” is taken as the {own.name}",)
        noted = (own.note,) if own.note else ()
        return (*taken, *noted, f"figures of the {own.name}: {own.source}")


@dataclass(frozen=True)
class Speeds:
    """How fast something flies, in metres a minute.

    Attributes:
        surely: what it can surely keep up; None where no such figure is known.
        top: what it cannot exceed, its figure's own rounding included.
        told: the top speed in words.
    """

    surely: float | None
    top: float
    told: str
    assumptions: tuple[str, ...]

    @property
    def kept(self) -> str:
        """The speed that it can surely keep up, in words; empty where that is not known."""
        if self.surely is None:
            return ""
        return f"{self.surely / _METRES_A_MINUTE:,.5g} km/h, which it surely keeps up"

    def takes(self, way_m: Interval) -> str:
        """How long ways take at the top speed, in words."""
        return durations(way_m.lower / self.top, way_m.upper / self.top)

    @classmethod
    def of(cls, assume: Assume, mover: Mover | None) -> Speeds | None:
        """None where no top speed is published or assumed."""
        platform = mover.platform if mover else None
        cruise = platform.cruise_kmh if platform else None
        surely = least(cruise) * _METRES_A_MINUTE if cruise else None
        if assume.speed_kmh is not None:
            top = assume.speed_kmh * _METRES_A_MINUTE
            told = f"the assumed top speed of {assume.speed_kmh:,.5g} km/h"
            return cls(min(surely or top, top), top, told, (f"taken: {told}",))
        if mover is None or platform is None or platform.top_kmh is None:
            return None
        top_kmh = most(platform.top_kmh)
        told = f"the {mover.name}'s top speed of up to {top_kmh:,.5g} km/h"
        figure = f"a top speed of {platform.top_kmh.upper:,.5g} km/h"
        rounded = f"{figure} is taken as up to {top_kmh:,.5g} km/h, as it is a round figure"
        kept = f"it can surely keep up {least(cruise):,.5g} km/h" if cruise else ""
        return cls(
            surely, top_kmh * _METRES_A_MINUTE, told, (rounded, kept) if kept else (rounded,)
        )


@dataclass(frozen=True)
class Range:
    """How far something flies, in metres, as published.

    Attributes:
        back_m: how far it can go and come back: least and greatest figure; None if not known.
        out_m: how far it can go at all; None if not known.
    """

    back_m: Interval | None
    out_m: Interval | None

    @classmethod
    def of(cls, mover: Mover | None) -> Range | None:
        """None where neither is known."""
        platform = mover.platform if mover else None
        if platform is None or not (platform.combat_radius_km or platform.range_km):
            return None
        return cls(_metres(platform.combat_radius_km), _metres(platform.range_km))

    @property
    def surely_m(self) -> float:
        """A way as long as this can be gone and come back: the radius, or else half the range."""
        if self.back_m:
            return least(self.back_m)
        return least(self.out_m) / 2 if self.out_m else 0.0

    @property
    def most_m(self) -> float:
        """A longer way is not to be flown without refuelling; infinite where nobody says how far
        it goes when it need not come back."""
        return most(self.out_m) if self.out_m else math.inf


def least(figures: Interval) -> float:
    """The least that published figures allow: half of the precision that they show is left open."""
    return figures.lower - _half_step(figures.lower)


def most(figures: Interval) -> float:
    """The most that published figures allow."""
    return figures.upper + _half_step(figures.upper)


@lru_cache(maxsize=256)
def _half_step(figure: float) -> float:
    return half_step(f"{figure:.10g}")


def share_within(value: Interval, limit: Interval) -> float | None:
    """The share of all pairs of a value and a limit, each anywhere in its range, in which the value
    is no more than the limit; None where a range has no end."""
    ends = (value.lower, value.upper, limit.lower, limit.upper)
    if not all(map(math.isfinite, ends)):
        return None
    a, b, c, d = ends
    if b == a and d == c:
        return float(a <= c)
    if b == a:
        return min(1.0, max(0.0, (d - a) / (d - c)))
    if d == c:
        return min(1.0, max(0.0, (c - a) / (b - a)))

    def under(x: float) -> float:  # Integral of the share of values below a limit, up to x.
        inside = min(max(x, a), b)
        return (inside - a) ** 2 / (2 * (b - a)) + max(0.0, x - b)

    return (under(d) - under(c)) / (d - c)


def _metres(figures: Interval | None) -> Interval | None:
    return figures and Interval(figures.lower * _KM, figures.upper * _KM)
