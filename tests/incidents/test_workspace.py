"""The folder of dossiers is made once with the sample, and no name or link leads out of it."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import inert
import pytest

from incidents import files, store, workspace
from incidents.geojson import read
from incidents.model import Dossier
from incidents.workspace import VARIABLE, Workspace

NAME = "deir-ez-zor-2015-12.geojson"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "dossiers"


def names(work: Workspace) -> list[str]:
    return [each.name for each in work.dossiers()]


def test_the_first_run_makes_the_folder_with_a_copy_of_the_sample(folder, sample, sample_bytes):
    work = workspace.workspace(folder)
    [listed] = work.dossiers()
    assert (listed.name, listed.title, listed.conflict_of) == (NAME, sample.title, None)
    assert listed.path == work.path(NAME)
    assert listed.path.read_bytes() == sample_bytes
    assert [each.name for each in folder.parent.iterdir()] == ["dossiers"]


def test_the_environment_names_the_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for value, expected in (("", "dossiers"), ("elsewhere", "elsewhere")):
        monkeypatch.setenv(VARIABLE, value)
        assert workspace.workspace().folder == tmp_path / expected
        assert (tmp_path / expected / NAME).is_file()


def test_a_copy_that_was_changed_stays_changed_and_one_that_was_removed_stays_away(folder):
    path = workspace.workspace(folder).path(NAME)
    changed = store.update(path, lambda old: replace(old, title="changed"))
    assert workspace.workspace(folder).path(NAME).read_bytes() == changed.data
    path.unlink()
    assert names(workspace.workspace(folder)) == []


def test_a_folder_that_was_there_gets_no_sample(tmp_path):
    assert names(workspace.workspace(tmp_path)) == []


def test_many_first_runs_at_once_make_one_folder(folder, sample_bytes):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: workspace.workspace(folder), range(8)))
    assert {names(work)[0] for work in found} == {NAME}
    assert (folder / NAME).read_bytes() == sample_bytes
    assert [each.name for each in folder.parent.iterdir()] == ["dossiers"]


def test_a_first_run_that_fails_leaves_nothing_and_can_be_done_again(folder, monkeypatch):
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", full)
        with pytest.raises(
            store.StoreError, match="got No space left on device, expected a folder"
        ):
            workspace.workspace(folder)
    assert list(folder.parent.iterdir()) == []
    assert names(workspace.workspace(folder)) == [NAME]


def test_a_file_where_the_folder_should_be_is_one_clear_error(tmp_path):
    (tmp_path / "dossiers").write_bytes(b"")
    for each in (tmp_path / "dossiers", tmp_path / "dossiers" / "below"):
        with pytest.raises(store.StoreError, match="expected a folder"):
            workspace.workspace(each)


def test_a_folder_that_is_gone_is_one_clear_error(folder, tmp_path):
    work = workspace.workspace(folder)
    folder.rename(tmp_path / "moved")
    with pytest.raises(store.StoreError, match="got No such file or directory"):
        work.dossiers()


def write(path: Path, title: object) -> None:
    path.write_text(json.dumps({"dossier": {"title": title}}), encoding="utf-8")


def test_files_are_listed_by_title_and_others_are_not_listed(tmp_path):
    work = Workspace(tmp_path)
    write(tmp_path / "a.geojson", "zeta")
    write(tmp_path / "b.geojson", "Alpha")
    write(tmp_path / "c.geojson", 7)
    write(tmp_path / "b.conflict-2.geojson", "Alpha")
    (tmp_path / "d.geojson").write_bytes(b"\xff not JSON")
    (tmp_path / "e.geojson").mkdir()
    for name in ("f.json", ".g.geojson", ".g.geojson.lock", "h.geojson.bak"):
        write(tmp_path / name, "other")
    assert [(each.name, each.title, each.conflict_of) for each in work.dossiers()] == [
        ("b.conflict-2.geojson", "Alpha", "b.geojson"),
        ("b.geojson", "Alpha", None),
        ("c.geojson", "c", None),
        ("d.geojson", "d", None),
        ("a.geojson", "zeta", None),
    ]


def test_a_new_title_is_listed(tmp_path):
    path, work = tmp_path / "a.geojson", Workspace(tmp_path)
    write(path, "before")
    assert [each.title for each in work.dossiers()] == ["before"]
    write(path, "after it")
    assert [each.title for each in work.dossiers()] == ["after it"]


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../a.geojson", "x/../a.geojson", "x/a.geojson", "/etc/a.geojson"),
        *("..\\a.geojson", "a\0.geojson", ".a.geojson", ".geojson", "a", "a.json"),
    ],
)
def test_a_name_that_is_not_plain_is_refused(tmp_path, name):
    with pytest.raises(store.StoreError, match=r"expected the plain name of a \.geojson file"):
        Workspace(tmp_path).path(name)


@pytest.mark.parametrize("text", inert.TEXTS, ids=inert.NAMES)
def test_no_inert_text_leads_out_of_the_folder(tmp_path, text):
    work = Workspace(tmp_path)
    assert work.free(text).parent == tmp_path
    assert work.path(work.free(text).name) == work.free(text)
    try:
        path = work.path(f"{text}.geojson")
    except store.StoreError:
        return
    assert path.resolve().parent == tmp_path.resolve()


def test_links_that_lead_out_of_the_folder_are_not_of_it(tmp_path, sample_path):
    work = workspace.workspace(tmp_path / "dossiers")
    (tmp_path / "other.geojson").write_bytes(b"{}")
    links = {
        "out.geojson": tmp_path / "other.geojson",
        "sample.geojson": sample_path,
        "gone.geojson": tmp_path / "gone.geojson",
        "circle.geojson": work.folder / "circle.geojson",
    }
    for name, target in links.items():
        (work.folder / name).symlink_to(target)
        with pytest.raises(store.StoreError, match="expected the plain name"):
            work.path(name)
    assert names(work) == [NAME]


def test_a_link_within_the_folder_is_of_it(tmp_path):
    work = Workspace(tmp_path)
    write(tmp_path / "a.geojson", "one")
    (tmp_path / "b.geojson").symlink_to(tmp_path / "a.geojson")
    assert names(work) == ["a.geojson", "b.geojson"]
    assert work.path("b.geojson") == tmp_path / "b.geojson"


def test_a_folder_behind_a_link_is_used_as_it_is(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "dossiers").symlink_to(tmp_path / "real")
    work = workspace.workspace(tmp_path / "dossiers")
    store.save(work.free("A night"), Dossier(title="A night"), read=None)
    assert names(work) == ["a-night.geojson"]


def test_new_dossiers_of_one_title_get_names_of_their_own(tmp_path):
    work = Workspace(tmp_path)
    for title in ("A night", "A night", "الليل", "a" * 300, "a" * 300):
        store.save(work.free(title), Dossier(title=title), read=None)
    assert sorted(names(work)) == sorted(
        [
            "a-night.geojson",
            "a-night-2.geojson",
            "dossier.geojson",
            f"{'a' * 80}.geojson",
            f"{'a' * 60}-2.geojson",
        ]
    )


def test_the_copy_is_as_open_as_a_new_file_is(folder):
    before = os.umask(0o027)
    try:
        workspace.workspace(folder)
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o750
    assert (folder / NAME).stat().st_mode & 0o777 == 0o640


def test_the_bundled_sample_is_the_one_that_is_copied():
    assert read(workspace.SAMPLE.read_bytes()).claims
