"""Geocoders on the network, against a stand-in on the loopback that speaks their protocols.

The answers have the form that https://nominatim.org/release-docs/latest/api/Search/,
https://github.com/komoot/photon and https://github.com/pelias/documentation describe.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from gazetteer_server import StandIn, standing_in

from geo import Position, geodesic
from geo.gazetteer.online import GeocoderError, Online, Service, online

AGENT = "incident-map tests (nobody@example.org)"
NOMINATIM = {
    "place_id": 1,
    "osm_type": "node",
    "osm_id": 27565069,
    "lat": "35.3364286",
    "lon": "40.1465447",
    "class": "place",
    "type": "city",
    "addresstype": "city",
    "display_name": "Deir ez-Zor, Syria",
    "boundingbox": ["35.1764286", "35.4964286", "39.9865447", "40.3065447"],
    "address": {"city": "Deir ez-Zor", "country": "Syria", "country_code": "sy"},
}
POINT = {"type": "Point", "coordinates": [40.1465447, 35.3364286]}
PHOTON = {
    "type": "Feature",
    "geometry": POINT,
    "properties": {
        "osm_type": "N",
        "osm_id": 27565069,
        "osm_value": "city",
        "name": "Deir ez-Zor",
        "country": "Syria",
        "countrycode": "SY",
        "extent": [39.9865447, 35.4964286, 40.3065447, 35.1764286],
    },
}
PELIAS = {
    "type": "Feature",
    "geometry": POINT,
    "properties": {
        "gid": "whosonfirst:locality:421175053",
        "layer": "locality",
        "source": "whosonfirst",
        "name": "Deir ez-Zor",
        "label": "Deir ez-Zor, Syria",
        "country_code": "SY",
    },
    "bbox": [39.9865447, 35.1764286, 40.3065447, 35.4964286],
}


@pytest.fixture
def server() -> Iterator[StandIn]:
    with standing_in() as stand_in:
        yield stand_in


class Clock:
    """Time that passes only by sleeping, and by what a test adds."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def _geocoder(
    server: StandIn, service: Service = Service.NOMINATIM, **more: Any
) -> tuple[Online, Clock]:
    clock = Clock()
    made = online(
        service, domain=server.domain, user_agent=AGENT, clock=clock, sleep=clock.sleep, **more
    )
    return made, clock


@pytest.mark.parametrize(
    ("service", "answer", "path", "identity"),
    [
        (Service.NOMINATIM, [NOMINATIM], "/search", "nominatim:N27565069"),
        (Service.PHOTON, {"features": [PHOTON]}, "/api", "photon:N27565069"),
        (
            Service.PELIAS,
            {"features": [PELIAS]},
            "/v1/search",
            "pelias:whosonfirst:locality:421175053",
        ),
    ],
)
def test_each_service_is_asked_and_understood(
    server: StandIn, service: Service, answer: Any, path: str, identity: str
) -> None:
    server.answer(answer)
    (found,) = _geocoder(server, service)[0].find("Deir ez-Zor")
    assert (found.id, found.country) == (identity, "SY")
    assert found.position == Position(40.1465447, 35.3364286)
    corner = geodesic.distance_m(40.1465447, 35.3364286, 39.9865447, 35.1764286)
    assert found.radius_m == pytest.approx(float(corner), abs=1)
    assert server.domain.removeprefix("http://") in found.source
    ((asked_path, query, headers),) = server.asked
    assert asked_path.rstrip("/") == path
    assert "Deir ez-Zor" in query.values()
    assert headers["User-Agent"] == AGENT


def test_nominatim_is_asked_by_its_protocol(server: StandIn) -> None:
    server.answer([NOMINATIM])
    _geocoder(server)[0].find("دير الزور & co")
    ((_, query, _),) = server.asked
    assert query["q"] == "دير الزور & co"
    assert query["format"] == "json"
    assert query["limit"] == "8"


def test_the_servers_order_is_kept_and_nothing_found_is_nothing(server: StandIn) -> None:
    geocoder, _ = _geocoder(server)
    assert geocoder.find("nowhere") == ()
    server.answer([{**NOMINATIM, "osm_id": n} for n in range(12)])
    assert [one.id for one in geocoder.find("many")] == [f"nominatim:N{n}" for n in range(8)]


