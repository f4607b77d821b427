"""A dossier is saved whole, complete and valid, and only over what its saver has seen."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import small_dossier as small
from saved_files import TOWN, made, saved, titles

from incidents import store
from incidents.geojson import read, write
from incidents.model import Dossier
from incidents.problems import DossierError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night.geojson"


def test_what_is_saved_is_what_is_read(path):
    stored = store.save(path, made(), read=None)
    assert stored == store.read(path)
    assert stored.data == path.read_bytes()
    assert read(stored.data).title == "A night"


def test_a_saved_claim_has_the_region_that_its_recipe_computes_to(path):
    given = made()
    assert given.claim["a"].derived is None
    derived = read(store.save(path, given, read=None).data).claim["a"].derived
    assert derived is not None
    assert derived.geometry is not None
    assert derived.center == (40.0, 35.0)
    assert 1000 <= (derived.uncertainty_m or 0) < 1010


def test_the_sample_is_saved_byte_for_byte(path, sample, sample_bytes):
    assert store.save(path, sample, read=None).data == sample_bytes


def test_a_text_is_saved_as_the_program_writes_it_with_members_it_does_not_know(path):
    value = small.dossier(small.claim("a", "town"), TOWN, **{"x-batch": [1, 2]})
    value["features"][0]["properties"]["x-page"] = "7"
    value["features"][0]["x-mark"] = True
    stored = store.save(path, small.data(value), read=None)
    kept = json.loads(stored.data)
    assert kept["x-batch"] == [1, 2]
    assert kept["features"][0]["properties"]["x-page"] == "7"
    assert kept["features"][0]["x-mark"] is True
    assert stored.data == write(read(stored.data))


def test_every_problem_is_told_and_nothing_is_touched(path):
    value = small.dossier(
        small.claim("a", "nowhere", title=""),
        small.claim("b", "town", toll={"killed": {"min": 3, "max": 1}}),
        TOWN,
    )
    with pytest.raises(DossierError) as caught:
        store.save(path, small.data(value), read=None)
    assert {problem.path for problem in caught.value.problems} >= {
        "$.features[0].properties.title",
        "$.features[0].properties.location.anchor.place",
        "$.features[1].properties.toll.killed",
    }
    assert list(path.parent.iterdir()) == []


def test_a_recipe_that_allows_no_place_is_not_saved(path):
    """Nothing can be counted from what has no bounds."""
    south = small.recipe("direction", {"place": "town"}, azimuth_deg=(135, 225))
    near = small.recipe("within", {"claim": "south"}, distance_m=(0, 500))
    given = small.opened(small.claim("south", south), small.claim("near", near), TOWN)
    with pytest.raises(DossierError) as caught:
        store.save(path, given, read=None)
    assert [problem.path for problem in caught.value.problems] == [
        "$.features[1].properties.location"
    ]
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        replace(made(), claims=(replace(made().claims[0], claimant="nobody"),)),
        replace(made(), title="half a character: \ud800"),
        replace(made(), extra={"x-number": float("nan")}),
    ],
    ids=["a reference", "a text", "a number"],
)
def test_a_dossier_that_cannot_be_written_is_refused_like_any_other(path, spoilt):
    with pytest.raises(DossierError, match="expected references"):
        store.save(path, spoilt, read=None)
    assert list(path.parent.iterdir()) == []


def test_a_save_over_another_version_is_refused_and_both_are_kept(path):
    mine = saved(path, "the first")[0]
    theirs = store.save(path, made("theirs"), read=mine.digest)
    for number in (1, 2):
        with pytest.raises(store.Changed) as caught:
            store.save(path, made(f"mine {number}"), read=mine.digest)
        kept = path.with_name(f"night.conflict-{number}.geojson")
        assert (caught.value.path, caught.value.kept) == (path, kept)
        assert str(path) in str(caught.value)
        assert str(kept) in str(caught.value)
    assert store.read(path).data == theirs.data
    assert titles(path.parent) == {
        "night.geojson": "theirs",
        "night.conflict-1.geojson": "mine 1",
        "night.conflict-2.geojson": "mine 2",
    }


def test_a_new_file_is_not_saved_over_one_that_is_there(path):
    saved(path, "the first")
    with pytest.raises(store.Changed):
        store.save(path, made("another"), read=None)
    assert sorted(titles(path.parent).values()) == ["another", "the first"]


def test_a_file_that_was_removed_is_not_made_again_unasked(path):
    mine = saved(path, "the first")[0]
    path.unlink()
    with pytest.raises(store.Changed, match="got no file"):
        store.save(path, made("mine"), read=mine.digest)
    assert titles(path.parent) == {"night.conflict-1.geojson": "mine"}


def test_a_save_of_what_is_there_already_is_done(path):
    """As when a saver did not hear that its save was done, and saves again."""
    first = saved(path, "the first")[0]
    again = store.save(path, made("mine"), read=first.digest)
    assert store.save(path, made("mine"), read=first.digest) == again
    assert titles(path.parent) == {"night.geojson": "mine"}
    assert store.undo(path, read=again.digest).digest == first.digest


def test_an_update_changes_what_is_there(path):
    saved(path, "the first")
    done = store.update(path, lambda old: replace(old, title=f"{old.title} and more"))
    assert titles(path.parent) == {"night.geojson": "the first and more"}
    assert done == store.read(path)


@pytest.mark.parametrize("error", [ValueError("no"), OSError(28, "no"), KeyboardInterrupt("no")])
def test_a_change_that_fails_leaves_the_file_as_it_was(path, error):
    first = saved(path, "the first")[0]

    def fail(_: Dossier) -> Dossier:
        raise error

    with pytest.raises(type(error), match="no") as caught:
        store.update(path, fail)
    assert caught.value is error
    assert store.read(path) == first
    store.update(path, lambda old: replace(old, title="the lock was let go"))


def test_threads_lose_no_edit(path):
    saved(path, "0")

    def count(_: object) -> None:
        store.update(path, lambda old: replace(old, title=str(int(old.title) + 1)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(count, range(40)))
    assert read(path.read_bytes()).title == "40"
