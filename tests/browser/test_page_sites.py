"""Several claims at one site are gone through by clicking; a place shows its rival geocodes."""

from __future__ import annotations

import re

import pytest
import sample
from driving import (
    badges,
    click_badge,
    layer,
    map_frame,
    on_map,
    panel,
    pick,
    selected_badge,
    settled,
    title,
    visit,
)
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# One party's claims that were told of one region, in the file's order.
SITE = ("us-saeqa-camp", "us-backfires-struck-camp", "us-dismissed")


def test_clicking_again_goes_to_the_next_claim_of_a_site(page: Page) -> None:
    visit(page)
    seen = []
    for _ in range(4):
        site = next(c for c in (seen[-1:] or SITE) if c)
        click_badge(page, site)
        before = str(sample.NUMBER[seen[-1]]) if seen else ""
        expect(selected_badge(page)).not_to_have_text(re.compile(rf"^{before}(\+|$)"))
        number = int(selected_badge(page).inner_text().split("+")[0])
        seen.append(list(sample.CLAIMS)[number - 1])
        expect(title(page)).to_contain_text(sample.CLAIMS[seen[-1]]["title"])
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]
