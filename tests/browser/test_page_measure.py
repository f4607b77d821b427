"""Two claims or places are measured: the panel and the map say what the command line says."""

from __future__ import annotations

import re
from typing import Any

import pytest
import sample
from driving import click_badge, fact, layer, map_frame, on_map, panel, pick, press, switch, visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OIL_WELLS = "coalition-oil-wells"
CAMP = "syria-saeqa-camp"
NEAR_CAMP = "us-strikes-near-camp"
NONE_PICKED = "Pick two claims or places"
_LINE_ENDS = """() => {
  let found;
  window.map.eachLayer((layer) => {
    if (layer instanceof L.Polyline && !layer.feature && layer.options.dashArray === "1 7")
      found = layer.getLatLngs();
  });
  return [found[0], found[found.length - 1]].map((at) => window.map.latLngToContainerPoint(at));
}"""


def _both(value_m: float) -> str:
    return f"{sample.kilometres(value_m)} ({sample.miles(value_m)})"


def _range(interval: dict[str, float]) -> str:
    lower, upper = (sample.kilometres(interval[end]) for end in ("lower", "upper"))
    return f"{lower.removesuffix(' km')} to {upper}"


def told(page: Page, found: Any) -> None:
    """The panel tells a measurement of the command line, and the map draws it."""
    distance, azimuth = found["distance_m"], found["azimuth_deg"]
    expect(fact(page, "Least")).to_have_text(_both(distance["lower"]))
    expect(fact(page, "Greatest")).to_have_text(_both(distance["upper"]))
    nominal = distance["nominal"]
    expect(fact(page, "Nominal")).to_contain_text("none" if nominal is None else _both(nominal))
    turn = " to ".join(f"{azimuth[end] % 360:.0f}°" for end in ("lower", "upper"))
    expect(fact(page, "Azimuth")).to_have_text(re.compile(f"^{turn}"))
    verdict = found["overlap"]["verdict"]
    expect(fact(page, "Overlap")).to_have_text(re.compile(rf"{verdict}, as worded$"))
    label = on_map(page).locator(".im-distance span")
    expect(label).to_have_text(_range(distance))
    expect(label).to_be_in_viewport()


def line_drawn(page: Page, a: str, b: str) -> None:
    """The line on the map runs from the one region to the other."""
    frame = page.locator("iframe.stCustomComponentV1").bounding_box()
    assert frame is not None
    for identity, end in zip((a, b), map_frame(page).evaluate(_LINE_ENDS), strict=True):
        region = layer(page, identity, "region").bounding_box()
        assert region is not None
        assert -4 <= frame["x"] + end["x"] - region["x"] <= region["width"] + 4
        assert -4 <= frame["y"] + end["y"] - region["y"] <= region["height"] + 4


def geocodes_told(page: Page, found: Any) -> None:
    """Each geocode's own outcome stands beside the whole."""
    rows = panel(page).locator("details", has_text="Each geocode by itself").locator("tbody tr")
    expect(rows).to_have_count(len(found["by_geocode"]))
    for row, one in zip(rows.all(), found["by_geocode"], strict=True):
        cells = row.locator("td").all_text_contents()
        assert cells[0] == ", ".join(one["geocodes"].values())
        assert cells[1] == _range(one["distance_m"])
        assert one["overlap"]["verdict"] in cells[2]


def test_two_picked_from_the_lists_by_keyboard(page: Page) -> None:
    visit(page, "?panel=measure")
    expect(panel(page).get_by_text(NONE_PICKED)).to_be_visible()
    pick(page, "From", "Coalition strikes were about 55")
    pick(page, "To", "Four coalition jets")
    expect(fact(page, "Least")).to_be_visible()
    found = sample.measured(OIL_WELLS, CAMP)
    told(page, found)
    line_drawn(page, OIL_WELLS, CAMP)
    assert len(found["by_geocode"]) == 6
    geocodes_told(page, found)
    expect(page).to_have_url(re.compile(rf"(?=.*panel=measure)(?=.*a={OIL_WELLS})(?=.*b={CAMP})"))
    assumptions = panel(page).locator("details", has_text="Assumptions")
    press(assumptions.locator("summary"))
    for assumption in found["assumptions"]:
        expect(assumptions.get_by_text(assumption)).to_be_visible()


