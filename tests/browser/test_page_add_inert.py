"""Text that is typed into the form of a claim, or named in it, is shown as it is."""

from __future__ import annotations

import json
from pathlib import Path

import hostile
import pytest
import sample
from adding import AYYASH, added, complaint, fill_claim, save, say, visit_add
from driving import badges, on_map, panel, press, rerun, title
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_hostile_text_is_shown_and_saved_as_it_is(editors_page: Page, stored: Path) -> None:
    page = editors_page
    line = " ".join(text for text in hostile.TEXTS if "\x00" not in text)
    line = " ".join(line.split())
    quote = "\n\n".join(each for each in hostile.TEXTS if "\x00" not in each and "\r" not in each)
    visit_add(page, f"&dossier={stored.name}")
    fill_claim(page, line, quote, line)
    told = hostile.words(complaint(page).inner_text())
    assert hostile.shown(line)[:40] in told or "was not read" in told
    assert not [result for result in hostile.RESULTS if result in told]
    expect(panel(page).locator(".im-error *")).to_have_count(0)
    say(page, AYYASH)
    save(page)
    expect(badges(page).first).to_be_visible()
    assert hostile.shown(line) in hostile.words(title(page).inner_text())
    body = panel(page).locator("[data-testid=stHtml]")
    assert hostile.shown(quote) in hostile.words("\n".join(body.all_text_contents()))
    expect(body.locator("img, script, iframe, base, a, b, em, strong, code")).to_have_count(0)
    (claim,) = added(stored).values()
    assert claim["properties"]["title"] == line
    assert claim["properties"]["citations"][0]["quote"] == quote
    with rerun(page):
        press(panel(page).get_by_role("button", name="Change this claim"))
    assert hostile.shown(line) in hostile.words(title(page).inner_text())
    expect(title(page).locator("img, a, b, strong")).to_have_count(0)
    expect(on_map(page).locator(".im-legend")).to_be_visible()


def test_a_name_is_no_markdown(editors_page: Page, stored: Path) -> None:
    """Names of places stand in labels and tooltips, where Streamlit would read Markdown."""
    page = editors_page
    image = "![x](https://foreign.invalid/a.png)"
    value = json.loads(sample.PATH.read_text(encoding="utf-8"))
    for place in ("ayyash", "raqqa"):
        next(e for e in value["features"] if e["id"] == place)["properties"]["name"] = image
    stored.write_text(json.dumps(value), encoding="utf-8")
    visit_add(page, f"&dossier={stored.name}")
    say(page, "near **Springfield**")
    expect(panel(page).get_by_text("“**Springfield**” is", exact=True)).to_be_visible()
    say(page, f"near {image}")
    expect(panel(page).locator("label", has_text=f"{image[1:]}” is")).to_be_visible()
    panel(page).get_by_role("button", name="Help for “").first.hover()
    expect(page.get_by_test_id("stTooltipContent")).to_be_visible()
    expect(page.locator("img[src*=foreign]")).to_have_count(0)
