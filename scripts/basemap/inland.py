"""Inland: lakes, rivers and towns, from the Natural Earth shapefiles of Magics."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import shapely

from scripts.basemap.topology import STEPS, Record, Topology, area, on_grid

MAGICS = "usr/share/magics/10m/ne_10m_{}.shp"
WATER_TOLERANCE = 0.005  # degrees: half of what QGIS took off the borders
RIVER_NAMES = {"Al Furat": "Euphrates", "Firat": "Euphrates", "Dicle": "Tigris"}


def water(root: Path) -> Record:
    """Lakes and rivers. Only an English name that is not that of lakes far apart gives a code."""
    topology = Topology()
    lakes = gpd.read_file(root / MAGICS.format("ocean"), encoding="cp1252")
    lakes = lakes[lakes["featurec_2"].notna()]
    name, other = lakes["name"].fillna(""), lakes["name_alt"].fillna("")
    english = r"^[^?]*\b(?:Lake|Sea|Reservoir|Lagoon)\b[^?]*$"
    name = name.where(name.str.contains(english) | ~other.str.contains(english), other)
    shapes = gpd.GeoSeries(on_grid(lakes.geometry, WATER_TOLERANCE), lakes.index)
    united = shapes.groupby(name).agg(shapely.union_all)
    near = united.bounds["maxx"] - united.bounds["minx"] < 3 * STEPS
    one = united.index.str.contains(english) & (near | (shapely.get_num_geometries(united) == 1))
    code = united.index.str.lower().str.replace("[^a-z]+", "-", regex=True).where(one, "")
    rivers = gpd.read_file(root / MAGICS.format("rivers_lake_centerlines"), encoding="cp1252")
    river = rivers["name"].fillna("").replace(RIVER_NAMES).replace(r".*\?.*", "", regex=True)
    lines = gpd.GeoSeries(on_grid(rivers.geometry, WATER_TOLERANCE))
    return topology.document(
        lake=[area(topology, *row) for row in zip(code, united.index, united, strict=True)],
        rivers=[
            {"name": name, "rank": int(rank), "lines": topology.lines(of)}
            for (name, rank), of in lines.groupby([river, rivers["scalerank"]])
        ],
    )


def towns(root: Path) -> Record:
    """Rows of name, lon, lat in degrees, scale rank (0 is greatest) and population or None."""
    columns = ["name", "longitude", "latitude", "scalerank", "pop_max"]
    path = root / MAGICS.format("populated_places_simple")
    frame = gpd.read_file(path, encoding="cp1252", ignore_geometry=True)[columns].round(4)
    rows = sorted(frame.to_numpy().tolist(), key=lambda row: (row[3], -row[4], row[0]))
    return {"towns": [[*row, people if people > 0 else None] for *row, people in rows]}
