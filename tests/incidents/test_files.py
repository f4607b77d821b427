"""Files are written whole or not at all, under names that lead nowhere else."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

import inert
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.files import replace_file, safe_name


@pytest.mark.parametrize("data", [b"", b"x", b"\x00\xff\r\n", b"long" * 100_000], ids=len)
@pytest.mark.parametrize("old", [None, b"", b"old" * 100_000], ids=["none", "empty", "old"])
def test_a_file_holds_what_was_written_and_nothing_else(tmp_path, old, data):
    path = tmp_path / "file.csv"
    if old is not None:
        path.write_bytes(old)
    replace_file(path, data)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_relative_path_is_written_where_one_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    replace_file(Path("file.csv"), b"new")
    assert (tmp_path / "file.csv").read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace", "rename", "chmod"])
def test_whatever_fails_the_older_file_stays_and_no_other_is_left(tmp_path, monkeypatch, step):
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    path = tmp_path / "file.csv"
    path.write_bytes(b"old")
    for where in (os, Path):
        if hasattr(where, step):
            monkeypatch.setattr(where, step, fail)
    with contextlib.suppress(OSError):
        replace_file(path, b"new")
        assert path.read_bytes() == b"new", "it said that all was well"
        return
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_never_sees_a_file_that_is_half_written(tmp_path, monkeypatch):
    path = tmp_path / "file.csv"
    path.write_bytes(b"old")
    seen = []
    synced = os.fsync

    def look(handle: int) -> None:
        seen.append(path.read_bytes())
        synced(handle)

    monkeypatch.setattr(os, "fsync", look)
    replace_file(path, b"new")
    assert seen == [b"old"]


def test_an_interruption_leaves_no_file_behind(tmp_path, monkeypatch):
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "file.csv", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/file.csv", "folder"])
def test_what_cannot_be_replaced_is_an_error_with_nothing_written(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r"No such file|Is a directory"):
        replace_file(tmp_path / name, b"new")
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]


def test_a_name_as_long_as_a_system_takes_is_written(tmp_path):
    path = tmp_path / ("n" * 251 + ".csv")
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077])
def test_a_new_file_is_as_private_as_its_owner_has_it(tmp_path, mask):
    before = os.umask(mask)
    try:
        replace_file(tmp_path / "file.csv", b"new")
    finally:
        os.umask(before)
    assert mode(tmp_path / "file.csv") == 0o666 & ~mask


def test_a_file_that_only_its_owner_could_read_stays_so(tmp_path):
    path = tmp_path / "file.csv"
    path.write_bytes(b"old")
    path.chmod(0o600)
    replace_file(path, b"new")
    assert mode(path) == 0o600


DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
"""Names that Windows keeps for devices, with any suffix."""


@steadily
@given(st.text(max_size=300))
@example("CON")
@example("../" * 60 + "etc/passwd")
@example("-" * 300)
@example("a" * 79 + "-b")
def test_any_text_makes_a_name_that_is_one_plain_file_on_every_system(text):
    name = safe_name(text, ".geojson")
    stem = name.removesuffix(".geojson")
    assert name.endswith(".geojson")
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(stem) <= 80
    assert stem.strip("-") == stem
    assert stem not in DEVICES
    assert PureWindowsPath(name).name == PurePosixPath(name).name == name


@pytest.mark.parametrize("text", inert.TEXTS, ids=inert.NAMES)
def test_no_inert_text_leads_out_of_the_folder(tmp_path, text):
    path = tmp_path / safe_name(text, ".csv")
    replace_file(path, b"x")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Deir ez-Zor, the night of 6 December 2015",
            "deir-ez-zor-the-night-of-6-december-2015.csv",
        ),
        ("معسكر الصاعقة", "dossier.csv"),
        ("", "dossier.csv"),
        ("nul", "dossier.csv"),
        ("nul 2", "nul-2.csv"),
    ],
)
def test_a_name_keeps_the_words_that_it_can(text, name):
    assert safe_name(text, ".csv") == name
