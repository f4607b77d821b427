"""Shell: the files that the page's map loads, and the headers that keep it to this machine."""

from __future__ import annotations

import base64
import hashlib
import logging
import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from incidents.render import assets

if TYPE_CHECKING:
    from incidents.render.basemap import Box

SCRIPT = str(Path(__file__).with_name("script.py"))

_MAP_FRAME = "/component/streamlit_folium.st_folium/"
_DETAIL = "../../assets/detail.json"
"""Relative to the map's frame, as the addresses of scripts are."""
_WIDEST_DETAIL_DEG = 40
_KEPT = {"Cache-Control": "max-age=86400"}
_LOG = logging.getLogger(__name__)


def routes() -> list[BaseRoute]:
    """The map's scripts and styles, the basemap for a box, and more of it for others."""
    return [
        Route("/assets/map.js", _scripts),
        Route("/assets/map.css", _styles),
        Route("/assets/basemap.js", _basemap),
        Route("/assets/detail.json", _detail),
    ]


def script_addresses(box: Box) -> list[str]:
    """Where the map's scripts and the basemap for a box in whole degrees are, relative to the
    map's frame."""
    sides = ",".join(f"{value:.0f}" for value in box)
    return [
        f"../../assets/map.js?version={assets.version()}",
        f"../../assets/basemap.js?box={sides}",
    ]


def style_addresses() -> list[str]:
    """Where the map's styles are."""
    return [f"../../assets/map.css?version={assets.version()}"]


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """While the reader's browser starts, load what the first page will need."""
    threading.Thread(target=_warm, daemon=True).start()
    yield


def _warm() -> None:
    # Not the page itself: a component that is declared outside a session is not served.
    from incidents.render import basemap, leaflet  # noqa: F401
    from incidents.ui.opened import SAMPLE, Opened, opened

    found = opened(SAMPLE.read_bytes())
    assert isinstance(found, Opened)
    basemap.script(basemap.around(found.scene.box), _DETAIL)


async def _scripts(_: Request) -> Response:
    return Response(assets.served_scripts(), media_type="text/javascript", headers=_KEPT)


async def _styles(_: Request) -> Response:
    return Response(assets.styles(), media_type="text/css", headers=_KEPT)


async def _basemap(request: Request) -> Response:
    from incidents.render import basemap

    box = _box(request.query_params.get("box", ""))
    if box is None:
        return PlainTextResponse("expected box=W,S,E,N in whole degrees", status_code=400)
    script = basemap.script(box, _DETAIL)
    return Response(script, media_type="text/javascript", headers=_KEPT)


async def _detail(request: Request) -> Response:
    from incidents.render import basemap

    box = _box(request.query_params.get("box", ""))
    if box is None or max(box[2] - box[0], box[3] - box[1]) > _WIDEST_DETAIL_DEG:
        told = f"expected box=W,S,E,N in whole degrees, at most {_WIDEST_DETAIL_DEG} wide and high"
        return PlainTextResponse(told, status_code=400)
    return Response(basemap.detail(box), media_type="application/json", headers=_KEPT)


def _box(text: str) -> Box | None:
    if not re.fullmatch(r"-?\d{1,3}(,-?\d{1,3}){3}", text):
        return None
    west, south, east, north = (float(number) for number in text.split(","))
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        return None
    return west, south, east, north


def middleware() -> list[Middleware]:
    return [Middleware(_Policy)]


class _Policy:
    """Headers for every answer: content from this server alone, and no frame elsewhere.

    Streamlit's page has one inline script, allowed by its hash. The map's frame runs what
    streamlit-folium hands it as text, so that it alone may; it cannot call out either.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._page = _policy(f"'self' {_inline_hashes()}").encode()
        self._frame = _policy("'self' 'unsafe-inline' 'unsafe-eval'").encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = self._frame if scope["path"].startswith(_MAP_FRAME) else self._page

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", []).extend(
                    [
                        (b"content-security-policy", policy),
                        (b"x-content-type-options", b"nosniff"),
                        (b"referrer-policy", b"no-referrer"),
                    ]
                )
            await send(message)

        await self.app(scope, receive, with_headers)


def _policy(scripts: str) -> str:
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "frame-src 'self'",
            "frame-ancestors 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _inline_hashes() -> str:
    """The hashes by which a policy allows the scripts within Streamlit's own page."""
    index = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", index.read_text(encoding="utf-8"), re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def on_script_error(error: Exception) -> bool:
    """Tell the reader that something failed, and the log what; no traceback reaches the page."""
    _LOG.error("the page failed", exc_info=error)
    streamlit.error("Something failed on this page. The terminal that runs it says what.")
    return True
