"""Choose: which of the index's places a name means, or why a choice would be a guess.

The first of the ranking is *clear* if its main name is met and no other place rivals it: no other
that is met as well has a tenth of its people, and none that is met less well has ten times as many.
One that is met but for the article, or by another of its names, is clear if it has 20,000 people
and no other has a tenth of them; so a village of another name is never chosen. An exact other name
is met as well as the main name in another romanisation. A town of unknown population may have 500
people or 10,000, whichever speaks against a choice.

A place is *near* if the caller has a place within 300 km of it, and every other that meets the
name is over 1,500 km away from all of those. Where one is clear and another near, none is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.gazetteer.kinds import a
from geo.gazetteer.standing import Match, Standing

_TIMES = 10
_LARGE = 20_000
_NEAR_M, _FAR_M = 300_000.0, 1_500_000.0


def ranked(matches: Sequence[Match]) -> list[Match]:
    """Best first: of the wanted kind, then met by main name, then near, then by people."""
    aside = _aside(matches)
    return sorted(
        matches,
        key=lambda one: (not one.fits, one in aside, _tier(one), not _near(one), -one.least),
    )


def chosen(order: Sequence[Match]) -> tuple[Match | None, str]:
    """The one that the name means, and why; None and why not where that would be a guess."""
    fitting = [one for one in order if one.fits]
    if not fitting:
        return None, _other_things(order)
    aside = _aside(fitting)
    rivals = [one for one in fitting if one not in aside]
    clear, near = _clear(rivals), _nearest(rivals)
    if clear and near and clear != near:
        return None, (
            f"{_told(clear)} has the most people, but {_told(near)} is near the places that are"
            " known already"
        )
    if clear:
        return clear, _why(clear, rivals)
    if near:
        return near, "the only place of that name near the places that are known already"
    return None, _why_none(rivals)


def is_clear(match: Match) -> bool:
    """Whether it is of the wanted kind and met by its main name."""
    return match.fits and match.standing <= Standing.VARIANT


def _tier(match: Match) -> int:
    """0 for a name in the same spelling, 2 for the weakest meetings, 1 for all between."""
    if match.standing <= Standing.SPELT:
        return 0
    return 2 if match.standing is Standing.LOOSE else 1


def _near(match: Match) -> bool:
    return match.nearest_m is not None and match.nearest_m <= _NEAR_M


def _far(match: Match) -> bool:
    return match.nearest_m is not None and match.nearest_m > _FAR_M


def _aside(matches: Sequence[Match]) -> list[Match]:
    """Provinces that are named like a city of their country, which a bare name means."""
    cities = {
        one.place.country
        for one in matches
        if one.fits and one.place.kind == "town" and one.least >= _LARGE
        if one.standing <= Standing.ALTERNATE
    }
    return [one for one in matches if one.place.kind == "province" and one.place.country in cities]


def _clear(rivals: Sequence[Match]) -> Match | None:
    """The first of them, if none of the others rivals it."""
    first, *others = rivals
    if not is_clear(first) and first.least < _LARGE:
        return None
    return None if any(_is_rival(one, first) for one in others) else first


def _is_rival(other: Match, first: Match) -> bool:
    if is_clear(first) and _tier(other) > _tier(first):
        return other.most > _TIMES * first.least
    return other.most * _TIMES > first.least


def _nearest(rivals: Sequence[Match]) -> Match | None:
    near = [one for one in rivals if _near(one) and (is_clear(one) or one.least >= _LARGE)]
    if len(near) != 1 or not all(_far(one) for one in rivals if one != near[0]):
        return None
    return near[0]


def _told(match: Match) -> str:
    country = f", {match.place.country}" if match.place.country else ""
    return f"{match.place.name}{country} ({match.place.id})"


def _why(match: Match, rivals: Sequence[Match]) -> str:
    if match.standing is Standing.ID:
        return "the index has it by that id"
    if not is_clear(match):
        return f"{_almost(match)}, and no other place that may be meant has a tenth of its people"
    if len(rivals) == 1:
        return f"the only {match.place.kind} of that name in the index"
    return f"of {len(rivals)} places of that name or a like one none rivals it in name and people"


def _almost(match: Match) -> str:
    if match.standing is Standing.ARTICLE:
        return f"{_told(match)} has that name but for the article"
    return f"“{match.written}” is another name of {_told(match)}"


def _other_things(order: Sequence[Match]) -> str:
    if not order:
        return "no place has that name"
    known = " and ".join(dict.fromkeys(a(one.place.kind) for one in order))
    return (
        f"the index knows only {known} of that name, which is another thing than"
        f" {a(order[0].wanted or 'place')}"
    )


def _why_none(rivals: Sequence[Match]) -> str:
    first, *others = rivals
    if not is_clear(first) and first.least < _LARGE:
        return f"{_almost(first)}, and a small place is not chosen by that"
    rival = next(one for one in others if _is_rival(one, first))
    return f"it may mean {_told(first)} or {_told(rival)}, and neither is clear"
