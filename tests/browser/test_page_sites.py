"""Several claims at one site are gone through by clicking; a place shows its rival geocodes."""

from __future__ import annotations

import re

import pytest
import sample
from driving import (
    click_badge,
    click_layer,
    fact,
    layer,
    map_frame,
    on_map,
    panel,
    press,
    selected_number,
    title,
    visit,
)
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# One party's claims that were told of one region, in the file's order.
SITE = ("us-saeqa-camp", "us-certain-afp", "us-backfires-struck-camp")
RIVALS = "al-tanak-oil-field"


def test_clicking_again_goes_to_the_next_claim_of_a_site(page: Page) -> None:
    visit(page)
    assert len({sample.party(claim) for claim in SITE}) == 1
    badge = SITE[0]
    for claim in (*SITE, SITE[0]):
        click_badge(page, badge)
        expect(selected_number(page)).to_have_text(str(sample.NUMBER[claim]))
        expect(title(page)).to_contain_text(sample.CLAIMS[claim]["title"])
        expect(page).to_have_url(re.compile(rf"\?pick={claim}$"))
        others = panel(page).locator("details", has_text="2 more in the same place")
        expect(others).to_have_count(1)
        badge = claim
    press(others.locator("summary"))
    for claim in SITE[1:]:
        expect(others.get_by_text(sample.CLAIMS[claim]["title"])).to_be_visible()


def test_a_tooltip_names_the_claims_of_a_site(page: Page) -> None:
    visit(page)
    layer(page, SITE[0], "badge").hover()
    tooltip = on_map(page).locator(".leaflet-tooltip")
    expect(tooltip).to_be_visible()
    expect(tooltip).to_contain_text(sample.party(SITE[0]))
    for claim in SITE:
        expect(tooltip).to_contain_text(f"{sample.NUMBER[claim]} · {sample.CLAIMS[claim]['title']}")


def test_a_places_marker_tells_each_rival_geocode(page: Page) -> None:
    visit(page)
    click_layer(page, RIVALS, "place")
    place = sample.PLACES[RIVALS]
    expect(title(page)).to_have_text(place["name"])
    expect(page).to_have_url(re.compile(rf"\?pick={RIVALS}$"))
    assert len(place["geocodes"]) == 3
    for code in place["geocodes"]:
        expect(panel(page).get_by_text(f"Geocode {code['id']}", exact=True)).to_be_visible()
        expect(panel(page).get_by_text(f"{code['lat']:.5f}, {code['lon']:.5f}")).to_be_visible()
    sources = [code["source"] for code in place["geocodes"]]
    expect(fact(page, "Source")).to_have_text(sources)
    drawn = map_frame(page).wait_for_function(
        """(id) => {
          let spots = [];
          window.map.eachLayer((layer) => {
            if (layer instanceof L.CircleMarker && layer.feature?.properties.id === id)
              spots.push([layer.getLatLng().lng, layer.getLatLng().lat]);
          });
          return spots.length === 3 && spots;
        }""",
        arg=RIVALS,
    )
    spots = sorted([code["lon"], code["lat"]] for code in place["geocodes"])
    assert sorted(drawn.json_value()) == spots
    expect(on_map(page).locator("path.leaflet-interactive[fill-opacity='0.22']")).to_have_count(1)
