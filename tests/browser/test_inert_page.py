"""Text of an uploaded dossier is shown as it is, and nothing of it is run; `page` watches."""

from __future__ import annotations

import json
from pathlib import Path

import hostile
import pytest
from conftest import OpenPage
from driving import (
    badges,
    click_layer,
    download,
    drawn_claims,
    map_frame,
    on_map,
    panel,
    pick,
    press,
    refused,
    rerun,
    switch,
    title,
    upload,
    visit,
    visit_exported,
)
from hostile import EVERY, RESULTS, TEXTS, shown, words
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

_MADE = "img, script, iframe, base, link, a, b, em, strong, code, h1, h2, ol, [onload], [onerror]"
_TOOLTIPS = """() => {
  const texts = [];
  window.map.eachLayer((layer) => {
    const tooltip = layer.feature && layer.getTooltip && layer.getTooltip();
    if (tooltip) texts.push(tooltip.getContent()(layer).textContent);
  });
  return texts;
}"""


def file(value: object, name: str = "hostile.geojson") -> dict[str, object]:
    data = json.dumps(value).encode()
    return {"name": name, "mimeType": "application/geo+json", "buffer": data}


def literal(text: str, *, times: int = 1) -> None:
    """Every text stands in what is read, and nothing that a template would make of one."""
    read = words(text)
    assert read.count(shown(EVERY)) >= times
    assert not [result for result in RESULTS if result in read]


def told_alone(text: str) -> None:
    """Each text, the long one too, stands somewhere in what is read."""
    read = words(text)
    assert [each for each in (*TEXTS, hostile.LONG) if shown(each) not in read] == []


@pytest.fixture
def opened(page: Page) -> Page:
    visit(page)
    upload(page, file(hostile.dossier()))
    expect(page.get_by_text("38 of 38 claims left")).to_be_visible()
    return page


def test_the_side_bar_the_overview_the_legend_and_every_tooltip(opened: Page) -> None:
    literal(opened.get_by_test_id("stSidebar").get_by_role("heading", level=1).inner_text())
    literal(panel(opened).inner_text())
    expect(panel(opened).locator(_MADE)).to_have_count(0)
    legend = on_map(opened).locator(".im-legend")
    told_alone(legend.text_content() or "")
    literal(legend.text_content() or "")
    expect(legend.locator(_MADE)).to_have_count(0)
    assert opened.title() == "Incident map"
    tooltips = map_frame(opened).evaluate(_TOOLTIPS)
    assert len(tooltips) >= 2 * len(drawn_claims(opened))
    told_alone("\n".join(tooltips))
    badge = badges(opened).first
    badge.hover()
    seen = on_map(opened).locator(".leaflet-tooltip")
    expect(seen).to_be_visible()
    number = int(badge.locator("span").first.inner_text())
    assert shown([*TEXTS, hostile.LONG, EVERY][number - 1]) in words(seen.inner_text())
    expect(seen.locator(_MADE)).to_have_count(0)


def test_the_panels_of_a_claim_of_a_place_and_of_the_list(opened: Page) -> None:
    pick(opened, "Claim or place", "38 ·")
    expect(title(opened)).to_contain_text("HYPERLINK")
    body = panel(opened).locator("[data-testid=stHtml]")
    # Title, incident, quote, source, where, and the facts from the claimant to the note.
    literal("\n".join(body.all_text_contents()), times=14)
    expect(body.locator(_MADE)).to_have_count(0)
    opened.get_by_role("combobox", name="Claim or place").focus()
    opened.keyboard.press("Escape")
    opened.keyboard.press("ArrowUp")  # the list's last entry
    opened.keyboard.press("Enter")
    expect(panel(opened).get_by_text("Geocode first-37")).to_be_visible()
    literal("\n".join(body.all_text_contents()), times=6)
    expect(body.locator(_MADE)).to_have_count(0)
    switch(opened, "List")
    cells = panel(opened).locator("td[aria-colindex='3']")
    expect(cells.first).to_have_text(shown(TEXTS[0]))
    seen = cells.all_text_contents()
    assert [words(each) for each in seen] == [shown(each) for each in TEXTS[: len(seen)]]


