"""Two servers with a browser each, one for fresh readers, and pages that are watched for harm.

What one server shows stays as it is; the tests that save have the other.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sample
from driving import count_questions
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)
from served import Server, served
from watched import Watch

from incidents.workspace import workspace

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
def saving_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose dossiers may be written to."""
    with served(tmp_path_factory.mktemp("saving")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: set the environment variable CHROMIUM to one"
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    expect.set_options(timeout=40_000)  # A slow machine is no failure.
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
    yield launched
    launched.close()


def _context(browser: Browser, server: Server | None, **options: Any) -> BrowserContext:
    base = {"base_url": server.address} if server else {}
    return _ready(browser.new_context(**{"viewport": WIDE, **base, **options}))


def _ready(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(60_000)
    count_questions(context)
    return context


def _fail_for(watches: list[Watch]) -> None:
    problems = [problem for watch in watches for problem in watch.problems()]
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def _opener(browser: Browser, server: Server | None) -> Iterator[OpenPage]:
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def open_page(**options: Any) -> Page:
        """A page of a context of its own: as if another reader opened it."""
        contexts.append(_context(browser, server, **options))
        page = contexts[-1].new_page()
        watches.append(Watch(page, server))
        return page

    yield open_page
    try:
        _fail_for(watches)
    finally:
        for context in contexts:
            context.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[OpenPage]:
    """Opens pages on the server; afterwards the test fails if any of them did harm."""
    yield from _opener(browser, server)


@pytest.fixture
def open_file(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages for files on disk: whatever they ask for that is no file is harm."""
    yield from _opener(browser, None)


@contextmanager
def _profile(
    playwright: Playwright, chromium: str, server: Server, folder: Path
) -> Iterator[BrowserContext]:
    """A browser that has Streamlit's scripts in its cache, compiled, as a reader's has after the
    first day: it halves the waiting. What a page shows is kept by the server for each page apart.
    """
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=chromium,
        args=_FLAGS,
        viewport=ViewportSize(**WIDE),
        base_url=server.address,
    )
    yield _ready(context)
    context.close()


@pytest.fixture(scope="session")
def reader(
    playwright: Playwright, chromium: str, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """The browser of somebody who reads."""
    with _profile(playwright, chromium, server, tmp_path_factory.mktemp("reader")) as context:
        yield context


@pytest.fixture(scope="session")
def editor(
    playwright: Playwright,
    chromium: str,
    saving_server: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BrowserContext]:
    """As `reader`, of the server whose dossiers may be written to."""
    with _profile(playwright, chromium, saving_server, tmp_path_factory.mktemp("editor")) as own:
        yield own


def _watched(reader: BrowserContext, server: Server) -> Iterator[Page]:
    fresh = reader.new_page()
    watch = Watch(fresh, server)
    yield fresh
    try:
        _fail_for([watch])
    finally:
        fresh.close()


@pytest.fixture
def page(reader: BrowserContext, server: Server) -> Iterator[Page]:
    """A fresh page of the usual size that may ask this server alone."""
    yield from _watched(reader, server)


@pytest.fixture(scope="module")
def shared_page(reader: BrowserContext, server: Server) -> Iterator[Page]:
    """One page for the tests of a module that look at it and do nothing to it."""
    yield from _watched(reader, server)


@pytest.fixture
def editors_page(editor: BrowserContext, saving_server: Server) -> Iterator[Page]:
    """A fresh page on the server whose dossiers may be written to."""
    yield from _watched(editor, saving_server)


@pytest.fixture
def open_editor(browser: Browser, saving_server: Server) -> Iterator[OpenPage]:
    """Opens pages on the server whose dossiers may be written to, each as another editor's."""
    yield from _opener(browser, saving_server)


@pytest.fixture
def stored(saving_server: Server, request: pytest.FixtureRequest) -> Path:
    """A copy of the sample in the workspace, for one test to change."""
    folder = workspace(saving_server.dossiers).folder
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")
    path = folder / f"{name}.geojson"
    path.write_bytes(sample.PATH.read_bytes())
    return path
