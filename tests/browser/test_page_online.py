"""A geocoder on the network: off until it is turned on, told of before, asked by a button."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from adding import (
    complaint,
    from_here,
    leave,
    no_sketch,
    opened_part,
    say,
    sketched_center,
    visit_add,
)
from driving import panel, pick, press, rerun
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

AGENT = "incident-map tests (nobody@example.org)"
NOWHERE = "Qarqarouta"
SPOT = (40.5, 35.0)
WORDS = f"10 km south of {NOWHERE}"


@dataclass
class StandIn:
    """A server on the loopback that speaks Nominatim's protocol
    (https://nominatim.org/release-docs/latest/api/Search/), and what it was asked."""

    address: str = ""
    status: int = 200
    asked: list[tuple[str, dict[str, list[str]], str]] = field(default_factory=list)

    def answer(self) -> bytes:
        lon, lat = SPOT
        box = [lat - 0.01, lat + 0.01, lon - 0.01, lon + 0.01]
        place = {
            "osm_type": "node",
            "osm_id": 7,
            "lat": str(lat),
            "lon": str(lon),
            "type": "village",
            "addresstype": "village",
            "display_name": f"{NOWHERE}, Somewhere",
            "boundingbox": [str(side) for side in box],
            "address": {"country_code": "sy"},
        }
        return json.dumps([place]).encode()


@contextmanager
def _standing_in() -> Iterator[StandIn]:
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            agent = self.headers["User-Agent"]
            stand_in.asked.append((parts.path, parse_qs(parts.query), agent))
            body = stand_in.answer() if stand_in.status == 200 else b"no"
            self.send_response(stand_in.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand_in.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield stand_in
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def nominatim() -> Iterator[StandIn]:
    with _standing_in() as stand_in:
        yield stand_in


def online(page: Page) -> Locator:
    return opened_part(page, "A geocoder on the network")


def ask(page: Page) -> Locator:
    return panel(page).get_by_role("button", name="Ask ")


def name_the_server(page: Page, address: str) -> None:
    part = online(page)
    part.get_by_role("textbox", name="Server").fill(address)
    part.get_by_role("textbox", name="Who asks").fill(AGENT)
    leave(page)


def turn_on(page: Page) -> None:
    with rerun(page):
        press(online(page).get_by_text("Turn it on for this session"))


def test_a_geocoder_is_asked_once_a_press_and_what_it_gives_can_be_chosen(
    page: Page, nominatim: StandIn
) -> None:
    """The browser asks the page's own server alone: `page` fails otherwise."""
    visit_add(page)
    say(page, WORDS)
    expect(complaint(page)).to_contain_text(NOWHERE)
    expect(online(page).get_by_text("Off: nothing leaves this machine.")).to_be_visible()
    expect(online(page).get_by_role("checkbox")).to_have_count(0)
    expect(ask(page)).to_have_count(0)

    name_the_server(page, nominatim.address)
    host = nominatim.address.removeprefix("http://")
    reveals = (
        "The words that are searched, this machine's IP address and the user agent"
        f" “{AGENT}” go to {host}, without encryption."
    )
    expect(online(page).get_by_text(reveals)).to_be_visible()
    expect(ask(page)).to_have_count(0)
    turn_on(page)
    expect(panel(page).get_by_text("On in this session.")).to_be_visible()  # It stays unfolded.
    online(page)
    expect(ask(page)).to_have_text(f"Ask {host} for “{NOWHERE}”")
    say(page, f"12 km south of {NOWHERE}")
    say(page, WORDS)
    assert nominatim.asked == []

    with rerun(page):
        press(ask(page))
    ((path, query, agent),) = nominatim.asked
    assert (path, query["q"], agent) == ("/search", [NOWHERE], AGENT)
    assert WORDS not in str(query)
    no_sketch(page)
    with rerun(page):
        pick(page, f"“{NOWHERE}” is", f"{NOWHERE}, Somewhere")
    expect(complaint(page)).to_have_count(0)
    metres, azimuth = from_here(SPOT, sketched_center(page))
    assert metres == pytest.approx(10_000, abs=4_000)
    assert azimuth == pytest.approx(180, abs=20)
    expect(ask(page)).to_have_count(0)
    say(page, f"15 km south of {NOWHERE}")
    assert len(nominatim.asked) == 1


def test_a_geocoder_that_fails_is_told_in_a_sentence(page: Page, nominatim: StandIn) -> None:
    nominatim.status = 503
    visit_add(page)
    say(page, WORDS)
    name_the_server(page, nominatim.address)
    turn_on(page)
    host = nominatim.address.removeprefix("http://")
    with rerun(page):
        press(ask(page))
    told = online(page).locator(".im-error")
    expect(told).to_have_count(1)
    expect(told).to_contain_text(f"{host}: ")
    assert "\n" not in told.inner_text()
    assert len(nominatim.asked) == 1
    nominatim.status = 200
    with rerun(page):
        press(ask(page))
    expect(told).to_have_count(0)
    assert len(nominatim.asked) == 2
    pick(page, f"“{NOWHERE}” is", f"{NOWHERE}, Somewhere")


def test_a_server_that_is_none_is_told_before_it_can_be_turned_on(page: Page) -> None:
    visit_add(page)
    name_the_server(page, "http://user:secret@example.org/path")
    expect(online(page).get_by_text("expected a server such as")).to_be_visible()
    expect(online(page).get_by_role("checkbox")).to_have_count(0)
