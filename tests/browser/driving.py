"""What a reader does with the page: look at the map, click, pick from lists, open files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import (
    BrowserContext,
    Download,
    ElementHandle,
    Frame,
    FrameLocator,
    Locator,
    Page,
    expect,
)

_MAP = "iframe.stCustomComponentV1"
_QUIET_MS = 120
_FIND = """([id, kind]) => {
  const is = {
    badge: (layer) => layer instanceof L.Marker,
    place: (layer) => layer instanceof L.CircleMarker,
    region: (layer) => layer instanceof L.Polygon,
  }[kind];
  let found = null;
  if (window.map) window.map.eachLayer((layer) => {
    if (is(layer) && layer.feature && layer.feature.properties.id === id) found = layer;
  });
  return found && found.getElement();
}"""


def visit(page: Page, query: str = "") -> None:
    """Go to the page as an address bar names it, and wait until its map shows claims."""
    page.goto(f"./{query}")
    drawn(page)


def visit_exported(page: Page, path: Path) -> None:
    """Open an exported HTML page, and wait until its map shows claims."""
    page.goto(path.as_uri())
    page.evaluate(
        "() => { window.map = window[Object.keys(window).find((n) => /^map_/.test(n))]; }"
    )
    expect(page.locator(".im-legend")).to_be_visible()


def drawn(page: Page) -> None:
    """Wait until the map shows its legend, and so what it has to show."""
    expect(on_map(page).locator(".im-legend")).to_be_visible(timeout=30_000)
    settled(page)


_COUNTED = """(() => {
  window.asked = 0;
  window.lastAsked = 0;
  window.heard = 0;
  const send = WebSocket.prototype.send;
  const listening = new WeakSet();
  WebSocket.prototype.send = function (data) {
    if (!listening.has(this)) {
      listening.add(this);
      this.addEventListener("message", () => { window.heard = performance.now(); });
    }
    window.asked += 1;
    window.lastAsked = performance.now();
    return send.call(this, data);
  };
})()"""
_SETTLED = """async (quiet) => {
  const app = document.querySelector("[data-testid=stApp]");
  const ended = () => app.dataset.testScriptState === "notRunning";
  let drawn = performance.now();
  const watch = new MutationObserver(() => { drawn = performance.now(); });
  watch.observe(app, { attributes: true, childList: true, subtree: true, characterData: true });
  const answered = () => window.heard >= window.lastAsked;
  const quietly = () => performance.now() - Math.max(drawn, window.heard) >= quiet;
  while (!ended() || !answered() || !quietly()) {
    await new Promise((go) => setTimeout(go, 20));
  }
  watch.disconnect();
  return true;
}"""


def count_questions(context: BrowserContext) -> None:
    """Have every page of a context count what it asks its server: `rerun` rests on it."""
    context.add_init_script(_COUNTED)


def settled(page: Page) -> None:
    """Wait until the server has nothing more to say, and what it said has been drawn.

    What is still being drawn moves: a press would begin on one button and end on its neighbour.
    """
    if page.url.startswith("file:"):  # An exported page has no server.
        return
    page.wait_for_selector("[data-testid=stApp]")
    page.wait_for_function(_SETTLED, arg=_QUIET_MS, timeout=60_000)


def press(target: Locator) -> None:
    """Click on what stands still."""
    settled(target.page)
    target.click()


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Wait, after what is done within, until the server has begun and ended an answer to it."""
    settled(page)  # What it still answers to is no answer to this.
    before = page.evaluate("window.asked")
    yield
    page.wait_for_function("before => window.asked > before", arg=before, timeout=20_000)
    settled(page)


def on_map(page: Page) -> FrameLocator:
    """What is within the map's frame."""
    return page.frame_locator(_MAP)


def map_frame(page: Page) -> Frame:
    """The map's frame, in which `map` is the Leaflet map; an exported page is its own."""
    if page.url.startswith("file:"):
        return page.main_frame
    element = page.locator(_MAP).element_handle()
    frame = element.content_frame() if element else None
    assert frame is not None
    return frame


def layer(page: Page, identity: str, kind: str) -> ElementHandle:
    """The element that the map draws for a claim's badge or region, or for a place."""
    settled(page)
    found = map_frame(page).wait_for_function(_FIND, arg=[identity, kind]).as_element()
    assert found is not None
    return found


