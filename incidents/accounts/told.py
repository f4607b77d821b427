"""Told: all accounts of an incident: what they agree on first, then each two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations, product
from typing import Any

from incidents.accounts.agreed import agreed
from incidents.accounts.conflict import findings
from incidents.accounts.meeting import Meeting, meet
from incidents.accounts.speakers import Agreed
from incidents.accounts.story import Story, linked, stories
from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.model import Incident


@dataclass(frozen=True)
class Told:
    """The accounts of an incident.

    Attributes:
        stories: its own.
        others: those of incidents that may be one event with it.
        found: what the checks find between the claims of all of these.
    """

    case: Case = field(repr=False)
    incident: Incident
    stories: tuple[Story, ...]
    others: tuple[Story, ...]
    found: tuple[Finding, ...] = field(repr=False)

    @cached_property
    def agreed(self) -> tuple[Agreed, ...]:
        """What all its own accounts say, and in what none excludes another."""
        if len(self.stories) < 2:
            return ()
        clashes = [clash for meeting in self.meetings for clash in meeting.clashes]
        return tuple(agreed(self.case, self.stories, clashes))

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Each two of its own accounts, of different parties."""
        return self._meet(combinations(self.stories, 2))

    @cached_property
    def supposed(self) -> tuple[Meeting, ...]:
        """Each of its own accounts with each of another party on what may be the same event."""
        return self._meet(product(self.stories, self.others))

    def _meet(self, pairs: Iterable[tuple[Story, Story]]) -> tuple[Meeting, ...]:
        return tuple(
            meet(self.case, self.found, a, b)
            for a, b in pairs
            if a.account.party != b.account.party
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "incident": self.incident.id,
            "title": self.incident.title,
            "agreed": [each.as_json() for each in self.agreed],
            "accounts": [story.as_json() for story in self.stories],
            "meetings": [meeting.as_json() for meeting in self.meetings],
            "may_be_one_event": [story.as_json() for story in self.others],
            "supposed": [meeting.as_json() for meeting in self.supposed],
        }


def accounts(case: Case, incident: str) -> Told:
    """The accounts of an incident, alone and held against each other.

    Raises:
        KeyError: for an incident that the dossier does not have.
    """
    dossier = case.dossier
    own = stories(case, incident)
    others = tuple(chain(*(stories(case, each) for each in linked(dossier, incident))))
    found = tuple(findings(case, (*own, *others)))
    return Told(case, dossier.incident[incident], own, others, found)


def lines(told: Told) -> Iterator[str]:
    """The accounts in lines for a terminal, what all agree on first."""
    yield told.incident.title
    yield from _section("All accounts", [each.sentence for each in told.agreed])
    for story in told.stories:
        silent = ", ".join(story.silent)
        number = len(story.claims)
        claims = f"{number:,} claim{'' if number == 1 else 's'}"
        yield f"  {story.account.title} ({story.name}): {claims}"
        yield from (f"    by itself: {sentence}" for sentence in story.alone())
        if silent:
            yield f"    silent on {silent}"
    for meeting in (*told.meetings, *told.supposed):
        yield from _meeting(meeting)


def _meeting(meeting: Meeting) -> Iterator[str]:
    both = " and ".join(f"{s.account.title} ({s.name})" for s in (meeting.a, meeting.b))
    other = meeting.dossier.incident[meeting.b.account.incident].title
    yield ""
    yield f"{both}{f', if “{other}” is the same event' if meeting.hypothesis else ''}"
    yield from _section("Agreed", [each.sentence for each in meeting.agreed])
    yield from _section("Not both", [each.sentence for each in meeting.exclusions])
    yield from _section("A way out", [meeting.way_told(way) for way in meeting.ways.sets])
    if not meeting.ways.complete:
        yield "    (not every way out is listed)"


def _section(head: str, sentences: list[str]) -> Iterator[str]:
    yield from (f"  {head}: {sentence}" for sentence in sentences)
