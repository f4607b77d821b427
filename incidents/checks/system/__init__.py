"""System: whether claims can hold together as one: places, times, tolls and what else is found."""

from __future__ import annotations

from incidents.checks.system.part import Clash, Part
from incidents.checks.system.solve import Solution, solve

__all__ = ["Clash", "Part", "Solution", "solve"]
