"""The page in Chromium: from the server's start to the map drawn, and answers to the reader."""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Frame, Page, sync_playwright

from benchmarks.timing import Row

ROUNDS = 5
_BADGES = "document.querySelectorAll('.im-badge').length "
_DRAWN = _BADGES + "> 5"


def rows() -> list[Row]:
    with _browser() as new_page:
        starts = [_start_to_map(new_page) for _ in range(ROUNDS)]
        with _server() as address:
            page = new_page()
            frame = _map(page, address)
            clicks = [_click(page, frame, index) for index in range(ROUNDS)]
            filters = [_filter(page, address) for _ in range(ROUNDS)]
    return [
        Row("server started to map drawn", _median(starts), "aim: under 4 s"),
        Row("click on a claim to its dossier", _median(clicks), "aim: under 0.7 s"),
        Row("filter to map redrawn", _median(filters), "aim: under 0.7 s"),
    ]


def _median(found: list[float]) -> str:
    return f"{statistics.median(found):.2f} s"


def _start_to_map(new_page: Callable[[], Page]) -> float:
    began = time.perf_counter()
    with _server() as address:
        page = new_page()
        _map(page, address)
        taken = time.perf_counter() - began
        page.context.close()
    return taken


def _map(page: Page, address: str) -> Frame:
    page.goto(address)
    handle = page.wait_for_selector("iframe.stCustomComponentV1")
    frame = handle.content_frame() if handle else None
    assert frame is not None
    frame.wait_for_url("**/component/**", wait_until="domcontentloaded")
    frame.wait_for_function(_DRAWN, polling=20, timeout=30_000)
    return frame


def _click(page: Page, frame: Frame, index: int) -> float:
    badges = frame.locator(".im-badge:visible")
    label = str(badges.nth(index).get_attribute("aria-label"))
    began = time.perf_counter()
    badges.nth(index).click(force=True)
    title = label.split(": ", 1)[-1]
    shown = "title => document.querySelector('h3')?.textContent.includes(title)"
    page.wait_for_function(shown, arg=title, polling=20, timeout=10_000)
    return time.perf_counter() - began


def _filter(page: Page, address: str) -> float:
    """Filter by one incident, in a page that is drawn anew."""
    frame = _map(page, address)
    every = frame.locator(".im-badge").count()
    page.get_by_role("combobox", name="Incident").first.click()
    option = page.get_by_role("option").nth(2)
    began = time.perf_counter()
    option.click()
    frame.wait_for_function(_BADGES + f"< {every}", polling=20, timeout=10_000)
    return time.perf_counter() - began


@contextmanager
def _browser() -> Iterator[Callable[[], Page]]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield lambda: browser.new_page(viewport={"width": 1440, "height": 900})
        browser.close()


@contextmanager
def _server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.headless", "true", "--server.port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"no server on port {port}")
