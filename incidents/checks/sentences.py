"""Sentences: what flips a finding, and what was searched in vain, as people would say it."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.checks.finding import Finding, Flip, Searched
from incidents.checks.search import rounded
from incidents.model import Dossier

_UNLESS = {
    "near": ("{} or more apart is still the same place", "only {} or less is the same place"),
    "together": ("{} or more apart is still the same time", "only {} or less is the same time"),
    "around": ("“around” allows {} or more to either side", "“around” allows {} or less"),
    "half-angle": (
        "a stated heading allows {} or more to either side",
        "a stated heading allows {} or less to either side",
    ),
    "speed": ("the top speed is {} or more", "the top speed is {} or less"),
    "detour": (
        "a way may be {} times the shortest or more",
        "no way is more than {} times the shortest",
    ),
    "radius": (
        "{place} may lie {} or more from where its geocodes put it",
        "{place} lies within {} of where its geocodes put it",
    ),
    "geocode": ("{place} is where its geocode {} puts it",),
    "zone": ("times without a stated zone are in {}",),
    "unit": ("the miles stated are {}",),
    "reading": ("its words are read {} alone",),
}
_TRIED = {
    "near": "“near” from {}",
    "together": "“together” from {}",
    "around": "“around” from {}",
    "half-angle": "what a heading allows from {}",
    "speed": "top speeds from {}",
    "detour": "ways from {} times the shortest",
    "radius": "radii of {place} from {}",
    "geocode": "{place} at {}",
    "zone": "times in {}",
    "unit": "the miles as {}",
}
_NAMES = {
    "mi": "statute miles",
    "nmi": "nautical miles",
    "measured": "as worded",
    "colloquial": "as people speak",
}


def unless(dossier: Dossier, finding: Finding, flip: Flip) -> str:
    """Under what a finding's verdict is another.

    A number is rounded away from its present value, so that the sentence holds of it.
    """
    kind, _, identity = flip.parameter.partition(".")
    forms = _UNLESS[kind]
    up = _grows(flip)
    form = forms[0] if up or len(forms) == 1 else forms[1]
    value = _value(flip.then, flip.unit, up=up)
    said = form.format(value, place=_called(dossier, identity))
    return f"Stays {finding.verdict} unless {said}; then it is {flip.verdict}."


def flips_told(dossier: Dossier, finding: Finding) -> Iterator[str]:
    """A sentence for each flip of a finding, and one for all that was tried in vain."""
    for flip in finding.flips_if:
        yield unless(dossier, finding, flip)
    found = {flip.parameter for flip in finding.flips_if}
    idle = [each for each in finding.searched if each.parameter not in found]
    if idle:
        yield f"Nothing else flips it: {'; '.join(_ranges(dossier, idle))}."


def _grows(flip: Flip) -> bool:
    """Whether the value that flips is over the present ones."""
    if isinstance(flip.then, str) or isinstance(flip.now, str):
        return bool(flip.grows)
    return flip.then > flip.now


def _ranges(dossier: Dossier, idle: list[Searched]) -> Iterator[str]:
    """What was searched in vain; places whose radii were searched alike are told together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for each in idle:
        kind, _, identity = each.parameter.partition(".")
        alike.setdefault((kind, _range(each)), []).append(_called(dossier, identity))
    for (kind, value), names in alike.items():
        yield _TRIED[kind].format(value, place=_and(names))


def _range(searched: Searched) -> str:
    if searched.tried:
        return " or ".join(_NAMES.get(each, each) for each in searched.tried)
    assert searched.lower is not None
    assert searched.upper is not None
    lower = _value(searched.lower, searched.unit, up=False)
    return f"{lower} to {_value(searched.upper, searched.unit, up=True)}"


def _and(names: list[str]) -> str:
    *some, last = names
    return f"{', '.join(some)} and {last}" if some else last


def _called(dossier: Dossier, identity: str) -> str:
    place = dossier.place.get(identity)
    return place.name if place else identity


def _value(value: float | str, unit: str, *, up: bool) -> str:
    if isinstance(value, str):
        return _NAMES.get(value, value)
    value = rounded(value, up=up)
    if unit == "m":
        return f"{value / 1_000:,.12g} km" if value >= 1_000 else f"{value:,.12g} m"
    return f"{value:,.12g}{'°' if unit == 'deg' else '' if unit == '1' else ' ' + unit}"
