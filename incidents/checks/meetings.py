"""Meetings: which incidents' claims are held against each other: an incident's own, and those of
two incidents that the dossier says may be one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incidents.model import Dossier, Incident


@dataclass(frozen=True)
class Meeting:
    """Two incidents, or one twice."""

    a: Incident
    b: Incident

    @property
    def is_hypothesis(self) -> bool:
        return self.a.id != self.b.id

    @property
    def told(self) -> str:
        """How a proposition begins: "The strike: " or "If … and … are one event: "."""
        if not self.is_hypothesis:
            return f"{self.a.title}: "
        return f"If “{self.a.title}” and “{self.b.title}” are one event: "

    @property
    def assumptions(self) -> tuple[str, ...]:
        return ("the two incidents are one event: a hypothesis",) if self.is_hypothesis else ()


def meetings(dossier: Dossier) -> Iterator[Meeting]:
    """Each incident with itself, then each two that may be one event, once."""
    for incident in dossier.incidents:
        yield Meeting(incident, incident)
    seen: set[frozenset[str]] = set()
    for incident in dossier.incidents:
        for other in incident.same_event:
            pair = frozenset((incident.id, other))
            if pair not in seen and len(pair) == 2:
                seen.add(pair)
                yield Meeting(incident, dossier.incident[other])
