"""The findings panel says what the command line finds: verdict, arithmetic, assumptions."""

from __future__ import annotations

import re
from typing import Any

import pytest
import sample
from driving import fact, panel, press, settled, visit
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

# The incident that findings of all three checks are about.
INCIDENT = "oil-well-strikes"
CLAIMS = {claim for claim, own in sample.CLAIMS.items() if own["incident"] == INCIDENT}
PAGE = 12


def about_incident() -> list[dict[str, Any]]:
    return [finding for finding in sample.check() if CLAIMS.intersection(finding["claims"])]


def cards(page: Page) -> Locator:
    return panel(page).locator(".im-proposition")


def card(page: Page, finding: dict[str, Any]) -> Locator:
    """What the panel says of a finding, found by its words and figures but for the verdict's."""
    return (
        panel(page)
        .get_by_test_id("stHtml")
        .filter(has_text=finding["proposition"] + finding["because"].split(": never")[0])
    )


def told(page: Page, finding: dict[str, Any]) -> None:
    """The verdict as worded, the arithmetic, and under a fold the assumptions and geocodes."""
    one = card(page, finding)
    expect(one.locator(".im-proposition")).to_have_text(finding["proposition"])
    expect(one.locator(".im-because")).to_have_text(finding["because"])
    worded = ", as worded" if finding["by_reading"]["colloquial"] is None else ""
    chip = re.compile(rf"^. {finding['verdict']}{worded}$")
    expect(one.locator(".im-chip")).to_have_text(chip)
    details = one.locator("details")
    press(details.locator("summary"))
    assumptions = details.locator("ul").first.locator("li")
    expect(assumptions.last).to_be_visible()
    assert assumptions.all_text_contents() == finding["assumptions"]
    rows = details.locator("tbody tr")
    expect(rows).to_have_count(len(finding["by_geocode"]))
    cells = rows.evaluate_all("rows => rows.map((row) => [...row.cells].map((c) => c.innerText))")
    for told_row, outcome in zip(cells, finding["by_geocode"], strict=True):
        geocodes, verdict, distance = told_row
        assert geocodes == ", ".join(outcome["geocodes"].values())
        assert verdict.endswith(f" {outcome['verdict']}")
        assert distance.startswith(sample.length(outcome["measured"][0]["lower"]))


def test_each_check_is_told_as_the_command_line_tells_it(page: Page) -> None:
    visit(page, f"?panel=findings&incident={INCIDENT}")
    every = about_incident()
    first = [next(f for f in every if f["check"] == check) for check in sample.CHECKS]
    expect(cards(page).first).to_be_visible()
    assert cards(page).all_text_contents() == [each["proposition"] for each in every[:PAGE]]
    for verdict in ("impossible", "possible"):
        count = sum(each["verdict"] == verdict for each in every)
        words = re.compile(rf"^\W+{verdict} \({count}\)$")
        expect(panel(page).get_by_role("button", name=words)).to_be_visible()
    for shown in range(PAGE, len(every), PAGE):
        press(panel(page).get_by_role("button", name=f"{len(every) - shown} more"))
        expect(cards(page)).to_have_count(min(shown + PAGE, len(every)))
    for finding in first:
        told(page, finding)


def test_a_verdict_can_be_looked_at_alone(page: Page) -> None:
    visit(page, f"?panel=findings&incident={INCIDENT}")
    every = about_incident()
    alone = [each["proposition"] for each in every if each["verdict"] == "possible"]
    press(panel(page).get_by_role("button", name="◐ possible"))
    expect(cards(page).first).to_have_text(alone[0])
    settled(page)
    assert cards(page).all_text_contents() == alone[:PAGE]


def test_what_near_means_changes_the_verdict(page: Page) -> None:
    finding = about_incident()[0]
    assert finding["verdict"] == "impossible"
    (flip,) = finding["flips_if"]
    visit(page, f"?panel=findings&incident={INCIDENT}")
    expect(card(page, finding).locator(".im-chip")).to_contain_text("impossible")
    near = panel(page).get_by_role("textbox", name="Near means within")
    near.fill("a stone’s throw")
    near.press("Enter")
    expect(panel(page).locator(".im-error")).to_contain_text("a stone’s throw")
    expect(cards(page)).to_have_count(0)
    near.fill(f"{flip['to'] / 1000 + 1:.0f} km")
    near.press("Enter")
    expect(card(page, finding).locator(".im-chip")).to_have_text(
        re.compile(rf"^. {flip['verdict']}"), timeout=20_000
    )


def test_a_finding_is_measured_on_the_map(page: Page) -> None:
    finding = about_incident()[0]
    visit(page, f"?panel=findings&incident={INCIDENT}")
    press(panel(page).get_by_role("button", name="Measure it on the map").first)
    expect(page.get_by_role("radio", name="Measure")).to_be_checked()
    lower, upper = (finding["measured"][0][end] for end in ("lower", "upper"))
    expect(fact(page, "Least")).to_contain_text(sample.kilometres(lower))
    expect(fact(page, "Greatest")).to_contain_text(sample.kilometres(upper))
    expect(page).to_have_url(re.compile("(?=.*a=)(?=.*b=)(?=.*panel=measure)"))
