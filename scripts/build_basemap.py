"""Build geo/data/*.json.gz, the generalised basemap, from packages of Debian 12.

    python scripts/build_basemap.py --cache DIR [--out geo/data]

PROVENANCE.md in the output directory is read and written: it lists the packages with the SHA-256
they must have, and the files written with theirs. The same packages give the same bytes (with the
same GEOS and zlib). Coordinates are WGS84 lon, lat; within this script in steps of 0.0001 degree.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

STEPS = 10_000  # in a degree
SEAM = 179.8999  # QGIS cuts its map at 179.9 degrees; the cut is moved to 180, and to the pole
WATER_TOLERANCE = 0.005  # degrees: half of what QGIS took off the borders
WORLD_MAP = "usr/share/qgis/resources/data/world_map.gpkg"
MAGICS = "usr/share/magics/10m/ne_10m_{}.shp"
ISO = "usr/share/iso-codes/json/iso_3166-2.json"
PACKAGE_ROW = r"(?m)^\| `(\S+\.deb)` \| (\S+) \| (\S+) \| `([0-9a-f]{64})` \|"
PROVINCE_WORDS = re.compile(
    r"\b(muhafazat|province|provincia|region|oblast|respublika|kray|ostan e|state|wilaya"
    r"|district|county|al|ar|as|an|ad|at|ash|of|de|the)\b"
)
MISREAD = {"LY-DR", "PH-11", "SI-142", "TW-TPE"}  # found by a name that is another province's
COUNTRY_NAMES = {"PS": "Palestine", "SS": "South Sudan", "TK": "Tokelau"}
PROVINCE_NAMES = {  # as the dossier spells them; elsewhere the data's own names stand
    "SY-DI": "Damascus", "SY-DR": "Daraa", "SY-DY": "Deir ez-Zor", "SY-HA": "Al-Hasakah",
    "SY-HI": "Homs", "SY-HL": "Aleppo", "SY-HM": "Hama", "SY-ID": "Idlib", "SY-LA": "Latakia",
    "SY-QU": "Quneitra", "SY-RA": "Raqqa", "SY-RD": "Rif Dimashq", "SY-SU": "As-Suwayda",
    "SY-TA": "Tartus"}  # fmt: skip
RIVER_NAMES = {"Al Furat": "Euphrates", "Firat": "Euphrates", "Dicle": "Tigris"}

Point = tuple[int, int]
Record = dict[str, Any]


@dataclass
class Topology:
    """Lines shared between neighbours: each is kept once, and rings refer to it.

    A reference is the index of an arc, or ~index for that arc run backwards, as in TopoJSON.
    """

    arcs: list[list[Point]] = field(default_factory=list)
    refs: dict[tuple[Point, Point], int] = field(default_factory=dict)  # by an arc's first edge

    @classmethod
    def of(cls, coverage: Any) -> Topology:
        """Arcs of shapes that fit each other without a gap: they end where three edges meet."""
        topology = cls()
        for index in topology.lines(shapely.boundary(coverage)):
            arc = topology.arcs[index]
            topology.refs |= {(arc[0], arc[1]): index, (arc[-1], arc[-2]): ~index}
        return topology

    def lines(self, shapes: Any) -> list[int]:
        merged = shapely.line_merge(shapely.union_all(shapes))
        return [self._add(line) for line in shapely.get_parts(merged)]

    def polygons(self, shape: shapely.Geometry) -> list[list[list[int]]]:
        """Rings of each polygon: first the shell, counter-clockwise, then the holes, clockwise."""
        parts = shapely.get_parts(shapely.orient_polygons(shape, exterior_cw=False))
        return [[self._ring(ring) for ring in shapely.get_rings(part)] for part in parts]

    def document(self, **layers: list[Any]) -> Record:
        """The layers, and one chain of steps through all arcs: each point from the one before."""
        chain = np.array([point for arc in self.arcs for point in arc], dtype=np.int64)
        steps = np.diff(chain, axis=0, prepend=[[0, 0]]).ravel()
        text = " ".join(map(str, steps.tolist()))
        sizes = [len(arc) for arc in self.arcs]
        return {"steps_per_degree": STEPS, **layers, "sizes": sizes, "steps": text}

    def _ring(self, ring: shapely.Geometry) -> list[int]:
        shared = [self.refs[edge] for edge in pairwise(_points(ring)) if edge in self.refs]
        return shared or [self._add(ring)]

    def _add(self, line: shapely.Geometry) -> int:
        self.arcs.append(_points(line))
        return len(self.arcs) - 1


def _points(line: shapely.Geometry) -> list[Point]:
    return [(int(x), int(y)) for x, y in shapely.get_coordinates(line)]


def on_grid(shapes: Any, tolerance: float = 0.0) -> Any:
    """Shapes in steps, simplified by that many degrees (Douglas-Peucker) if any."""

    def steps(degrees: Any) -> Any:
        x, y = degrees.T
        x, y = np.where(abs(x) > SEAM, np.sign(x) * 180, x), np.where(y < 90 - SEAM, -90, y)
        return np.round(np.column_stack([x, y]) * STEPS)

    simpler = shapely.simplify(shapes, tolerance) if tolerance else shapes
    return shapely.remove_repeated_points(shapely.transform(np.asarray(simpler), steps))


def plain(name: object) -> str:
    """A name without marks, spaces and words for "province", to compare spellings."""
    text = unicodedata.normalize("NFKD", name if isinstance(name, str) else "").lower()
    letters = re.sub("[^a-z -]", "", text).replace("j", "y").replace("-", " ")
    return PROVINCE_WORDS.sub("", letters).replace(" ", "")


def codes(frame: Any, entries: list[dict[str, str]]) -> Any:
    """The ISO 3166-2 code of each province's name, or of one of its other names in the data.

    A name counts if its country has one code for it. Where provinces of different names come by
    one code, none of them gets it.
    """
    meant: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in entries:
        for name in filter(None, map(plain, re.split(r"[;/,()\[\]]", entry["name"]))):
            meant[entry["code"][:2], name].add(entry["code"])
    sole = {key: code for key, of in meant.items() if len(of) == 1 for code in of - MISREAD}
    code = pd.Series(None, frame.index, dtype=object)
    for column in ("name", "woe_label", "gn_name", "woe_name"):
        for part in (0, 1):  # as in "Homs (Hims)"
            name = frame[column].str.split("[(),]", regex=True).str[part].map(plain)
            code = code.fillna(frame["iso_a2"].combine(name, lambda a2, n: sole.get((a2, n))))
    return code.where(frame["name"].groupby(code).transform("nunique") == 1)


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


def area(topology: Topology, code: str, name: str, shape: shapely.Geometry) -> Record:
    coded = re.fullmatch(r"[A-Z]{2}(-\w{1,3})?|[a-z]+(-[a-z]+)+", code)
    return {"code": code if coded else None, "name": name, "polygons": topology.polygons(shape)}


def admin(root: Path) -> Record:
    """Land, countries, provinces, the Caspian, and the lines that others claim."""
    frame = provinces(root)
    topology, land = Topology.of(frame.geometry), shapely.coverage_union_all(frame.geometry)
    rings = (shapely.get_rings(part)[1:] for part in shapely.get_parts(land))
    holes = [shapely.Polygon(hole) for inner in rings for hole in inner]
    caspian = shapely.difference(max(holes, key=shapely.area), land)
    claims = gpd.read_file(root / WORLD_MAP, layer="disputed_borders")
    lines = gpd.GeoSeries(on_grid(claims.geometry)).groupby(claims["name"])
    return topology.document(
        land=[{"polygons": topology.polygons(land)}],
        country=[area(topology, *row) for row in merged(frame, "country", "of")],
        province=[area(topology, *row) for row in merged(frame, "code", "name")],
        sea=[area(topology, "caspian-sea", "Caspian Sea", caspian)],
        disputed=[{"name": name, "lines": topology.lines(of)} for name, of in lines],
    )


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


def areas(admin: Record, water: Record) -> Record:
    """The name of every area that has a code, by kind and code, to look up without the borders."""
    kinds = {"country": admin, "province": admin, "lake": water, "sea": admin}
    return {
        kind: {record["code"]: record["name"] for record in document[kind] if record["code"]}
        for kind, document in kinds.items()
    }


def unpack(package: tuple[str, str, str, str], cache: Path, into: Path) -> None:
    """Extract a package, downloaded to the cache first if it is not there."""
    file, name, version, sha256 = package
    if not (cache / file).exists():
        subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=cache, check=True)
    got = hashlib.sha256((cache / file).read_bytes()).hexdigest()
    if got != sha256:
        raise SystemExit(f"error: {file}: got sha256 {got}, expected {sha256}")
    subprocess.run(["dpkg-deb", "-x", cache / file, into], check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, default=Path(), help="where packages are or go")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "geo" / "data")
    options = parser.parse_args()
    provenance = (options.out / "PROVENANCE.md").read_text()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for package in re.findall(PACKAGE_ROW, provenance):
            unpack(package, options.cache, root)
        documents = {"admin": admin(root), "water": water(root), "towns": towns(root)}
    documents["areas"] = areas(documents["admin"], documents["water"])
    for name, document in documents.items():
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        data = gzip.compress(text.encode(), mtime=0)
        (options.out / f"{name}.json.gz").write_bytes(data)
        row = f"| `{name}.json.gz` | {len(data)} | `{hashlib.sha256(data).hexdigest()}` |"
        provenance = re.sub(rf"(?m)^\| `{name}\.json\.gz` \|.*", row, provenance)
    (options.out / "PROVENANCE.md").write_text(provenance)


if __name__ == "__main__":
    main()
