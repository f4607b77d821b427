"""Voices: who blames whom for an incident, who denies it, who is silent.

Repeating what another says adds no voice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from incidents.model import Claim, Dossier, Stance
from incidents.origins import Origins


class Relation(StrEnum):
    """What a claim says of an actor and an incident."""

    BLAMES = "blames"
    """that the actor did it, whether asserted, reported or assessed with some confidence"""
    DENIES = "denies"
    """that the actor did not do it"""
    ASSESSES = "assesses"
    """that somebody else's blaming is being looked into, which blames nobody"""


@dataclass(frozen=True)
class Word:
    """What one claim says of one actor; `incident` is the one that it is said of."""

    claim: str
    incident: str
    relation: Relation
    actor: str


@dataclass(frozen=True)
class Voice:
    """Claims that say the same of one actor and are one party's, or repeat one another.

    Attributes:
        origin_count: how many independent origins they have, at most.
        claims: their ids, in the file's order.
        parties: on whose behalf they are made; whoever only repeats another comes after it.
    """

    origin_count: int
    claims: tuple[str, ...]
    parties: tuple[str, ...]


@dataclass(frozen=True)
class Edge:
    """An edge of the graph: a voice, and the actor it speaks of."""

    relation: Relation
    voice: Voice
    actor: str

    @property
    def party(self) -> str:
        """The party whose voice it is."""
        return self.voice.parties[0]


@dataclass(frozen=True)
class Voices:
    """A graph of an incident: parties and actors, and what the ones say of the others.

    Attributes:
        silent: parties that speak of the incident and name nobody, in the file's order.
    """

    incident: str
    edges: tuple[Edge, ...]
    silent: tuple[str, ...]

    @property
    def blames(self) -> Mapping[str, tuple[Voice, ...]]:
        """By blamed actor, who blames it."""
        return self._by_actor(Relation.BLAMES)

    @property
    def denies(self) -> Mapping[str, tuple[Voice, ...]]:
        """By actor, who says that it was not this one."""
        return self._by_actor(Relation.DENIES)

    @property
    def assesses(self) -> Mapping[str, tuple[Voice, ...]]:
        """By blamed actor, who looks into it."""
        return self._by_actor(Relation.ASSESSES)

    def _by_actor(self, relation: Relation) -> Mapping[str, tuple[Voice, ...]]:
        found: dict[str, tuple[Voice, ...]] = {}
        for edge in self.edges:
            if edge.relation is relation:
                found[edge.actor] = (*found.get(edge.actor, ()), edge.voice)
        return found


def words_of(dossier: Dossier, claim: Claim) -> Iterator[Word]:
    """What a claim says of who did it.

    A denial of a claim that blames somebody denies that actor; one that names nobody, or denies a
    claim that blames nobody, denies the claimant's own part.
    """
    denied = [dossier.claim[about.claim] for about in claim.about if about.relation == "denies"]
    own = dossier.party(claim.claimant)
    denies = claim.stance is Stance.DENIES
    seen: set[tuple[str, str]] = set()
    for target in denied:
        actor = target.actor_blamed or (own if denies else None)
        if actor and (target.incident, actor) not in seen:
            seen.add((target.incident, actor))
            yield Word(claim.id, target.incident, Relation.DENIES, actor)
    if denies:
        if not denied:
            yield Word(claim.id, claim.incident, Relation.DENIES, claim.actor_blamed or own)
    elif claim.actor_blamed and claim.stance is not Stance.DOES_NOT_KNOW:
        looks_at = any(about.relation == "assesses" for about in claim.about)
        relation = Relation.ASSESSES if looks_at else Relation.BLAMES
        yield Word(claim.id, claim.incident, relation, claim.actor_blamed)


def voices(dossier: Dossier, incident: str) -> Voices:
    """Who says what of who did it; what other incidents' claims deny of it counts as well."""
    return every_voice(dossier)[incident]


def every_voice(
    dossier: Dossier, claims: Iterable[Claim] | None = None, origins: Origins | None = None
) -> Mapping[str, Voices]:
    """The voices of each incident.

    Args:
        claims: those that are heard; None for all.
    """
    origins = origins or Origins.of(dossier)
    heard = dossier.claims if claims is None else tuple(claims)
    said: dict[str, list[Word]] = {incident.id: [] for incident in dossier.incidents}
    about: dict[str, dict[str, None]] = {incident.id: {} for incident in dossier.incidents}
    for claim in heard:
        about[claim.incident][dossier.party(claim.claimant)] = None
        for word in words_of(dossier, claim):
            said[word.incident].append(word)
    return {
        incident: _voices(dossier, origins, incident, words, about[incident])
        for incident, words in said.items()
    }


def _voices(
    dossier: Dossier, origins: Origins, incident: str, words: list[Word], parties: Iterable[str]
) -> Voices:
    grouped: dict[tuple[Relation, str, str], list[str]] = {}
    speakers: dict[tuple[Relation, str, str], str] = {}
    for word in words:
        own = dossier.party(dossier.claim[word.claim].claimant)
        source = (word.relation, word.actor, origins.first[word.claim])
        speaker = speakers.setdefault(source, own)
        grouped.setdefault((word.relation, word.actor, speaker), []).append(word.claim)
    edges = tuple(
        Edge(relation, _voice(dossier, origins, speaker, claims), actor)
        for (relation, actor, speaker), claims in grouped.items()
    )
    spoke = {
        dossier.party(dossier.claim[word.claim].claimant)
        for word in words
        if word.relation is not Relation.ASSESSES
    }
    return Voices(incident, edges, tuple(party for party in parties if party not in spoke))


def _voice(dossier: Dossier, origins: Origins, speaker: str, claims: list[str]) -> Voice:
    parties = dict.fromkeys((speaker, *(_party(dossier, claim) for claim in claims)))
    return Voice(origins.count(claims), tuple(claims), tuple(parties))


def _party(dossier: Dossier, claim: str) -> str:
    return dossier.party(dossier.claim[claim].claimant)
