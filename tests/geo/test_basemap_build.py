"""The basemap's files against their own provenance, and the script that builds them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from drawn_lines import turn

from geo import arcs, basemap
from scripts.basemap import sea_limits, seas
from scripts.basemap.packages import PACKAGE_ROW, unpack
from scripts.basemap.province_codes import codes
from scripts.basemap.topology import Topology, area, on_grid

ROOT = Path(__file__).parents[2]
DATA = ROOT / "geo" / "data"
PROVENANCE = (DATA / "PROVENANCE.md").read_text()


def test_the_data_are_small_and_those_of_their_provenance() -> None:
    rows = re.findall(r"(?m)^\| `(\S+\.gz)` \| (\d+) \| `([0-9a-f]{64})` \|$", PROVENANCE)
    files = {path.name: path.read_bytes() for path in DATA.iterdir()}
    assert sum(map(len, files.values())) <= 5_000_000
    assert {
        n: (len(f), hashlib.sha256(f).hexdigest()) for n, f in files.items() if n[-3:] == ".gz"
    } == {name: (int(size), digest) for name, size, digest in rows}
    others = {"PROVENANCE.md", "colloquial.json"}
    assert files.keys() == {*others, *(name for name, *_ in rows)}


def test_the_border_errors_are_those_the_provenance_gives_reasons_for() -> None:
    rows = re.findall(r"(?m)^\| ([^|]+) \| (\d+) km \|", PROVENANCE.partition("From that:")[2])
    given = {code: 1_000 * float(km) for codes, km in rows for code in codes.split(", ")}
    words = {"country": "other countries", "province": "provinces"}
    words |= dict.fromkeys(("lake", "sea"), "lakes and seas")
    assert {words.get(code, code): m for code, m in basemap.BORDER_ERROR_M.items()} == given


def test_asking_needs_neither_shapely_nor_pyproj() -> None:
    script = (
        "import sys, types; package = types.ModuleType('geo'); package.__path__ = ['geo'];"
        "sys.modules |= {'geo': package, 'shapely': None, 'pyproj': None};"
        "from geo import arcs, basemap; print(basemap.area('SY-DY').name)"
    )
    run = [sys.executable, "-c", script]
    assert subprocess.check_output(run, cwd=ROOT, text=True).strip() == "Deir ez-Zor"


def test_a_shared_border_is_kept_once_and_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer, inner = shapely.box(0, 0, 3, 3), shapely.box(1, 1, 2, 2)
    shapes = on_grid([outer.difference(inner), inner, shapely.box(3, 0, 5, 3)])
    topology = Topology.of(shapes)
    records = [area(topology, "AA", "A", of) for of in shapes]
    text = json.dumps(topology.document(country=records))
    (tmp_path / "tiny.json.gz").write_bytes(gzip.compress(text.encode()))
    monkeypatch.setattr(arcs, "_DATA", tmp_path)
    layers = arcs.layers("tiny")
    assert sorted(layers.uses("country")) == [1, 1, 2, 2]
    for record, expected in zip(layers.records["country"], shapes, strict=True):
        ((shell, *holes),) = map(layers.polygon, record["polygons"])
        assert shapely.Polygon(shell, holes).equals(shapely.transform(expected, lambda p: p / 1e4))
        assert turn(shell) > 0 > max(map(turn, holes), default=-1)


def test_the_cut_of_the_source_is_moved_to_the_antimeridian_and_the_pole() -> None:
    line = shapely.LineString([(179.8, -89.8), (179.9, -89.8), (-179.9, -89.9)])
    moved = shapely.get_coordinates(on_grid(line)) / 10_000
    assert moved.tolist() == [[179.8, -89.8], [180, -89.8], [-180, -90]]


def test_a_province_gets_the_one_code_of_its_name() -> None:
    expected = {
        ("SY", "Homs (Hims)", ""): "SY-HI",
        ("IQ", "At-Ta'mim", "Muhafazat Kirkuk"): "IQ-KI",
        ("JO", "Hims", ""): None,  # another country's
        ("BD", "Dhaka", ""): None,  # two codes
        ("MG", "Sofia", "Mahajanga"): None,  # two provinces
        ("MG", "Boeny", "Mahajanga"): None,
    }
    frame = pd.DataFrame(expected, ["code"]).T.reset_index(names=["iso_a2", "name", "gn_name"])
    names = {
        "SY-HI": "Ḩimş",
        "IQ-KI": "Kirkūk",
        "MG-M": "Mahajanga",
        "BD-C": "Dhaka",
        "BD-13": "Dhaka",
    }
    entries = [{"code": code, "name": name} for code, name in names.items()]
    found = codes(frame.assign(woe_label="", woe_name=""), entries)
    assert found.where(found.notna(), None).tolist() == [*expected.values()]


def test_a_package_of_another_sum_is_refused(tmp_path: Path) -> None:
    assert len(re.findall(PACKAGE_ROW, PROVENANCE)) == 3
    (tmp_path / "a.deb").write_bytes(b"not it")
    with pytest.raises(SystemExit, match=r"a\.deb: got sha256 .*, expected 00"):
        unpack(("a.deb", "a", "1", "00"), tmp_path, tmp_path)


def test_the_command_runs_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "scripts" / "build_basemap.py", "--help"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "--cache" in told.stdout


def _two_seas(monkeypatch: pytest.MonkeyPatch, **limits: sea_limits.Points) -> None:
    """West and east of 1 E between 0 and 2 E, where the land of `LAND` leaves a basin."""
    monkeypatch.setattr(seas, "LIMITS", limits)
    named = {"west-sea": ("West", ((0.5, 0.5),)), "east-sea": ("East", ((1.5, 0.5),))}
    both = {"both-seas": ("Both", ((0.5, 0.5), (1.5, 0.5)))}
    monkeypatch.setattr(seas, "SEAS", named | both)


LAND = on_grid(shapely.box(-1, -1, 3, 2).difference(shapely.box(0, 0, 2, 1)))


def test_a_limit_from_land_to_land_cuts_a_sea_in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    _two_seas(monkeypatch, cut=((1.00003, -0.5), (1.00003, 1.5)))
    made = seas.seas(LAND)
    assert [record["code"] for record in made["sea"]] == ["west-sea", "east-sea", "both-seas"]
    chain = np.fromstring(made["steps"], dtype=int, sep=" ").reshape(-1, 2).cumsum(axis=0)
    points = np.split(chain, np.cumsum(made["sizes"])[:-1])
    west, east, both = (
        {tuple(p) for ref in record["polygons"][0][0] for p in points[max(ref, ~ref)].tolist()}
        for record in made["sea"]
    )
    assert west == {(0, 0), (0, 10_000), (10_000, 0), (10_000, 10_000)}
    assert west & east == {(10_000, 0), (10_000, 10_000)}  # rounded to steps
    assert both == west | east


@pytest.mark.parametrize(
    "line", [((1.0, -0.5), (1.0, 0.9)), ((1.0, 0.1), (1.0, 0.9))], ids=["one end", "no end"]
)
def test_a_limit_that_does_not_reach_land_is_told(
    monkeypatch: pytest.MonkeyPatch, line: sea_limits.Points
) -> None:
    _two_seas(monkeypatch, cut=line)
    with pytest.raises(SystemExit, match=r"^error: .*expected"):
        seas.seas(LAND)
