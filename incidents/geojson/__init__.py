"""GeoJSON in and out: the only package that knows the file's key names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from incidents.geojson import jsontext, plain, ranges, reader, references, rfc7946
from incidents.geojson.mirrors import NAMES, mirrors
from incidents.geojson.writer import write
from incidents.model import Dossier
from incidents.problems import DossierError, Problem, errors, shown

__all__ = ["Loaded", "load", "read", "write"]


@dataclass(frozen=True)
class Loaded:
    """What came of a file.

    Attributes:
        dossier: None if any problem is an error.
        problems: every one.
        paths: where in the file each claim and place stands, by id.
    """

    dossier: Dossier | None
    problems: tuple[Problem, ...]
    paths: Mapping[str, str] = field(default_factory=dict)

    def checked(self) -> Dossier:
        """The dossier.

        Raises:
            DossierError: with every problem, if any of them is an error.
        """
        if self.dossier is None:
            raise DossierError(errors(self.problems))
        return self.dossier


def read(data: bytes) -> Dossier:
    """The dossier of a GeoJSON text in UTF-8; plain GeoJSON becomes places without claims.

    Raises:
        DossierError: with every problem, if any of them is an error.
    """
    return load(data).checked()


def load(data: bytes) -> Loaded:
    """The dossier of a GeoJSON text in UTF-8, if it has one, and all that is wrong with it."""
    value, problems = jsontext.parse(data)
    if value is jsontext.UNREADABLE:
        return Loaded(None, tuple(problems))
    problems += rfc7946.check(value)
    is_dossier = isinstance(value, dict) and "dossier" in value
    if is_dossier:
        problems += _unrepeated(_dossier_problems(value), {problem.path for problem in problems})
    if errors(problems):
        return Loaded(None, tuple(problems))
    dossier = reader.dossier(value) if is_dossier else plain.dossier(value)
    if is_dossier:
        problems += _stale_mirrors(value, dossier)
    features = value.get("features", ()) if is_dossier else ()
    paths = {feature["id"]: f"$.features[{index}]" for index, feature in enumerate(features)}
    return Loaded(dossier, tuple(problems), paths)


def _dossier_problems(value: dict[str, Any]) -> list[Problem]:
    from incidents.geojson import schema

    found = list(schema.check(value))
    between = chain(references.parts(value), ranges.parts(value))
    if not found:
        return list(chain.from_iterable(between))
    for part in between:  # Up to the first member that is not what the schema has it be.
        with suppress(KeyError, TypeError, ValueError, AttributeError, IndexError):
            found.extend(part)
    return found


def _stale_mirrors(value: dict[str, Any], dossier: Dossier) -> Iterator[Problem]:
    claims = [
        (index, feature)
        for index, feature in enumerate(value["features"])
        if feature["properties"]["kind"] == "claim"
    ]
    for (index, feature), claim in zip(claims, dossier.claims, strict=True):
        own, fresh = feature["properties"], mirrors(claim, dossier)
        for name in NAMES:
            if name in own and own[name] != fresh[name]:
                path = f"$.features[{index}].properties.{name}"
                expected = f"{shown(fresh[name])}, as the nested members have it"
                yield Problem(path, shown(own[name]), expected, "warning")


def _unrepeated(problems: list[Problem], told: set[str]) -> Iterator[Problem]:
    """Problems without those at paths that another has told of."""
    for problem in problems:
        if problem.path not in told:
            yield problem
        told.add(problem.path)
