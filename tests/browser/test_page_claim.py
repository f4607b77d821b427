"""A claim is found on the map, in the list or through its address; the panel tells it whole."""

from __future__ import annotations

import re

import pytest
import sample
from conftest import OpenPage
from driving import (
    click_badge,
    fact,
    layer,
    map_frame,
    panel,
    pick,
    selected_number,
    switch,
    title,
    visit,
)
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# A spot of a region that no badge and no other region covers.
_BARE_SPOT = """(region) => {
  const box = region.getBoundingClientRect();
  for (let y = box.top + 1; y < box.bottom; y += 2) {
    for (let x = box.left + 1; x < box.right; x += 2) {
      if (document.elementFromPoint(x, y) === region) return [x, y];
    }
  }
}"""
OIL_WELLS = "coalition-oil-wells"
CAMP = "syria-saeqa-camp"


def told_of(page: Page, claim: str) -> None:
    """The panel tells the claim: its title, every quote, every source."""
    own = sample.CLAIMS[claim]
    expect(title(page)).to_have_text(re.compile(re.escape(own["title"]) + "$"))
    expect(title(page)).to_contain_text(str(sample.NUMBER[claim]))
    quotes = [citation["quote"] for citation in own["citations"]]
    expect(panel(page).locator("blockquote")).to_have_text(quotes)
    for citation in own["citations"]:
        source = sample.SOURCES[citation["source"]]
        expect(panel(page).get_by_text(source["title"]).first).to_be_visible()
        expect(panel(page).get_by_text(citation["quote_kind"]).first).to_be_visible()
    expect(fact(page, "Claimant")).to_have_text(sample.ACTORS[own["claimant"]]["name"])
    expect(fact(page, "Place, as worded")).to_have_text(f"“{own['location']['verbatim']}”")


def test_a_badge_and_the_list_tell_the_same_claim(page: Page, open_page: OpenPage) -> None:
    visit(page)
    click_badge(page, CAMP)
    told_of(page, CAMP)
    expect(fact(page, "Toll")).to_have_text("3 killed, 13 wounded")
    expect(fact(page, "Blames")).to_have_text("US-led coalition")
    clicked = panel(page).inner_text()
    click_badge(page, OIL_WELLS)
    told_of(page, OIL_WELLS)
    pick(page, "Claim or place", "Four coalition jets")  # by keyboard alone
    told_of(page, CAMP)
    assert panel(page).inner_text() == clicked
    expect(selected_number(page)).to_have_text(str(sample.NUMBER[CAMP]))
    expect(page).to_have_url(re.compile(rf"\?pick={CAMP}$"))
    colleague = open_page()
    visit(colleague, "?" + page.url.partition("?")[2])
    told_of(colleague, CAMP)
    expect(selected_number(colleague)).to_have_text(str(sample.NUMBER[CAMP]))
    assert panel(colleague).inner_text() == clicked


def test_a_badge_is_reached_and_chosen_by_keyboard(page: Page) -> None:
    visit(page)
    badge = layer(page, OIL_WELLS, "badge")
    assert badge.get_attribute("role") == "button"
    assert sample.CLAIMS[OIL_WELLS]["title"] in str(badge.get_attribute("aria-label"))
    badge.focus()
    page.keyboard.press("Enter")
    told_of(page, OIL_WELLS)
    expect(selected_number(page)).to_have_text(str(sample.NUMBER[OIL_WELLS]))


def test_a_click_within_a_region_tells_its_claim(page: Page) -> None:
    visit(page)
    frame = page.locator("iframe").bounding_box()
    assert frame is not None
    spot = layer(page, OIL_WELLS, "region").evaluate(_BARE_SPOT)
    page.mouse.click(frame["x"] + spot[0], frame["y"] + spot[1])
    told_of(page, OIL_WELLS)


def test_the_map_moves_to_what_the_list_picked(page: Page) -> None:
    visit(page, f"?pick={OIL_WELLS}")
    pick(page, "Claim or place", "14 civilians, six")
    expect(selected_number(page)).to_have_text(str(sample.NUMBER["halabi-aleppo"]))
    bounds = map_frame(page).evaluate("window.map.getBounds().toBBoxString()")
    west, south, east, north = (float(edge) for edge in bounds.split(","))
    assert west < 37.16 < east
    assert south < 36.2 < north
    assert east - west < 4, "close enough to see the region"


def test_an_address_brings_a_colleague_to_the_measurement_and_the_filters(
    page: Page, open_page: OpenPage
) -> None:
    query = f"?panel=measure&a={OIL_WELLS}&b={CAMP}&incident=oil-well-strikes"
    query += "&incident=saeqa-camp-strike&claimant=us-led-coalition&claimant=syria&from=2015-12-06"
    visit(page, query)
    expect(fact(page, "Least")).to_be_visible()
    for name in ("The strikes on oil wells", "The strike on the Saeqa camp", "Syria"):
        expect(page.get_by_test_id("stSidebar").get_by_text(name, exact=True)).to_be_visible()
    expect(page.get_by_test_id("stSidebar").get_by_text("claims left")).not_to_contain_text("66 of")
    again = open_page()
    visit(again, "?" + page.url.partition("?")[2])
    expect(fact(again, "Least")).to_be_visible()
    assert panel(again).inner_text() == panel(page).inner_text()
    sides = [each.get_by_test_id("stSidebar").inner_text() for each in (page, again)]
    assert sides[0] == sides[1]


def test_an_address_is_believed_only_as_far_as_the_dossier_knows_it(page: Page) -> None:
    odd = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    visit(page, f"?pick={odd}&a=nobody&panel={odd}&incident={odd}&claimant=nobody&from=yesterday")
    expect(page.get_by_test_id("stSidebar").get_by_text("66 of 66 claims left")).to_be_visible()
    expect(title(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("onerror|nobody|yesterday"))


def test_what_was_picked_is_kept_while_other_panels_are_looked_at(page: Page) -> None:
    visit(page, f"?pick={OIL_WELLS}")
    for name in ("List", "Measure", "List", "Claim"):
        switch(page, name)
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
    told_of(page, OIL_WELLS)


def test_a_row_of_the_list_tells_its_claim(page: Page) -> None:
    visit(page, "?panel=list")
    grid = panel(page).get_by_test_id("stDataFrame")
    box = grid.locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 15, box["y"] + 35 + 17)
    expect(selected_number(page)).to_have_text("1")
    expect(page).to_have_url(re.compile(rf"pick={CAMP}"))
    switch(page, "Claim")
    told_of(page, CAMP)
