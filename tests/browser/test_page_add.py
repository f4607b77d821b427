"""The place of a claim that is being made: from words to a sketch on the map, with its reasons."""

from __future__ import annotations

import re

import pytest
import sample
from adding import (
    AYYASH,
    WHEN,
    Spot,
    complaint,
    from_here,
    no_sketch,
    read_as_people_speak,
    say,
    set_figure,
    sketch,
    sketched,
    sketched_center,
    text_field,
    visit_add,
    words_field,
    write,
)
from driving import fact, panel, pick, press, rerun, switch
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CLAIM = sample.CLAIMS["coalition-oil-wells"]
GEOCODES = [(code["lon"], code["lat"]) for code in sample.PLACES["ayyash"]["geocodes"]]
EXTENT_M = max(code.get("uncertainty_m") or 0 for code in sample.PLACES["ayyash"]["geocodes"])


def notes(page: Page) -> list[str]:
    """How the words were read, one by one."""
    texts: list[str] = (
        panel(page).locator("details:has-text('How it was read') li").all_inner_texts()
    )
    return texts


def unfold_notes(page: Page) -> None:
    press(panel(page).locator("summary", has_text="How it was read"))


def spans(corners: list[Spot]) -> list[float]:
    """How many degrees of longitude and of latitude the corners take up."""
    return [max(axis) - min(axis) for axis in zip(*corners, strict=True)]


def kilometres(page: Page, name: str) -> float:
    found = re.match(r"([\d,.]+) km", fact(page, name).inner_text())
    assert found
    return float(found[1].replace(",", ""))


def test_words_become_a_region_with_its_reasons(page: Page) -> None:
    visit_add(page)
    no_sketch(page)
    say(page, AYYASH)
    worded = sketched(page)
    for corner in worded:  # One of the rival geocodes of Ayyash, and its extent, allow for each.
        ways = [from_here(code, corner) for code in GEOCODES]
        assert any(
            54_500 - EXTENT_M - 100 <= metres <= 55_500 + EXTENT_M + 100 for metres, _ in ways
        )
        assert any(112.5 - 3 <= azimuth <= 157.5 + 3 for _, azimuth in ways)
    lon, lat = CLAIM["center"]
    expect(fact(page, "Center")).to_have_text(f"{lat:.5f}, {lon:.5f} (latitude, longitude)")
    assert sketched_center(page) == pytest.approx((lon, lat), abs=1e-5)
    bound = sample.length(CLAIM["uncertainty_m"])
    expect(fact(page, "All of it within")).to_have_text(f"{bound} of the center")
    farthest = max(from_here((lon, lat), corner)[0] for corner in worded)
    assert farthest <= CLAIM["uncertainty_m"] + 50
    told = sample.cli("locate", AYYASH, "--dossier", str(sample.PATH))["properties"]
    radius = sample.length(told["point_radius_method_m"])
    expect(fact(page, "Point-radius method")).to_have_text(f"{radius}, which need not hold it all")
    unfold_notes(page)
    read = notes(page)
    assert read[: len(told["assumptions"])] == told["assumptions"]
    assert "south east read as 135° ± 22.5°" in read

    read_as_people_speak(page)
    spoken = sketched(page, other_than=worded)
    assert kilometres(page, "All of it within") > 1.2 * CLAIM["uncertainty_m"] / 1_000
    assert all(more > less for more, less in zip(spans(spoken), spans(worded), strict=True))
    read_as_people_speak(page, "as worded")
    assert sketched(page, other_than=spoken) == worded


def test_words_that_cannot_be_read_are_named_in_one_sentence(page: Page) -> None:
    visit_add(page)
    for words, stumbled in {
        "10 km sideways of Ayyash": "sideways of Ayyash",
        "55 parsecs from Ayyash": "55 parsecs from",
        "over yonder, they say": "yonder, they say",
    }.items():
        say(page, AYYASH)
        sketched(page)
        say(page, words)
        expect(complaint(page)).to_contain_text(f"“{stumbled}”")
        expect(complaint(page)).to_have_count(1)
        assert "\n" not in complaint(page).inner_text()
        no_sketch(page)
        expect(fact(page, "Center")).to_have_count(0)


def test_a_name_of_several_places_is_asked_about(page: Page) -> None:
    visit_add(page)
    say(page, "10 km north of Springfield")
    expect(complaint(page)).to_contain_text("“Springfield”")
    no_sketch(page)
    press(page.get_by_role("combobox", name="“Springfield” is"))
    offered = page.get_by_role("option")
    expect(offered.nth(1)).to_be_visible()
    for entry in offered.all():
        expect(entry).to_contain_text(re.compile(r"Springfield.*US.*GeoNames"))
    page.keyboard.press("Escape")
    with rerun(page):
        pick(page, "“Springfield” is", "37.22, -93.30")
    expect(complaint(page)).to_have_count(0)
    corners = sketched(page)
    towns = [(-93.2982, 37.2153)]  # Springfield in Missouri is ten kilometres to the south.
    lon, lat = sketched_center(page)
    metres, azimuth = min(from_here(town, (lon, lat)) for town in towns)
    assert metres == pytest.approx(10_000, abs=4_000)
    assert min(azimuth, 360 - azimuth) < 15
    assert len(corners) > 3


