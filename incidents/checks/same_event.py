"""The check `same-event`: the events of two incidents could be one. So far it compares places."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.checks.assume import Assume
from incidents.checks.finding import Finding
from incidents.checks.groups import events, who
from incidents.checks.near import Pair
from incidents.locate import Locator

NAME = "same-event"
_PLACE_ONLY = " Places are compared here, times are not."


def run(locator: Locator, assume: Assume) -> Iterator[Finding]:
    """A finding for each two places of incidents that the dossier says may be one event."""
    dossier = locator.dossier
    for incident in dossier.incidents:
        for other in incident.same_event:
            title = dossier.incident[other].title
            for a in events(locator, incident.id):
                for b in events(locator, other):
                    proposition = (
                        f"{incident.title}, as {who(dossier, a)} tells it, could be "
                        f"{title[0].lower()}{title[1:]}, as {who(dossier, b)} tells it"
                    )
                    yield Pair.of(locator, a, b).finding(NAME, proposition, assume, _PLACE_ONLY)
