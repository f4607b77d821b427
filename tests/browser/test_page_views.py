"""The matrix, the timeline and the accounts: what they show, and that they lead on."""

from __future__ import annotations

import re

import hostile
import pytest
import sample
from conftest import OpenPage
from driving import panel, pick, press, rerun, selected_number, settled, switch, visit
from hostile import EVERY, RESULTS, shown, words
from playwright.sync_api import Locator, Page, expect
from test_inert_page import file
from test_layout import PHONE, overflow

pytestmark = pytest.mark.browser

CAMP = "saeqa-camp-strike"
OWN = {key: own for key, own in sample.CLAIMS.items() if own["incident"] == CAMP}
PARTIES = list(dict.fromkeys(sample.party(claim) for claim in OWN))
_MADE = "img, script, iframe, a, b, em, strong, h1, [onload], [onerror]"
_SAYS = {"impossible": "✕", "possible": "◐", "certain": "●", "unknown": "?"}


def grid(page: Page, number: int) -> Locator:
    return panel(page).locator(".im-grid").nth(number)


def silent_or_said(page: Page) -> None:
    """The second matrix gives each party's own words, or says that it is silent."""
    table = grid(page, 1)
    columns = table.locator("thead th").all_text_contents()
    assert columns == ["Party", "Place", "Time", "Actor", "Weapon", "Target", "Toll"]
    said = {
        name: dict(zip(columns[1:], row.locator("td").all_text_contents(), strict=True))
        for name, row in zip(PARTIES, table.locator("tbody tr").all(), strict=True)
    }
    assert said["Syria"]["Time"] == "“on Sunday evening”"
    assert said["Syria"]["Actor"] == "blames US-led coalition"
    assert said["United States"]["Toll"] == "silent"
    for claim, own in OWN.items():
        wording = own.get("target")
        if wording and own["stance"] != "denies":
            assert f"“{wording}”" in said[sample.party(claim)]["Target"]


def test_the_matrix_shows_the_worst_between_two_parties_and_leads_to_it(page: Page) -> None:
    visit(page, f"?panel=matrix&about={CAMP}")
    silent_or_said(page)
    table = grid(page, 0)
    expect(table.locator("caption")).to_contain_text("worst finding between each two parties")
    heads = table.locator("thead th[scope=col]")
    assert heads.all_text_contents() == ["Party", *PARTIES]
    sides = table.locator("tbody th[scope=row] span")
    assert sides.all_text_contents() == PARTIES
    syria, us = (PARTIES.index(name) for name in ("Syria", "United States"))
    cell = table.locator("tbody tr").nth(syria).locator("td").nth(us).locator("button")
    same = table.locator("tbody tr").nth(us).locator("td").nth(syria)
    assert same.text_content() == cell.text_content()
    verdict, counted, total = re.findall(r"[a-z]{5,}|\d+", cell.text_content() or "")
    assert (cell.text_content() or "").startswith(_SAYS[verdict])
    with rerun(page):
        cell.press("Enter")
    expect(page.get_by_role("radio", name="Findings")).to_be_checked()
    expect(panel(page)).to_contain_text("Only between Syria and United States.")
    pills = panel(page).get_by_test_id("stButtonGroup").get_by_role("button")
    counts = [int(re.findall(r"\d+", text)[0]) for text in pills.all_text_contents()]
    assert sum(counts) == int(total)
    assert counts[0] == int(counted)
    expect(pills.first).to_contain_text(verdict)
    press(panel(page).get_by_role("button", name="Show all"))
    expect(panel(page).get_by_text("Only between")).to_have_count(0)


def test_the_timeline_is_linked_with_the_map_and_read_by_zone(page: Page) -> None:
    visit(page, f"?panel=timeline&about={CAMP}")
    bars = panel(page).locator(".im-bar")
    timed = [claim for claim, own in OWN.items() if own.get("when")]
    expect(bars).to_have_count(len(timed))
    expect(panel(page)).to_contain_text(f"{len(OWN) - len(timed)} more give no time.")
    expect(panel(page)).to_contain_text("hatched: possible then")
    claim = "us-bombers-over-deir-ez-zor"
    bar = panel(page).locator(f'[data-press="pick:{claim}"]')
    told = bar.locator("+ p")
    expect(told).to_contain_text("“around 9 p.m. Sunday”: 6 December 2015")
    expect(told).to_contain_text("in any of 3 zones")
    expect(bar.locator("i"), "no zone allows what lies between the two").to_have_count(2)
    with rerun(page):
        bar.click()
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(selected_number(page)).to_have_text(str(sample.NUMBER[claim]))
    pick(page, "Time zone where none is stated", "Asia/Damascus")
    expect(told).not_to_contain_text("in any of")
    expect(told).to_contain_text("UTC")
    expect(bar.locator("i")).to_have_count(1)
    switch(page, "Claim")
    expect(panel(page).locator("h3")).to_contain_text(OWN[claim]["title"])


def test_a_phone_reads_the_views_without_scrolling_the_page_sideways(open_page: OpenPage) -> None:
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    visit(page, f"?panel=matrix&about={CAMP}")
    box = panel(page).locator(".im-scroll").first
    expect(box).to_be_visible()
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert overflow(page)[0] == 0
    for name in ("Timeline", "Accounts", "Findings"):
        page.get_by_role("radio", name=name).tap()
        settled(page)
        expect(panel(page).get_by_role("combobox", name="Incident")).to_be_visible()
        assert overflow(page)[0] == 0, name


def test_text_of_a_dossier_is_inert_in_every_view(page: Page) -> None:
    visit(page)
    dossier = hostile.dossier((EVERY, EVERY))
    dossier["features"][1]["properties"]["incident"] = "incident-0"
    page.get_by_test_id("stSidebar").get_by_text("Dossiers", exact=True).click()
    with rerun(page):
        page.locator("input[type=file]").set_input_files([file(dossier)])
    for name in ("Matrix", "Timeline", "Accounts"):
        switch(page, name)
        body = panel(page).get_by_test_id("stHtml")
        read = words("\n".join(body.all_text_contents()))
        assert shown(EVERY) in read, name
        assert not [result for result in RESULTS if result in read], name
        expect(body.locator(_MADE)).to_have_count(0)
