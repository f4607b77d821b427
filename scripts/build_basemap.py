"""Build geo/data/*.json.gz, the generalised basemap, from packages of Debian 12.

    python scripts/build_basemap.py --cache DIR [--out geo/data]

PROVENANCE.md in the output directory is read and written: it lists the packages with the SHA-256
they must have, and the files written with theirs. The same packages give the same bytes (with the
same GEOS and zlib). Coordinates are WGS84 lon, lat; within these scripts in steps of 0.0001 degree.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import tempfile
from pathlib import Path

import shapely

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.basemap.admin import admin, provinces
from scripts.basemap.inland import towns, water
from scripts.basemap.packages import PACKAGE_ROW, unpack
from scripts.basemap.seas import seas
from scripts.basemap.topology import Record

DATA = Path(__file__).parents[1] / "geo" / "data"


def areas(admin: Record, water: Record, seas: Record) -> Record:
    """The name of every area that has a code, by kind and code, to look up without the borders."""
    kinds = {"country": admin, "province": admin, "lake": water, "sea": seas}
    return {
        kind: {record["code"]: record["name"] for record in document[kind] if record["code"]}
        for kind, document in kinds.items()
    }


def documents(root: Path) -> dict[str, Record]:
    """The files' contents by name, from the unpacked packages."""
    frame = provinces(root)
    land = shapely.coverage_union_all(frame.geometry)
    made = {"admin": admin(root, frame, land), "seas": seas(land), "water": water(root)}
    return made | {"towns": towns(root), "areas": areas(made["admin"], made["water"], made["seas"])}


def write(made: dict[str, Record], out: Path) -> None:
    """Write the files, and their sizes and sums into PROVENANCE.md."""
    provenance = (out / "PROVENANCE.md").read_text()
    for name, document in made.items():
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        data = gzip.compress(text.encode(), mtime=0)
        (out / f"{name}.json.gz").write_bytes(data)
        row = f"| `{name}.json.gz` | {len(data)} | `{hashlib.sha256(data).hexdigest()}` |"
        provenance = re.sub(rf"(?m)^\| `{name}\.json\.gz` \|.*", row, provenance)
    (out / "PROVENANCE.md").write_text(provenance)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, default=Path(), help="where packages are or go")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for package in re.findall(PACKAGE_ROW, (options.out / "PROVENANCE.md").read_text()):
            unpack(package, options.cache, root)
        made = documents(root)
    write(made, options.out)


if __name__ == "__main__":
    main()
