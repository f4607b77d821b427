"""Agreed: what accounts of one event say alike, whatever else they say.

That accounts agree is said only where each one's own words say it in every reading and zone that
they allow; that none excludes what another says is less, and worded so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from incidents.accounts import alike, whereabouts
from incidents.accounts.speakers import ATTRIBUTES, Agreed, Speakers
from incidents.accounts.story import Story
from incidents.checks.case import Case
from incidents.checks.system import Clash

_CHECKED = {
    "place": ("place", "same-event"),
    "time": ("time", "same-event"),
    "actor": ("attribution",),
    "killed": ("toll",),
    "wounded": ("toll",),
}
"""Attributes, and the checks that would find that two accounts exclude each other in them."""
_FINDS: Mapping[str, Callable[[Case, Speakers], Agreed | None]] = {
    "place": whereabouts.place,
    "time": alike.time,
    "actor": alike.actor,
    "weapon": alike.weapon,
    "target": alike.target,
}


def agreed(case: Case, stories: Sequence[Story], clashes: Iterable[Clash]) -> Iterator[Agreed]:
    """What accounts agree on, attribute by attribute, then in what none excludes another.

    Args:
        clashes: what they cannot all be right about.
    """
    said = {attribute: Speakers.of(stories, attribute) for attribute in ATTRIBUTES}
    several = {name: each for name, each in said.items() if len(each.says) > 1}
    settled: set[str] = set()
    for name, speakers in several.items():
        found = _FINDS.get(name, alike.count)(case, speakers)
        if found is not None:
            settled.add(name)
            yield found
    clashing = {clash.about for clash in clashes}
    settled -= {"place", "time", "killed", "wounded"}  # What is agreed of these is wide.
    for name, speakers in several.items():
        if name in _CHECKED and name not in settled and clashing.isdisjoint(_CHECKED[name]):
            yield speakers.open()
