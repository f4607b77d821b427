"""The page fits a desk's screen without scrolling, and a phone's; it can be read in both themes."""

from __future__ import annotations

import pytest
import sample
from adding import AYYASH, count_from, save, say, visit_add, words_field
from conftest import OpenPage
from contrast import faint
from driving import click_badge, fact, layer, map_frame, on_map, panel, press, switch, title, visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OIL_WELLS = "coalition-oil-wells"
CAMP = "syria-saeqa-camp"
MEASURED = f"?panel=measure&a={OIL_WELLS}&b={CAMP}"
PHONE = {"width": 390, "height": 844}
_FIRST = ".im-facts, .im-proposition, .im-grid, .im-bar"
_SCROLLS = """() => ["html", "[data-testid=stApp]", "[data-testid=stMain]"]
  .map((name) => document.querySelector(name))
  .map((e) => [e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight])"""


def overflow(page: Page) -> tuple[int, int]:
    """How many pixels the page is wider and higher than what is seen of it."""
    wide, high = zip(*page.evaluate(_SCROLLS), strict=True)
    return max(wide), max(high)


def test_a_desk_needs_no_scrolling_for_the_main_job(page: Page) -> None:
    visit(page, f"{MEASURED}&pick={OIL_WELLS}")
    for name in ("Least", "Nominal", "Greatest", "Azimuth", "Overlap"):
        expect(fact(page, name)).to_be_in_viewport(ratio=1)
    for name in ("Measure", "Claim", "Findings", "Matrix", "Timeline", "Accounts", "List", "Add"):
        switch(page, name)
        assert overflow(page) == (0, 0), name
        for part in (page.locator("iframe"), panel(page)):
            expect(part).to_be_in_viewport(ratio=1)
        side = page.get_by_test_id("stSidebar")
        expect(side.get_by_text("Dossiers", exact=True)).to_be_in_viewport()
    frame = page.locator("iframe").bounding_box()
    assert frame is not None
    assert frame["width"] > 600
    assert frame["height"] > 800


def test_the_map_keeps_to_its_side_while_the_page_loads(open_page: OpenPage) -> None:
    """What is drawn later must not push what is drawn already."""
    page = open_page()
    page.goto("/")
    on_map(page).locator(".im-badge").first.wait_for()
    frame = page.locator("iframe").bounding_box()
    beside = panel(page).bounding_box()
    assert frame is not None
    assert beside is not None
    assert frame["x"] + frame["width"] <= beside["x"]
    visit(page)
    assert page.locator("iframe").bounding_box() == frame


def test_a_phone_shows_the_map_and_then_the_panel(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    visit(page)
    assert overflow(page)[0] == 0
    frame = page.locator("iframe")
    expect(frame).to_be_in_viewport(ratio=1)
    box = frame.bounding_box()
    assert box is not None
    assert box["width"] > 350
    assert 300 < box["height"] < 600
    assert on_map(page).locator(".im-legend").get_attribute("open") is None, "it would hide the map"
    expect(page.get_by_role("radio", name="Measure")).to_be_in_viewport()
    layer(page, OIL_WELLS, "badge").tap()
    expect(title(page)).to_contain_text(sample.CLAIMS[OIL_WELLS]["title"])
    assert overflow(page)[0] == 0
    assert faint(panel(page)) == []


def test_a_phone_measures(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    visit(page, MEASURED)
    fact(page, "Least").scroll_into_view_if_needed()
    expect(fact(page, "Least")).to_be_in_viewport(ratio=1)
    panel(page).get_by_text("Each geocode by itself").tap()
    expect(panel(page).locator("tbody tr").first).to_be_visible()
    assert overflow(page)[0] == 0


def test_a_phone_makes_a_claim(open_page: OpenPage) -> None:
    """Whatever is unfolded, the panel is no wider than the screen and its fields can be reached."""
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    visit_add(page)
    say(page, AYYASH)
    count_from(page, "coordinates")
    save(page)
    expect(panel(page).locator(".im-table")).to_be_visible()
    assert overflow(page)[0] == 0
    wide = panel(page).evaluate("panel => panel.scrollWidth - panel.clientWidth")
    assert wide == 0
    words_field(page).scroll_into_view_if_needed()
    expect(words_field(page)).to_be_in_viewport(ratio=1)
    assert faint(panel(page)) == []


def test_a_tap_on_a_map_that_is_scrolled_half_away_is_not_lost(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    visit(page)
    page.get_by_test_id("stMain").evaluate("main => main.scrollBy(0, 200)")
    click_badge(page, "halabi-aleppo")
    expect(title(page)).to_contain_text(sample.CLAIMS["halabi-aleppo"]["title"])


def test_a_phones_side_bar_opens_over_the_page_and_closes(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE)
    visit(page)
    expect(page.get_by_text("66 of 66 claims left")).not_to_be_in_viewport()
    press(page.get_by_test_id("stExpandSidebarButton"))
    expect(page.get_by_text("66 of 66 claims left")).to_be_in_viewport()
    expect(page.get_by_text("Dossiers", exact=True)).to_be_in_viewport()
    press(page.get_by_test_id("stSidebarCollapseButton").get_by_role("button"))
    expect(page.get_by_text("66 of 66 claims left")).not_to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_of_a_claim_can_be_read_in_both_themes(open_page: OpenPage, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    visit_add(page)
    say(page, AYYASH)
    for part in panel(page).locator("details").all():
        if not part.evaluate("part => part.open"):
            press(part.locator("summary"))
    save(page)
    expect(panel(page).locator(".im-table")).to_be_visible()
    assert faint(panel(page)) == []
    assert overflow(page) == (0, 0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_both_themes(open_page: OpenPage, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    visit(page, f"?pick={OIL_WELLS}&a={OIL_WELLS}&b={CAMP}")
    expect(title(page)).to_be_visible()
    unreadable = {"side bar": faint(page.get_by_test_id("stSidebarUserContent"))}
    for name in ("Claim", "Measure", "Matrix", "Timeline", "Accounts", "Findings"):
        switch(page, name)
        expect(panel(page).locator(_FIRST).first).to_be_visible()
        for summary in panel(page).locator("summary").all()[:3]:
            press(summary)
        unreadable[name] = faint(panel(page))
    for part in (".im-legend", ".im-note", ".leaflet-control-scale"):
        unreadable[part] = faint(on_map(page).locator(part))
    assert {part: texts for part, texts in unreadable.items() if texts} == {}
    background = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    red = int(background.partition("(")[2].partition(",")[0])
    assert (red < 60) == (scheme == "dark")
    drawn = map_frame(page).evaluate("window.map.getContainer().dataset.theme")
    assert drawn == scheme
