"""Print every table, or those named: `python -m benchmarks regions page`; TABLES has them all."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.timing import table

TABLES = {
    "distances": "Geodesic distances",
    "regions": "Regions",
    "coverage": "Coverage of readings on the calibration phrases",
    "gazetteer": "The gazetteer",
    "localities": "Localities",
    "checks": "Checks",
    "commands": "Commands on the sample, whole processes",
    "page": "The page, in Chromium",
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        print(f"error: got {', '.join(unknown)}, expected some of {', '.join(TABLES)}")
        return 2
    for name in names or TABLES:
        print(table(TABLES[name], import_module(f"benchmarks.{name}").rows()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
