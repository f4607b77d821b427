"""Filters leave what they should, in the list, on the map and in the address."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
import sample
from driving import day, drawn_claims, narrow, panel, switch, visit
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def left(page: Page, claims: Iterable[str]) -> None:
    """Exactly these claims are left: by the count, by the list's rows, and on the map."""
    wanted = set(claims)
    assert 0 < len(wanted) < len(sample.CLAIMS)
    count = f"{len(wanted)} of {len(sample.CLAIMS)} claims left"
    expect(page.get_by_test_id("stSidebar").get_by_text(count)).to_be_visible()
    rows = panel(page).locator("[role=grid]")  # what a screen reader finds
    expect(rows).to_have_attribute("aria-rowcount", str(len(wanted) + 1))
    first = rows.locator("td[aria-colindex='1']").all_text_contents()
    assert (
        first
        == [str(sample.NUMBER[claim]) for claim in sample.CLAIMS if claim in wanted][: len(first)]
    )
    expect_drawn(page, wanted & set(sample.on_map()))


def expect_drawn(page: Page, wanted: set[str]) -> None:
    """The map catches up a moment after the list."""
    for _ in range(400):
        drawn = drawn_claims(page)
        if set(drawn) <= wanted and sum(drawn.values()) == len(wanted):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"the map draws {drawn}, expected the claims {sorted(wanted)}")


def test_a_claimant_then_an_actor_blamed(page: Page) -> None:
    visit(page, "?panel=list")
    narrow(page, "Claimant", "Syria")
    syria = {claim for claim in sample.CLAIMS if sample.party(claim) == "Syria"}
    left(page, syria)
    expect(page).to_have_url(re.compile("claimant=syria"))
    narrow(page, "Claimant", "United States")
    us = {claim for claim in sample.CLAIMS if sample.party(claim) == "United States"}
    left(page, syria | us)
    narrow(page, "Actor blamed", "Russia")
    blaming = {claim for claim in us if sample.CLAIMS[claim].get("actor_blamed") == "russia"}
    left(page, blaming)
    expect(page).to_have_url(
        re.compile("(?=.*claimant=syria)(?=.*claimant=united-states)(?=.*blamed=russia)")
    )


def test_an_incident_then_days(page: Page) -> None:
    visit(page, "?panel=list")
    narrow(page, "Incident", "The strikes on al-Khan")
    khan = {c for c, own in sample.CLAIMS.items() if own["incident"] == "al-khan-strikes"}
    left(page, khan)
    day(page, "Not before", "2015-12-08")
    later = {claim for claim in khan if _may_be_after(claim, "2015-12-08")}
    assert later < khan
    left(page, later)
    expect(page).to_have_url(re.compile("(?=.*incident=al-khan-strikes)(?=.*from=2015-12-08)"))


def test_the_last_day_is_within(page: Page) -> None:
    visit(page, "?panel=list&to=2015-12-05")
    until = {claim for claim in sample.CLAIMS if _may_be_before(claim, "2015-12-05T23:59:59Z")}
    left(page, until)


def test_filters_that_leave_nothing_say_so(page: Page) -> None:
    visit(page, "?claimant=syria&blamed=russia&panel=list")
    expect(panel(page).get_by_text("The filters leave no claim.")).to_be_visible()
    expect_drawn(page, set())
    switch(page, "Claim")
    expect(panel(page).get_by_text("0 of 66 claims")).to_be_visible()


def _may_be_after(claim: str, day: str) -> bool:
    own = sample.CLAIMS[claim]
    return "when" in own and (own["latest"] is None or own["latest"] >= day)


def _may_be_before(claim: str, instant: str) -> bool:
    own = sample.CLAIMS[claim]
    return "when" in own and (own["earliest"] is None or own["earliest"] <= instant)
