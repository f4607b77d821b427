"""No redirect: a geopy adapter whose questions reach no other server than the one they are for."""

from __future__ import annotations

import ssl
from typing import Any
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, build_opener

from geopy.adapters import URLLibAdapter


class NoRedirect(URLLibAdapter):  # type: ignore[misc]
    """Speaks HTTP by the standard library; an answer that points elsewhere is an error."""

    def __init__(
        self, *, proxies: dict[str, str] | None, ssl_context: ssl.SSLContext | None
    ) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        handlers = (HTTPSHandler(context=ssl_context), ProxyHandler(proxies), _Refuse())
        self.urlopen = build_opener(*handlers).open


class _Refuse(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None
