"""Versions that were replaced come back one by one, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from saved_files import made, saved, titles

from incidents import history, store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night.geojson"


def test_undo_goes_back_version_by_version_and_redo_forth(path):
    digests = [each.digest for each in saved(path, "one", "two", "three")]
    assert store.undo(path, read=digests[2]).digest == digests[1]
    assert store.undo(path, read=digests[1]).digest == digests[0]
    with pytest.raises(store.StoreError, match="got no earlier version"):
        store.undo(path, read=digests[0])
    assert store.redo(path, read=digests[0]).digest == digests[1]
    assert store.redo(path, read=digests[1]).digest == digests[2]
    with pytest.raises(store.StoreError, match="got no undone version"):
        store.redo(path, read=digests[2])
    assert store.read(path).digest == digests[2]


def test_a_save_after_an_undo_loses_no_version(path):
    digests = [each.digest for each in saved(path, "one", "two", "three")]
    store.undo(path, read=digests[2])
    last = store.save(path, made("four"), read=digests[1])
    with pytest.raises(store.StoreError, match="got no undone version"):
        store.redo(path, read=last.digest)
    now, back = last.digest, []
    for _ in range(3):
        now = store.undo(path, read=now).digest
        back.append(now)
    assert sorted(back) == sorted(digests)
    assert back[0] == digests[1], "what the save replaced comes back first"


def test_a_version_that_comes_again_can_be_undone(path):
    digests = [each.digest for each in saved(path, "one", "two", "one")]
    assert digests[0] == digests[2]
    assert store.undo(path, read=digests[2]).digest == digests[1]
    assert store.undo(path, read=digests[1]).digest == digests[0]


def test_a_version_that_was_put_aside_by_a_save_that_was_killed_is_not_undone_to(path):
    """Such a save leaves the file's own version among the earlier ones."""
    digests = [each.digest for each in saved(path, "one", "two", "three")]
    folder = path.parent / ".history" / "night"
    history.keep(folder, path.read_bytes())
    assert store.undo(path, read=digests[2]).digest == digests[1]
    assert store.undo(path, read=digests[1]).digest == digests[0]


def test_a_version_that_was_put_aside_by_a_save_that_was_killed_is_kept_once(path):
    digests = [each.digest for each in saved(path, "one", "two")]
    folder = path.parent / ".history" / "night"
    history.keep(folder, path.read_bytes())
    store.save(path, made("three"), read=digests[1])
    kept = history.versions(folder)
    assert [each.stem[-12:] for each in kept] == [each[:12] for each in digests]


@pytest.mark.parametrize("step", [store.undo, store.redo])
def test_another_version_than_was_read_is_not_undone(path, step):
    digests = [each.digest for each in saved(path, "one", "two")]
    with pytest.raises(store.Changed) as caught:
        step(path, read=digests[0])
    assert caught.value.kept is None
    assert titles(path.parent) == {"night.geojson": "two"}


def test_a_version_that_was_damaged_does_not_come_back(path):
    last = saved(path, "one", "two")[1]
    version = history.versions(path.parent / ".history" / "night")[0]
    version.write_bytes(version.read_bytes()[:-9])
    with pytest.raises(store.StoreError, match="got other bytes"):
        store.undo(path, read=last.digest)
    assert store.read(path) == last


def test_the_last_fifty_versions_are_kept(path):
    digests = [each.digest for each in saved(path, *map(str, range(53)))]
    kept = history.versions(path.parent / ".history" / "night")
    assert [each.stem[-12:] for each in kept] == [each[:12] for each in digests[2:52]]


def test_versions_stay_in_order_when_the_clock_is_set_back(path, monkeypatch):
    class Back(history.datetime):
        @classmethod
        def now(cls, tz=None):
            return super().now(tz) - history.timedelta(days=next(days))

    days = iter(range(1, 9))
    monkeypatch.setattr(history, "datetime", Back)
    digests = [each.digest for each in saved(path, "one", "two", "three", "four")]
    kept = history.versions(path.parent / ".history" / "night")
    assert [each.stem[-12:] for each in kept] == [each[:12] for each in digests[:3]]
