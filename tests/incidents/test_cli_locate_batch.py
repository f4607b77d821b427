"""`locate --batch`: a line of JSON for each row of a file, in its order, errors in their place."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from command_line import Ran, in_a_shell, run, strictly
from offline_index import offline_index

MIXED = [
    "55 km SE of Raqqa",
    "several kilometres south of Raqqa",
    "Raqqa, Deir el-Zour and Al Bukamal",
    "40.05, 35.42",
    "",
    "south of Raqqa",
    "near 35.42N 40.05E",
    "no such place at all",
]
KINDS = ["Feature", None, "FeatureCollection", None, None, "Feature", "Feature", None]


@pytest.fixture(autouse=True, scope="module")
def _index() -> None:
    offline_index()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.csv"


def written(path: Path, texts: list[str], *, encoding: str = "utf-8", **more: Any) -> Path:
    """A file with a number, the text and a note in each row."""
    with path.open("w", encoding=encoding, newline="") as out:
        rows = csv.writer(out, **more)
        rows.writerow(["number", "text", "note"])
        rows.writerows([number, text, "a, note"] for number, text in enumerate(texts))
    return path


def answers(ran: Ran) -> list[Any]:
    """The JSON document of each line."""
    assert ran.status == 0
    return [strictly(line) for line in ran.out.splitlines()]


def test_each_row_has_its_line_in_order_and_errors_are_in_place(file):
    ran = run("locate", "--batch", written(file, MIXED))
    found = answers(ran)
    assert [answer.get("type") for answer in found] == KINDS
    for text, answer in zip(MIXED, found, strict=True):
        if "error" in answer:
            assert list(answer) == ["error"]
            assert isinstance(answer["error"], str)
            assert "\n" not in answer["error"]
        elif answer["type"] == "Feature":
            assert answer["properties"]["verbatim"] == text
    assert "several kilometres" in found[1]["error"]


def test_the_count_is_on_stderr(file):
    ran = run("locate", "--batch", written(file, MIXED))
    assert ran.err == "4 of 8 rows located, 4 not\n"


def test_quiet_says_nothing_but_the_answers(file):
    written(file, MIXED)
    loud, quiet = run("locate", "--batch", file), run("locate", "--batch", file, "--quiet")
    assert quiet.err == ""
    assert quiet.out == loud.out


def test_a_row_is_answered_as_its_phrase_alone_is(file, sample_path):
    words = ["--dossier", sample_path, "--reading", "colloquial"]
    (answer,) = answers(run("locate", "--batch", written(file, ["55 km SE of Ayyash"]), *words))
    assert answer == run("locate", "55 km SE of Ayyash", *words).json
    assert answer["properties"]["reading"] == "colloquial"


def test_a_choice_holds_for_every_row(file):
    others = run("locate", "near Raqqa").json["properties"]["alternatives"]
    other = next(one["id"] for one in others if one["what"] == "place" and one["center"])
    written(file, ["near Raqqa", "55 km SE of Raqqa", "near Aleppo"])
    found = answers(run("locate", "--batch", file, "--choose", f"Raqqa={other}"))
    taken = [answer["properties"]["anchor"]["id"] == other for answer in found]
    assert taken == [True, True, False]


def test_no_rows_are_no_lines(file):
    ran = run("locate", "--batch", written(file, []))
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "0 of 0 rows located, 0 not\n"


def test_a_byte_order_mark_is_no_part_of_a_column(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes("text\r\nnear Raqqa\r\n".encode("utf-8-sig"))
    (answer,) = answers(run("locate", "--batch", path))
    assert answer["type"] == "Feature"


def test_commas_quotes_and_line_feeds_of_a_cell_are_its_own(file):
    texts = ["left Mozdok, over the Caspian Sea, to Raqqa", "near\nRaqqa", 'near "Raqqa"', "a\r\n"]
    found = answers(run("locate", "--batch", written(file, texts, quoting=csv.QUOTE_ALL)))
    assert len(found) == len(texts)
    assert found[0]["properties"]["method"] == "route"
    assert found[1]["properties"]["anchor"]["id"] == "geonames:172955"


def test_a_row_that_is_too_short_is_an_error_in_its_place(file):
    file.write_text("number,text\n1\n2,near Raqqa\n3,near Raqqa,more\n")
    assert [answer.get("type") for answer in answers(run("locate", "--batch", file))] == [
        None, "Feature", "Feature",
    ]  # fmt: skip


BAD = {
    "semicolons": (b"number;text\n1;near Raqqa\n", "text"),
    "no such column": (b"number,words\n1,near Raqqa\n", "number, words"),
    "another case": (b"Text\nnear Raqqa\n", "Text"),
    "empty": (b"", "empty"),
    "latin 1": ("text\nnear Räqqa\n".encode("latin-1"), "UTF-8"),
    "utf 16": ("text\nnear Raqqa\n".encode("utf-16"), "UTF-8"),
    "not utf-8 far on": (b"text\n" + b"near Raqqa\n" * 5 + b"\xff\xfe\n", "UTF-8"),
}


@pytest.mark.parametrize(("data", "told"), BAD.values(), ids=BAD)
def test_a_file_that_is_none_is_one_line_of_error_and_nothing_else(file, data, told):
    file.write_bytes(data)
    refused(run("locate", "--batch", file), str(file), told)


def refused(ran: Ran, *told: str) -> None:
    assert (ran.status, ran.out) == (1, "")
    (line,) = ran.errors
    for words in told:
        assert words in line


def test_a_folder_or_no_file_is_one_line_of_error(tmp_path):
    refused(run("locate", "--batch", tmp_path), str(tmp_path))
    refused(run("locate", "--batch", tmp_path / "none.csv"), "none.csv")


@pytest.mark.parametrize(
    "text",
    ["0.0000001 m from 35.42N 40.05E", "from Raqqa to Raqqa", "\x00", "\x1b[2J", "\u202e", "{}",
     "at least 20 km from Raqqa", "within 30000 km of Raqqa", "1e999 km from Raqqa", "x" * 9_000],
    ids=lambda text: ascii(text)[:20],
)  # fmt: skip
def test_no_row_ends_the_batch_or_breaks_a_line(file, text):
    found = answers(run("locate", "--batch", written(file, [text, "near Raqqa"])))
    assert len(found) == 2
    assert found[1]["type"] == "Feature"


def test_numbers_without_end_are_null(file):
    (answer,) = answers(run("locate", "--batch", written(file, ["at least 20 km from Raqqa"])))
    own = answer["properties"]
    assert own["distance_m"] == {"lower": 19_500, "upper": None}
    assert own["uncertainty_m"] is None
    assert own["unbounded"] is True


def test_as_its_own_process_lines_come_one_a_row_in_utf_8(file):
    written(file, ["near الرقة", "several kilometres south of Raqqa"])
    ran = in_a_shell("locate", "--batch", file)
    assert ran.returncode == 0
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    assert lines[0]["properties"]["verbatim"] == "near الرقة"
    assert list(lines[1]) == ["error"]
    assert ran.stderr == "1 of 2 rows located, 1 not\n"
