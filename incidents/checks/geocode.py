"""The check `geocode`: the rival geocodes of a place agree within their uncertainty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from geo import geodesic
from geo.interval import Interval
from geo.location import Reading
from geo.region import Disc
from geo.verdict import Verdict
from incidents.checks.case import Case
from incidents.checks.finding import Finding, Measured
from incidents.locate import Locator
from incidents.model import Geocode, Place
from incidents.units import length, lengths

NAME = "geocode"


@dataclass(frozen=True)
class Rivals:
    """Two geocodes of a place, with the ground that each allows; None where nobody says how far
    off one may be."""

    a: Geocode
    b: Geocode
    discs: tuple[Disc, Disc] | None

    @property
    def apart_m(self) -> float:
        """How far their points are apart, in metres."""
        a, b = self.a, self.b
        return float(geodesic.distance_m(a.lon, a.lat, b.lon, b.lat))

    @property
    def verdict(self) -> Verdict:
        """Impossible if no place is within both uncertainties, certain if each point is within the
        other's, so that each allows what the other says."""
        if self.discs is None:
            return Verdict.UNKNOWN
        radii = [disc.radius_m for disc in self.discs]
        if self.apart_m > sum(radii):
            return Verdict.IMPOSSIBLE
        return Verdict.CERTAIN if self.apart_m <= min(radii) else Verdict.POSSIBLE


def run(case: Case) -> Iterator[Finding]:
    """A finding for each place with rival geocodes."""
    hanging = _hanging(case)
    for place in case.dossier.places:
        claims = hanging.get(place.id, ())
        if len(place.geocodes) > 1 and all(map(case.looks_at, claims)):
            yield _finding(case, place, claims)


def _hanging(case: Case) -> Mapping[str, tuple[str, ...]]:
    """By place, the claims of the dossier whose places hang on it."""
    found: dict[str, list[str]] = {}
    locator = case.locator(Reading.MEASURED)
    for claim in case.dossier.claims:
        estimate = locator.of(claim.id)
        for place in sorted(estimate.hangs_on) if estimate else ():
            found.setdefault(place, []).append(claim.id)
    return {place: tuple(claims) for place, claims in found.items()}


def _finding(case: Case, place: Place, claims: tuple[str, ...]) -> Finding:
    pairs = _pairs(case, place)
    verdict = _verdict(pairs)
    apart = [pair.apart_m for pair in pairs]
    assumed = case.locator().of(place.id)
    settled = sum(pair.verdict is Verdict.CERTAIN for pair in pairs) / len(pairs)
    return Finding(
        id=f"{NAME}--{place.id}",
        check=NAME,
        claims=claims,
        ends=(),
        places=(place.id,),
        proposition=(
            f"The {len(place.geocodes)} geocodes of {place.name} agree within their uncertainty"
        ),
        as_worded=verdict,
        colloquial=verdict,
        measured=tuple(
            Measured.between(f"{pair.a.id} to {pair.b.id}", "m", pair.apart_m, pair.apart_m)
            for pair in pairs
        ),
        because=_because(pairs, Interval(min(apart), max(apart)), len(claims)),
        assumptions=(
            *(f"{code.id}: {code.source}" for code in place.geocodes),
            *(assumed.assumptions if assumed else ()),
        ),
        balance=settled if verdict is Verdict.POSSIBLE else None,
    )


def _pairs(case: Case, place: Place) -> tuple[Rivals, ...]:
    discs: dict[str, Disc | None] = {}
    for code in place.geocodes:
        estimate = Locator(case.dossier, {place.id: code.id}).of(place.id)
        region = estimate.region if estimate else None
        discs[code.id] = region if isinstance(region, Disc) else None
    found = []
    for a, b in combinations(place.geocodes, 2):
        one, other = discs[a.id], discs[b.id]
        found.append(Rivals(a, b, (one, other) if one and other else None))
    return tuple(found)


def _verdict(pairs: tuple[Rivals, ...]) -> Verdict:
    """Of all pairs: the worst of them."""
    found = [pair.verdict for pair in pairs]
    for verdict in (Verdict.IMPOSSIBLE, Verdict.UNKNOWN, Verdict.POSSIBLE):
        if verdict in found:
            return verdict
    return Verdict.CERTAIN


def _because(pairs: tuple[Rivals, ...], apart: Interval, claims: int) -> str:
    told = [] if len(pairs) == 1 else [f"Their points are {lengths(apart)} apart."]
    for pair in sorted(pairs, key=lambda pair: -pair.apart_m)[:3]:
        told.append(f"{_pair_told(pair)}.")
    hang = {0: "No claim is placed by it", 1: "One claim is placed by it"}
    return " ".join([*told, f"{hang.get(claims, f'{claims} claims are placed by it')}."])


def _pair_told(pair: Rivals) -> str:
    names = f"{pair.a.id} and {pair.b.id} are {length(pair.apart_m)} apart"
    if pair.discs is None:
        return f"{names}, and how far off one of them may be is not known"
    radii = [disc.radius_m for disc in pair.discs]
    ends = {
        Verdict.IMPOSSIBLE: f"more than their uncertainties of {length(radii[0])} and "
        f"{length(radii[1])} together",
        Verdict.POSSIBLE: f"their uncertainties of {length(radii[0])} and {length(radii[1])} "
        "overlap without holding each other's points",
        Verdict.CERTAIN: "each within the other's uncertainty",
    }
    return f"{names}: {ends[pair.verdict]}"


@dataclass(frozen=True)
class Change:
    """A finding whose verdict depends on which geocode of a place is taken.

    Attributes:
        verdicts: by geocode, the verdicts as worded that it can have with that geocode.
    """

    finding: Finding
    verdicts: Mapping[str, tuple[Verdict, ...]]


def changed_by(findings: Iterable[Finding], place: str) -> Iterator[Change]:
    """The findings whose verdict as worded changes with the geocode of a place.

    Each is worked out for every geocode, one by one, so that it takes long: it is done lazily, and
    only for findings whose claims hang on the place or that name it, if the finding of this check
    about the place is among them.
    """
    known = list(findings)
    own = [each for each in known if each.check == NAME and place in each.places]
    hanging = {claim for each in own for claim in each.claims}
    for finding in known:
        if finding.check == NAME:
            continue
        concerns = place in finding.places or not hanging.isdisjoint(finding.claims)
        if own and not concerns:
            continue
        verdicts: dict[str, dict[Verdict, None]] = {}
        for outcome in finding.by_geocode:
            if place in outcome.choice:
                verdicts.setdefault(outcome.choice[place], {})[outcome.verdict] = None
        if len({frozenset(each) for each in verdicts.values()}) > 1:
            yield Change(finding, {code: tuple(each) for code, each in verdicts.items()})
