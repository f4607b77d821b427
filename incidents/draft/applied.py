"""Applied: the dossier with the claim of a draft, proved valid by writing and reading it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from geo.errors import GeometryError
from geo.location import AtClaim
from incidents import geojson
from incidents.draft.form import Draft, DraftError, half_characters
from incidents.draft.making import Making
from incidents.locate import Locator
from incidents.model import Claim, Dossier
from incidents.problems import Problem, errors

_PARTS = (
    ("citations[0].", ""),
    ("when.timespans[0].start.earliest", "time.earliest"),
    ("when.timespans[0].start.latest", "time.latest"),
    ("when.timespans[0].end.latest", "time.latest"),
    ("when.timespans[0]", "time"),
    ("when", "time"),
)
"""Where the parts of a claim's properties stand in a draft, if by another name."""


def apply(draft: Draft, dossier: Dossier) -> Dossier:
    """The dossier with the draft's claim: added, or in the place of the one of its id.

    An edited claim keeps what a form does not show: what it is about, its statement and origin, its
    other citations, losses and unknown members. Regions that were computed from what has changed
    are dropped: the claim's own, and those of claims that are counted from it.

    Raises:
        DraftError: with every problem, by the field it stands in.
    """
    broken = list(half_characters(draft))
    if broken:
        raise DraftError(broken)
    making = Making(draft, dossier)
    claim = making.claim()
    grown = making.adding.grown()
    claims = [claim if one.id == claim.id else one for one in grown.claims]
    if making.base is None:
        claims.append(claim)
    moved = _moved(claim, making.base, claims)
    applied = replace(grown, claims=tuple(_without_region(one, moved) for one in claims))
    problems = [*making.problems]
    told = {problem.path for problem in problems}
    problems += [p for p in _problems(applied, claim, making, moved) if p.path not in told]
    if problems:
        raise DraftError(problems)
    return applied


def _moved(claim: Claim, base: Claim | None, claims: list[Claim]) -> set[str]:
    """The claim, if its place is another than it was, and all that are counted from it."""
    if base is not None and base.location == claim.location:
        return set()
    moved, found = {claim.id}, {claim.id}
    while found:
        found = {one.id for one in claims if _anchors(one) & found} - moved
        moved |= found
    return moved


def _anchors(claim: Claim) -> set[str]:
    """The claims that a claim's place is counted from."""
    anchors = claim.location.anchors if claim.location else ()
    return {anchor.id for anchor in anchors if isinstance(anchor, AtClaim)}


def _without_region(claim: Claim, moved: set[str]) -> Claim:
    return replace(claim, derived=None) if claim.id in moved else claim


def _problems(dossier: Dossier, claim: Claim, making: Making, moved: set[str]) -> Iterator[Problem]:
    """What the file of the dossier would have wrong with it, by field."""
    try:
        loaded = geojson.load(geojson.write(dossier))
    except ValueError as error:  # A number that is not finite, which only a location can bring.
        yield Problem("location", str(error), "finite numbers")
        return
    at = f"$.features[{[one.id for one in dossier.claims].index(claim.id)}]"
    origins = {f"{at}.properties": "", at: "", **making.adding.origins}
    for index, place in enumerate(making.draft.places):
        if place.id in dossier.place:
            number = len(dossier.claims) + list(dossier.place).index(place.id)
            for part in (".properties", ""):
                origins[f"$.features[{number}]{part}"] = f"places[{index}]"
    for problem in errors(loaded.problems):
        got = "nothing" if problem.got == "no such member" else problem.got
        yield replace(problem, path=_field(problem.path, origins), got=got)
    if loaded.dossier:
        yield from _nowhere(Locator(loaded.dossier), claim, moved)


def _field(path: str, origins: Mapping[str, str]) -> str:
    """The field of a draft that a JSON path of the file is about; the path where none is."""
    for prefix, field in origins.items():
        rest = path.removeprefix(prefix)
        if rest != path and rest[:1] in ("", "."):
            return ".".join(part for part in (field, _renamed(rest[1:])) if part)
    return path


def _renamed(rest: str) -> str:
    for name, field in _PARTS:
        if rest.startswith(name):
            return field + rest.removeprefix(name)
    return rest


def _nowhere(locator: Locator, claim: Claim, moved: set[str]) -> Iterator[Problem]:
    """Problems with a recipe that allows no place on Earth, or leaves a claim that hangs on it
    none."""
    for identity in sorted(moved, key=lambda one: one != claim.id):
        try:
            locator.of(identity)
        except GeometryError as error:
            whose = "" if identity == claim.id else f"for {identity}, which is counted from it: "
            yield Problem("location", f"{whose}{error.what} {error.got}", error.expected)
            return