def test_a_name_that_nobody_knows_brings_one_that_is_like_it(page: Page) -> None:
    visit_add(page)
    say(page, "10 km north of Ayyashqq")
    expect(complaint(page)).to_have_text("“Ayyashqq”: no place has that name")
    expect(panel(page).get_by_text("Did you mean Ayyash?")).to_be_visible()
    no_sketch(page)
    say(page, "10 km north of Ayyash")
    expect(complaint(page)).to_have_count(0)
    sketched(page)


def test_each_place_of_a_list_can_be_looked_at(page: Page) -> None:
    visit_add(page)
    say(page, "Raqqa, Deir el-Zour and Al Bukamal")
    which = "The words name several places: each is a claim of its own"
    spots = {"raqqa": (39.01, 35.95), "deir": (40.14, 35.33), "bukamal": (40.92, 34.45)}
    seen: list[tuple[float, float]] = []
    for number, spot in enumerate(spots.values(), 1):
        if number > 1:
            with rerun(page):
                pick(page, which, f"{number}: ")
        seen = sketched(page, other_than=seen)
        assert from_here(sketched_center(page), spot)[0] < 15_000


def test_figures_set_by_hand_change_the_region_and_are_noted(page: Page) -> None:
    visit_add(page)
    say(page, AYYASH)
    worded = sketched(page)
    set_figure(page, "From, km", "40")
    nearer = sketched(page, other_than=worded)
    assert min(min(from_here(code, c)[0] for code in GEOCODES) for c in nearer) < 42_000
    set_figure(page, "To, °", "180")
    turned = sketched(page, other_than=nearer)
    assert max(from_here(GEOCODES[0], corner)[1] for corner in turned) > 175
    unfold_notes(page)
    assert "distance set by hand: 40.0 to 55.5 km" in notes(page)
    assert any(note.startswith("heading set by hand: 112") for note in notes(page))
    for label, value in {"From, km": "40", "To, km": "55.5", "To, °": "180"}.items():
        expect(panel(page).get_by_role("spinbutton", name=label, exact=True)).to_have_value(value)
    set_figure(page, "From, km", "54.5")
    set_figure(page, "To, °", "157.5")
    assert sketched(page, other_than=turned) == worded
    assert not [note for note in notes(page) if "by hand" in note]


def test_a_distance_that_runs_backwards_is_refused(page: Page) -> None:
    visit_add(page)
    say(page, AYYASH)
    sketched(page)
    set_figure(page, "From, km", "70")
    expect(complaint(page)).to_have_text(re.compile(r"70.*55"))
    expect(complaint(page)).to_have_count(1)
    no_sketch(page)
    expect(words_field(page)).to_have_value(AYYASH)
    set_figure(page, "To, km", "80")
    expect(complaint(page)).to_have_count(0)
    sketched(page)


def test_a_figure_is_kept_whatever_was_chosen_before(page: Page) -> None:
    visit_add(page)
    say(page, "10 km north of Springfield")
    with rerun(page):
        pick(page, "“Springfield” is", "Springfield")
    say(page, AYYASH)
    set_figure(page, "From, km", "40")
    expect(panel(page).get_by_role("spinbutton", name="From, km", exact=True)).to_have_value("40")
    unfold_notes(page)
    assert "distance set by hand: 40.0 to 55.5 km" in notes(page)


def test_what_is_typed_stays_while_another_panel_is_looked_at(page: Page) -> None:
    visit_add(page)
    say(page, "10 km north of Springfield")
    with rerun(page):
        pick(page, "“Springfield” is", "Springfield")
    set_figure(page, "To, km", "12")
    write(page, {"Quote": "It was hit.", "Title": "Hit"})
    before = sketched(page)
    switch(page, "Claim")
    no_sketch(page)
    switch(page, "Add")
    expect(words_field(page)).to_have_value("10 km north of Springfield")
    expect(text_field(page, "Quote")).to_have_value("It was hit.")
    expect(text_field(page, "Title")).to_have_value("Hit")
    assert sketched(page) == before


def test_what_is_typed_fast_stays(page: Page) -> None:
    """What the page answers to one field must not bring back what stood in the next."""
    visit_add(page)
    labels = ("Quote", "Title", WHEN, "Not before", "Not after")
    for turn in range(3):
        write(page, {label: f"{label} {turn}" for label in labels})
        for label in labels:
            expect(text_field(page, label)).to_have_value(f"{label} {turn}", timeout=2_000)


def test_words_that_set_no_end_are_said_to_set_none(page: Page) -> None:
    visit_add(page)
    say(page, "at least 20 km from Ayyash")
    expect(fact(page, "All of it within")).to_have_text("no bound: the words set no end")
    assert len(sketch(page)) > 3
