"""CSV: one row a claim, for spreadsheets; no cell can be taken for a formula (RFC 4180, UTF-8)."""

from __future__ import annotations

import csv
import io
from typing import Any

from incidents.derive import complete
from incidents.geojson.mirrors import NAMES, mirrors
from incidents.model import Claim, Dossier
from incidents.text import visible

SUFFIX = ".csv"

_OWN = ("id", "incident", "title", "stance", "claimant", "speaker", "target", "confidence")
_DERIVED = ("center_lon", "center_lat", "uncertainty_m")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(dossier: Dossier, claims: tuple[Claim, ...]) -> bytes:
    """A table with a header row and a byte order mark, so that Excel reads it as UTF-8."""
    wanted = {claim.id for claim in claims}
    rows = [_row(claim, dossier) for claim in complete(dossier).claims if claim.id in wanted]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_OWN, *_DERIVED, *NAMES])
    writer.writerows([cell(value) for value in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def _row(claim: Claim, dossier: Dossier) -> list[Any]:
    derived = claim.derived
    center = derived.center if derived and derived.center else (None, None)
    radius = derived.uncertainty_m if derived else None
    own = [getattr(claim, name) for name in _OWN]
    return [*own, *center, radius, *mirrors(claim, dossier).values()]


def cell(value: object) -> str:
    """A value as a cell, its control characters shown. Text that a spreadsheet would take for a
    formula gets an apostrophe."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = visible(value, keep_lines=True)
    starts = text.lstrip(" \u00a0").startswith(_FORMULA) or text.startswith(_FORMULA)
    return f"'{text}" if starts else text
