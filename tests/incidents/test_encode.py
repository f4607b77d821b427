"""The one door to folium and HTML: what passes it means nothing to a template or a browser."""

from __future__ import annotations

import html
import json
import re

import inert
import pytest
from branca.element import Element, Figure
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment
from jinja2.exceptions import SecurityError
from made_parts import steadily

from incidents.render.encode import guard, identifier, references, script_data
from incidents.text import visible

ENCODED = re.compile(r"(?:[A-Za-z0-9 ]|&#[0-9]+;)*")
STRANGE = [c for c in map(chr, range(1, 256)) if not (c.isascii() and (c.isalnum() or c == " "))]


@steadily
@given(st.text())
@example("</script>")
@example("{{ 7*191 }}")
def test_every_character_but_letters_digits_and_spaces_is_a_reference(text):
    assert ENCODED.fullmatch(references(text))


@pytest.mark.parametrize("text", inert.TEXTS, ids=inert.NAMES)
def test_no_inert_text_passes_as_it_is(text):
    encoded = references(text)
    assert ENCODED.fullmatch(encoded)
    assert html.unescape(encoded) == visible(text)


@steadily
@given(st.text(st.characters(exclude_categories=["Cs", "Cn"])))
def test_where_html_is_read_it_becomes_the_text_again(text):
    assert html.unescape(references(text)) == visible(text)


@steadily
@given(st.text())
def test_a_template_takes_it_for_plain_text(text):
    encoded = references(text)
    assert Environment(autoescape=False).from_string(encoded).render() == encoded


@pytest.mark.parametrize("text", ["a", "0", "-", "saeqa-camp", "2015-12-06", "x" * 64])
def test_an_identifier_passes_as_it_is(text):
    assert identifier(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "x" * 65, "A", "a b", "a_b", "a.b", "a/b", "é", "٣", "a\n", "\na", "a\x00"),
        *("a}}", "<a>", "a'b", 'a"b', "a`b", "${a}", "../a", "a&#39;"),
    ],
    ids=repr,
)
def test_what_is_no_identifier_is_refused_with_what_one_is(text):
    with pytest.raises(ValueError, match=r"^identifier: got .*, expected") as told:
        identifier(text)
    assert repr(text) in str(told.value)


@pytest.mark.parametrize("text", inert.TEXTS, ids=inert.NAMES)
def test_no_inert_text_is_an_identifier(text):
    if not re.fullmatch("[a-z0-9-]{1,64}", text):
        with pytest.raises(ValueError, match="identifier"):
            identifier(text)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text().map(references),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "label"]), inner),
    max_leaves=8,
)


@steadily
@given(values)
def test_encoded_data_is_json_that_closes_no_script_and_no_template(value):
    data = script_data(value)
    assert json.loads(data) == value
    assert data.isascii()
    assert not set(data) & set("<>'`$\\\u2028\u2029")
    assert Environment(autoescape=False).from_string(data).render() == data


@pytest.mark.parametrize("text", [case for case in inert.TEXTS if not ENCODED.fullmatch(case)])
@pytest.mark.parametrize(
    "wrap",
    [lambda t: t, lambda t: [t], lambda t: {"a": t}, lambda t: {"a": [{"b": (1, t)}]}],
    ids=["bare", "list", "member", "deep"],
)
def test_text_that_was_not_encoded_is_refused_wherever_it_stands(text, wrap):
    with pytest.raises(ValueError, match=r"script data: got .*, expected text that was encoded"):
        script_data(wrap(text))


@pytest.mark.parametrize("name", ["</script>", "{{x}}", "a'b", "${x}", "é"])
def test_a_member_whose_name_was_not_encoded_is_refused(name):
    for value in ({name: 1}, [{"a": {name: "x"}}]):
        with pytest.raises(ValueError, match="script data"):
            script_data(value)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_not_json_is_refused(number):
    with pytest.raises(ValueError, match=r"[Nn]a[Nn]|[Ii]nf|JSON compliant"):
        script_data({"a": [1.5, number]})


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ (1).__class__ }}{{ lipsum.__globals__['os'] }}",
    ],
)
def test_a_template_that_came_through_after_all_cannot_reach_the_machine(source):
    guard()
    with pytest.raises(SecurityError):
        Element(source).render()


def test_what_folium_compiles_again_stays_text_once_it_is_encoded():
    text = "{{ 7*191 }} {% if %} </script>"
    figure = Figure()
    figure.html.add_child(Element(references(text)))
    drawn = figure.html.render()
    assert references(text) in drawn
    assert "1337" not in drawn


@pytest.mark.parametrize("character", STRANGE, ids=lambda c: f"{ord(c):02X}")
def test_no_character_of_latin_1_is_left_out(character):
    encoded = references(character)
    assert encoded == " " if character == "\n" else encoded.startswith("&#")