def test_making_a_geocoder_sends_nothing(server: StandIn) -> None:
    geocoder, _ = _geocoder(server)
    assert server.asked == []
    host = server.domain.removeprefix("http://")
    for told in ("words", "IP address", AGENT, host, "without encryption"):
        assert told in geocoder.reveals


@pytest.mark.parametrize(("passed_s", "slept"), [(0.0, [1.5]), (1.0, [0.5]), (1.5, []), (2.0, [])])
def test_the_delay_between_questions_is_kept(
    server: StandIn, passed_s: float, slept: list[float]
) -> None:
    geocoder, clock = _geocoder(server, min_delay_s=1.5)
    geocoder.find("one")
    assert clock.slept == []
    clock.now += passed_s
    geocoder.find("two")
    assert clock.slept == pytest.approx(slept)
    assert len(server.asked) == 2


def test_another_geocoder_for_the_same_host_waits_as_well(server: StandIn) -> None:
    first, clock = _geocoder(server)
    first.find("one")
    second = online(
        Service.NOMINATIM,
        domain=server.domain,
        user_agent=AGENT,
        clock=clock,
        sleep=clock.sleep,
    )
    second.find("two")
    assert clock.slept == [1.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 502, 503])
def test_a_refusal_is_one_plain_error(server: StandIn, status: int) -> None:
    server.status, server.body = status, b"<html>no</html>"
    _is_refused(_geocoder(server)[0], str(status))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>busy</html>",
        b"\xff\xfe",
        b"{",
        b'"text"',
        b"5",
        b"[5]",
        b"[{}]",
        b'[{"lat": "x", "lon": "y"}]',
        b'[{"lat": "95", "lon": "0"}]',
        b'{"error": "' + b"long " * 1000 + b'"}',
        b'[{"lat": 1, "lon": 1, "osm_type": "", "osm_id": 1, "boundingbox": [1, 2]}]',
    ],
)
@pytest.mark.parametrize("service", Service)
def test_an_answer_that_cannot_be_read_is_one_plain_error(
    server: StandIn, service: Service, body: bytes
) -> None:
    server.body = body
    _is_refused(_geocoder(server, service)[0], "127.0.0.1")


def test_a_server_that_does_not_answer_is_given_up(server: StandIn) -> None:
    server.wait_s = 0.5
    _is_refused(_geocoder(server, timeout_s=0.05)[0], "timed out")


def test_a_server_that_is_not_there() -> None:
    with standing_in() as server:
        geocoder, _ = _geocoder(server)
    _is_refused(geocoder, "127.0.0.1")


def test_an_answer_that_points_to_another_server_is_not_followed(server: StandIn) -> None:
    with standing_in() as other:
        server.status, server.headers = 302, {"Location": f"{other.domain}/search?q=words"}
        _is_refused(_geocoder(server)[0], "302")
        assert other.asked == []


def _is_refused(geocoder: Online, told: str) -> None:
    with pytest.raises(GeocoderError) as caught:
        geocoder.find("Raqqa")
    message = str(caught.value)
    assert told in message
    assert "\n" not in message
    assert len(message) < 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"user_agent": ""},
        {"user_agent": "  "},
        {"user_agent": "me\r\nX-Other: 1"},
        {"domain": ""},
        {"domain": "ftp://example.org"},
        {"domain": "example.org/path?x"},
        {"domain": "https://user:word@example.org"},
        {"min_delay_s": -1.0},
        {"min_delay_s": float("nan")},
        {"timeout_s": 0.0},
        {"domain": "nominatim.openstreetmap.org", "min_delay_s": 0.99},
    ],
)
def test_what_a_geocoder_cannot_be_made_of(wrong: dict[str, Any]) -> None:
    right: dict[str, Any] = {"domain": "example.org", "user_agent": AGENT}
    with pytest.raises(GeocoderError, match="expected"):
        online(Service.NOMINATIM, **(right | wrong))


def test_openstreetmaps_own_server_may_be_asked_once_a_second() -> None:
    made = online(Service.NOMINATIM, domain="nominatim.openstreetmap.org", user_agent=AGENT)
    assert made.min_delay_s == 1.0
    assert "without encryption" not in made.reveals
