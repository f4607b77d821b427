"""Parts: what a claim is made of beside its place and its time, as immutable values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Range:
    """A count as stated: at least lower, at most upper; upper None where there is no bound."""

    lower: int
    upper: int | None

    def __str__(self) -> str:
        if self.upper is None:
            return f"at least {self.lower:,}"
        return f"{self.lower:,}" if self.lower == self.upper else f"{self.lower:,}–{self.upper:,}"


@dataclass(frozen=True, kw_only=True)
class Citation:
    """Where a claim is read: the words, how near they are to the claimant's own, and the place in
    the source. `quote_kind` is verbatim, translation or paraphrase."""

    source: str
    quote: str
    quote_kind: str
    where: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class About:
    """What a claim does to another: denies, assesses, repeats or corrects it."""

    claim: str
    relation: str


@dataclass(frozen=True)
class Statement:
    """The one utterance that several claims come from; `combine` is all or any."""

    id: str
    combine: str


@dataclass(frozen=True, kw_only=True)
class Weapon:
    description: str
    platform: str | None = None
    aircraft: Range | None = None
    munitions: Range | None = None


@dataclass(frozen=True, kw_only=True)
class Toll:
    """People hurt; `civilians`, `children` and `women` are among the killed."""

    killed: Range | None = None
    wounded: Range | None = None
    killed_or_wounded: Range | None = None
    civilians: Range | None = None
    children: Range | None = None
    women: Range | None = None


@dataclass(frozen=True)
class Loss:
    """Things destroyed; `count` is None where no number is stated."""

    what: str
    count: Range | None


@dataclass(frozen=True)
class Derived:
    """What was computed from a claim's location when the file was written."""

    geometry: Mapping[str, Any] | None
    center: tuple[float, float] | None
    uncertainty_m: float | None
