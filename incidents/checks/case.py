"""Case: a dossier under assumptions, with what several checks ask of it worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations

from geo.interval import Interval
from geo.location import Reading
from geo.region import Region, Separation, azimuths, separation
from incidents.checks.alter import altered
from incidents.checks.assume import Assume
from incidents.locate import Locator
from incidents.measure import Gap, gap
from incidents.model import Claim, Dossier
from incidents.times import Times

_Separations = dict[tuple[int, int], tuple[Region, Region, Separation]]
"""By the identities of two regions, which are kept with what was measured between them."""
_Azimuths = dict[tuple[int, int], Interval | None]
"""The same for regions whose separation is kept."""


@dataclass(frozen=True)
class Case:
    """What the checks look at.

    Attributes:
        dossier: as the assumptions have it.
        assume: the parameters that are read from nowhere else.
        original: the dossier as its file has it.
        focus: ids of the claims that are looked at; None for all. A check of some claims gives the
            same findings about them as a check of all.
    """

    dossier: Dossier
    assume: Assume
    original: Dossier | None = None
    focus: frozenset[str] | None = None
    _kept: dict[Reading, Locator] = field(default_factory=dict, repr=False, compare=False)
    _apart: _Separations = field(default_factory=dict, repr=False, compare=False)
    _turned: _Azimuths = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, dossier: Dossier, assume: Assume | None = None) -> Case:
        """The case of a dossier.

        Raises:
            BadAssumption: for an assumption about a place or geocode that it does not have.
        """
        chosen = assume or Assume()
        return cls(altered(dossier, chosen), chosen, dossier)

    def under(self, assume: Assume) -> Case:
        """The same dossier and focus under other assumptions."""
        original = self.original or self.dossier
        dossier = altered(original, assume)
        if dossier is self.dossier:
            return Case(
                dossier, assume, original, self.focus, self._kept, self._apart, self._turned
            )
        moved = Case(dossier, assume, original, self.focus, {}, {**self._apart}, {**self._turned})
        for reading, locator in self._kept.items():
            moved._kept[reading] = locator.for_version(moved._read_for(reading))
        return moved

    def about(self, claims: Iterator[str] | tuple[str, ...] | frozenset[str]) -> Case:
        """The same case, looked at for some claims alone."""
        return replace(self, focus=frozenset(claims))

    def locator(self, reading: Reading = Reading.MEASURED) -> Locator:
        """Where things are, as words are read so."""
        if reading not in self._kept:
            self._kept[reading] = Locator(self._read_for(reading), reading=reading)
        return self._kept[reading]

    def _read_for(self, reading: Reading) -> Dossier:
        """What a heading allows is assumed as worded; how people speak was calibrated."""
        if reading is Reading.MEASURED or self.assume.half_angle_deg is None:
            return self.dossier
        return altered(self.original or self.dossier, replace(self.assume, half_angle_deg=None))

    def separation(self, a: Region, b: Region) -> Separation:
        """The separation of two regions, measured once: several checks ask for the same pairs."""
        found = self._apart.get((id(a), id(b)))
        if found is None:
            found = self._apart[id(a), id(b)] = a, b, separation(a, b)
        return found[2]

    def azimuths(self, a: Region, b: Region) -> Interval | None:
        """The azimuths from one region to another, as geo.region has them, measured once."""
        apart, key = self.separation(a, b), (id(a), id(b))
        if key not in self._turned:
            self._turned[key] = azimuths(a, b, apart)
        return self._turned[key]

    def gap(self, reading: Reading, a: str, b: str) -> Gap:
        """How far apart two claims or places are, by id, as words are read so.

        Raises:
            NoPlace: for a claim that gives no place.
        """
        return gap(self.locator(reading), a, b, self.separation)

    @cached_property
    def times(self) -> Times:
        """When things were."""
        return Times(self.dossier)

    @property
    def looked_at_places(self) -> bool:
        """Whether a check has asked where something was."""
        return bool(self._kept)

    @property
    def looked_at_times(self) -> bool:
        """Whether a check has asked when something was."""
        return "times" in self.__dict__

    def looks_at(self, claim: str) -> bool:
        return self.focus is None or claim in self.focus

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are looked at, in the file's order."""
        return tuple(claim for claim in self.dossier.claims if self.looks_at(claim.id))

    @cached_property
    def by_incident(self) -> dict[str, tuple[Claim, ...]]:
        """The claims that are looked at, by the incident that they are about."""
        found: dict[str, list[Claim]] = {incident.id: [] for incident in self.dossier.incidents}
        for claim in self.claims:
            found[claim.incident].append(claim)
        return {incident: tuple(claims) for incident, claims in found.items()}

    def pairs(self, incident: str) -> Iterator[tuple[Claim, Claim]]:
        """Each two claims of an incident that two parties make, in the file's order."""
        party = self.dossier.party
        for a, b in combinations(self.by_incident[incident], 2):
            if party(a.claimant) != party(b.claimant):
                yield a, b
