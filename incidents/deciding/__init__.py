"""Deciding evidence: which one fact would settle the most of what is possible."""

from incidents.deciding.fact import Fact, Way
from incidents.deciding.find import deciding

__all__ = ["Fact", "Way", "deciding"]
