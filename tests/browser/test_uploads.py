"""Another dossier is opened by upload; a file that is none is refused with every problem."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import sample
from driving import (
    badges,
    click_badge,
    click_layer,
    drawn_claims,
    fact,
    layer,
    panel,
    pick,
    press,
    refused,
    rerun,
    title,
    unfold,
    upload,
    visit,
)
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Json = dict[str, Any]


def other_dossier() -> Json:
    """A small dossier of another part of the world."""

    def claim(identity: str, place: str, claimant: str) -> Json:
        own = {
            "kind": "claim",
            "title": f"What {claimant} says",
            "incident": "fire",
            "claimant": claimant,
            "stance": "asserts",
            "citations": [{"source": "daily", "quote": "It burned.", "quote_kind": "verbatim"}],
            "location": {
                "kind": "at",
                "role": "event",
                "verbatim": f"in {place}",
                "anchor": {"place": place},
            },
        }
        return {"type": "Feature", "id": identity, "geometry": None, "properties": own}

    def place(identity: str, lon: float, lat: float) -> Json:
        code = {"id": identity, "lon": lon, "lat": lat, "uncertainty_m": 2_000}
        code |= {"verification": "read", "source": "a gazetteer"}
        own = {"kind": "place", "name": identity.title(), "geocodes": [code]}
        point = {"type": "Point", "coordinates": [lon, lat]}
        return {"type": "Feature", "id": identity, "geometry": point, "properties": own}

    return {
        "type": "FeatureCollection",
        "dossier": {"format": "incident-map/1", "title": "The fire in Lima"},
        "incidents": [{"id": "fire", "title": "The fire"}],
        "actors": [
            {"id": "mayor", "name": "The mayor", "kind": "government"},
            {"id": "union", "name": "The union", "kind": "other"},
        ],
        "sources": [{"id": "daily", "publisher": "A daily", "title": "An article"}],
        "features": [
            claim("mayors-fire", "lima", "mayor"),
            claim("unions-fire", "callao", "union"),
            place("lima", -77.03, -12.05),
            place("callao", -77.13, -12.06),
        ],
    }


def file(name: str, content: Json | bytes) -> dict[str, object]:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    return {"name": name, "mimeType": "application/geo+json", "buffer": data}


def sidebar_title(page: Page) -> str:
    return page.get_by_test_id("stSidebar").get_by_role("heading", level=1).inner_text()


def still_works(page: Page) -> None:
    """The sample is open, and a claim can be looked at."""
    assert sidebar_title(page) == sample.FILE["dossier"]["title"]
    pick(page, "Claim or place", "Coalition strikes were about 55")
    expect(title(page)).to_contain_text(sample.CLAIMS["coalition-oil-wells"]["title"])


def test_another_dossier_and_back_to_the_sample(page: Page) -> None:
    visit(page, "?pick=coalition-oil-wells&claimant=us-led-coalition")
    upload(page, file("lima.geojson", other_dossier()))
    side = page.get_by_test_id("stSidebar")
    expect(side.get_by_role("heading", name="The fire in Lima")).to_be_visible()
    expect(side.get_by_text("2 of 2 claims left")).to_be_visible()
    expect(page).not_to_have_url(re.compile("coalition"))
    expect(badges(page)).to_have_count(2)
    assert set(drawn_claims(page)) == {"mayors-fire", "unions-fire"}
    pick(page, "Claim or place", "The union")
    expect(fact(page, "Place, as worded")).to_have_text("“in callao”")
    layer(page, "unions-fire", "region")
    part = unfold(page, "Dossiers")
    with rerun(page):
        press(part.get_by_role("button", name="Remove lima.geojson"))
    expect(side.get_by_role("heading", name="The fire in Lima")).to_be_visible()
    with rerun(page):
        pick(page, "In the folder of dossiers", "Deir ez-Zor")
    expect(side.get_by_text("66 of 66 claims left")).to_be_visible()
    still_works(page)


def plain_geojson(lon: float, lat: float) -> Json:
    """A point, and an area from 10° to 11° east and 50° to 51° north."""
    ring = [[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]]
    point = {"type": "Point", "coordinates": [lon, lat]}
    area = {"type": "Polygon", "coordinates": [ring]}
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": point, "properties": {"name": "Well 7", "depth_m": 31}},
            {"type": "Feature", "geometry": area, "properties": {"name": "The field"}},
        ],
    }


@pytest.mark.parametrize("lat", [51.5, 50.25], ids=["beside an area", "within an area"])
def test_plain_geojson_opens_as_places(page: Page, lat: float) -> None:
    visit(page)
    upload(page, file("wells.geojson", plain_geojson(10.5, lat)))
    expect(panel(page).get_by_text("0 of 0 claims and 2 places")).to_be_visible()
    expect(badges(page)).to_have_count(0)
    layer(page, "the-field", "region")
    click_layer(page, "well-7", "place")
    expect(title(page)).to_have_text("Well 7")
    expect(fact(page, "depth_m")).to_have_text("31")


def test_a_broken_dossier_shows_every_problem_and_the_page_goes_on(
    page: Page, tmp_path: Path
) -> None:
    broken = other_dossier()
    broken["features"][0]["properties"]["stance"] = "swears"
    broken["features"][1]["properties"]["claimant"] = "nobody"
    del broken["features"][1]["properties"]["citations"]
    broken["features"][2]["geometry"]["coordinates"] = [-277.03, -12.05]
    broken["features"][3]["properties"]["geocodes"][0]["uncertainty_m"] = -5
    path = tmp_path / "broken.geojson"
    path.write_text(json.dumps(broken), encoding="utf-8")
    found = sample.cli("validate", str(path))
    problems = [each for each in found["problems"] if each["severity"] == "error"]
    assert len(problems) >= 5
    visit(page)
    upload(page, path)
    told = refused(page)
    expect(told).to_contain_text(f"broken.geojson was not opened: {len(problems)} problems")
    rows = told.locator("tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
    )
    assert rows == [[each["path"], each["got"], each["expected"]] for each in problems]
    still_works(page)


def test_the_map_can_be_clicked_beside_a_refusal(page: Page) -> None:
    visit(page)
    upload(page, file("words.geojson", b"no JSON at all"))
    expect(refused(page)).to_be_visible()
    click_badge(page, "coalition-oil-wells")
    expect(title(page)).to_contain_text(sample.CLAIMS["coalition-oil-wells"]["title"])


def test_what_is_no_json_is_refused(page: Page) -> None:
    visit(page)
    for name, content in {
        "words": b"no JSON at all",
        "cut": b'{"type": "FeatureCollection", "features": [',
        "bytes": b"\xff\xfe\x00\x01 not text",
        "deep": b"[" * 100_000,
        "empty": b"",
    }.items():
        upload(page, file(f"{name}.geojson", content))
        expect(refused(page)).to_contain_text(f"{name}.geojson was not opened: 1 problem")
        expect(refused(page).locator("tbody td").first).to_have_text(re.compile(r"^\$"))
    still_works(page)


def test_a_virtual_file_opens_no_file_of_this_machine(page: Page, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("name,lon,lat\nSECRETWORD,10,50\n", encoding="utf-8")
    virtual = f"""<OGRVRTDataSource><OGRVRTLayer name="secret">
      <SrcDataSource>{secret}</SrcDataSource><GeometryType>wkbPoint</GeometryType>
      <GeometryField encoding="PointFromColumns" x="lon" y="lat"/>
    </OGRVRTLayer></OGRVRTDataSource>"""
    visit(page)
    upload(page, file("places.geojson", virtual.encode()))
    expect(refused(page)).to_contain_text("places.geojson was not opened")
    text = "".join(frame.locator("body").inner_text() for frame in page.frames)
    assert "SECRETWORD" not in text
    assert str(tmp_path) not in text
    still_works(page)
