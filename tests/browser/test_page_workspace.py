"""The folder of dossiers: what is open, what another has written meanwhile, what is kept."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import sample
from adding import fill_claim, refusal, save, text_field, visit_add, words_field
from conftest import OpenPage
from driving import drawn, panel, pick, press, refused, rerun, switch, title, unfold, upload, visit
from playwright.sync_api import Page, expect
from served import Server
from test_uploads import file, other_dossier, sidebar_title

pytestmark = pytest.mark.browser

LISTED = "In the folder of dossiers"
CHANGED = "The file has been changed since you opened it."


def written_by_another(path: Path, description: str) -> bytes:
    """Another program saves the file with another description of the dossier."""
    value = json.loads(path.read_bytes())
    value["dossier"]["description"] = description
    path.write_text(json.dumps(value), encoding="utf-8")
    return path.read_bytes()


def claims(path: Path) -> list[str]:
    features = json.loads(path.read_bytes())["features"]
    return [each["id"] for each in features if each["properties"]["kind"] == "claim"]


def address_names(page: Page) -> str | None:
    return parse_qs(urlsplit(page.url).query).get("dossier", [None])[0]


def test_a_file_that_another_has_changed_is_not_saved_over(
    editors_page: Page, stored: Path
) -> None:
    """The save is refused, both versions stay, and the form goes on with the new one."""
    page = editors_page
    visit_add(page, f"&dossier={stored.name}")
    fill_claim(page, "Hit by the wells", "It was hit.")
    theirs = written_by_another(stored, "Somebody else was here.")
    save(page)
    got, expected = refusal(page)["The file"]
    (kept,) = stored.parent.glob(f"{stored.stem}.conflict-*.geojson")
    assert "another version" in got
    assert kept.name in expected
    assert stored.read_bytes() == theirs
    assert "hit-by-the-wells" in claims(kept)
    assert "Somebody else" not in kept.read_text(encoding="utf-8")
    expect(page.get_by_text(CHANGED)).to_be_visible()

    with rerun(page):
        press(page.get_by_role("button", name="Open what is there now"))
    expect(page.get_by_text(CHANGED)).to_have_count(0)
    expect(words_field(page)).to_have_value("approximately 55 kilometres south east of Ayyash")
    expect(text_field(page, "Title")).to_have_value("Hit by the wells")
    expect(text_field(page, "Quote")).to_have_value("It was hit.")
    save(page)
    expect(title(page)).to_have_text("67 Hit by the wells")
    assert "hit-by-the-wells" in claims(stored)
    assert "Somebody else was here." in stored.read_text(encoding="utf-8")


def test_a_change_by_another_is_seen_before_anything_is_saved(
    editors_page: Page, stored: Path
) -> None:
    page = editors_page
    visit(page, f"?dossier={stored.name}")
    theirs = written_by_another(stored, "Somebody else was here.")
    with rerun(page):
        press(page.get_by_role("radio", name="Add"))
    expect(page.get_by_text(CHANGED)).to_be_visible()
    expect(panel(page).get_by_role("button", name="Save the claim")).to_be_disabled()
    part = unfold(page, "Dossiers")
    with rerun(page):
        press(part.get_by_role("button", name="Undo last save"))
    expect(page.get_by_text("expected the version that was read")).to_be_visible()
    assert stored.read_bytes() == theirs
    with rerun(page):
        press(page.get_by_role("button", name="Open what is there now"))
    with rerun(page):
        press(page.get_by_role("radio", name="Claim"))
    expect(panel(page).get_by_text("Somebody else was here.")).to_be_visible()


def test_the_list_opens_another_dossier_and_the_address_names_it(
    editors_page: Page, open_editor: OpenPage, saving_server: Server, stored: Path
) -> None:
    page = editors_page
    other = saving_server.dossiers / "lima.geojson"
    other.write_text(json.dumps(other_dossier()), encoding="utf-8")
    visit(page, f"?dossier={stored.name}&pick=coalition-oil-wells")
    assert address_names(page) == stored.name
    unfold(page, "Dossiers")
    with rerun(page):
        pick(page, LISTED, "The fire in Lima")
    side = page.get_by_test_id("stSidebar")
    expect(side.get_by_role("heading", name="The fire in Lima")).to_be_visible()
    expect(side.get_by_text("2 of 2 claims left")).to_be_visible()
    with rerun(page):
        pick(page, "Claim or place", "The union")
    expect(page).to_have_url(re.compile("pick=unions-fire"))
    assert address_names(page) == other.name
    colleague = open_editor()
    colleague.goto(page.url)
    drawn(colleague)
    assert sidebar_title(colleague) == "The fire in Lima"
    expect(title(colleague)).to_have_text("2 What union says")
    other.unlink()


def test_a_name_in_the_address_leads_nowhere_else(editors_page: Page, tmp_path: Path) -> None:
    """What the folder does not have is not opened: the copy of the sample is."""
    secret = tmp_path / "secret.geojson"
    secret.write_text(json.dumps(other_dossier()), encoding="utf-8")
    for name in (str(secret), f"../{secret.name}", "gone.geojson", "%00.geojson"):
        visit(editors_page, f"?dossier={name}")
        assert sidebar_title(editors_page) == sample.FILE["dossier"]["title"]


def test_a_broken_file_of_the_folder_stays_closed(
    editors_page: Page, saving_server: Server, stored: Path
) -> None:
    page = editors_page
    broken = other_dossier()
    broken["dossier"]["title"] = "A broken one"
    broken["features"][0]["properties"]["stance"] = "swears"
    path = saving_server.dossiers / "broken.geojson"
    path.write_text(json.dumps(broken), encoding="utf-8")
    visit(page, f"?dossier={stored.name}")
    unfold(page, "Dossiers")
    with rerun(page):
        pick(page, LISTED, "A broken one")
    expect(refused(page)).to_contain_text("broken.geojson was not opened: 1 problem")
    expect(refused(page).get_by_text("swears")).to_be_visible()
    assert sidebar_title(page) == sample.FILE["dossier"]["title"]
    visit(page, f"?dossier={path.name}")
    switch(page, "List")  # It stays to be read.
    expect(refused(page)).to_contain_text("broken.geojson was not opened: 1 problem")
    assert sidebar_title(page) == sample.FILE["dossier"]["title"]
    path.unlink()


def test_an_uploaded_file_is_kept_when_asked(editors_page: Page, saving_server: Server) -> None:
    page = editors_page
    visit(page)
    before = set(saving_server.dossiers.glob("*.geojson"))
    upload(page, file("from elsewhere.geojson", other_dossier()))
    assert set(saving_server.dossiers.glob("*.geojson")) == before
    part = unfold(page, "Dossiers")
    with rerun(page):
        press(part.get_by_role("button", name="Keep it in the folder of dossiers"))
    (kept,) = set(saving_server.dossiers.glob("*.geojson")) - before
    expect(page.get_by_text(f"Kept as {kept.name}.")).to_be_visible()
    assert claims(kept) == ["mayors-fire", "unions-fire"]
    assert address_names(page) == kept.name
    visit(page, f"?dossier={kept.name}")
    assert sidebar_title(page) == "The fire in Lima"
    kept.unlink()
