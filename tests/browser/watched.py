"""What must not happen on any page, whatever a test is about: it is watched for all the time."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Error, Frame, Page
from served import Server

RAN = "INTERPRETED"
"""What the texts of inert_text.json make of a page's title if anything runs them."""
_FAILURES = ("Traceback (most recent call last)", "Something failed on this page")


class Watch:
    """Gathers requests elsewhere, errors, tracebacks, dialogs and text that was run as code."""

    def __init__(self, page: Page, server: Server | None) -> None:
        self._server = server
        self._pages: list[Page] = []
        self._problems: list[str] = []
        self._attach(page)

    def _attach(self, page: Page) -> None:
        self._pages.append(page)
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("pageerror", lambda error: self._problems.append(f"script error: {error}"))
        page.on("console", self._said)
        page.on("dialog", self._asked_the_reader)
        page.on("popup", self._attach)

    def _asked(self, url: str) -> None:
        """A request, whether or not anything answered or blocked it."""
        parts = urlsplit(url)
        if parts.scheme in ("data", "blob", "about"):
            return
        if self._server is None:
            own = parts.scheme == "file"
        else:
            own = (parts.hostname, parts.port) == ("localhost", self._server.port)
        if not own:
            self._problems.append(f"request elsewhere: {url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._problems.append(f"console error: {message.text}")

    def _asked_the_reader(self, dialog: Dialog) -> None:
        self._problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _look(self, frame: Frame) -> None:
        try:
            title, text = frame.evaluate("[document.title, document.body.innerText]")
        except Error:  # The frame went while it was looked at.
            return
        if title == RAN:
            self._problems.append("text of a dossier was run as code")
        self._problems += [f"the page says: {words}" for words in _FAILURES if words in text]

    def problems(self) -> list[str]:
        """Every problem so far, of what the pages show at the moment too."""
        for page in self._pages:
            for frame in page.frames:
                self._look(frame)
        if self._server and any(problem.startswith("the page says") for problem in self._problems):
            log = self._server.log.read_text(encoding="utf-8", errors="replace")
            self._problems.append(f"the server's log ends:\n{log[-1500:]}")
        return list(dict.fromkeys(self._problems))
