"""The findings panel says what the command line finds, and the map shows what is opened."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import sample
from driving import (
    fact,
    map_frame,
    on_map,
    panel,
    pick,
    press,
    rerun,
    settled,
    switch,
    upload,
    visit,
)
from playwright.sync_api import Locator, Page, expect
from test_uploads import file, other_dossier

pytestmark = pytest.mark.browser

INCIDENT = "oil-well-strikes"
CLAIMS = {claim for claim, own in sample.CLAIMS.items() if own["incident"] == INCIDENT}
PAGE = 12
VERDICTS = ("impossible", "possible", "certain", "unknown")
_CHOSEN = """() => {
  const found = [];
  window.map.eachLayer((layer) => {
    const own = layer.feature && layer.feature.properties;
    if (own && own.selected && layer instanceof L.Polygon) found.push(own.id);
  });
  return found;
}"""


def about_incident() -> list[dict[str, Any]]:
    return [finding for finding in sample.check() if CLAIMS.intersection(finding["claims"])]


def cards(page: Page) -> Locator:
    return panel(page).locator(".im-proposition")


def card(page: Page, finding: dict[str, Any]) -> Locator:
    """What the panel says of a finding."""
    button = page.locator(f'[data-press="finding:{finding["id"]}"]')
    return panel(page).locator(".im-card").filter(has=button)


def told(page: Page, finding: dict[str, Any]) -> None:
    """The verdict, how the readings differ, the proposition and the arithmetic."""
    one = card(page, finding)
    expect(one.locator(".im-proposition")).to_have_text(finding["proposition"])
    expect(one.locator(".im-because")).to_have_text(finding["because"])
    expect(one.locator(".im-chip")).to_have_text(re.compile(rf"^. {finding['verdict']}$"))
    worded, spoken = finding["by_reading"]["measured"], finding["by_reading"]["colloquial"]
    differ = f"as worded: {worded}; as people speak: {spoken}" if worded != spoken else ""
    expect(one.locator(".im-readings")).to_have_text(differ if spoken else "")


def part(page: Page, finding: dict[str, Any], name: str) -> Locator:
    """What an opened finding says under a heading."""
    return card(page, finding).locator(f"h5:text-is('{name}') + *")


def listed(page: Page) -> list[dict[str, Any]]:
    """What the command line says of the findings that the panel lists, in the panel's order."""
    settled(page)
    buttons = panel(page).locator("[data-press^='finding:']")
    names = buttons.evaluate_all("all => all.map((button) => button.dataset.press)")
    known = {finding["id"]: finding for finding in sample.check()}
    return [known[name.removeprefix("finding:")] for name in names]


def test_findings_are_told_as_the_command_line_tells_them(page: Page) -> None:
    visit(page, f"?panel=findings&about={INCIDENT}")
    every = about_incident()
    expect(cards(page)).to_have_count(PAGE)
    for verdict in VERDICTS:
        count = sum(each["verdict"] == verdict for each in every)
        words = re.compile(rf"^\W+{verdict} \({count}\)$")
        expect(panel(page).get_by_role("button", name=words)).to_have_count(1 if count else 0)
    assert listed(page) == every[:PAGE], "contradictions first, in the command line's order"
    press(panel(page).get_by_role("button", name=f"{len(every) - PAGE} more"))
    expect(cards(page)).to_have_count(2 * PAGE)
    for finding in listed(page)[:: PAGE - 1]:
        told(page, finding)
    press(panel(page).get_by_role("button", name="◐ possible"))
    expect(card(page, every[0])).to_have_count(0)
    alone = listed(page)
    assert len(alone) == 2 * PAGE
    assert {each["verdict"] for each in alone} == {"possible"}
    differ = next(each for each in alone if len(set(each["by_reading"].values())) == 2)
    told(page, differ)


def test_each_incident_has_a_line_that_leads_to_its_findings(page: Page) -> None:
    visit(page, "?panel=findings")
    every = sample.check()
    lines = panel(page).locator(".im-summary button")
    expect(lines.first).to_be_visible()
    first = [sample.CLAIMS[f["claims"][0]]["incident"] if f["claims"] else None for f in every]
    expect(lines).to_have_count(len(set(first)))
    own = [f for f, incident in zip(every, first, strict=True) if incident == INCIDENT]
    line = panel(page).locator(f'[data-press="about:{INCIDENT}"]')
    for verdict in VERDICTS:
        count = sum(each["verdict"] == verdict for each in own)
        if count:
            expect(line).to_contain_text(f"{count} {verdict}")
    with rerun(page):
        line.press("Enter")
    expect(lines).to_have_count(0)
    expect(cards(page).first).to_have_text(about_incident()[0]["proposition"])
    expect(page).to_have_url(re.compile(f"about={INCIDENT}"))
    pick(page, "About", "stated distances")
    stated = [each for each in about_incident() if each["check"] == "stated-distance"]
    expect(cards(page)).to_have_count(min(PAGE, len(stated)))
    assert {each["check"] for each in listed(page)} == {"stated-distance"}


