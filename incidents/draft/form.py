"""Form: the fields of a claim that is being made, as typed; an empty field states nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from geo.location import Location
from incidents.model import Place
from incidents.problems import Problem
from incidents.time import Zone


@dataclass(frozen=True, kw_only=True)
class NewActor:
    """Somebody whom the dossier does not know yet. `party` is an actor's id, or empty."""

    name: str = ""
    kind: str = ""
    party: str = ""


@dataclass(frozen=True, kw_only=True)
class NewSource:
    """A document that the dossier does not know yet. Dates are years, months or days."""

    publisher: str = ""
    title: str = ""
    published: str = ""
    accessed: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class NewIncident:
    """Something said to have happened that the dossier does not know yet."""

    title: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class TimeWords:
    """When it was.

    Attributes:
        verbatim: the words, kept as they are; empty where only the context dates the claim.
        earliest, latest: not before and not after: 2015, 2015-12, 2015-12-06, 2015-12-06 21:00,
            2015-12-06T21:00+02:00.
        zones: in which zones the words may be meant, each with its reason. Only times that all
            state their own offset from UTC need none.
        assumptions: what was read into the words, one by one.
    """

    verbatim: str = ""
    earliest: str = ""
    latest: str = ""
    zones: tuple[Zone, ...] = ()
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WeaponWords:
    """What it was done with; `aircraft` and `munitions` are counts as count() reads them."""

    description: str = ""
    platform: str = ""
    aircraft: str = ""
    munitions: str = ""


@dataclass(frozen=True, kw_only=True)
class TollWords:
    """Counts of people hurt, as count() reads them."""

    killed: str = ""
    wounded: str = ""
    killed_or_wounded: str = ""
    civilians: str = ""
    children: str = ""
    women: str = ""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A claim as it is being made; the names are those of a problem's path.

    Attributes:
        id: of the claim that is edited; for a new one None, or the id that it shall have.
        incident, claimant, source, actor_blamed: an id, or what the dossier is to get first.
        account: an id, or empty.
        stance, quote_kind: one of the words that docs/data-format.md lists.
        quote, source, where, language: of the claim's first citation.
        location: the recipe of its place.
        places: those that the recipe's anchors name and the dossier does not know yet.
    """

    id: str | None = None
    title: str = ""
    incident: str | NewIncident = ""
    account: str = ""
    claimant: str | NewActor = ""
    speaker: str = ""
    stance: str = ""
    quote: str = ""
    quote_kind: str = ""
    source: str | NewSource = ""
    where: str = ""
    language: str = ""
    location: Location | None = None
    places: tuple[Place, ...] = ()
    time: TimeWords = TimeWords()
    actor_blamed: str | NewActor = ""
    weapon: WeaponWords = WeaponWords()
    target: str = ""
    toll: TollWords = TollWords()
    confidence: str = ""
    note: str = ""


_ORDER = {field.name: number for number, field in enumerate(fields(Draft))}


class DraftError(ValueError):
    """A draft that is no valid claim yet, with every problem, by field, in the form's order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_place_in_form))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _place_in_form(problem: Problem) -> int:
    field = problem.path.partition(".")[0].partition("[")[0]
    return _ORDER.get(field, len(_ORDER))


def half_characters(value: Any, path: str = "") -> Iterator[Problem]:
    """Problems with the texts of a draft that no file can hold."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            got = f"half a character: U+{ord(value[error.start]):04X}"
            yield Problem(path, got, "whole characters")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from half_characters(item, f"{path}[{index}]")
    elif is_dataclass(value):
        for field in fields(value):
            name = f"{path}.{field.name}" if path else field.name
            yield from half_characters(getattr(value, field.name), name)
