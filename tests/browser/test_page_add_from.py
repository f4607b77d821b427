"""What the place of a claim is counted from: a place, another claim, coordinates, a click."""

from __future__ import annotations

import re

import pytest
import sample
from adding import (
    AYYASH,
    Spot,
    complaint,
    count_from,
    from_here,
    ground_at,
    no_sketch,
    say,
    sketched,
    sketched_center,
    text_field,
    visit_add,
)
from driving import click_badge, layer, map_frame, panel, pick, press, rerun
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

COORDINATES = "Coordinates, or click on the map"
TEN_SOUTH = "10 km south of Ayyash"


def spot(place: str) -> Spot:
    code = sample.PLACES[place]["geocodes"][0]
    return code["lon"], code["lat"]


def look_at(page: Page, spot: Spot, zoom: int) -> None:
    """Move the map, as a reader would by dragging and zooming."""
    move = "([lon, lat, zoom]) => { window.map.setView([lat, lon], zoom, { animate: false }); }"
    map_frame(page).evaluate(move, [*spot, zoom])


def is_ten_south_of(page: Page, start: Spot, within_m: float = 4_000) -> None:
    """The marked center is ten kilometres to the south: the center of a thin sector lies nearer."""
    metres, azimuth = from_here(start, sketched_center(page))
    assert metres == pytest.approx(10_000, abs=within_m)
    assert azimuth == pytest.approx(180, abs=20)


def counted_from(page: Page, name: str) -> None:
    """The reasons say what it is counted from."""
    reason = re.compile(f"counted from .*{re.escape(name)}.*, chosen by hand")
    expect(panel(page).locator("li", has_text=reason)).to_have_count(1)


def test_a_place_from_the_list_and_by_a_click(page: Page) -> None:
    visit_add(page)
    say(page, TEN_SOUTH)
    before = sketched(page)
    count_from(page, "a place")
    with rerun(page):
        pick(page, "The place, or click on it", sample.PLACES["mayadin"]["name"])
    moved = sketched(page, other_than=before)
    is_ten_south_of(page, spot("mayadin"))
    counted_from(page, sample.PLACES["mayadin"]["name"])
    with rerun(page):
        layer(page, "tabiyah", "place").dispatch_event("click")
    sketched(page, other_than=moved)
    is_ten_south_of(page, spot("tabiyah"))
    counted_from(page, sample.PLACES["tabiyah"]["name"])


def test_another_claim_from_the_list_and_by_its_badge(page: Page) -> None:
    visit_add(page)
    say(page, TEN_SOUTH)
    before = sketched(page)
    count_from(page, "another claim")
    with rerun(page):
        pick(page, "The claim, or click on it", f"{sample.NUMBER['coalition-oil-wells']} ·")
    moved = sketched(page, other_than=before)
    # The other claim's own region is 48 km long, so that what is counted from it is longer still.
    assert max(from_here(moved[0], corner)[0] for corner in moved) > 40_000
    counted_from(page, sample.CLAIMS["coalition-oil-wells"]["title"])
    lon, lat = sample.CLAIMS["halabi-aleppo"]["center"]
    look_at(page, (lon, lat), 9)
    click_badge(page, "halabi-aleppo")
    sketched(page, other_than=moved)
    is_ten_south_of(page, (lon, lat), within_m=9_000)
    counted_from(page, sample.CLAIMS["halabi-aleppo"]["title"])


def test_typed_coordinates(page: Page) -> None:
    visit_add(page)
    say(page, TEN_SOUTH)
    before = sketched(page)
    count_from(page, "coordinates")
    say(page, "35.42N 40.05E", COORDINATES)
    degrees = sketched(page, other_than=before)
    is_ten_south_of(page, (40.05, 35.42))
    counted_from(page, "35.42N 40.05E")
    say(page, "37SEV955201", COORDINATES)
    sketched(page, other_than=degrees)
    say(page, "35.42N", COORDINATES)
    expect(complaint(page)).to_have_count(1)
    expect(complaint(page)).to_contain_text("35.42N")
    no_sketch(page)


def test_a_click_on_the_map(page: Page) -> None:
    """The coordinates that a click gives are no finer than its pixels, and hold what it hit."""
    visit_add(page)
    say(page, TEN_SOUTH)
    count_from(page, "coordinates")
    typed, at = text_field(page, COORDINATES), (301.0, 402.0)
    for zoom, within_m in ((7, 11_000), (10, 4_000), (13, 4_000)):
        before = sketched(page)
        look_at(page, (39.1 - zoom / 10, 34.9), zoom)
        lon, lat = ground_at(page, *at)
        box = page.locator("iframe").bounding_box()
        assert box is not None
        with rerun(page):
            page.mouse.click(box["x"] + at[0], box["y"] + at[1])
        expect(typed).to_have_value(re.compile(r"^\d+\.\d+N \d+\.\d+E$"))
        north, east = re.findall(r"[\d.]+", typed.input_value())
        unit = 10.0 ** -len(north.partition(".")[2])
        assert abs(float(north) - lat) <= unit / 2
        assert abs(float(east) - lon) <= unit / 2
        assert 3 <= unit * 256 * 2**zoom / 360 <= 30, "a unit of the text is some pixels"
        counted_from(page, typed.input_value())
        sketched(page, other_than=before)
        is_ten_south_of(page, (float(east), float(north)), within_m)


def test_a_click_counts_only_where_it_is_asked_for(page: Page) -> None:
    """Beside the panel that makes a claim, a click on the ground is nothing but a click."""
    visit_add(page)
    say(page, AYYASH)
    before = sketched(page)
    click_badge(page, "coalition-oil-wells")
    expect(page.get_by_role("radio", name="Add")).to_have_attribute("aria-checked", "true")
    assert sketched(page) == before
    count_from(page, "coordinates")
    expect(text_field(page, COORDINATES)).to_have_value("")
    with rerun(page):
        press(panel(page).get_by_text("what the words name", exact=True))
    expect(text_field(page, COORDINATES)).to_have_count(0)
    assert sketched(page) == before
