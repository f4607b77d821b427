"""One server and one Chromium for all browser tests, and pages that are watched for harm."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from served import Server, served
from watched import Watch

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
]
WIDE = {"width": 1440, "height": 900}

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: set the environment variable CHROMIUM to one"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield launched
        launched.close()


def _opener(browser: Browser, server: Server | None) -> Iterator[OpenPage]:
    watches = []

    def open_page(**options: Any) -> Page:
        """A page of a context of its own, and so of a session of its own."""
        base = {"base_url": server.address} if server else {}
        context = browser.new_context(**{"viewport": WIDE, **base, **options})
        context.set_default_timeout(20_000)
        watches.append(Watch(context, server))
        return context.new_page()

    yield open_page
    problems = [problem for watch in watches for problem in watch.close()]
    if problems:
        pytest.fail("\n".join(dict.fromkeys(problems)), pytrace=False)


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """Opens pages on the server; afterwards the test fails if any of them did harm."""
    yield from _opener(browser, server)


@pytest.fixture(scope="module")
def shared_page(browser: Browser, server: Server) -> Iterator[Page]:
    """One page for the tests of a module that look at it and do nothing to it."""
    opener = _opener(browser, server)
    yield next(opener)()
    next(opener, None)


@pytest.fixture
def open_file(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages for files on disk: whatever they ask for that is no file is harm."""
    yield from _opener(browser, None)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page of the usual size that may ask this server alone."""
    return open_page()
