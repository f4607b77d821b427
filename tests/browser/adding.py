"""What a reader does to make a claim, and the sketch that the map draws of its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import sample
from driving import drawn, map_frame, panel, pick, press, rerun, settled
from playwright.sync_api import Locator, Page, expect
from pyproj import Geod

WORDS = "Where, in the claim's own words"
WHEN = "When, in the claim's own words"
AYYASH = "approximately 55 kilometres south east of Ayyash"
EARTH = Geod(ellps="WGS84")
_SKETCH = """() => {
  const found = { rings: [], centers: [] };
  window.map.eachLayer((layer) => {
    if (layer instanceof L.Polygon && layer.options.dashArray === "8 5")
      found.rings.push(...L.GeoJSON.latLngsToCoords(layer.getLatLngs().flat(3), 0, false));
    if (layer instanceof L.CircleMarker && layer.options.radius === 4)
      found.centers.push([layer.getLatLng().lng, layer.getLatLng().lat]);
  });
  return found;
}"""
_GROUND = """([x, y]) => {
  const at = window.map.containerPointToLatLng([x, y]);
  return [at.lng, at.lat];
}"""

Spot = tuple[float, float]


def visit_add(page: Page, query: str = "") -> None:
    """Go to the panel that makes a claim."""
    page.goto(f"./?panel=add{query}")
    drawn(page)
    page.wait_for_timeout(300)  # The map, once drawn, makes the page answer again.
    settled(page)
    expect(words_field(page)).to_be_visible()


def words_field(page: Page) -> Locator:
    return text_field(page, WORDS)


def text_field(page: Page, label: str) -> Locator:
    return panel(page).get_by_role("textbox", name=label, exact=True)


def say(page: Page, words: str, label: str = WORDS) -> None:
    """Type into a field, press Enter, and wait for what comes of it."""
    with rerun(page):
        text_field(page, label).fill(words)
        page.keyboard.press("Enter")


def write(page: Page, texts: dict[str, str]) -> None:
    """Fill fields, by their labels, as fast as it goes; then leave the last one."""
    for label, text in texts.items():
        text_field(page, label).fill(text)
    leave(page)


def leave(page: Page) -> None:
    """Leave a field; whether the page has answered to it already there is no telling."""
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    settled(page)


def set_figure(page: Page, label: str, value: str) -> None:
    """Set one of the figures that the words gave by hand."""
    with rerun(page):
        panel(page).get_by_role("spinbutton", name=label, exact=True).fill(value)
        page.keyboard.press("Enter")


def opened_part(page: Page, name: str) -> Locator:
    """A folded part of the panel, open."""
    part = (
        panel(page).get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=name))
    )
    if not part.locator("details").evaluate("each => each.open"):
        press(part.locator("summary"))
        expect(part.locator("details")).to_have_js_property("open", True)
    return part


def count_from(page: Page, what: str) -> None:
    """Choose what the place is counted from: "a place", "another claim", "coordinates"."""
    part = opened_part(page, "Counted from something else")
    with rerun(page):
        press(part.get_by_text(what, exact=True))


def read_as_people_speak(page: Page, name: str = "as people speak") -> None:
    with rerun(page):
        press(panel(page).get_by_role("radio", name=name))


def save(page: Page, button: str = "Save the claim") -> None:
    with rerun(page):
        press(panel(page).get_by_role("button", name=button))


def fill_claim(page: Page, title: str, quote: str, where: str = AYYASH) -> None:
    """Everything that a claim must have, and a place."""
    write(page, {"Quote": quote, "Title": title})
    for label, words in {
        "Of which incident": "The strikes on oil wells",
        "Who says it": "Syrian Observatory",
        "Source": "Report by Lusa",
    }.items():
        with rerun(page):
            pick(page, label, words)
    if where:
        say(page, where)


def refusal(page: Page) -> dict[str, tuple[str, str]]:
    """By field, what was got and what was expected, of all that keeps a claim from being saved."""
    rows = panel(page).locator(".im-table tbody tr")
    expect(rows.first).to_be_attached()
    cells = rows.evaluate_all("all => all.map((r) => [...r.cells].map((c) => c.textContent))")
    return {field: (got, expected) for field, got, expected in cells}


def complaint(page: Page) -> Locator:
    """The sentence that says why there is no place."""
    return panel(page).locator(".im-error")


def sketch(page: Page) -> list[Spot]:
    """The corners (longitude, latitude) of the region that the map sketches; none without one."""
    settled(page)
    found: dict[str, Any] = map_frame(page).evaluate(_SKETCH)
    return [(lon, lat) for lon, lat in found["rings"]]


def sketched(page: Page, other_than: list[Spot] | None = None) -> list[Spot]:
    """The region that the map sketches, once it shows another one than before."""
    was = len(other_than or []), (other_than or [None])[0]
    map_frame(page).wait_for_function(
        f"""([count, first]) => {{
          const rings = ({_SKETCH})().rings;
          return rings.length && (rings.length !== count || String(rings[0]) !== String(first));
        }}""",
        arg=[was[0], list(was[1]) if was[1] else None],
    )
    return sketch(page)


def no_sketch(page: Page) -> None:
    map_frame(page).wait_for_function(f"() => ({_SKETCH})().rings.length === 0")


def sketched_center(page: Page) -> Spot:
    """The center that the map marks."""
    found: dict[str, Any] = map_frame(page).evaluate(_SKETCH)
    ((lon, lat),) = found["centers"]
    return lon, lat


def ground_at(page: Page, x: float, y: float) -> Spot:
    """What the map shows at a pixel."""
    lon, lat = map_frame(page).evaluate(_GROUND, [x, y])
    return lon, lat


def from_here(start: Spot, end: Spot) -> tuple[float, float]:
    """Metres along the geodesic, and its azimuth in degrees clockwise from north, on WGS84."""
    azimuth, _, metres = EARTH.inv(*start, *end)
    return metres, azimuth % 360


def features(data: bytes) -> dict[str, dict[str, Any]]:
    return {feature["id"]: feature for feature in json.loads(data)["features"]}


def added(path: Path) -> dict[str, dict[str, Any]]:
    """What the file has now that the sample has not."""
    old = features(sample.PATH.read_bytes())
    return {key: each for key, each in features(path.read_bytes()).items() if key not in old}
