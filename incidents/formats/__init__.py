"""Files that a dossier is exported to: one module a format, each with a SUFFIX and a `render`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incidents.formats import csv, geojson, html
from incidents.model import Claim, Dossier

Render = Callable[[Dossier, tuple[Claim, ...]], bytes]
"""The bytes of a file with some of a dossier's claims."""

WRITERS: Mapping[str, Render] = {module.SUFFIX: module.render for module in (geojson, csv, html)}
