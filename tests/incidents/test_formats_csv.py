"""CSV: a row a claim that a spreadsheet shows and never runs."""

from __future__ import annotations

import csv
import io

import inert
import pytest
import small_dossier as small
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily

from incidents.formats import WRITERS
from incidents.formats.csv import cell, render
from incidents.geojson import read
from incidents.model import Dossier
from incidents.text import visible

TOWN = small.place("town", (40.0, 35.0, 1000))
# OWASP Application Security Verification Standard 5.0, requirement 1.2.10, and the carriage return
# of OWASP's page on CSV injection.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")


def table(data: bytes) -> list[dict[str, str]]:
    """The rows as another program's reader has them."""
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def rows(dossier: Dossier) -> list[dict[str, str]]:
    return table(render(dossier, dossier.claims))


def test_it_is_the_writer_of_csv():
    assert WRITERS[".csv"] is render


def test_each_claim_of_the_sample_is_a_row_of_as_many_cells_as_the_header(sample, sample_json):
    data = render(sample, sample.claims)
    header, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
    assert len(set(header)) == len(header)
    assert {len(line) for line in lines} == {len(header)}
    claims = [f for f in sample_json["features"] if f["properties"]["kind"] == "claim"]
    assert [line[0] for line in lines] == [feature["id"] for feature in claims]


def test_the_cells_are_what_the_file_states(sample, sample_json):
    stated = {feature["id"]: feature["properties"] for feature in sample_json["features"]}
    compared = 0
    for row in rows(sample):
        own = stated[row["id"]]
        for name in row.keys() & own.keys():
            value = own[name]
            text = "" if value is None else str(value)
            assert row[name].removeprefix("'") == text.removeprefix("'")
            compared += 1
        lon, lat = own.get("center") or ("", "")
        assert (row["center_lon"], row["center_lat"]) == (str(lon), str(lat))
    assert compared > 1000


def test_only_the_chosen_claims_are_rows_in_the_files_order(sample):
    chosen = (sample.claims[7], sample.claims[2])
    ids = [row["id"] for row in table(render(sample, chosen))]
    assert ids == [sample.claims[2].id, sample.claims[7].id]


def test_excel_can_tell_that_it_is_utf8(sample):
    data = render(sample, sample.claims)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\xef\xbb\xbf") == 1


def test_lines_end_as_rfc_4180_has_it():
    data = render(small.opened(small.claim("one")), small.opened(small.claim("one")).claims)
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2


def test_what_nobody_states_is_an_empty_cell():
    [row] = rows(small.opened(small.claim("one")))
    for name in ("killed_min", "earliest", "center_lon", "uncertainty_m", "target", "place_words"):
        assert row[name] == ""


def test_a_place_that_the_file_lacks_is_worked_out():
    [row] = rows(small.opened(small.claim("one", "town"), TOWN))
    assert float(row["center_lon"]) == pytest.approx(40.0)
    assert float(row["uncertainty_m"]) == pytest.approx(1000, abs=2)


def test_a_number_below_zero_stays_a_number():
    west = small.place("west", (-40.0, -35.0, 1000))
    [row] = rows(small.opened(small.claim("one", "west"), west))
    assert float(row["center_lon"]) == pytest.approx(-40.0)
    assert float(row["center_lat"]) == pytest.approx(-35.0)


@pytest.mark.parametrize(
    "text", ["a,b", 'say "so"', "two\nlines", "“south east”", " led ", "'quoted'", "معسكر", "a;b"]
)
def test_text_comes_back_as_it_was(text):
    quoted = [{"source": "paper", "quote": text, "quote_kind": "verbatim"}]
    [row] = rows(small.opened(small.claim("one", title=text, citations=quoted)))
    assert (row["title"], row["quote"]) == (text, text)


def is_run(text: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula: it looks past blanks before one."""
    return text.startswith(STARTS_A_FORMULA) or text.lstrip(" \u00a0").startswith(STARTS_A_FORMULA)


@pytest.mark.parametrize("text", inert.TEXTS, ids=inert.NAMES)
def test_no_inert_text_is_run_by_a_spreadsheet(text):
    dossier = read(small.data(inert.filled(text)))
    found = rows(dossier)
    assert [row["id"] for row in found] == [claim.id for claim in dossier.claims]
    for row in found:
        for name, shown in row.items():
            assert not is_run(shown) or name in ("center_lon", "center_lat")


@pytest.mark.parametrize("start", STARTS_A_FORMULA, ids=repr)
@pytest.mark.parametrize("before", ["", " ", "  ", "\u00a0"], ids=repr)
def test_what_starts_a_formula_is_made_text(start, before):
    assert not is_run(cell(f"{before}{start}1+1"))


@steadily
@given(st.text())
def test_a_cell_is_never_run_and_never_loses_text(text):
    shown = cell(text)
    assert not is_run(shown)
    told = {text, visible(text, keep_lines=True)}
    assert shown in {*told, *("'" + each for each in told)}


@pytest.mark.parametrize("hidden", ["\u202egnp.exe", "\u200bx", "\x1b[2Jx", "a\x00b"])
def test_what_would_deceive_the_eye_is_shown(hidden):
    [row] = rows(small.opened(small.claim("one", title=hidden)))
    assert row["title"].removeprefix("'") == visible(hidden)
