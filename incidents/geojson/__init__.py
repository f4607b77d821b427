"""GeoJSON in and out: the only package that knows the file's key names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from incidents.geojson import jsontext, plain, reader, references, rfc7946
from incidents.geojson.mirrors import NAMES, mirrors
from incidents.geojson.writer import write
from incidents.model import Dossier
from incidents.problems import DossierError, Problem, errors, shown

__all__ = ["Loaded", "load", "read", "write"]


@dataclass(frozen=True)
class Loaded:
    """What came of a file: its dossier, None if any problem is an error, and every problem."""

    dossier: Dossier | None
    problems: tuple[Problem, ...]


def read(data: bytes) -> Dossier:
    """The dossier of a GeoJSON text in UTF-8; plain GeoJSON becomes places without claims.

    Raises:
        DossierError: with every problem, if any of them is an error.
    """
    loaded = load(data)
    if loaded.dossier is None:
        raise DossierError(errors(loaded.problems))
    return loaded.dossier


def load(data: bytes) -> Loaded:
    """The dossier of a GeoJSON text in UTF-8, if it has one, and all that is wrong with it."""
    value, problems = jsontext.parse(data)
    if value is jsontext.UNREADABLE:
        return Loaded(None, tuple(problems))
    problems += rfc7946.check(value)
    is_dossier = isinstance(value, dict) and "dossier" in value
    if is_dossier:
        problems += _dossier_problems(value)
    if errors(problems):
        return Loaded(None, tuple(_unrepeated(problems)))
    dossier = reader.dossier(value) if is_dossier else plain.dossier(value)
    if is_dossier:
        problems += _stale_mirrors(value, dossier)
    return Loaded(dossier, tuple(problems))


def _dossier_problems(value: dict[str, Any]) -> list[Problem]:
    from incidents.geojson import schema

    found = list(schema.check(value))
    return found or list(references.check(value))


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


def _unrepeated(problems: list[Problem]) -> Iterator[Problem]:
    """Problems without those that two checks found at one path."""
    seen = set()
    for problem in problems:
        if problem.path not in seen:
            yield problem
        seen.add(problem.path)
