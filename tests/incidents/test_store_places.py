"""Which files a save touches, what it waits for, and what it leaves alone."""

from __future__ import annotations

import errno
import os
import stat
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest
from saved_files import made, saved, titles

from incidents import lock, store
from incidents.lock import locked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night.geojson"


@pytest.mark.parametrize("name", ["night.json", "night", ".geojson", "night.geojson.txt"])
def test_a_file_of_another_kind_is_never_written(tmp_path, name):
    with pytest.raises(store.StoreError, match=r"expected a name that ends in \.geojson"):
        store.save(tmp_path / name, made(), read=None)
    assert list(tmp_path.iterdir()) == []


def test_the_bundled_sample_is_never_written(tmp_path, sample, sample_path, sample_bytes):
    link = tmp_path / "sample.geojson"
    link.symlink_to(sample_path)
    for each in (sample_path, link, tmp_path / ".." / tmp_path.name / "sample.geojson"):
        with pytest.raises(store.StoreError, match="outside the program's own data"):
            store.save(each, replace(sample, title="x"), read=store.read(each).digest)
        with pytest.raises(store.StoreError, match="outside the program's own data"):
            store.update(each, lambda old: replace(old, title="x"))
    assert sample_path.read_bytes() == sample_bytes
    assert not list(sample_path.parent.glob(".*"))


def test_two_names_of_one_file_share_its_lock_and_history(path):
    first = saved(path, "one")[0]
    link = path.with_name("link.geojson")
    link.symlink_to(path)
    second = store.save(link, made("two"), read=first.digest)
    assert link.is_symlink()
    assert path.read_bytes() == second.data
    assert store.undo(path, read=second.digest).digest == first.digest


def test_a_lock_is_waited_for(path):
    first = saved(path, "one")[0]
    held, times = threading.Event(), {}

    def hold() -> None:
        with locked(path.with_name(".night.geojson.lock"), 1):
            held.set()
            time.sleep(0.2)
            times["let go"] = time.monotonic()

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    store.save(path, made("two"), read=first.digest)
    times["saved"] = time.monotonic()
    other.join()
    assert times["let go"] < times["saved"]


def test_a_lock_that_is_never_let_go_is_one_clear_error(path, monkeypatch):
    first = saved(path, "one")[0]
    monkeypatch.setattr(store, "PATIENCE_S", 0.05)
    late = pytest.raises(store.StoreError, match=r"got another holds it for over 0\.05 s")
    with locked(path.with_name(".night.geojson.lock"), 1), late:
        store.save(path, made("two"), read=first.digest)
    assert store.read(path) == first


def test_a_lock_file_that_is_replaced_while_it_is_taken_is_taken_anew(tmp_path, monkeypatch):
    """Whoever locks the removed file and whoever locks the one made since must not both go on."""
    path, take, replaced = tmp_path / "lock", lock._take, []

    def late(file: BinaryIO) -> None:
        if not replaced:
            path.unlink()
            path.touch()
            replaced.append(path)
        take(file)

    monkeypatch.setattr(lock, "_take", late)
    with locked(path, 1), pytest.raises(TimeoutError), locked(path, 0):
        pass
    with locked(path, 0):
        assert replaced == [path]


def test_nothing_of_a_file_that_another_program_removed_the_folder_of_is_lost(path):
    first = saved(path, "one")[0]
    gone = path.parent.rename(path.parent.with_name("moved"))
    with pytest.raises(store.StoreError, match=r"got No such file or directory, expected a folder"):
        store.save(path, made("two"), read=first.digest)
    with pytest.raises(store.StoreError, match="got No such file"):
        store.read(path)
    assert not path.parent.exists()
    assert titles(gone) == {"night.geojson": "one"}


def test_a_temporary_file_of_another_dossier_is_left_alone(path):
    """It may be in use: the lock of one dossier says nothing of the other."""
    first = saved(path, "one")[0]
    other = path.with_name(store._prefix(path.with_name("other.geojson")) + "x")
    own = path.with_name(store._prefix(path) + "x")
    for each in (other, own):
        each.write_bytes(b"half")
    store.save(path, made("two"), read=first.digest)
    assert other.exists()
    assert not own.exists()


def test_a_save_is_on_the_disk_before_and_after_it_takes_the_files_place(path, monkeypatch):
    """First what the new file holds, then that it stands where the old one did."""
    first, steps = saved(path, "one")[0], []
    synced, replaced = os.fsync, os.replace

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        synced(handle)

    def replace_it(old: str, new: str) -> None:
        steps.append(Path(new).name)
        replaced(old, new)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace_it)
    store.save(path, made("two"), read=first.digest)
    assert steps[-3:] == ["file", "night.geojson", "folder"]


def test_a_folder_that_cannot_be_synced_is_no_failure_on_a_system_that_has_no_such_thing(
    path, monkeypatch
):
    synced = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        synced(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    assert saved(path, "one", "two")[1].data == path.read_bytes()
