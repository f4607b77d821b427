"""Text that is no good JSON: each flaw is a problem with its path, and nothing else happens."""

from __future__ import annotations

import json

import pytest
import small_dossier as small
from hypothesis import given
from hypothesis import strategies as st
from made_parts import steadily, values

from incidents.geojson import load
from incidents.geojson.jsontext import UNREADABLE, parse
from incidents.problems import DossierError, errors

POINT = '{"type": "Point", "coordinates": [40, 35]%s}'


def told(text: str | bytes) -> list[tuple[str, str]]:
    """The path of each error of a text, and what was got."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    loaded = load(data)
    found = errors(loaded.problems)
    assert bool(found) == (loaded.dossier is None)
    return [(problem.path, problem.got) for problem in found]


def test_a_byte_order_mark_is_no_fault():
    assert not told(b"\xef\xbb\xbf" + (POINT % "").encode())


@pytest.mark.parametrize("text", ["", " ", "\n", "\ufeff"])
def test_an_empty_file_is_no_json(text):
    [(path, _)] = told(text)
    assert path == "$"


@pytest.mark.parametrize(
    "data", [b'{"type": "\xff"}', b"\xff\xfe{\x00}\x00", "{é}".encode("latin-1"), b"\x80"]
)
def test_bytes_that_are_no_utf8_are_named_with_their_offset(data):
    [(path, got)] = told(data)
    assert path == "$"
    bad = next(i for i, byte in enumerate(data) if byte > 0x7F)
    assert f"0x{data[bad]:02x}" in got
    assert str(bad) in got


@pytest.mark.parametrize("text", ['{"a": 1,}', "[1, 2,]", "{'a': 1}", "{a: 1}", "[1] 2", "[01]"])
def test_what_only_looks_like_json_is_refused_with_its_line(text):
    [(path, got)] = told("\n" + text)
    assert path == "$"
    assert "2" in got


def test_a_member_given_twice_is_named_at_the_object_that_has_it():
    deep = POINT % ', "x": {"y": [{"name": 1, "name": 2}]}'
    [(path, got)] = told(deep)
    assert path == "$.x.y[0]"
    assert '"name"' in got


def test_each_member_given_twice_is_told():
    twice = POINT % ', "a": 1, "b": 2, "a": 3, "b": 4'
    assert sorted(got[-3:] for path, got in told(twice) if path == "$") == ['"a"', '"b"']


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"type": "Point", "coordinates": [40, %s]}', "$.coordinates[1]"),
        (POINT % ', "x y": {"z": %s}', '$["x y"].z'),
        (POINT % ', "a": [[0, %s]]', "$.a[0][1]"),
    ],
)
def test_a_number_that_is_not_finite_is_named(number, text, path):
    assert path in [found for found, _ in told(text % number)]


@pytest.mark.parametrize("where", ['"%s"', '["%s"]', '{"%s": 1}'])
def test_half_a_character_is_named(where):
    text = POINT % (', "x": ' + where % "\\udc00")
    [(path, got)] = told(text)
    assert path.startswith("$.x")
    assert "DC00" in got


def test_a_whole_character_beyond_the_first_plane_is_no_fault():
    assert not told(POINT % ', "x": "\\ud83d\\ude80"')


@pytest.mark.parametrize(("levels", "good"), [(90, True), (200, False), (100_000, False)])
@pytest.mark.parametrize("brackets", ["[]", "{}"])
def test_deep_nesting_is_refused_and_never_a_crash(levels, good, brackets):
    if brackets == "[]":
        nested = "[" * levels + "]" * levels
    else:
        nested = '{"a": ' * levels + "1" + "}" * levels
    assert (not told(POINT % f', "x": {nested}')) == good


@pytest.mark.parametrize("digits", [20, 400, 5_000])
def test_a_huge_whole_number_is_out_of_range_and_no_crash(digits):
    assert told('{"type": "Point", "coordinates": [1%s, 0]}' % ("0" * digits))


def test_a_length_too_huge_for_arithmetic_is_refused():
    far = small.recipe("within", {"place": "town"}, distance_m=(0, 10**400))
    value = small.dossier(small.claim("far", far), small.place("town", (40, 35, 1000)))
    assert told(json.dumps(value))


def test_all_flaws_of_a_text_are_told_at_once():
    flawed = POINT % ', "a": NaN, "b": {"c": 1, "c": 2}, "d": "\\udfff", "bbox": [1]'
    assert {path for path, _ in told(flawed)} >= {"$.a", "$.b", "$.d", "$.bbox"}


def test_flaws_of_the_text_and_of_the_dossier_are_told_at_once():
    value = small.dossier(small.claim("one", incident="nowhere"))
    text = json.dumps(value).replace('"title": "The strike"', '"title": NaN')
    assert {path for path, _ in told(text)} >= {"$.incidents[0].title"}


@pytest.mark.parametrize("name", ['a"b', "a b", "é", "a\nb", "", "a.b", "a]"])
def test_an_odd_name_is_quoted_in_a_path(name):
    [(path, _)] = told(POINT % f', {json.dumps(name)}: {{"x": NaN}}')
    assert path == f"$[{json.dumps(name)}].x"


@steadily
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_text_at_all_is_a_crash(data):
    loaded = load(data)
    assert loaded.dossier is not None or errors(loaded.problems)


@steadily
@given(values)
def test_no_json_at_all_is_a_crash(value):
    for each in (value, {**small.dossier(), "features": value}, {"dossier": value}):
        told(json.dumps(each))


@steadily
@given(values)
def test_good_json_comes_through_as_it_is(value):
    parsed, problems = parse(json.dumps(value).encode())
    assert parsed == value
    assert not problems


def test_a_text_that_is_no_json_has_no_value():
    assert parse(b"{")[0] is UNREADABLE


def test_an_error_holds_every_problem_a_line_each():
    loaded = load((POINT % ', "a": NaN, "b": NaN').encode())
    error = DossierError(loaded.problems)
    assert str(error).splitlines() == [str(problem) for problem in loaded.problems]
