"""The vocabulary of a dossier as immutable values: who said what, where, when, about what.

Every name is that of docs/data-format.md, where each is explained. Nothing here reads or writes a
file, measures or draws. What nobody states is None or empty, never a made-up value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from geo.interval import Interval
from geo.location import Location
from incidents.parts import About, Citation, Derived, Loss, Statement, Toll, Weapon
from incidents.time import When

Extra = Mapping[str, Any]
"""Members of a file that this program does not know and keeps as they are."""


class Stance(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    REPORTS = "reports"
    ASSESSES = "assesses"
    DOES_NOT_KNOW = "does-not-know"


class Role(StrEnum):
    """What a location is to its claim."""

    EVENT = "event"
    """where the event was"""
    PRESENCE = "presence"
    """where somebody or something was at some time"""
    ROUTE = "route"
    """the way somebody or something took"""
    EXCLUDED = "excluded"
    """where the claimant says that nothing of the kind was"""
    SCOPE = "scope"
    """the whole area that a total or a campaign is about"""


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document. `seed` marks the articles that the dossier began with."""

    id: str
    publisher: str
    title: str
    published: str | None = None
    accessed: str | None = None
    url: str | None = None
    archive_url: str | None = None
    sha256: str | None = None
    seed: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody who claims or is blamed. `party` is the actor on whose behalf this one speaks."""

    id: str
    name: str
    kind: str
    party: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Incident:
    """What is said to have happened. `same_event` names incidents that it may be one event with:
    hypotheses to test, not facts."""

    id: str
    title: str
    description: str | None = None
    same_event: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Account:
    """One party's story of an incident: the claims that are meant to hold together."""

    id: str
    incident: str
    party: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Platform:
    """A type of aircraft or launcher with its published figures; None where none is known.

    Attributes:
        names: further names that claims call it by.
        cruise_kmh, top_kmh: the speeds it flies at for long and at most, in km/h.
        combat_radius_km: how far from its base it can go and come back, in km.
        range_km: how far it can fly without refuelling, in km.
        source: who published the figures.
    """

    id: str
    name: str
    source: str
    names: tuple[str, ...] = ()
    cruise_kmh: Interval | None = None
    top_kmh: Interval | None = None
    combat_radius_km: Interval | None = None
    range_km: Interval | None = None
    note: str | None = None

    def is_called(self, name: str) -> bool:
        """Whether a name is one of its own, but for upper and lower case."""
        return name.casefold() in {each.casefold() for each in (self.name, *self.names)}


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that one party says, with the words it rests on."""

    id: str
    title: str
    incident: str
    claimant: str
    stance: Stance
    citations: tuple[Citation, ...]
    account: str | None = None
    speaker: str | None = None
    about: tuple[About, ...] = ()
    statement: Statement | None = None
    origin: str | None = None
    location: Location | None = None
    when: When | None = None
    actor_blamed: str | None = None
    weapon: Weapon | None = None
    target: str | None = None
    toll: Toll | None = None
    losses: tuple[Loss, ...] = ()
    confidence: str | None = None
    note: str | None = None
    derived: Derived | None = None
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class Geocode:
    """One source's point for a place, in degrees; uncertainty in metres, None where nobody states
    it. `verification` is read, derived or own knowledge. `extent` tells a radius that is how large
    the place is about a known point from one that is how far off the point may be."""

    id: str
    lon: float
    lat: float
    uncertainty_m: float | None
    verification: str
    source: str
    extent: bool = False
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """A named place with the geocodes that rival sources give it.

    `geometry` is set for a feature of a file without a dossier: what it drew, as it drew it.
    """

    id: str
    name: str
    type: str | None = None
    alt_names: tuple[str, ...] = ()
    local_names: tuple[str, ...] = ()
    geocodes: tuple[Geocode, ...] = ()
    geometry: Mapping[str, Any] | None = field(default=None, hash=False)
    foreign: Extra = field(default_factory=dict, hash=False)
    extra: Extra = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """All of a file, in the file's order."""

    title: str
    description: str | None = None
    incidents: tuple[Incident, ...] = ()
    accounts: tuple[Account, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources: tuple[Source, ...] = ()
    platforms: tuple[Platform, ...] = ()
    claims: tuple[Claim, ...] = ()
    places: tuple[Place, ...] = ()
    extra: Extra = field(default_factory=dict, hash=False)

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def place(self) -> Mapping[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def incident(self) -> Mapping[str, Incident]:
        return {incident.id: incident for incident in self.incidents}

    @cached_property
    def account(self) -> Mapping[str, Account]:
        return {account.id: account for account in self.accounts}

    def platform_called(self, name: str) -> Platform | None:
        """The first platform of that name."""
        return next((each for each in self.platforms if each.is_called(name)), None)

    def party(self, actor: str) -> str:
        """The actor on whose behalf an actor speaks: its party, or itself."""
        return self.actor[actor].party or actor

    def from_seeds(self, claim: Claim) -> bool:
        """Whether a claim is read in one of the articles that the dossier began with."""
        return any(self.source[citation.source].seed for citation in claim.citations)
