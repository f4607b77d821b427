"""What the export buttons give: files that are right, and a page that opens without a network."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sample
from conftest import OpenPage
from driving import download, drawn_claims, layer, press, rerun, unfold, visit, visit_exported
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LEFT = {claim for claim in sample.CLAIMS if sample.party(claim) in ("Syria", "Russia")}
NAME = "deir-ez-zor-the-night-of-6-december-2015"
QUERY = "?claimant=syria&claimant=russia"


@pytest.fixture(scope="module")
def exported(shared_page: Page, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with each export of what a filter leaves, and all.geojson."""
    folder = tmp_path_factory.mktemp("exported")
    visit(shared_page, QUERY)
    for kind in ("GEOJSON", "CSV", "HTML"):
        given = download(shared_page, kind)
        assert given.suggested_filename == f"{NAME}.{kind.lower()}"
        given.save_as(folder / f"left.{kind.lower()}")
    with rerun(shared_page):
        press(unfold(shared_page, "Export").get_by_text("All claims, not only those left"))
    download(shared_page, "GEOJSON").save_as(folder / "all.geojson")
    return folder


def test_all_as_geojson_is_the_file_that_was_opened(exported: Path) -> None:
    assert (exported / "all.geojson").read_bytes() == sample.PATH.read_bytes()


def test_the_filtered_geojson_is_a_valid_dossier_of_what_is_left(exported: Path) -> None:
    path = exported / "left.geojson"
    assert sample.cli("validate", str(path)) == {"valid": True, "problems": []}
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    claims = [each for each in features if each["properties"]["kind"] == "claim"]
    whole = {each["id"]: each for each in sample.FILE["features"]}
    referred = {each["claim"] for claim in LEFT for each in sample.CLAIMS[claim].get("about", [])}
    assert LEFT <= {claim["id"] for claim in claims} <= LEFT | referred
    assert all(claim == whole[claim["id"]] for claim in claims)


def test_the_csv_has_a_row_for_each_claim_that_is_left(exported: Path) -> None:
    data = (exported / "left.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == LEFT
    assert len(rows) == len(LEFT)
    for row in rows:
        assert row["quote"] == sample.CLAIMS[row["id"]]["quote"]
        assert row["title"] == sample.CLAIMS[row["id"]]["title"]


def test_the_html_page_opens_without_a_network(exported: Path, open_file: OpenPage) -> None:
    page = open_file(offline=True)
    visit_exported(page, exported / "left.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(sample.FILE["dossier"]["title"])
    expect(page.get_by_text("generalised, not evidence").first).to_be_visible()
    expect(page.locator(".leaflet-control-scale-line").first).to_be_visible()
    drawn = drawn_claims(page)
    assert set(drawn) <= LEFT
    assert sum(drawn.values()) == len(LEFT.intersection(sample.on_map()))
    filled = page.locator("canvas").evaluate_all(
        """all => all.map((canvas) => canvas.getContext("2d")
          .getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0))"""
    )
    assert filled == [True, True], "land and borders"
    for claim in LEFT:
        article = page.locator(f"#claim-{claim}")
        expect(article.get_by_role("heading")).to_have_text(
            f"{sample.NUMBER[claim]} · {sample.CLAIMS[claim]['title']}"
        )
        quotes = [each["quote"] for each in sample.CLAIMS[claim]["citations"]]
        assert article.locator("blockquote").all_text_contents() == quotes


def test_a_click_on_the_html_pages_map_leads_to_the_claim(
    exported: Path, open_file: OpenPage
) -> None:
    page = open_file(offline=True)
    visit_exported(page, exported / "left.html")
    article = page.locator("#claim-russia-saeqa-camp")
    expect(article).not_to_be_in_viewport()
    layer(page, "russia-saeqa-camp", "badge").click()
    expect(article).to_be_in_viewport()
    expect(article).to_be_focused()
    page.evaluate("scrollTo(0, 0)")
    layer(page, "syria-saeqa-camp", "badge").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#claim-syria-saeqa-camp")).to_be_focused()


def test_the_html_page_fits_a_phone(exported: Path, open_file: OpenPage) -> None:
    page = open_file(offline=True, viewport={"width": 390, "height": 844})
    visit_exported(page, exported / "left.html")
    expect(page.locator(".im-badge:visible").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".im-legend summary")).to_be_in_viewport()


def test_the_html_page_forbids_itself_to_call_out(exported: Path) -> None:
    text = (exported / "left.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "http" not in policy[1]
