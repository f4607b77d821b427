"""The check `same-event`: the events of two incidents could be one. So far it compares places."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.groups import events, told
from incidents.checks.near import Pair

NAME = "same-event"
_PLACE_ONLY = " Places are compared here, times are not."


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two places of incidents that the dossier says may be one event."""
    locator, dossier = case.locator(), case.dossier
    for incident in dossier.incidents:
        for other in incident.same_event:
            title = dossier.incident[other].title
            for a in events(case, incident.id, by_party=False):
                for b in events(case, other, by_party=False):
                    proposition = (
                        f"{incident.title}, told by {told(dossier, a)}, could be one event with "
                        f"{title[0].lower()}{title[1:]}, told by {told(dossier, b)}"
                    )
                    yield Pair.of(locator, a, b).finding(
                        NAME, proposition, case.assume, _PLACE_ONLY
                    )
