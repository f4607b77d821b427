"""The check `same-event`: the events of two incidents could be one. So far it compares places."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.checks.assume import Assume
from incidents.checks.finding import Finding
from incidents.checks.groups import events, told
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
            for a in events(locator, incident.id, by_party=False):
                for b in events(locator, other, by_party=False):
                    proposition = (
                        f"{incident.title}, told by {told(dossier, a)}, could be one event with "
                        f"{title[0].lower()}{title[1:]}, told by {told(dossier, b)}"
                    )
                    yield Pair.of(locator, a, b).finding(NAME, proposition, assume, _PLACE_ONLY)
