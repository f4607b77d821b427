"""Adding: who and what a draft refers to, found in the dossier or new in it.

A new actor, source or incident that looks like one that is there is a problem, not a second copy:
whoever fills the form chooses the one that is there, or tells the two apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from geo.location import AtPlace
from incidents.draft.form import Draft, NewActor, NewIncident, NewSource
from incidents.ids import free_id
from incidents.model import Actor, Dossier, Incident, Place, Source
from incidents.problems import Problem, shown

_Item = TypeVar("_Item", Actor, Incident, Source)
_UNKNOWN_INCIDENT = NewIncident(title="?")
_UNKNOWN_SOURCE = NewSource(publisher="?", title="?")
_UNKNOWN_ACTOR = NewActor(name="?", kind="?")


class Adding:
    """The dossier's lists, grown by what a draft brings. Each method gives an id; what stands in
    for a reference that leads nowhere is in the lists too, so that the rest can be read.

    Attributes:
        origins: the field that each new part of the file comes from, by its JSON path.
    """

    def __init__(self, draft: Draft, dossier: Dossier, problems: list[Problem]) -> None:
        self.origins: dict[str, str] = {}
        self._draft = draft
        self._dossier = dossier
        self._problems = problems
        self._actors = list(dossier.actors)
        self._sources = list(dossier.sources)
        self._incidents = list(dossier.incidents)

    def grown(self) -> Dossier:
        """The dossier with all that was added, and the places that the location's anchors name."""
        return replace(
            self._dossier,
            actors=tuple(self._actors),
            sources=tuple(self._sources),
            incidents=tuple(self._incidents),
            places=(*self._dossier.places, *self._new_places()),
        )

    def incident(self) -> str:
        wanted = self._draft.incident
        if isinstance(wanted, NewIncident):
            return self._new_incident(wanted)
        known = self._known("incident", wanted, self._dossier.incident)
        return known or self._new_incident(_UNKNOWN_INCIDENT)

    def account(self, incident: str) -> str | None:
        wanted = self._draft.account
        if not wanted or not self._known("account", wanted, self._dossier.account):
            return None
        own = self._dossier.account[wanted].incident
        base = self._dossier.claim.get(self._draft.id or "")
        kept = base is not None and (base.account, base.incident) == (wanted, incident)
        if own != incident and not kept:
            expected = f"an account of the claim's own incident, {incident}"
            self._problems.append(Problem("account", f"{shown(wanted)}, of {own}", expected))
        return wanted

    def claimant(self) -> str:
        return self._actor("claimant", self._draft.claimant)

    def blamed(self) -> str | None:
        wanted = self._draft.actor_blamed
        return self._actor("actor_blamed", wanted) if wanted else None

    def source(self) -> str:
        wanted = self._draft.source
        if isinstance(wanted, NewSource):
            return self._new_source(wanted)
        known = self._known("source", wanted, self._dossier.source)
        return known or self._new_source(_UNKNOWN_SOURCE)

    def _actor(self, path: str, wanted: str | NewActor) -> str:
        if isinstance(wanted, NewActor):
            return self._new_actor(path, wanted)
        known = self._known(path, wanted, self._dossier.actor)
        return known or self._new_actor(path, _UNKNOWN_ACTOR)

    def _known(self, path: str, wanted: str, among: Mapping[str, Any]) -> str | None:
        if wanted in among:
            return wanted
        few = 0 < len(among) <= 12
        expected = f"one of {', '.join(among)}" if few else "an id that the dossier has"
        self._problems.append(Problem(path, shown(wanted) if wanted else "nothing", expected))
        return None

    def _new_incident(self, wanted: NewIncident) -> str:
        title, description = wanted.title.strip(), wanted.description.strip()
        twin = next((one for one in self._incidents if _alike(one.title, title)), None)
        self._no_twin("incident.title", title, twin)
        identity = free_id(title, "incident", self._dossier.incident)
        made = Incident(id=identity, title=title, description=description or None)
        return self._add("incidents", self._incidents, made, "incident")

    def _new_source(self, wanted: NewSource) -> str:
        made = Source(
            id=free_id(wanted.title, "source", self._dossier.source),
            publisher=wanted.publisher.strip(),
            title=wanted.title.strip(),
            published=wanted.published.strip() or None,
            accessed=wanted.accessed.strip() or None,
            url=wanted.url.strip() or None,
        )
        twin = next((one for one in self._sources if _one_document(one, made)), None)
        self._no_twin("source.url" if made.url else "source.title", made.url or made.title, twin)
        return self._add("sources", self._sources, made, "source")

    def _new_actor(self, path: str, wanted: NewActor) -> str:
        name, kind = wanted.name.strip(), wanted.kind.strip()
        same = (one for one in self._actors if _alike(one.name, name) and _alike(one.kind, kind))
        twin = next(same, None)
        if twin and twin.id not in self._dossier.actor:
            return twin.id  # The draft brings one actor as claimant and as blamed.
        self._no_twin(f"{path}.name", name, twin)
        party = wanted.party.strip()
        if party:
            party = self._known(f"{path}.party", party, self._dossier.actor) or ""
        identity = free_id(name, "actor", {one.id for one in self._actors})
        made = Actor(id=identity, name=name, kind=kind, party=party or None)
        return self._add("actors", self._actors, made, path)

    def _add(self, name: str, items: list[_Item], made: _Item, path: str) -> str:
        self.origins[f"$.{name}[{len(items)}]"] = path
        items.append(made)
        return made.id

    def _no_twin(self, path: str, got: str, twin: Actor | Incident | Source | None) -> None:
        if twin and got:
            expected = f"another, or {twin.id} chosen, which is in the dossier"
            self._problems.append(Problem(path, shown(got), expected))

    def _new_places(self) -> Iterator[Place]:
        location = self._draft.location
        named = {one.id for one in _anchors(location) if isinstance(one, AtPlace)}
        for index, place in enumerate(self._draft.places):
            known = self._dossier.place.get(place.id)
            if place.id not in named or known == place:
                continue
            if known or place.id in self._dossier.claim:
                expected = "a place of an id of its own: another has it in the dossier"
                self._problems.append(Problem(f"places[{index}].id", shown(place.id), expected))
            else:
                yield place


def _anchors(location: Any) -> Iterable[Any]:
    return location.anchors if location else ()


def _alike(a: str, b: str) -> bool:
    return " ".join(a.casefold().split()) == " ".join(b.casefold().split())


def _one_document(a: Source, b: Source) -> bool:
    if a.url and b.url:
        return a.url == b.url
    return (
        _alike(a.publisher, b.publisher) and _alike(a.title, b.title) and a.published == b.published
    )
