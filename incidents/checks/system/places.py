"""Places: whether claims about one event can share a place, jointly and not only in pairs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from geo.interval import Interval
from geo.location import AtClaim, Kind, Reading
from geo.position import Position
from geo.region import Region, Union
from geo.region.together import Together
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Measured
from incidents.checks.system.part import Clash, Part, made_of, one_of_each
from incidents.checks.system.standing import listed, tells_event
from incidents.cuts import Cuts, conflicts
from incidents.model import Claim
from incidents.units import length, lengths

_MOST_WAYS = 20
_OFF_M, _OFF_SHARE = 20.0, 0.01
"""More than a chart is off: how far outside forms are drawn, in metres, and its stretch."""

_Told = list[tuple[Claim, Region]]


@dataclass(frozen=True)
class Spot:
    """Claims that put an event at one place; of a list of places, the whole list.

    Attributes:
        region: where it was; one of several regions for a list.
        is_list: whether it is a list of places that are apart.
    """

    claims: tuple[str, ...]
    region: Region
    is_list: bool


def places(case: Case, claims: Sequence[Claim], reading: Reading) -> Part | None:
    """Whether the events that claims tell can all have been within `near`; None where fewer than
    two of them give a place."""
    told = told_places(case, claims, reading)
    if len(told) < 2:
        return None
    spots = _spots(case, told)
    if len(spots) == 1 and spots[0].is_list:
        return None
    compared = _Compared(case, spots)
    clashes = [*_told_from(case, reading, told), *compared.clashes()]
    return made_of("place", clashes, compared.complete, compared.measured()) or compared.holding()


def told_places(case: Case, claims: Iterable[Claim], reading: Reading) -> _Told:
    """The claims that put the event somewhere of known extent, and where."""
    locator = case.locator(reading)
    return [
        (claim, estimate.region)
        for claim in claims
        if claim.location is not None and tells_event(claim)
        if (estimate := locator.of(claim.id)) is not None and estimate.region is not None
    ]


def place_lists(case: Case, told: Iterable[tuple[Claim, Region]]) -> set[str]:
    """The utterances that tell of several places which are apart."""
    uttered: dict[str, dict[Region, None]] = {}
    for claim, region in told:
        if name := listed(claim):
            uttered.setdefault(name, {})[region] = None
    return {
        name
        for name, regions in uttered.items()
        if any(
            case.separation(*pair).lower_m > case.assume.near_m for pair in combinations(regions, 2)
        )
    }


def _spots(case: Case, told: _Told) -> tuple[Spot, ...]:
    """The places that claims tell. An utterance of several places that are apart is a list: what
    others say need be near one of them alone."""
    lists = place_lists(case, told)
    found: dict[object, _Told] = {}
    for claim, region in told:
        name = listed(claim)
        found.setdefault(name if name in lists else _same(claim, region), []).append(
            (claim, region)
        )
    return tuple(_spot(each, place in lists) for place, each in found.items())


def _same(claim: Claim, region: Region) -> object:
    """What claims of one place have in common: the thing it is at, or the region."""
    assert claim.location is not None
    return claim.location.anchors if claim.location.kind is Kind.AT else region


def _spot(told: _Told, is_list: bool) -> Spot:
    regions = tuple(dict.fromkeys(region for _, region in told))
    ids = tuple(claim.id for claim, _ in told)
    return Spot(ids, regions[0] if len(regions) == 1 else Union(regions), is_list)


def _told_from(case: Case, reading: Reading, told: _Told) -> Iterator[Clash]:
    """Claims that tell a place from another's, farther away than near wherever that is."""
    ids = {claim.id for claim, _ in told}
    for claim, _ in told:
        assert claim.location is not None
        for anchor in claim.location.anchors:
            if isinstance(anchor, AtClaim) and anchor.id in ids:
                distance = case.gap(reading, claim.id, anchor.id).distance_m
                if distance is not None and distance.lower > case.assume.near_m:
                    because = _told_apart(distance, case.assume.near_m)
                    yield Clash(frozenset({claim.id, anchor.id}), "place", because)


