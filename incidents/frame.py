"""Frame: a dossier's claims as a GeoDataFrame, for notebooks and for whatever reads one."""

from __future__ import annotations

import geopandas
import pandas

from incidents.derive import complete
from incidents.drawn import drawn_of
from incidents.geojson.mirrors import NAMES, mirrors
from incidents.model import Dossier

_OWN = ("incident", "title", "claimant", "stance", "uncertainty_m")


def to_geodataframe(dossier: Dossier) -> geopandas.GeoDataFrame:
    """One row a claim, its id as the index: flat properties, and the region in WGS84 degrees.

    A claim that gives no place has an empty geometry. The regions hold every place that the words
    allow; measure between them with `incidents.measure`, not with planar distances.
    """
    claims = complete(dossier).claims
    rows = [
        {
            "incident": claim.incident,
            "title": claim.title,
            "claimant": claim.claimant,
            "stance": str(claim.stance),
            "uncertainty_m": claim.derived.uncertainty_m if claim.derived else None,
            **mirrors(claim, dossier),
        }
        for claim in claims
    ]
    shapes = [drawn_of(claim.derived.geometry if claim.derived else None) for claim in claims]
    index = [claim.id for claim in claims]
    columns = [*_OWN, *NAMES]
    frame = pandas.DataFrame(rows, index=index, columns=columns)
    return geopandas.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")
