"""The map of the sample: it is drawn whole, without a network."""

from __future__ import annotations

import io
import re

import pytest
import sample
from driving import badges, layer, map_frame, on_map, visit
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OIL_WELLS = "coalition-oil-wells"
DENIED = "coalition-no-personnel-targets-in-this-area"
_PIXEL = """([lat, lng]) => {
  const at = window.map.latLngToContainerPoint([lat, lng]);
  return [at.x, at.y];
}"""
GULF_OF_ISKENDERUN = [36.7, 35.9]
DESERT = [33.6, 38.6]


@pytest.fixture(scope="module")
def drawn_map(shared_page: Page) -> Page:
    visit(shared_page)
    return shared_page


def test_claims_regions_are_drawn(drawn_map: Page) -> None:
    sector = layer(drawn_map, OIL_WELLS, "region")
    assert sector.evaluate("path => path.tagName") == "path"
    assert len(re.findall("L", str(sector.get_attribute("d")))) > 6
    box = sector.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) > 10
    for claim in sample.on_map():
        if sample.party(claim) == "Russia":
            assert layer(drawn_map, claim, "region").evaluate("path => path.tagName") == "path"


def test_a_denied_region_is_hatched(drawn_map: Page) -> None:
    fill = str(layer(drawn_map, DENIED, "region").get_attribute("fill"))
    assert fill.startswith("url(#")
    pattern = on_map(drawn_map).locator(f"pattern{fill[4:-1]}")
    expect(pattern).to_have_count(1)
    assert str(layer(drawn_map, OIL_WELLS, "region").get_attribute("fill")).startswith("#")


def test_a_badge_has_its_partys_shape_and_its_claims_number(drawn_map: Page) -> None:
    rows = on_map(drawn_map).locator(".im-legend-row").filter(has=drawn_map.locator("svg"))
    marks = rows.evaluate_all(
        """rows => rows.map((row) => [row.textContent,
          row.querySelector("svg").innerHTML + row.querySelector("svg").style.fill])"""
    )
    legend = dict(marks)
    assert len(set(legend.values())) == len(legend), "two parties look alike"
    for claim in (OIL_WELLS, "halabi-aleppo", "us-al-bukamal", "is-raqqa", "sohr-al-khan"):
        badge = layer(drawn_map, claim, "badge")
        assert badge.text_content() == str(sample.NUMBER[claim])
        drawn = badge.evaluate(
            "e => e.querySelector('svg').innerHTML + e.querySelector('svg').style.fill"
        )
        assert drawn == legend[sample.party(claim)]


def test_every_claim_is_on_a_badge_or_counted_on_one(drawn_map: Page) -> None:
    """Those told of wider regions have no badge; the rest may stand on one, as +2."""
    without = {c for c in sample.on_map() if (sample.CLAIMS[c]["uncertainty_m"] or 1e9) > 60_000}
    texts = badges(drawn_map).evaluate_all("all => all.map((e) => e.innerText.split('+'))")
    counted = sum(1 + int(parts[1]) if len(parts) > 1 else 1 for parts in texts)
    assert counted == len(sample.on_map()) - len(without)


def test_land_and_sea_differ(drawn_map: Page) -> None:
    frame = drawn_map.locator("iframe.stCustomComponentV1")
    shot = Image.open(io.BytesIO(frame.screenshot())).convert("RGB")
    sea, land = (
        shot.getpixel(tuple(round(v) for v in map_frame(drawn_map).evaluate(_PIXEL, spot)))
        for spot in (GULF_OF_ISKENDERUN, DESERT)
    )
    assert sea != land
    assert sea[2] > land[2] - 16
    assert sea[2] > sea[0] + 8, f"the sea is not blue: {sea}"


def test_the_basemaps_canvases_are_not_blank(drawn_map: Page) -> None:
    filled = map_frame(drawn_map).evaluate(
        """() => [...document.querySelectorAll("canvas")].map((canvas) => {
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          let count = 0;
          for (let i = 3; i < data.length; i += 4) count += data[i] > 0;
          return count / (data.length / 4);
        })"""
    )
    assert len(filled) == 2
    assert max(filled) > 0.9, "land and water fill the map"
    assert 0.002 < min(filled) < 0.5, "borders and rivers are lines"


def test_the_scale_bar_is_true(drawn_map: Page) -> None:
    for text, width in (
        on_map(drawn_map)
        .locator(".leaflet-control-scale-line")
        .evaluate_all("lines => lines.map((line) => [line.textContent, line.offsetWidth])")
    ):
        number, unit = text.split()
        told_m = float(number) * {"m": 1, "km": 1000, "mi": 1609.344, "ft": 0.3048}[unit]
        real_m = map_frame(drawn_map).evaluate(
            """(width) => {
              const y = window.map.getSize().y / 2, at = (x) => map.containerPointToLatLng([x, y]);
              return map.distance(at(0), at(width));
            }""",
            width,
        )
        assert told_m == pytest.approx(real_m, rel=0.05)


def test_the_graticules_labels_stand_at_their_lines(drawn_map: Page) -> None:
    labels = (
        on_map(drawn_map)
        .locator(".im-grid-label")
        .evaluate_all("all => all.map((e) => [e.textContent, e.parentElement._leaflet_pos])")
    )
    northern = [float(text[:-2]) for text, _ in labels if text.endswith("°N")]
    eastern = [float(text[:-2]) for text, _ in labels if text.endswith("°E")]
    assert len(northern) >= 3
    assert len(eastern) >= 3
    assert 35.0 in northern or 36.0 in northern
    for label, across in (("°N", "y"), ("°E", "x")):
        for text, at in labels:
            if text.endswith(label):
                degrees = float(text[:-2])
                spot = [degrees, 40.0] if across == "y" else [35.0, degrees]
                there = map_frame(drawn_map).evaluate(
                    "(spot) => window.map.latLngToLayerPoint(spot)", spot
                )
                assert at[across] == pytest.approx(there[across], abs=1.5)


def test_the_note_says_what_the_basemap_is_not(drawn_map: Page) -> None:
    note = on_map(drawn_map).get_by_text("generalised, not evidence")
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport()


def test_the_legend_names_every_party_shown(drawn_map: Page) -> None:
    legend = on_map(drawn_map).locator(".im-legend")
    for name in {sample.party(claim) for claim in sample.on_map()}:
        expect(legend.get_by_text(name, exact=True)).to_be_visible()
    for words in ("where an event was", "denied there", "the way of a flight"):
        expect(legend.get_by_text(words)).to_be_visible()