def test_the_fact_that_would_settle_the_most_is_told_when_it_is_asked_for(page: Page) -> None:
    dossier = other_dossier()
    for place in dossier["features"][2:]:
        place["properties"]["geocodes"][0]["uncertainty_m"] = 6_000
    visit(page)
    upload(page, file("lima.geojson", dossier))
    switch(page, "Findings")
    part = panel(page).get_by_test_id("stExpander").filter(has_text="Which one fact")
    press(part.locator("summary"))
    with rerun(page):
        press(part.get_by_role("button", name="Work it out"))
    facts = part.locator(".im-folded")
    expect(facts).to_have_text([re.compile("Lima is: up to 1"), re.compile("Callao is: up to 1")])
    press(facts.first.locator("summary"))
    expect(facts.first.locator("li")).to_contain_text("1 possible finding would be settled")


def test_an_opened_finding_is_on_the_map_beside_what_it_rests_on(page: Page) -> None:
    finding = next(
        each for each in about_incident() if each["check"] == "place" and each["by_geocode"]
    )
    visit(page, f"?panel=findings&about={INCIDENT}&finding={finding['id']}")
    expect(on_map(page).locator(".im-caption")).to_contain_text(finding["because"])
    expect(on_map(page).locator(".im-distance span")).to_be_visible()
    assert set(map_frame(page).evaluate(_CHOSEN)).intersection(finding["claims"])
    told(page, finding)
    listed = part(page, finding, "Assumptions").locator("li")
    assert listed.all_text_contents() == finding["assumptions"]
    rows = part(page, finding, "Each geocode by itself").locator("tbody tr")
    expect(rows).to_have_count(len(finding["by_geocode"]))
    cells = rows.evaluate_all("rows => rows.map((row) => [...row.cells].map((c) => c.innerText))")
    for (geocodes, verdict, distance), outcome in zip(cells, finding["by_geocode"], strict=True):
        assert geocodes == ", ".join(outcome["geocodes"].values())
        assert verdict.endswith(f" {outcome['verdict']}")
        assert distance.startswith(sample.length(outcome["measured"][0]["lower"]).split(" ")[0])
    expect(card(page, finding)).to_contain_text("What would change it")
    with rerun(page):
        card(page, finding).get_by_role("button", name="Close").click()
    expect(on_map(page).locator(".im-caption")).to_have_count(0)
    expect(card(page, finding).get_by_role("button")).to_be_focused()
    expect(card(page, finding).locator("h5")).to_have_count(0)
    with rerun(page):
        page.keyboard.press("Enter")
    with rerun(page):
        card(page, finding).get_by_role("button", name="Measure it").click()
    expect(page.get_by_role("radio", name="Measure")).to_be_checked()
    expect(fact(page, "Least")).to_be_visible()


def test_a_proposal_of_one_witness_is_confirmed_and_saved(editors_page: Page, stored: Path) -> None:
    page = editors_page
    lineage = [each for each in sample.check() if each["check"] == "lineage"]
    proposed = next(each for each in lineage if each["verdict"] == "possible")
    visit(page, f"?dossier={stored.name}&panel=findings&finding={proposed['id']}")
    with rerun(page):
        card(page, proposed).get_by_role("button", name="They are one witness").click()
    expect(page.get_by_text("Saved: they are one witness.")).to_be_visible()
    saved = {each["id"]: each["properties"] for each in json.loads(stored.read_text())["features"]}
    origins = {saved[claim].get("origin") for claim in proposed["claims"]}
    assert len(origins) == 1
    assert None not in origins
    expect(page).to_have_url(re.compile(stored.name))


def test_what_is_assumed_changes_the_verdict_and_the_address(page: Page) -> None:
    place = next(f for f in about_incident() if f["check"] == "place")
    both = [*place["measured"], *place["measured_colloquial"]]
    upper = max(each["upper"] for each in both if each["unit"] == "m")
    link = "assume=zone:Europe/Moscow,speed:fast,zone:Nowhere/Else,unit:nmi"
    visit(page, f"?panel=findings&about={INCIDENT}&{link}")
    folded = panel(page).get_by_test_id("stExpander").filter(has_text="Assumptions")
    summary = folded.locator("summary")
    expect(summary).to_have_text(re.compile("zone Europe/Moscow, unit nautical miles$"))
    press(summary)
    press(folded.get_by_role("button", name="Reset"))
    expect(summary).to_have_text(re.compile("all at their defaults"))
    field = folded.get_by_role("textbox", name="Near means within")
    expect(field).to_have_attribute("placeholder", "1.0 km")
    field.fill("a stone’s throw")
    with rerun(page):
        field.press("Enter")
    expect(panel(page).locator(".im-error")).to_contain_text("near: got 'a stone’s throw'")
    expect(cards(page)).to_have_count(0)
    field.fill(f"{upper / 1000 + 1:.0f} km")
    with rerun(page):
        field.press("Enter")
    expect(folded.locator("details")).to_have_js_property("open", True)
    expect(page).to_have_url(re.compile(rf"assume=near%3A{upper / 1000 + 1:.0f}km"))
    pick(page, "About", "the place")
    press(panel(page).get_by_role("button", name=re.compile("^● certain")))
    expect(card(page, place).locator(".im-chip")).to_have_text("● certain")