def test_two_clicked_on_the_map(page: Page) -> None:
    visit(page)
    switch(page, "Measure")
    click_badge(page, OIL_WELLS)
    expect(page).to_have_url(re.compile(rf"a={OIL_WELLS}"))
    click_badge(page, CAMP)
    expect(fact(page, "Least")).to_be_visible()
    told(page, sample.measured(OIL_WELLS, CAMP))
    line_drawn(page, OIL_WELLS, CAMP)
    click_badge(page, "sohr-al-khan")  # a third click begins anew
    expect(panel(page).get_by_text(NONE_PICKED)).to_be_visible()
    expect(on_map(page).locator(".im-distance")).to_have_count(0)


def test_overlapping_regions_then_two_places(page: Page) -> None:
    overlap = sample.measured(NEAR_CAMP, CAMP)["overlap"]
    assert overlap["area_m2"] > 1e8
    visit(page, f"?panel=measure&a={NEAR_CAMP}&b={CAMP}")
    expect(fact(page, "Least")).to_have_text("0 m (0.0 mi)")
    expect(fact(page, "Azimuth")).to_have_count(0)
    expect(fact(page, "Overlap")).to_contain_text(overlap["verdict"])
    shared = fact(page, "Shared ground")
    expect(shared).to_contain_text(f"{overlap['area_m2'] / 1e6:,.0f} km²")
    expect(shared).to_contain_text(f"{overlap['share_a']:.1%} of the first")
    expect(shared).to_contain_text(f"{overlap['share_b']:.1%} of the second")
    pick(page, "From", "Raqqa (place)")
    pick(page, "To", "Deir ez-Zor (place)")
    found = sample.measured("raqqa", "deir-ez-zor")
    assert found["distance_m"]["nominal"] is not None
    told(page, found)


def test_the_distance_is_compared_with_a_stated_one(page: Page) -> None:
    visit(page, f"?panel=measure&a={OIL_WELLS}&b={CAMP}")
    chip = panel(page).locator(".im-chip")
    expect(chip).to_contain_text("possible, as worded")
    measured = _range(sample.measured(OIL_WELLS, CAMP)["distance_m"])
    for claim, words in (
        (OIL_WELLS, None),
        ("coalition-oil-wells-34-miles", "34 miles away"),
        ("russia-saeqa-camp", "2 kilometers west of the Deir ez-Zor airfield"),
    ):
        if words:
            pick(page, "Compare with a stated distance", words)
        stated = sample.CLAIMS[claim]["location"]["ranges"]["distance_m"]
        expect(panel(page)).to_contain_text(f"stated {_range(stated)}, measured {measured}")
    expect(chip).to_contain_text("impossible, as worded")


def test_a_claim_without_a_place_is_not_offered(page: Page) -> None:
    visit(page, "?panel=measure")
    without = next(own for own in sample.CLAIMS.values() if "location" not in own)
    page.get_by_role("combobox", name="From").focus()
    page.keyboard.type(without["title"])
    expect(page.get_by_role("option").filter(has_text=without["title"])).to_have_count(0)


def test_the_two_ends_are_kept_while_other_panels_are_looked_at(page: Page) -> None:
    visit(page, f"?panel=measure&a={OIL_WELLS}&b={CAMP}")
    for name in ("Claim", "List", "Measure"):
        switch(page, name)
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
    expect(fact(page, "Least")).to_be_visible()
    expect(page).to_have_url(re.compile(f"(?=.*a={OIL_WELLS})(?=.*b={CAMP})"))
