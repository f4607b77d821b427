"""A claim is saved whole or not at all; a change changes what was changed and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import sample
from adding import (
    AYYASH,
    WHEN,
    added,
    complaint,
    count_from,
    features,
    fill_claim,
    opened_part,
    refusal,
    save,
    say,
    text_field,
    visit_add,
    words_field,
    write,
)
from driving import panel, pick, press, rerun, selected_number, title, unfold, visit
from playwright.sync_api import Page, expect
from served import Server

pytestmark = pytest.mark.browser

Json = dict[str, Any]
QUOTE = "  It was hit\n\nat “the wells”,\tthey say. "


@pytest.fixture(autouse=True)
def bundled_files_stay() -> Any:
    """What the program brings is never written to, whatever a page does."""
    before = {path: path.read_bytes() for path in sample.PATH.parent.iterdir() if path.is_file()}
    yield
    assert {p: p.read_bytes() for p in sample.PATH.parent.iterdir() if p.is_file()} == before


def without(value: Json, *names: str) -> Json:
    return {name: each for name, each in value.items() if name not in names}


def is_valid(path: Path) -> None:
    found = sample.cli("validate", str(path))
    assert [each for each in found["problems"] if each["severity"] == "error"] == []


def test_a_half_filled_form_is_not_saved_and_every_field_is_told(
    editors_page: Page, stored: Path
) -> None:
    page, before = editors_page, stored.read_bytes()
    visit_add(page, f"&dossier={stored.name}")
    save(page)
    wrong = {"Of which incident", "Who says it", "Quote", "Source"}
    assert set(refusal(page)) == {"Title", *wrong}
    write(page, {"Title": "Hit", "Not before": "2015-13-45"})
    opened_part(page, "Who is blamed")
    write(page, {"Killed": "a few"})
    save(page)
    told = refusal(page)
    assert set(told) == wrong | {"Not before", "Killed"}
    assert told["Killed"][0] == '"a few"'
    assert stored.read_bytes() == before
    say(page, "55 parsecs from Ayyash")
    save(page)
    told = refusal(page)
    assert "“55 parsecs from”" in told["Where"][0]
    assert set(told) == wrong | {"Not before", "Killed", "Where"}
    assert stored.read_bytes() == before
    expect(text_field(page, "Title")).to_have_value("Hit")


def test_a_claim_is_saved_undone_and_brought_back(editors_page: Page, stored: Path) -> None:
    page, before = editors_page, stored.read_bytes()
    visit_add(page, f"&dossier={stored.name}")
    fill_claim(page, "Hit by the wells", QUOTE)
    times = {"Not before": "2015-12-06T21:00+02:00", "Not after": "2015-12-07T06:00+02:00"}
    write(page, {WHEN: "Sunday night", **times})
    opened_part(page, "Who is blamed")
    text_field(page, "Killed").fill("3-13")  # Saved although the field has not been left.
    save(page)
    expect(page.get_by_text(f"Saved in {stored.name}.")).to_be_visible()
    expect(title(page)).to_have_text("67 Hit by the wells")
    expect(selected_number(page)).to_have_text("67")
    expect(page.get_by_text("67 of 67 claims left")).to_be_attached()

    (saved,) = added(stored).values()
    own = saved["properties"]
    assert own["citations"] == [{"source": "tvi24", "quote": QUOTE, "quote_kind": "verbatim"}]
    assert (own["title"], own["claimant"], own["stance"]) == ("Hit by the wells", "sohr", "asserts")
    assert own["incident"] == "oil-well-strikes"
    assert own["toll"] == {"killed": {"min": 3, "max": 13}}
    recipe = own["location"]
    assert (recipe["kind"], recipe["anchor"]) == ("offset", {"place": "ayyash"})
    assert recipe["verbatim"] == AYYASH
    assert recipe["stated"] == {"distance": 55, "unit": "km", "heading": "south east"}
    assert recipe["ranges"]["distance_m"] == {"lower": 54_500, "upper": 55_500}
    assert recipe["ranges"]["azimuth_deg"] == {"lower": 112.5, "upper": 157.5}
    bounds = own["when"]["timespans"][0]
    assert bounds["start"]["earliest"] == "2015-12-06T21:00+02:00"
    assert own["earliest"] == "2015-12-06T19:00:00Z"
    assert own["latest"].startswith("2015-12-07T04:00")
    assert own["center"] == sample.CLAIMS["coalition-oil-wells"]["center"]
    old = features(before)
    assert {key: features(stored.read_bytes())[key] for key in old} == old
    is_valid(stored)

    after = stored.read_bytes()
    part = unfold(page, "Dossiers")
    with rerun(page):
        press(part.get_by_role("button", name="Undo last save"))
    assert stored.read_bytes() == before
    expect(page.get_by_text("66 of 66 claims left")).to_be_visible()
    with rerun(page):
        press(part.get_by_role("button", name="Redo"))
    assert stored.read_bytes() == after
    expect(page.get_by_text("67 of 67 claims left")).to_be_visible()
    with rerun(page):
        press(part.get_by_role("button", name="Redo"))
    expect(page.get_by_text("got no undone version")).to_be_visible()
    assert stored.read_bytes() == after


def test_a_change_changes_what_was_changed_alone(editors_page: Page, stored: Path) -> None:
    page, before = editors_page, stored.read_bytes()
    visit(page, f"?dossier={stored.name}&pick=coalition-oil-wells")
    with rerun(page):
        press(panel(page).get_by_role("button", name="Change this claim"))
    own = sample.CLAIMS["coalition-oil-wells"]
    expect(words_field(page)).to_have_value(own["location"]["verbatim"])
    expect(text_field(page, "Quote")).to_have_value(own["citations"][0]["quote"])
    write(page, {"Title": "Struck 55 km from Ayyash"})
    save(page, "Save the change")
    expect(title(page)).to_have_text("18 Struck 55 km from Ayyash")
    old, new = features(before), features(stored.read_bytes())
    old["coalition-oil-wells"]["properties"]["title"] = "Struck 55 km from Ayyash"
    assert new == old
    assert without(json.loads(stored.read_bytes()), "features") == without(
        json.loads(before), "features"
    )
    is_valid(stored)


def test_words_that_are_changed_move_the_claim(editors_page: Page, stored: Path) -> None:
    page, before = editors_page, stored.read_bytes()
    visit(page, f"?dossier={stored.name}&pick=coalition-oil-wells")
    with rerun(page):
        press(panel(page).get_by_role("button", name="Change this claim"))
    say(page, "34 miles south-east of Ayyash")
    save(page, "Save the change")
    old = features(before)["coalition-oil-wells"]
    new = features(stored.read_bytes())["coalition-oil-wells"]
    recipe = new["properties"]["location"]
    assert recipe["verbatim"] == "34 miles south-east of Ayyash"
    assert recipe["stated"] == {"distance": 34, "unit": "mi", "heading": "south-east"}
    assert new["geometry"] != old["geometry"]
    follows = ("location", "center", "uncertainty_m", "place_words")
    assert without(new["properties"], *follows) == without(old["properties"], *follows)
    is_valid(stored)


def test_a_place_of_the_gazetteer_comes_with_its_source(editors_page: Page, stored: Path) -> None:
    page = editors_page
    visit_add(page, f"&dossier={stored.name}")
    fill_claim(page, "Hit by Palmyra", QUOTE, "10 km east of Tadmur")
    save(page)
    expect(title(page)).to_have_text("67 Hit by Palmyra")
    new = added(stored)
    claim = new.pop("hit-by-palmyra")["properties"]
    ((identity, place),) = new.items()
    assert claim["location"]["anchor"] == {"place": identity}
    (code,) = place["properties"]["geocodes"]
    assert place["properties"]["name"] == "Tadmur"
    assert "GeoNames" in code["source"]
    assert (code["lon"], code["lat"]) == pytest.approx((38.27, 34.56), abs=0.05)
    assert code["uncertainty_m"] > 500
    is_valid(stored)
    pick(page, "Claim or place", "Tadmur")
    expect(panel(page).get_by_text(code["source"])).to_be_visible()


def test_what_it_is_counted_from_is_in_the_recipe(editors_page: Page, stored: Path) -> None:
    page = editors_page
    visit_add(page, f"&dossier={stored.name}")
    fill_claim(page, "South of the strikes", QUOTE, "10 km south of there")
    expect(complaint(page)).to_have_count(1)
    count_from(page, "another claim")
    with rerun(page):
        pick(page, "The claim, or click on it", f"{sample.NUMBER['halabi-aleppo']} ·")
    expect(complaint(page)).to_have_count(0)
    save(page)
    expect(title(page)).to_have_text("67 South of the strikes")
    (claim,) = added(stored).values()
    recipe = claim["properties"]["location"]
    assert recipe["anchor"] == {"claim": "halabi-aleppo"}
    assert recipe["verbatim"] == "10 km south of there"
    assert recipe["stated"] == {"distance": 10, "unit": "km", "heading": "south"}
    is_valid(stored)


def test_the_copy_of_the_sample_is_written(editors_page: Page, saving_server: Server) -> None:
    """`bundled_files_stay` sees that what it was copied from is as it was."""
    page, copy = editors_page, saving_server.dossiers / sample.PATH.name
    visit_add(page)
    listed = unfold(page, "Dossiers").get_by_role("combobox")
    expect(listed).to_have_value(f"{sample.FILE['dossier']['title']} ({copy.name})")
    fill_claim(page, "A claim in the copy", QUOTE)
    save(page)
    expect(page.get_by_text(f"Saved in {sample.PATH.name}.")).to_be_visible()
    assert list(added(copy)) == ["a-claim-in-the-copy"]
    part = unfold(page, "Dossiers")
    with rerun(page):
        press(part.get_by_role("button", name="Undo last save"))
    expect(page.get_by_text("66 of 66 claims left")).to_be_visible()
    assert copy.read_bytes() == sample.PATH.read_bytes()