def click_badge(page: Page, identity: str) -> None:
    """Click on the badge that stands for a claim, and wait for the page's answer."""
    click_layer(page, identity, "badge")


def click_layer(page: Page, identity: str, kind: str) -> None:
    """Click on what the map draws, and wait for the answer: the map tells of it after a while."""
    with rerun(page):
        layer(page, identity, kind).click()


def badges(page: Page) -> Locator:
    """The badges that can be seen."""
    return on_map(page).locator(".im-badge:visible")


def selected_number(page: Page) -> Locator:
    """The number of the claim that the map shows as chosen."""
    return on_map(page).locator(".im-badge.im-selected > span:not(.im-more)")


def panel(page: Page) -> Locator:
    """The panel beside the map."""
    return page.locator(".st-key-panel-body")


def title(page: Page) -> Locator:
    """The title of the claim or place that the panel shows."""
    return panel(page).locator("h3")


def fact(page: Page, name: str) -> Locator:
    """The value that the panel gives beside a name."""
    return panel(page).locator(f"dt:text-is('{name}') + dd")


def switch(page: Page, name: str) -> None:
    """Look at another panel."""
    panel_of_it = page.get_by_role("radio", name=name)
    settled(page)
    if panel_of_it.get_attribute("aria-checked") != "true":
        with rerun(page):
            press(panel_of_it)
    expect(panel_of_it).to_have_attribute("aria-checked", "true")


def pick(page: Page, label: str, words: str) -> None:
    """Pick from a list without a mouse: type words of an entry, and Enter."""
    box = page.get_by_role("combobox", name=label, exact=True)
    settled(page)
    expect(box).to_be_visible()
    box.focus()
    expect(box).to_be_focused()
    page.keyboard.type(words)
    expect(page.get_by_role("option").first).to_contain_text(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("option")).to_have_count(0)
    settled(page)


def unfold(page: Page, name: str) -> Locator:
    """Open a folded part of the side bar, if it is not open."""
    part = page.get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=name))
    if not part.locator("details").evaluate("each => each.open"):
        press(part.locator("summary"))
        expect(part.locator("details")).to_have_js_property("open", True)
    return part


def upload(page: Page, *files: Path | dict[str, object]) -> None:
    """Open a dossier of the reader's own."""
    part = unfold(page, "Dossiers")
    with rerun(page):
        part.locator("input[type=file]").set_input_files(list(files))
    expect(part.get_by_test_id("stFileChip")).to_be_visible()
    drawn(page)


def download(page: Page, kind: str) -> Download:
    """What a button of the exports gives."""
    part = unfold(page, "Export")
    with page.expect_download() as waiting:
        press(part.get_by_role("button", name=f"Download {kind}"))
    return waiting.value


def narrow(page: Page, label: str, words: str) -> None:
    """Add an entry to a filter."""
    side = page.get_by_test_id("stSidebar")
    settled(page)
    side.get_by_role("combobox", name=label).focus()
    page.keyboard.type(words)
    page.get_by_role("option", name=words, exact=True).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(side.get_by_text(words, exact=True)).to_be_visible()
    settled(page)


def day(page: Page, label: str, date: str) -> None:
    """Type a day, as 2015-12-07, into a filter."""
    page.get_by_role("spinbutton", name=f"year, {label}").focus()
    page.keyboard.type(date.replace("-", ""))
    for key in ("Enter", "Tab", "Tab"):  # It is taken when the focus has left the field.
        page.keyboard.press(key)
    settled(page)


def drawn_claims(page: Page) -> dict[str, int]:
    """By the id of the claim that a region shows, how many claims it stands for."""
    found: dict[str, int] = map_frame(page).evaluate(
        """() => {
          const found = {};
          window.map.eachLayer((layer) => {
            const own = layer.feature && layer.feature.properties;
            if (own && own.count && layer instanceof L.Polygon) found[own.id] = own.count;
          });
          return found;
        }"""
    )
    return found


def refused(page: Page) -> Locator:
    """What the page says of a file that it did not open."""
    return page.locator(".st-key-refused")
