"""The contrast of text on a page with what is behind it, as WCAG 2 defines it."""

from __future__ import annotations

from playwright.sync_api import Locator

# Colours are mixed as the browser does: those with alpha, and whole elements with an opacity.
_FAINT = """(root, least) => {
  const numbers = (colour) => {
    const parts = colour.match(/[\\d.]+/g).map(Number);
    return [parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1];
  };
  const over = (top, below) => {
    const a = top[3];
    return [0, 1, 2].map((i) => top[i] * a + below[i] * (1 - a)).concat(1);
  };
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const above = [];
    for (let at = element; at; at = at.parentElement) above.unshift(at);
    return above.reduce((below, at) => over(numbers(getComputedStyle(at).backgroundColor), below),
      matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0, 1] : [255, 255, 255, 1]);
  };
  const opacity = (element) => {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= getComputedStyle(at).opacity;
    return all;
  };
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), faint = [];
  let seen = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (!node.textContent.trim() || !holder.checkVisibility({ visibilityProperty: true })) continue;
    const ground = behind(holder), own = numbers(getComputedStyle(holder).color);
    own[3] *= opacity(holder);
    const [dark, light] = [luminance(over(own, ground)), luminance(ground)].sort((a, b) => a - b);
    const ratio = (light + 0.05) / (dark + 0.05);
    seen += 1;
    if (ratio < least) faint.push(`${ratio.toFixed(2)}: ${node.textContent.trim().slice(0, 60)}`);
  }
  return [seen, faint];
}"""


def faint(element: Locator, least: float = 4.5) -> list[str]:
    """The visible texts within an element whose contrast is below the least, with their ratios."""
    seen, found = element.evaluate(_FAINT, least)
    assert seen, "there is no text to look at"
    return list(found)
