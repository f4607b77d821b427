"""Way: the way that a claim tells: how long the shortest is, and what lies on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from geo import basemap
from geo.crossing import Crossing, crossings, line, line_m
from geo.interval import Interval
from geo.keeping import least_m
from geo.locate import Anchored
from geo.location import Anchor, AtClaim, AtPlace, InArea, Location
from geo.region import Corridor, Region
from geo.route import length_m
from geo.verdict import Verdict
from incidents.locate import Locator
from incidents.model import Claim
from incidents.units import length, lengths


@dataclass(frozen=True)
class Way:
    """A way from one place to another, by way of what its words name in turn.

    Attributes:
        location: its recipe.
        names: what the words name, the start and the end included.
        stops: where each of them is; None for one whose extent nobody knows.
        corridor: the ground that the recipe draws the way in; None if there is none.
    """

    location: Location
    names: tuple[str, ...]
    stops: tuple[Region | None, ...]
    corridor: Corridor | None
    assumed: tuple[str, ...]

    @classmethod
    def of(cls, locator: Locator, claim: Claim) -> Way:
        location = claim.location
        assert location is not None
        estimate = locator.of(claim.id)
        drawn = estimate.region if estimate else None
        named = _named(location)
        anchored: list[Anchored] = [locator.resolve(anchor) for anchor in named]
        notes = [note for one in anchored for note in one.assumptions]
        return cls(
            location,
            tuple(_called(locator, anchor) for anchor in named),
            tuple(one.region for one in anchored),
            drawn if isinstance(drawn, Corridor) else None,
            tuple(dict.fromkeys((*location.assumptions, *notes))),
        )

    @property
    def is_modelled(self) -> bool:
        """Whether the waypoints between its ends are nobody's words."""
        return bool(self.location.through)

    @cached_property
    def shortest_m(self) -> Interval | None:
        """How long the shortest way through all that is named is; None where one has no extent or
        no end."""
        stops = [stop for stop in self.stops if stop is not None]
        return length_m(stops) if len(stops) == len(self.stops) else None

    @cached_property
    def direct_m(self) -> Interval | None:
        """How long the direct line from its start to its end is."""
        start, end = self.stops[0], self.stops[-1]
        if start is None or end is None or not (start.bounded and end.bounded):
            return None
        return line_m(start, end)

    @cached_property
    def keeping_m(self) -> float | None:
        """No way is shorter that keeps over the areas that are named and the countries of its ends;
        None where anything else is named, or nothing."""
        start, *_, end = self.stops
        between = _named(self.location)[1:-1]
        codes = frozenset(anchor.code for anchor in between if isinstance(anchor, InArea))
        if start is None or end is None or not codes or len(codes) < len(set(between)):
            return None
        return least_m(start, end, codes)

    @property
    def drawn_m(self) -> float | None:
        """How long the line in the middle of the corridor is."""
        return self.corridor.length_m if self.corridor else None

    @cached_property
    def _on_the_line(self) -> tuple[Crossing, ...]:
        start, end = self.stops[0], self.stops[-1]
        if start is None or end is None:
            return ()
        corridor = line(start, end)
        return crossings(corridor, start, end) or () if corridor else ()

    @cached_property
    def crossed(self) -> tuple[Crossing, ...]:
        """The countries and seas that the corridor meets."""
        start, end = self.stops[0], self.stops[-1]
        if start is None or end is None or self.corridor is None:
            return ()
        return crossings(self.corridor, start, end) or ()

    @property
    def told(self) -> Iterator[str]:
        """What lies on the direct line and on the way that is told, in sentences."""
        start, *between, end = self.names
        if self.direct_m is not None:
            over = _over(self._on_the_line)
            yield f"The direct line from {start} to {end} is {lengths(self.direct_m)}{over}."
        if between and self.shortest_m is not None:
            by = _and(between)
            keeping = self.keeping_m
            over = f", and at least {length(keeping)} if it keeps over them" if keeping else ""
            ends = " and the countries of its ends" if keeping else ""
            yield (f"The shortest way by {by}, as told, is {lengths(self.shortest_m)}{over}{ends}.")
        if self.drawn_m is not None and self.corridor is not None and self.crossed:
            drawn = "modelled" if self.is_modelled else "drawn"
            wide = length(self.corridor.half_width_m)
            over = _over(self.crossed)
            yield (
                f"The way as {drawn} is {length(self.drawn_m)} long, {wide} to either side{over}."
            )

    @property
    def assumptions(self) -> tuple[str, ...]:
        modelled = (
            "the shortest way touches what the words name, in turn, and nothing else; the "
            "waypoints between are a modelling choice and bound nothing"
        )
        generalised = "countries and seas are generalised: a border counts with its error"
        return (*([modelled] if self.is_modelled else []), *self.assumed, generalised)


def _named(location: Location) -> tuple[Anchor, ...]:
    """What the words name in turn: the waypoints, or the ends and what is named between them."""
    if not location.through:
        return location.anchors
    return (location.anchors[0], *location.through, location.anchors[-1])


def _called(locator: Locator, anchor: Anchor) -> str:
    if isinstance(anchor, InArea):
        area = basemap.area(anchor.code)
        return f"the {area.name}" if area.kind == "sea" else area.name
    if isinstance(anchor, AtPlace):
        return locator.dossier.place[anchor.id].name
    if isinstance(anchor, AtClaim):
        return f"“{locator.dossier.claim[anchor.id].title}”"
    return "the place of the coordinates"


def _over(crossed: tuple[Crossing, ...]) -> str:
    """What a way crosses, surely and maybe, in turn."""
    names: dict[Verdict, list[str]] = {Verdict.CERTAIN: [], Verdict.POSSIBLE: []}
    for one in crossed:
        names[one.verdict].append(_article(one))
    surely, maybe = names.values()
    found = f", over {_and(surely)}" if surely else ""
    return found + (f", and maybe {_and(maybe)}" if maybe else "")


def _article(one: Crossing) -> str:
    return f"the {one.name}" if one.is_water else one.name


def _and(names: list[str]) -> str:
    *some, last = names
    return f"{', '.join(some)} and {last}" if some else last
