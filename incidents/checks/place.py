"""The check `place`: both accounts put the event in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.checks.case import Case
from incidents.checks.finding import Finding
from incidents.checks.groups import Group, across, events, told
from incidents.checks.near import Nearness, overall
from incidents.checks.readings import balance

NAME = "place"


def run(case: Case) -> Iterator[Finding]:
    """A finding for each two parties' places of one incident's event."""
    dossier = case.dossier
    for incident in dossier.incidents:
        groups = events(case, incident.id, by_party=True)
        words = {group.first: told(dossier, group) for group in groups}
        for a, b in across(groups):
            yield _finding(
                Nearness.of(case, a.first, b.first),
                (a, b),
                f"{incident.title}: {words[a.first]} and {words[b.first]} "
                "put the event in the same place",
            )


def _finding(near: Nearness, groups: tuple[Group, Group], proposition: str) -> Finding:
    a, b = groups
    worded, spoken = near.verdicts
    return Finding(
        id=f"{NAME}--{a.first}--{b.first}",
        check=NAME,
        claims=(*a.claims, *b.claims),
        ends=near.ends,
        proposition=proposition,
        as_worded=worded,
        colloquial=spoken,
        measured=near.measured,
        measured_colloquial=near.measured_colloquial,
        because=near.told,
        assumptions=near.assumptions,
        flips_if=near.flips(lambda near_m: overall(near.at(near_m))),
        geocodes=near.by_geocode,
        balance=balance((worded, spoken), near.shares),
    )
