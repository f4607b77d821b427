"""Rival claims about incidents: kept with their words, measured, checked against each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incidents.model import Dossier

__all__ = ["open_dossier"]


def open_dossier(path: str | Path) -> Dossier:
    """The dossier of a GeoJSON file; plain GeoJSON becomes places without claims.

    Raises:
        DossierError: with every problem of a file that cannot be read as one.
        OSError: for a file that cannot be read at all.
    """
    from incidents.geojson import read

    return read(Path(path).read_bytes())
