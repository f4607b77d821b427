"""HTML: one page that needs no network, and text that stays text in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import inert
import pytest
import small_dossier as small

from incidents.formats import WRITERS
from incidents.formats.html import render
from incidents.geojson import read
from incidents.text import visible

TOWN = small.place("town", (40.0, 35.0, 1000))
EMPTY = {"meta", "br", "hr", "img", "link", "input", "base", "path", "circle", "rect"}


class Page(HTMLParser):
    """What a page is made of: tags with their attributes, text, scripts and styles."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.texts: list[str] = []
        self.code: list[str] = []
        self._open: list[str] = []
        self.feed(data.decode("utf-8"))
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        (self.code if inside in ("script", "style") else self.texts).append(data)

    def attributes(self, name: str) -> list[str]:
        return [value or "" for _, pairs in self.tags for key, value in pairs if key == name]


@pytest.fixture(scope="module")
def whole(sample) -> bytes:
    return render(sample, sample.claims)


@pytest.fixture(scope="module")
def page(whole) -> Page:
    return Page(whole)


@pytest.fixture(scope="module")
def plain() -> Page:
    """The page of the dossier that has every member, with a text that means nothing."""
    return of_text("plain")


def of_text(text: str) -> Page:
    dossier = read(small.data(inert.filled(text)))
    return Page(render(dossier, dossier.claims))


def test_it_is_the_writer_of_html():
    assert WRITERS[".html"] is render


def test_it_is_html_in_utf8(whole):
    assert whole.startswith(b"<!DOCTYPE html>\n")
    assert b'<meta charset="utf-8">' in whole[:200]
    whole.decode("utf-8")


def test_nothing_in_it_is_fetched_from_anywhere(page):
    for name in ("src", "href", "srcset", "data", "action", "poster", "background", "manifest"):
        assert not [value for value in page.attributes(name) if not value.startswith("#")]
    assert not {"link", "base", "iframe", "object", "embed", "form"} & {tag for tag, _ in page.tags}
    for code in page.code:
        assert not re.search(r"(?i)url\(\s*['\"]?\s*(https?:)?//|@import", code)
        assert not re.search(
            r"\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(", code
        )


def test_its_policy_forbids_every_request(page):
    [policy] = [
        dict(pairs)["content"]
        for tag, pairs in page.tags
        if tag == "meta" and dict(pairs).get("http-equiv") == "Content-Security-Policy"
    ]
    rules = {rule.split()[0]: set(rule.split()[1:]) for rule in str(policy).split(";")}
    assert rules["default-src"] == {"'none'"}
    for sources in rules.values():
        assert sources <= {"'none'", "'unsafe-inline'", "data:"}


def test_its_policy_stands_before_anything_that_it_is_for(page):
    tags = [tag for tag, _ in page.tags]
    policy = next(n for n, (_, pairs) in enumerate(page.tags) if ("http-equiv" in dict(pairs)))
    assert policy < min(tags.index("script"), tags.index("style"))


def test_every_claim_is_there_once_in_its_words(page, sample):
    articles = [value for value in page.attributes("id") if value.startswith("claim-")]
    assert sorted(articles) == sorted(f"claim-{claim.id}" for claim in sample.claims)
    text = "".join(page.texts)
    for claim in sample.claims:
        for citation in claim.citations:
            assert visible(citation.quote) in text
            assert sample.source[citation.source].title in text


def test_only_the_chosen_claims_are_there():
    dossier = small.opened(small.claim("one", "town"), small.claim("two", "town"), TOWN)
    data = render(dossier, dossier.claims[1:])
    assert b"claim-two" in data
    assert b"Claim two" in data
    assert b"claim-one" not in data
    assert b"Claim one" not in data


@pytest.mark.parametrize("claims", ["none", "one"])
def test_a_dossier_without_a_place_is_a_page(claims):
    dossier = small.opened(*([small.claim("one")] if claims == "one" else []))
    page = Page(render(dossier, dossier.claims))
    assert ("h1", ()) in page.tags
    assert "A small dossier" in page.texts


TOGETHER = [" ".join(inert.TEXTS[:18]), " ".join(inert.TEXTS[18:])]


@pytest.mark.parametrize("text", TOGETHER, ids=["first half", "second half"])
def test_no_inert_text_changes_what_the_page_is_made_of(plain, text):
    page = of_text(text)
    assert [named(tag) for tag in page.tags] == [named(tag) for tag in plain.tags]
    shown = visible(text)
    assert sum(each.count(shown) for each in page.texts) >= 20
    assert sum(each.count("plain") for each in plain.texts) >= 20


def named(tag: tuple[str, tuple[tuple[str, str | None], ...]]) -> tuple[str, tuple[object, ...]]:
    """A tag with its attributes, without the names that folium makes up at every drawing."""
    name, pairs = tag
    return name, tuple((key, re.sub("[0-9a-f]{32}", "", value or "")) for key, value in pairs)


@pytest.mark.parametrize("text", TOGETHER, ids=["first half", "second half"])
def test_no_inert_text_is_in_a_script_or_a_style(plain, text):
    code, usual = "".join(of_text(text).code), "".join(plain.code)
    for case in inert.TEXTS:
        if not re.fullmatch("[A-Za-z0-9 ]*", case):
            assert code.count(case) == usual.count(case)
