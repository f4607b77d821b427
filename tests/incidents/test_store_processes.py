"""Many processes save, or are killed at it: no edit is lost, no file is half written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are forked")

ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).with_name("store_worker.py")


def work(job: str, path: Path) -> Any:
    """What a job of the worker gives."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, str(WORKER), job, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "night.geojson"


def test_eight_writers_lose_no_edit(path):
    found = work("update_together", path)
    assert found["statuses"] == [0] * 8
    wanted = [f"w{writer}-{one}" for writer in range(8) for one in range(10)]
    assert sorted(found["claims"]) == sorted(["a", *wanted])


def test_of_eight_savers_of_one_version_one_is_stored_and_the_others_are_kept(path):
    found = work("save_together", path)
    assert found["statuses"] == [0] * 8
    assert sorted(found["titles"].values()) == [f"saver {number}" for number in range(8)]
    refused = {f"night.conflict-{number}.geojson" for number in range(1, 8)}
    assert set(found["titles"]) == {"night.geojson", *refused}


def test_a_save_killed_at_any_of_its_lines_leaves_the_old_or_the_new_file(tmp_path):
    found = work("kill_at_each_line", tmp_path)
    assert found["status"] == 0
    assert found["neither"] == 0
    assert found["steps"] == found["old"] + found["new"]
    assert min(found["old"], found["new"], found["leftovers"]) > 0
    assert found["left"] == 0, "the next save could not be done, or did not clean up"


def test_a_saver_killed_at_any_moment_leaves_a_whole_file_and_no_lock(path):
    found = work("kill_at_random", path)
    assert found["kills"] == 60
    assert found["broken"] == 0
    assert found["seen"] == [0, 1]
    assert found["left"] == [".history", ".night.geojson.lock", "night.geojson"]
