"""Reading: one place written in any notation, alone or within a longer text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from geo.coordinates import grid, pair, plus_code
from geo.coordinates.errors import CoordinatesError, quoted
from geo.coordinates.text import one_form
from geo.coordinates.tokens import Token, runs, tokens
from geo.coordinates.written import Written

MOST_CHARACTERS = 200
_GEO_URI = re.compile(
    r"geo:(?P<lat>-?\d+(?:\.\d+)?),(?P<lon>-?\d+(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?"
    r"(?P<parameters>(?:;[\w-]+(?:=[\w.%-]*)?)*)(?![\w.])",
    re.IGNORECASE,
)
_EXPECTED = (
    "degrees (35.42N 40.05E; 35°25'12\"N 40°3'11\"E), MGRS (37SEV955201), UTM or a full plus code"
)
_MOST_GEO_ERROR_M = 500_000.0


class Found(NamedTuple):
    """Coordinates within a text, ``text[start:end]``."""

    start: int
    end: int
    written: Written


def read(text: str) -> Written:
    """The place that a text gives, and nothing else in it.

    Raises:
        CoordinatesError: for what is no coordinates, naming the part at fault.
        AmbiguousOrder: where they can be read in more than one way.
    """
    if len(text) > MOST_CHARACTERS:
        got = f"{len(text)} characters"
        raise CoordinatesError("coordinates", got, f"up to {MOST_CHARACTERS} characters")
    form = one_form(text).strip().rstrip(".,;")
    found = _coded(form)
    if found:
        return _read_coded(text, found)
    parts = tokens(form)
    if sum(part.kind == "number" for part in parts) < 2:
        raise CoordinatesError("coordinates", quoted(text), _EXPECTED)
    return pair.read(text, form, parts)


def looks_like(text: str) -> bool:
    """Whether a text is meant as coordinates, though they may be wrong; quick, and never raises."""
    if len(text) > MOST_CHARACTERS:
        return False
    form = one_form(text).strip().rstrip(".,;")
    return _coded(form) is not None or _is_pair(tokens(form))


def find(text: str) -> list[Found]:
    """The coordinates within a longer text, in turn.

    Raises:
        CoordinatesError: for a part that is meant as coordinates and cannot be read.
        AmbiguousOrder: for a part that can be read in more than one way.
    """
    form = one_form(text)
    found: list[Found] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(form):
            if _is_meant(match):
                found.append(Found(*match.span(), _read_coded(text[slice(*match.span())], match)))
        for start, end, _ in found:
            form = f"{form[:start]}{'_' * (end - start)}{form[end:]}"
    for run in runs(tokens(form)):
        start, end = run[0].start, run[-1].end
        if _is_pair(run) and _says_degrees(run):
            found.append(Found(start, end, read(text[start:end])))
    return sorted(found, key=lambda each: each.start)


_PATTERNS = (grid.UTM, grid.MGRS, grid.POLAR, plus_code.PATTERN, _GEO_URI)


def _coded(form: str) -> re.Match[str] | None:
    """The match of a grid reference, plus code or geo URI that the whole of a text is."""
    matches = (pattern.fullmatch(form) for pattern in _PATTERNS)
    return next((match for match in matches if match and _is_meant(match, alone=True)), None)


def _is_meant(match: re.Match[str], *, alone: bool = False) -> bool:
    """Whether what looks like a grid reference is more than a number and a unit, as 55 nmi.

    Within a longer text a square of 100 km is not looked for: 10 KMS would be one.
    """
    if match.re is not grid.MGRS:
        return True
    capitals, compact = match[0] == match[0].upper(), " " not in match[0]
    digits = sum(map(str.isdigit, match["digits"]))
    if alone:
        return capitals or digits >= 4
    return digits >= (2 if capitals and compact else 4) and (capitals or compact)


def _read_coded(verbatim: str, match: re.Match[str]) -> Written:
    if match.re is grid.MGRS:
        return grid.read_mgrs(verbatim, match)
    if match.re is grid.UTM:
        return grid.read_utm(verbatim, match)
    if match.re is plus_code.PATTERN:
        return plus_code.read(verbatim, match[0])
    if match.re is _GEO_URI:
        return _read_geo_uri(verbatim, match)
    expected = "latitude and longitude: zones A, B, Y and Z about the poles are not read"
    raise CoordinatesError("MGRS zone", quoted(verbatim), expected)


def _read_geo_uri(verbatim: str, match: re.Match[str]) -> Written:
    """RFC 5870: latitude first, an altitude that is left out, and u, an uncertainty in metres."""
    given = (one.partition("=") for one in match["parameters"].split(";")[1:])
    parameters = {name.lower(): value for name, _, value in given}
    crs = parameters.get("crs", "wgs84")
    if crs.lower() != "wgs84":
        raise CoordinatesError("geo URI", quoted(crs), "the coordinate reference system wgs84")
    form = f"lat {match['lat']} lon {match['lon']}"
    written = pair.read(verbatim, form, tokens(form))
    if "u" not in parameters:
        return written
    try:
        error_m = float(parameters["u"])
    except ValueError:
        error_m = -1.0
    if not 0 <= error_m <= _MOST_GEO_ERROR_M:
        raise CoordinatesError("geo URI", f"u={parameters['u']}", "0 to 500,000 m")
    wider = replace(written.region, border_error_m=error_m)
    assumed = f"u={parameters['u']} read as an uncertainty in metres beside the digits"
    return replace(written, region=wider, assumptions=(*written.assumptions, assumed))


def _is_pair(parts: list[Token]) -> bool:
    """Whether tokens look like a latitude and a longitude: numbers that are no lengths, and more
    to them than two whole numbers side by side."""
    kinds = [part.kind for part in parts]
    numbers = [index for index, kind in enumerate(kinds) if kind == "number"]
    if "other" in kinds or len(numbers) < 2 or ("dash" in kinds and "letter" not in kinds):
        return False
    first = parts[numbers[0] + 1]
    if first.value in ("minutes", "seconds"):
        return False
    return set(kinds) != {"number"} or _says_degrees(parts)


def _says_degrees(parts: list[Token]) -> bool:
    """Whether there is more to numbers than those of a date or a count."""
    return any(part.kind in ("letter", "label", "mark") or "." in part.value for part in parts)
