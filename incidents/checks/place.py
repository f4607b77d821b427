"""The check `place`: both accounts put the event in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.checks.assume import Assume
from incidents.checks.finding import Finding
from incidents.checks.groups import across, events, told
from incidents.checks.near import Pair
from incidents.locate import Locator

NAME = "place"


def run(locator: Locator, assume: Assume) -> Iterator[Finding]:
    """A finding for each two parties' places of one incident's event."""
    dossier = locator.dossier
    for incident in dossier.incidents:
        for a, b in across(events(locator, incident.id, by_party=True)):
            proposition = (
                f"{incident.title}: {told(dossier, a)} and {told(dossier, b)} "
                "put the event in the same place"
            )
            yield Pair.of(locator, a, b).finding(NAME, proposition, assume)