def test_the_lists_show_what_would_turn_the_reading_direction(opened: Page) -> None:
    number = next(n for n, text in enumerate(TEXTS, 1) if "\u202e" in text)
    opened.get_by_role("combobox", name="Claim or place").focus()
    opened.keyboard.type(f"{number} ·")
    expect(opened.get_by_role("option").first).to_contain_text(shown(TEXTS[number - 1]))


def test_findings_and_measurements(page: Page) -> None:
    visit(page)
    upload(page, file(hostile.dossier((EVERY, EVERY))))
    switch(page, "Findings")
    finding = panel(page).get_by_test_id("stHtml").filter(has=page.locator(".im-proposition"))
    expect(finding.first).to_be_visible(timeout=30_000)
    for each in finding.all():
        literal(each.text_content() or "", times=2)
    expect(finding.locator(_MADE)).to_have_count(0)
    with rerun(page):
        press(panel(page).get_by_role("button", name="Show on the map").first)
    caption = on_map(page).locator(".im-caption")
    expect(caption.locator("*")).to_have_count(0)
    assert not [result for result in RESULTS if result in caption.inner_text()]
    with rerun(page):
        press(panel(page).get_by_role("button", name="Measure it"))
    expect(panel(page).get_by_text("Least")).to_be_visible()
    told = panel(page).get_by_test_id("stHtml")
    literal("\n".join(told.all_text_contents()), times=2)
    expect(told.locator(_MADE)).to_have_count(0)


def test_geojson_without_a_dossier(page: Page) -> None:
    visit(page)
    upload(page, file(hostile.plain()))
    literal(page.get_by_test_id("stSidebar").get_by_role("heading", level=1).inner_text())
    told_alone("\n".join(map_frame(page).evaluate(_TOOLTIPS)) + hostile.LONG)
    spots = map_frame(page).evaluate(
        """() => {
          let last;
          window.map.eachLayer((l) => { if (l instanceof L.CircleMarker && l.feature) last = l; });
          return last.feature.properties.id;
        }"""
    )
    click_layer(page, spots, "place")
    body = panel(page).get_by_test_id("stHtml")
    expect(body.locator("dl").first).to_be_visible()
    literal("\n".join(body.all_text_contents()), times=4)
    expect(body.locator(_MADE)).to_have_count(0)


def test_the_problems_of_a_broken_file_with_a_hostile_name(page: Page) -> None:
    visit(page)
    name = "<img src=x onerror=document.title='INTERPRETED'>{{ 7*191 }} **b** ![x](a.png).geojson"
    upload(page, file(hostile.broken(), name))
    told = refused(page)
    expect(told).to_contain_text(f"{name} was not opened: ")
    expect(told.locator(_MADE)).to_have_count(0)
    paths = [words(text) for text in told.locator("td:first-child").all_text_contents()]
    members = [shown(f"$.features[{n}].properties.location.{t}") for n, t in enumerate(TEXTS[:18])]
    assert [path for path in members if path not in paths] == []
    assert not [result for result in RESULTS if result in told.inner_text()]


def test_the_exported_page(opened: Page, open_file: OpenPage, tmp_path: Path) -> None:
    given = download(opened, "HTML")
    assert set(given.suggested_filename) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    given.save_as(tmp_path / "hostile.html")
    page = open_file(offline=True)
    visit_exported(page, tmp_path / "hostile.html")
    assert words(page.title()) == shown(EVERY)
    articles = page.locator("article")
    expect(articles).to_have_count(len(TEXTS) + 2)
    for number, text in enumerate((*TEXTS, hostile.LONG, EVERY)):
        article = page.locator(f"#claim-claim-{number}").text_content() or ""
        assert words(article).count(shown(text)) >= 12
    literal(page.locator("body").inner_text(), times=14)
    tags = articles.evaluate_all(
        "all => all.flatMap((e) => [...e.querySelectorAll('*')].map((own) => own.localName))"
    )
    assert set(tags) <= {"h3", "dl", "dt", "dd", "blockquote", "p"}
    told_alone("\n".join(page.evaluate(_TOOLTIPS)))
    told_alone(page.locator(".im-legend").text_content() or "")
