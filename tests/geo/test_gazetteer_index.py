"""The index file: built whole, by several processes at once, and again where it is damaged."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from gazetteer_index import shared_index

from geo.gazetteer import Gazetteer, GazetteerError, build, sources
from geo.gazetteer.sources import Record

_FEW = (
    Record("SY", "Syria", (), "country", "SY", 16_906_283, None, None),
    Record("geonames:1", "Ayyash", ("عياش",), "town", "SY", 900, 40.05, 35.42),
    Record("geonames:2", "Deir ez-Zor", (), "town", "SY", 271_800, 40.14, 35.34),
    Record("airport:OSDZ", "Deir ez-Zor Airport", (), "airport", "SY", None, 40.18, 35.29),
)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four places instead of all."""

    def records() -> Iterator[Record]:
        yield from _FEW

    monkeypatch.setattr(sources, "records", records)


def _chosen(path: Path, name: str) -> str | None:
    chosen = Gazetteer((), path).find(name).chosen
    return chosen and chosen.id


@pytest.mark.usefixtures("few")
def test_a_missing_index_is_built_when_it_is_first_asked(tmp_path: Path) -> None:
    path = tmp_path / "new" / "places.sqlite"
    gazetteer = Gazetteer((), path)
    assert not path.exists()
    assert gazetteer.find("Ayyash").chosen is not None
    assert [each.name for each in path.parent.iterdir()] == ["places.sqlite"]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("kept", [0.0, 0.3, 0.999])
def test_an_index_that_is_cut_short_is_built_anew(tmp_path: Path, kept: float) -> None:
    path = build.build(tmp_path / "places.sqlite")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert _chosen(path, "Ayyash") == "geonames:1"
    assert len(path.read_bytes()) == len(whole)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("from_byte", [0, 100, 4096])
def test_an_index_with_a_damaged_part_is_built_anew(tmp_path: Path, from_byte: int) -> None:
    path = build.build(tmp_path / "places.sqlite")
    whole = path.read_bytes()
    path.write_bytes(whole[:from_byte] + b"\xa5" * (len(whole) - from_byte))
    assert _chosen(path, "Ayyash") == "geonames:1"


@pytest.mark.usefixtures("few")
def test_an_index_of_another_format_is_built_anew(tmp_path: Path) -> None:
    path = build.build(tmp_path / "places.sqlite")
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 0")
    base.execute("DELETE FROM met")
    base.commit()
    base.close()
    assert _chosen(path, "Ayyash") == "geonames:1"


@pytest.mark.usefixtures("few")
def test_an_open_index_is_not_written_to(tmp_path: Path) -> None:
    path = build.build(tmp_path / "places.sqlite")
    path.chmod(0o444)
    before = path.stat()
    assert _chosen(path, "Deir Az-Zour") == "geonames:2"
    after = path.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert [each.name for each in tmp_path.iterdir()] == ["places.sqlite"]


@pytest.mark.usefixtures("few")
def test_a_folder_that_cannot_be_written_to_is_one_plain_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(GazetteerError, match="INCIDENT_MAP_CACHE") as caught:
        Gazetteer((), blocked / "places.sqlite").find("Ayyash")
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("few")
def test_a_build_that_is_killed_leaves_no_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build.build(tmp_path / "places.sqlite", stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("name", "days", "kept"),
    [
        ("places-1.part", 0.9, True),
        ("places-1.part", 1.1, False),
        ("places-1.sqlite", 59, True),
        ("places-1.sqlite", 61, False),
        ("notes.txt", 1000, True),
    ],
)
def test_a_build_removes_what_is_long_abandoned(
    tmp_path: Path, name: str, days: float, kept: bool
) -> None:
    old = tmp_path / name
    old.write_bytes(b"")
    then = time.time() - days * 86_400
    os.utime(old, (then, then))
    build.build(tmp_path / "places-2.sqlite")
    assert old.exists() == kept


@pytest.mark.usefixtures("few")
def test_progress_goes_up_to_its_total(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build.build(tmp_path / "places.sqlite", lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1][0] == told[-1][1]
    assert len({total for _, total in told}) == 1


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_is_drawn_on_terminals_only() -> None:
    assert build.bar(io.StringIO()) is None
    out = _Terminal()
    draw = build.bar(out)
    assert draw is not None
    draw(1, 2)
    draw(2, 2)
    assert " 50 %" in out.getvalue()
    assert out.getvalue().endswith("100 %\n")


def test_the_place_of_the_index_is_the_users_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INCIDENT_MAP_CACHE", str(tmp_path))
    chosen = build.index_path()
    assert chosen.parent == tmp_path
    monkeypatch.delenv("INCIDENT_MAP_CACHE")
    assert build.index_path().name == chosen.name
    assert build.index_path().parent.name == "incident-map"


_BUILD_FEW = """
import sys
from pathlib import Path
from geo.gazetteer import Gazetteer, sources
from geo.gazetteer.sources import Record
sources.records = lambda: (
    Record(f"geonames:{n}", f"Village {n}", (), "town", "SY", n, 40.0, 35.0) for n in range(20_000)
)
for _ in range(3):
    gazetteer = Gazetteer((), Path(sys.argv[1]))
    assert gazetteer.find("Village 19999").chosen.id == "geonames:19999"
"""


def test_processes_that_build_at_once_do_not_break_each_other(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    command = [sys.executable, "-c", _BUILD_FEW, str(path)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    ended = [process.communicate(timeout=120) for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], ended
    assert [each.name for each in tmp_path.iterdir()] == ["places.sqlite"]


_LOOK_UP = """
import sys
from pathlib import Path
from geo.gazetteer import Gazetteer
found = Gazetteer((), Path(sys.argv[1])).find("Deir Az-Zour")
assert found.chosen.id == "geonames:170794"
assert "ijson" not in sys.modules
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def test_a_look_up_reads_the_index_alone() -> None:
    """In a whole process, under 150 MB; the packages' JSON would take 380."""
    command = [sys.executable, "-c", _LOOK_UP, str(shared_index())]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert float(told) / 1024 < 150
