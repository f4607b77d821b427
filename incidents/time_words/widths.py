"""Widths: how much time a word allows that says no figure. Every one is a modelling choice.

This is the only table of them: `WIDTHS` are the defaults, another `Widths` is another reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from incidents.time import VagueWord


@dataclass(frozen=True)
class Part:
    """A part of a day, in hours from its midnight; over 24 is on the day after."""

    first_h: float
    last_h: float


PARTS: Mapping[VagueWord, Part] = MappingProxyType(
    {
        VagueWord.EARLY_HOURS: Part(0, 6),
        VagueWord.EARLY: Part(0, 9),
        VagueWord.DAWN: Part(4, 8),
        VagueWord.MORNING: Part(0, 12),
        VagueWord.MIDDAY: Part(11, 14),
        VagueWord.AFTERNOON: Part(12, 18),
        VagueWord.DUSK: Part(15, 21),
        VagueWord.EVENING: Part(16, 24),
        VagueWord.EARLY_EVENING: Part(16, 20),
        VagueWord.LATE_EVENING: Part(20, 24),
        VagueWord.LATE: Part(18, 24),
        VagueWord.NIGHT: Part(16, 30),
        VagueWord.LATE_NIGHT: Part(21, 28),
        VagueWord.OVERNIGHT: Part(18, 30),
    }
)
"""Wide enough for every season in the middle latitudes: on 6 December the sun sets over Deir
ez-Zor at about 16:15, and "Sunday evening" is then from 16:00 on."""


@dataclass(frozen=True)
class Widths:
    """What is assumed of words that state no width.

    Attributes:
        around_min: minutes that "around 21:00" allows before and after.
        around_units: days, months or years that "around" a day, month or year allows either way.
        shortly_min: the most minutes that "shortly after" is after.
        unit_share: the share of a unit that "an hour earlier" or "two days later" may be off by.
        ago_units: weeks, months or years that "14 months ago" may be off by; days are exact.
        nights: how many nights "overnight" may mean where no day is named: the last ones before
            the day of the words, as a paper may print what it was told the day before.
        early_days, mid_days: the last day of "early October" and of "mid-October".
        early_months, mid_months: the last month of "early 2015" and of "mid-2015".
        parts: the parts of a day.
    """

    around_min: float = 30
    around_units: int = 1
    shortly_min: float = 30
    unit_share: float = 0.5
    ago_units: int = 1
    nights: int = 2
    early_days: int = 10
    mid_days: int = 20
    early_months: int = 4
    mid_months: int = 8
    parts: Mapping[VagueWord, Part] = field(default_factory=lambda: PARTS, hash=False)


WIDTHS = Widths()
