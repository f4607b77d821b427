"""The command line as its own process: what it imports, pipes that close, terminals of old."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
import small_dossier as small
from command_line import ROOT, in_a_shell, run, saved, strictly

TOWN = small.place("town", (40.0, 35.0, 1000))
VERBS = (["list", "@"], ["measure", "@", "one", "town"], ["check", "@"], ["validate", "@"])


@pytest.fixture
def path(tmp_path):
    return saved(tmp_path, small.dossier(small.claim("one", "town", title="“camp”"), TOWN))


def filled(words: list[str], path: object) -> list[str]:
    return [str(path) if word == "@" else word for word in words]


def test_a_listing_imports_nothing_that_draws(sample_path):
    code = (
        "import json, sys\n"
        "from incidents.cli import main\n"
        f"main(['list', {str(sample_path)!r}])\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stderr)}
    assert "incidents" in loaded
    heavy = {"streamlit", "folium", "branca", "geopandas", "pandas", "geopy", "pyproj", "shapely"}
    assert not loaded & heavy


def test_a_command_answers_as_its_function_does(path):
    done = in_a_shell("list", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, run("list", path).out, "")


def test_a_refusal_leaves_by_status_1_and_a_wrong_command_by_status_2(tmp_path):
    missing = in_a_shell("list", tmp_path / "missing.geojson")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr == f"error: {tmp_path / 'missing.geojson'}: No such file or directory\n"
    wrong = in_a_shell("sing", tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "Traceback" not in wrong.stderr


@pytest.mark.parametrize("words", VERBS, ids=lambda words: words[0])
def test_json_is_one_document_on_stdout_and_nothing_on_stderr(path, words):
    for switches in (["--json"], ["--json", "--quiet"]):
        ran = run(*filled(words, path), *switches)
        assert ran.err == ""
        assert isinstance(strictly(ran.out), dict | list)
        assert ran.out.endswith("\n")


@pytest.mark.parametrize("words", [VERBS[0], VERBS[1]], ids=lambda words: words[0])
def test_a_reader_that_has_seen_enough_is_no_error(path, words):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = in_a_shell(*filled(words, path), stdout=writing)
    finally:
        os.close(writing)
    assert done.stderr == ""
    assert done.returncode in (0, 141)


def test_a_long_answer_to_a_reader_that_has_seen_enough_is_no_error(sample_path):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = in_a_shell("list", sample_path, "--json", stdout=writing)
    finally:
        os.close(writing)
    assert done.stderr == ""
    assert done.returncode in (0, 141)


def test_an_answer_that_cannot_be_written_is_told_in_a_line(path):
    with open("/dev/full", "w") as full:  # noqa: PTH123 -- a device, not a file
        done = in_a_shell("list", path, stdout=full)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert "No space left on device" in line


def test_a_terminal_that_knows_ascii_alone_is_no_crash(path):
    done = in_a_shell("list", path, env={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "camp" in done.stdout
