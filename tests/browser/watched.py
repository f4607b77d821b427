"""What must not happen on any page, whatever a test is about: it is watched for all the time."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page

from served import Server

_FAILURES = ("Traceback (most recent call last)", "Something failed on this page")


class Watch:
    """Gathers requests to other hosts, errors of scripts and of the console, and tracebacks."""

    def __init__(self, context: BrowserContext, server: Server | None) -> None:
        self._server = server
        self._context = context
        self.problems: list[str] = []
        self.urls: list[str] = []
        context.on("request", lambda request: self._asked(request.url))
        context.on("weberror", lambda error: self.problems.append(f"script error: {error.error}"))
        context.on("console", self._said)
        context.on("page", self._opened)

    def _opened(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._asked(socket.url))

    def _asked(self, url: str) -> None:
        """A request, whether or not anything answered or blocked it."""
        self.urls.append(url)
        parts = urlsplit(url)
        if parts.scheme in ("data", "blob", "about"):
            return
        if self._server is None:
            own = parts.scheme == "file"
        else:
            own = (parts.hostname, parts.port) == ("localhost", self._server.port)
        if not own:
            self.problems.append(f"request elsewhere: {url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console error: {message.text}")

    def close(self) -> list[str]:
        """Every problem, of the pages' text too, after which the context is closed."""
        for page in self._context.pages:
            for frame in page.frames:
                try:
                    text = frame.locator("body").inner_text(timeout=2_000)
                except Error:  # The frame went while it was looked at.
                    continue
                self.problems += [f"the page says: {words}" for words in _FAILURES if words in text]
        self._context.close()
        if self._server and any(problem.startswith("the page says") for problem in self.problems):
            log = self._server.log.read_text(encoding="utf-8", errors="replace")
            self.problems.append(f"the server's log ends:\n{log[-1500:]}")
        return self.problems
