"""The check `place`: both accounts put the event in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.groups import across, events, told
from incidents.checks.near import Pair

NAME = "place"


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two parties' places of one incident's event."""
    locator, dossier = case.locator(), case.dossier
    for incident in dossier.incidents:
        for a, b in across(events(case, incident.id, by_party=True)):
            proposition = (
                f"{incident.title}: {told(dossier, a)} and {told(dossier, b)} "
                "put the event in the same place"
            )
            yield Pair.of(locator, a, b).finding(NAME, proposition, case.assume)
