"""What the server lets others do: nothing from another machine, nothing to one."""

from __future__ import annotations

import re
import socket
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from driving import map_frame, visit
from playwright.sync_api import BrowserContext, Frame, Page
from served import ROOT, Server

pytestmark = pytest.mark.browser

_MAP_FRAME = "/component/streamlit_folium.st_folium/index.html"
_BLOCKED = """(address) => new Promise((done) => {
  addEventListener("securitypolicyviolation", (event) => done(event.blockedURI));
  if (address.endsWith(".js")) {
    const script = document.createElement("script");
    script.src = address;
    document.head.append(script);
  } else if (address.endsWith(".png")) new Image().src = address;
  else fetch(address).catch(() => {});
})"""


def _policy(headers: dict[str, str]) -> dict[str, set[str]]:
    parts = (part.split() for part in headers["content-security-policy"].split(";"))
    return {name: set(sources) for name, *sources in parts}


@pytest.fixture(scope="module")
def unwatched(reader: BrowserContext) -> Iterator[Page]:
    """A page that may try what fails any other test."""
    page = reader.new_page()
    visit(page)
    yield page
    page.close()


@pytest.mark.parametrize(
    "path",
    ["/", "/static/js/", _MAP_FRAME, "/assets/map.js", "/assets/map.css"],
)
@pytest.mark.usefixtures("unwatched")  # The map's frame is served once a page has shown it.
def test_every_answer_has_a_policy_that_names_no_other_host(server: Server, path: str) -> None:
    if path.endswith("js/"):
        index = urllib.request.urlopen(f"http://127.0.0.1:{server.port}/").read().decode()
        path += re.findall(r"static/js/([\w.-]+\.js)", index)[0]
    status, headers = server.get(path)
    assert status == 200
    policy = _policy(headers)
    assert policy["default-src"] == {"'self'"}
    assert policy["connect-src"] == {"'self'"}
    assert policy["frame-ancestors"] == {"'self'"}
    assert policy["object-src"] == policy["base-uri"] == policy["form-action"] == {"'none'"}
    sources = set().union(*policy.values())
    assert not [source for source in sources if re.search(r"\*|https?:|\.", source)]
    if not path.startswith(_MAP_FRAME.rpartition("/")[0]):
        assert policy["script-src"].isdisjoint({"'unsafe-inline'", "'unsafe-eval'"})
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["a.js", "a.png", "a"])
def test_the_browser_keeps_the_page_and_its_map_from_calling_out(
    unwatched: Page, name: str
) -> None:
    frames: list[Frame] = [unwatched.main_frame, map_frame(unwatched)]
    for frame in frames:
        address = f"https://foreign.invalid/{name}"
        assert frame.evaluate(_BLOCKED, address) == address


def test_it_listens_on_the_loopback_address_alone(server: Server) -> None:
    socket.create_connection(("127.0.0.1", server.port), timeout=5).close()
    # Another address of this machine, which a server that listens on all of them would answer.
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", server.port), timeout=5)


def test_a_page_of_another_site_can_not_talk_to_it(server: Server) -> None:
    def handshake(origin: str) -> str:
        lines = (
            "GET /_stcore/stream HTTP/1.1",
            f"Host: localhost:{server.port}",
            f"Origin: {origin}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        )
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as link:
            link.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
            return link.recv(100).decode().split()[1]

    assert handshake(f"http://localhost:{server.port}") == "101"
    assert handshake("http://foreign.invalid") == "403"


def test_a_forged_upload_is_refused(server: Server) -> None:
    address = f"http://127.0.0.1:{server.port}/_stcore/upload_file/a/b"
    request = urllib.request.Request(address, data=b"{}", method="PUT")
    with pytest.raises(urllib.error.HTTPError, match="403") as refused:
        urllib.request.urlopen(request)
    refused.value.close()


def test_it_tells_nobody_that_it_runs() -> None:
    """Streamlit's own settings; that nothing is asked for, every other test here watches."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["enableXsrfProtection"] is True
    assert settings["server"]["enableCORS"] is True
    assert settings["server"]["enableStaticServing"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["logger"]["hideWelcomeMessage"] is True


def test_a_box_of_the_basemap_that_is_no_box_is_refused(server: Server) -> None:
    assert server.get("/assets/basemap.js?box=38,33,43,38")[0] == 200
    for box in ("", "a,b,c,d", "43,33,38,38", "38,33,43,91", "../../etc/passwd"):
        with pytest.raises(urllib.error.HTTPError, match="400") as refused:
            server.get(f"/assets/basemap.js?box={box}")
        refused.value.close()


def test_no_file_beside_the_maps_own_is_served(server: Server) -> None:
    """What the server does not know it answers with its page, or refuses; never with a file."""
    page = server.text("/")
    for path in ("/assets/../incidents/cli.py", "/assets/%2e%2e/app.py", "/assets/", "/app.py"):
        assert server.text(path) in (page, "refused")
