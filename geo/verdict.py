"""Verdict: how far a proposition holds over everything that the words allow."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """certain: for every place and time allowed; impossible: for none; possible: for some;
    unknown: the words are silent."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"
