"""Commands: whole processes on the sample dossier."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from benchmarks.timing import Row

SAMPLE = "incidents/data/deir-ez-zor-2015-12.geojson"
COMMANDS = {
    "list": ["list", SAMPLE],
    "locate": ["locate", "approximately 55 kilometres south east of Raqqa"],
    "locate, the sample dossier": ["locate", "55 km SE of Ayyash", "--dossier", SAMPLE],
    "measure, 6 combinations of geocodes": ["measure", SAMPLE, "saeqa-camp", "coalition-oil-wells"],
    "check": ["check", SAMPLE],
    "validate": ["validate", SAMPLE],
}


def rows() -> list[Row]:
    return [Row(name, f"{_median(arguments):.2f} s") for name, arguments in COMMANDS.items()]


def _median(arguments: list[str]) -> float:
    found = []
    for _ in range(5):
        began = time.perf_counter()
        command = [sys.executable, "-m", "incidents", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found.append(time.perf_counter() - began)
    return statistics.median(found)
