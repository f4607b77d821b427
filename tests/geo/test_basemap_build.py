"""The basemap's files against their own provenance, and the script that builds them."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import shapely
from drawn_lines import turn

from geo import arcs, basemap

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
    words |= dict.fromkeys(("lake", "sea"), "lakes and the Caspian")
    assert {words.get(code, code): m for code, m in basemap.BORDER_ERROR_M.items()} == given


def test_asking_needs_neither_shapely_nor_pyproj() -> None:
    script = (
        "import sys, types; package = types.ModuleType('geo'); package.__path__ = ['geo'];"
        "sys.modules |= {'geo': package, 'shapely': None, 'pyproj': None};"
        "from geo import arcs, basemap; print(basemap.area('SY-DY').name)"
    )
    run = [sys.executable, "-c", script]
    assert subprocess.check_output(run, cwd=ROOT, text=True).strip() == "Deir ez-Zor"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    name, path = "build_basemap", ROOT / "scripts" / "build_basemap.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_shared_border_is_kept_once_and_comes_back(
    build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer, inner = shapely.box(0, 0, 3, 3), shapely.box(1, 1, 2, 2)
    shapes = build.on_grid([outer.difference(inner), inner, shapely.box(3, 0, 5, 3)])
    topology = build.Topology.of(shapes)
    records = [build.area(topology, "AA", "A", of) for of in shapes]
    text = json.dumps(topology.document(country=records))
    (tmp_path / "tiny.json.gz").write_bytes(gzip.compress(text.encode()))
    monkeypatch.setattr(arcs, "_DATA", tmp_path)
    layers = arcs.layers("tiny")
    assert sorted(layers.uses("country")) == [1, 1, 2, 2]
    for record, expected in zip(layers.records["country"], shapes, strict=True):
        ((shell, *holes),) = map(layers.polygon, record["polygons"])
        assert shapely.Polygon(shell, holes).equals(shapely.transform(expected, lambda p: p / 1e4))
        assert turn(shell) > 0 > max(map(turn, holes), default=-1)


def test_the_cut_of_the_source_is_moved_to_the_antimeridian_and_the_pole(build: ModuleType) -> None:
    line = shapely.LineString([(179.8, -89.8), (179.9, -89.8), (-179.9, -89.9)])
    moved = shapely.get_coordinates(build.on_grid(line)) / 10_000
    assert moved.tolist() == [[179.8, -89.8], [180, -89.8], [-180, -90]]


def test_a_province_gets_the_one_code_of_its_name(build: ModuleType) -> None:
    expected = {
        ("SY", "Homs (Hims)", ""): "SY-HI",
        ("IQ", "At-Ta'mim", "Muhafazat Kirkuk"): "IQ-KI",
        ("JO", "Hims", ""): None,  # another country's
        ("BD", "Dhaka", ""): None,  # two codes
        ("MG", "Sofia", "Mahajanga"): None,  # two provinces
        ("MG", "Boeny", "Mahajanga"): None,
    }
    frame = build.pd.DataFrame(expected, ["code"]).T.reset_index(
        names=["iso_a2", "name", "gn_name"]
    )
    names = {
        "SY-HI": "Ḩimş",
        "IQ-KI": "Kirkūk",
        "MG-M": "Mahajanga",
        "BD-C": "Dhaka",
        "BD-13": "Dhaka",
    }
    entries = [{"code": code, "name": name} for code, name in names.items()]
    found = build.codes(frame.assign(woe_label="", woe_name=""), entries)
    assert found.where(found.notna(), None).tolist() == [*expected.values()]


def test_a_package_of_another_sum_is_refused(build: ModuleType, tmp_path: Path) -> None:
    assert len(re.findall(build.PACKAGE_ROW, PROVENANCE)) == 3
    (tmp_path / "a.deb").write_bytes(b"not it")
    with pytest.raises(SystemExit, match=r"a\.deb: got sha256 .*, expected 00"):
        build.unpack(("a.deb", "a", "1", "00"), tmp_path, tmp_path)
