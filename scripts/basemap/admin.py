"""Admin: land, countries, provinces and the lines that others claim, from QGIS's world map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from scripts.basemap.province_codes import codes
from scripts.basemap.topology import Record, Topology, area, on_grid

WORLD_MAP = "usr/share/qgis/resources/data/world_map.gpkg"
ISO = "usr/share/iso-codes/json/iso_3166-2.json"
COUNTRY_NAMES = {"PS": "Palestine", "SS": "South Sudan", "TK": "Tokelau"}
PROVINCE_NAMES = {  # as the dossier spells them; elsewhere the data's own names stand
    "SY-DI": "Damascus", "SY-DR": "Daraa", "SY-DY": "Deir ez-Zor", "SY-HA": "Al-Hasakah",
    "SY-HI": "Homs", "SY-HL": "Aleppo", "SY-HM": "Hama", "SY-ID": "Idlib", "SY-LA": "Latakia",
    "SY-QU": "Quneitra", "SY-RA": "Raqqa", "SY-RD": "Rif Dimashq", "SY-SU": "As-Suwayda",
    "SY-TA": "Tartus"}  # fmt: skip


def provinces(root: Path) -> Any:
    """Provinces in steps with code, name, country (alpha-2, else alpha-3) and its name."""
    frame = gpd.read_file(root / WORLD_MAP, layer="states_provinces")
    code, a2 = codes(frame, json.loads((root / ISO).read_text())["3166-2"]), frame["iso_a2"]
    columns = {
        "code": code.fillna(frame.index.to_series().astype(str)),
        "name": code.map(PROVINCE_NAMES).fillna(frame["name"]).fillna(""),
        "country": a2.where(a2.str.isalpha(), frame["adm0_a3"]),
        "of": a2.map(COUNTRY_NAMES).fillna(frame["admin"]),
    }
    return gpd.GeoDataFrame(columns, geometry=on_grid(frame.geometry))


def merged(frame: Any, code: str, name: str) -> Iterator[tuple[str, str, shapely.Geometry]]:
    """Code, commonest name and united shape of the rows that share a code."""
    for key, of in frame.groupby(code):
        yield key, of[name].mode()[0], shapely.coverage_union_all(of.geometry)


def admin(root: Path, frame: Any, land: shapely.Geometry) -> Record:
    """Land, its countries and provinces, and the lines that others claim."""
    topology = Topology.of(frame.geometry)
    claims = gpd.read_file(root / WORLD_MAP, layer="disputed_borders")
    lines = gpd.GeoSeries(on_grid(claims.geometry)).groupby(claims["name"])
    return topology.document(
        land=[{"polygons": topology.polygons(land)}],
        country=[area(topology, *row) for row in merged(frame, "country", "of")],
        province=[area(topology, *row) for row in merged(frame, "code", "name")],
        disputed=[{"name": name, "lines": topology.lines(of)} for name, of in lines],
    )
