"""The gazetteer: its index built, opened and asked, with and without a dossier's places."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.timing import Row
from geo.arcs import records
from geo.gazetteer import Gazetteer
from geo.gazetteer.build import index_path
from incidents import geojson
from incidents.locality import known

SAMPLE = Path("incidents/data/deir-ez-zor-2015-12.geojson")
ROUNDS = 5
_MEASURE = "print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
"""The most kilobytes this process has held; getrusage would count its parent's too."""
_BUILD = f"from geo.gazetteer.build import build, index_path; build(index_path()); {_MEASURE}"
_ASK = f"from geo.gazetteer import Gazetteer; Gazetteer().find('Deir Az-Zour'); {_MEASURE}"


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["INCIDENT_MAP_CACHE"] = folder
        built_s, build_mb = _process(_BUILD)
        asked = [_process(_ASK) for _ in range(ROUNDS)]
        size_mb = index_path().stat().st_size / 1e6
        dossier = Gazetteer(known(geojson.read(SAMPLE.read_bytes())))
        finds = {"no dossier": _finds(Gazetteer()), "the sample dossier": _finds(dossier)}
    process_s, process_mb = (statistics.median(column) for column in zip(*asked, strict=True))
    return [
        Row("index built", f"{built_s:.0f} s", "aim: under 60 s"),
        Row("memory while it is built", f"{build_mb:.0f} MB", "aim: under 150 MB"),
        Row("index file", f"{size_mb:.0f} MB"),
        Row("first look-up, whole process", f"{process_s:.2f} s"),
        Row("memory of that process", f"{process_mb:.0f} MB", "aim: under 150 MB"),
        *(_row(with_what, times) for with_what, times in finds.items()),
    ]


def _row(with_what: str, times: list[float]) -> Row:
    figure = f"{1000 * statistics.median(times):.1f} ms"
    worst = f"worst {1000 * max(times):.1f} ms of {len(times)} names; aim: under 5 ms"
    return Row(f"look-up, {with_what}", figure, worst)


def _names() -> list[str]:
    """The sample's places and the largest towns of the basemap."""
    own = [name for place in known(geojson.read(SAMPLE.read_bytes())) for name in place.names]
    towns = sorted(records("towns")["towns"], key=lambda row: -(row[4] or 0))
    return list(dict.fromkeys([*own, *(row[0] for row in towns)]))[:250]


def _finds(gazetteer: Gazetteer) -> list[float]:
    """Seconds of each name's look-up, the median of a few."""
    return [statistics.median(_find_s(gazetteer, name) for _ in range(ROUNDS)) for name in _names()]


def _find_s(gazetteer: Gazetteer, name: str) -> float:
    began = time.perf_counter()
    gazetteer.find(name)
    return time.perf_counter() - began


def _process(code: str) -> tuple[float, float]:
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return time.perf_counter() - began, float(done.stdout) / 1024
