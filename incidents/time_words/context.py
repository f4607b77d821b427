"""Context: what words of time lean on, and what was read of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from incidents.time import Bounds, LocalTime, Relative, TimeError, Vague, When, Zone
from incidents.time_words.widths import WIDTHS, Widths

_OPEN = Bounds()


@dataclass(frozen=True)
class Context:
    """What is known beside the words.

    Attributes:
        said: when they were published or said: a day, or only its month or year. "Sunday" is the
            nearest one that is not after it.
        zones: in which zones they may be meant, each with its reason. They are passed on; words
            that name a zone have that one.
        widths: what words without a figure allow.
    """

    said: LocalTime | None = None
    zones: tuple[Zone, ...] = ()
    widths: Widths = WIDTHS

    @property
    def today(self) -> date | None:
        """The day of the words, if it is known to the day."""
        if self.said is None or not (self.said.is_day or self.said.has_hour):
            return None
        return date.fromisoformat(self.said.text[:10])

    @property
    def last(self) -> date | None:
        """The last day on which they can have been said."""
        return self.said.last("UTC").date() if self.said and not self.said.has_hour else self.today

    def day_of(self, words: str) -> date:
        """The day of the words.

        Raises:
            TimeError: if it is not known; it names the words that need it.
        """
        if self.today is None:
            raise TimeError(words, "a day, as in “6 December 2015”, or the day it was said")
        return self.today


@dataclass(frozen=True)
class Offset:
    """How far from another event, in minutes; negative is before.

    Attributes:
        of: the words for that event; empty where they name none ("an hour earlier").
    """

    lower_min: float
    upper_min: float
    of: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What words of time allow. The members are those of a When.

    Attributes:
        relative: how far it is from another event, which the reader of the words has to name.
    """

    verbatim: str = ""
    start: Bounds = _OPEN
    end: Bounds = _OPEN
    zones: tuple[Zone, ...] = ()
    vague: Vague | None = None
    relative: Offset | None = None
    assumptions: tuple[str, ...] = ()

    def when(self, claim: str | None = None) -> When:
        """The time statement, told from another claim's time if the words are.

        Raises:
            TimeError: if the words are told from another event and no claim is given.
        """
        told = None
        if self.relative is not None:
            if claim is None:
                raise TimeError(self.verbatim, "the claim whose time this is told from")
            told = Relative(claim, self.relative.lower_min, self.relative.upper_min)
        return When(
            verbatim=self.verbatim,
            start=self.start,
            end=self.end,
            zones=self.zones,
            relative=told,
            assumptions=self.assumptions,
            vague=self.vague,
        )