def _told_apart(distance_m: Interval, near_m: float) -> str:
    return f"The places are {lengths(distance_m)} apart, never within {length(near_m)}."


@dataclass(frozen=True)
class _Compared:
    """Spots, and which of them can hold one event."""

    case: Case
    spots: tuple[Spot, ...]

    @property
    def near_m(self) -> float:
        return self.case.assume.near_m

    def clashes(self) -> Iterator[Clash]:
        for spots in self._sets:
            because = self._because(spots)
            for ids in one_of_each(self.spots[index].claims for index in spots):
                yield Clash(ids, "place", because)

    @property
    def complete(self) -> bool:
        return self._conflicts.complete

    @cached_property
    def _sets(self) -> list[tuple[int, ...]]:
        return [tuple(sorted(map(int, each))) for each in self._conflicts.sets]

    @cached_property
    def _conflicts(self) -> Cuts:
        known = [{str(i), str(j)} for i, j in (*self._apart, *self._far)]
        every = [str(index) for index in range(len(self.spots))]
        return conflicts(every, self._may_hold, known, _MOST_WAYS)

    def _may_hold(self, names: Collection[str]) -> bool:
        asked = set(map(int, names))
        return self._together.possible(asked) and not any(asked >= set(pair) for pair in self._far)

    @cached_property
    def _together(self) -> Together:
        return Together.of([spot.region for spot in self.spots], self.near_m)

    @cached_property
    def _apart(self) -> tuple[tuple[int, int], ...]:
        return self._together.apart()

    @cached_property
    def _far(self) -> tuple[tuple[int, int], ...]:
        """Pairs that are apart as measured, of those that the chart does not settle."""
        settled = set(self._apart)
        return tuple(
            pair
            for pair in combinations(range(len(self.spots)), 2)
            if pair not in settled
            and self._is_open(*pair)
            and self._distance(*pair).lower > self.near_m
        )

    def _is_open(self, i: int, j: int) -> bool:
        """Whether two places are so near the limit that they have to be measured, or too large."""
        if not {i, j} <= self._together.drawn.keys():
            return True
        return self._together.least_m(i, j) >= self.near_m - self._off_m

    @property
    def _off_m(self) -> float:
        """How far a chart may be off about the limit, in metres."""
        return _OFF_M + _OFF_SHARE * self.near_m

    def _always_near(self, i: int, j: int) -> bool:
        both = {i, j} <= self._together.drawn.keys()
        if both and self._together.surely_greatest_m(i, j) > self.near_m + self._off_m:
            return False
        return self._distance(i, j).upper <= self.near_m

    def _distance(self, i: int, j: int) -> Interval:
        apart = self.case.separation(self.spots[i].region, self.spots[j].region)
        return Interval(apart.lower_m, apart.upper_m)

    def _because(self, spots: tuple[int, ...]) -> str:
        if len(spots) == 2:
            return _told_apart(self._distance(*spots), self.near_m)
        return (
            f"Each two of the {len(spots)} places can be within {length(self.near_m)} of each "
            f"other, but not all {len(spots)} at once."
        )

    def measured(self) -> tuple[Measured, ...]:
        if not self._sets or len(self._sets[0]) != 2:
            return ()
        return (Measured.of("separation", "m", self._distance(*self._sets[0])),)

    def holding(self) -> Part:
        """The part that spots without a clash make."""
        number, near = len(self.spots), length(self.near_m)
        if number == 1:
            return Part("place", Verdict.CERTAIN, "One place is told.")
        if all(self._always_near(*pair) for pair in combinations(range(number), 2)):
            told = f"The {number} places are always within {near} of each other."
            return Part("place", Verdict.CERTAIN, told)
        place = self._together.witness(range(number))
        told = f"The {number} places are not shown to be apart"
        if place is not None:
            told = f"The {number} places can be one within {near}, as at {_latlon(place)}"
        return Part("place", Verdict.POSSIBLE, f"{told}.")


def _latlon(place: Position) -> str:
    return f"{place.lat:.3f}, {place.lon:.3f} (latitude, longitude)"
