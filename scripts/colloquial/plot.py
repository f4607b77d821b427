"""Plot: the true places, the regions and their coverage, as an SVG for light and dark pages."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from scripts.colloquial.boxes import hats
from scripts.colloquial.coverage import BANDS_M
from scripts.colloquial.phrases import Phrases

HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 420"
  font-family="sans-serif" font-size="12">
<title>Where places really are of which people say how far and in which direction</title>
<style>
svg{--ink:#222;--paper:#fff;--grey:#9aa0a6;--a:#1565c0;--b:#c2410c}
@media (prefers-color-scheme:dark){
svg{--ink:#eee;--paper:#16181c;--grey:#767c84;--a:#7cb8ff;--b:#ffa062}}
.paper{fill:var(--paper)}text,circle{fill:var(--ink)}path{fill:none;stroke:var(--ink)}
.dot{stroke:var(--grey);stroke-width:2;stroke-linecap:round}.grid{stroke:var(--grey);stroke-width:.5}
.near{stroke:var(--a);stroke-width:2;stroke-dasharray:5 3}.far{stroke:var(--b);stroke-width:2}
.level{stroke-dasharray:3 3}.title{text-anchor:middle}.small{font-size:11px}.end{text-anchor:end}
path.a{stroke:var(--a);stroke-width:2}path.b{stroke:var(--b);stroke-width:2}
circle.a{fill:var(--a);stroke:var(--a)}circle.b{fill:var(--b);stroke:var(--b)}circle.open{fill:var(--paper)}
</style>
<rect class="paper" width="960" height="420"/>
"""
LEGEND = """\
<text x="770" y="30" class="title">true places held, by stated distance in km</text>
<text x="770" y="374" class="title small">
filled: as people speak, for places not seen; open: as worded</text>
<circle class="a" cx="680" cy="391" r="4"/><text x="690" y="395">cardinal</text>
<circle class="b" cx="770" cy="391" r="4"/><text x="780" y="395">intercardinal</text>
<path class="near" d="M70 370h30"/><text x="106" y="374">region of a stated 10 km</text>
<path class="far" d="M70 391h30"/><text x="106" y="395">region of a stated 80 km</text>
<circle cx="290" cy="370" r="4"/><text x="300" y="374">reference place; the heading is up</text>
<path class="cross" d="M283 391h14M290 384v14"/><text x="300" y="395">the stated place</text>"""
FOOT = 330
"""y of the reference points and of no coverage; lengths are in the SVG's units."""
TOP, LEFT, STEP = 50, 620, 42
"""y of full coverage, x of the least distances, and how far their bands are apart."""


def sizes_at(fitted: dict[str, Any], stated_m: float) -> list[tuple[float, float, float]]:
    """Half-angle in degrees, least and most share of the distance, for each box."""
    hat = hats(np.array([stated_m]), np.array(fitted["distance_m"]))[0]
    return [
        (hat @ box["half_angle_deg"], *np.exp(hat @ np.log([box["least"], box["most"]]).T))
        for box in fitted["boxes"]
    ]


def plot(found: dict[str, Any], phrases: Phrases) -> str:
    """An SVG of where the true places are, of the regions, and of the coverage by distance."""
    parts = []
    for index, (name, fitted) in enumerate(found["offset"].items()):
        parts += _scatter(fitted, phrases.where(phrases.word == index), name, index)
    return HEAD + "\n".join([*parts, *_bands(found)]) + "\n</svg>\n"


def _scatter(fitted: dict[str, Any], phrases: Phrases, name: str, index: int) -> list[str]:
    """True places about a reference point at the foot; the stated place is the cross."""
    left, scale = 160 + 280 * index, 150

    def path(share: Any, off_deg: Any) -> list[str]:
        x = left + scale * share * np.sin(np.radians(off_deg))
        y = FOOT - scale * share * np.cos(np.radians(off_deg))
        return [f"{a:.0f} {b:.0f}" for a, b in zip(x, y, strict=True)]

    shown = phrases.where(~phrases.italian & (phrases.ratio < 1.9))
    dots = "".join(f"M{at}h0" for at in path(shown.ratio, shown.off_deg))
    drawn = [f'<path class="dot" d="{dots}"/>']
    for style, stated_m in (("near", 10_000), ("far", 80_000)):
        edge = np.array(_edge(sizes_at(fitted, stated_m)))
        drawn.append(f'<path class="{style}" d="M{"L".join(path(*edge.T))}Z"/>')
    cross = f'<path class="cross" d="M{left - 7} {FOOT - scale}h14M{left} {FOOT - scale - 7}v14"/>'
    title = f"{name} headings, {fitted['phrases']:,} phrases"
    text = f'<text x="{left}" y="30" class="title">{title}</text>'
    return [*drawn, cross, f'<circle cx="{left}" cy="{FOOT}" r="4"/>', text]


def _edge(sizes: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
    """Corners of the joined boxes as share of the distance and degrees, clockwise."""
    starts = [0.0, *(half for half, _, _ in sizes[:-1])]
    far, near = [], []
    for (half, least, most), start in zip(sizes, starts, strict=True):
        turn = np.linspace(start, half, 12)
        far += [(most, off) for off in turn]
        near += [(least, off) for off in turn]
    right = far + near[::-1]
    return right + [(share, -off) for share, off in right[::-1]]


def _bands(found: dict[str, Any]) -> list[str]:
    """Coverage for places unseen by stated distance, with its interval; below, as worded."""
    drawn = [
        f'<path class="{"level" if share == 0.95 else "grid"}" d="M{LEFT} {_high(share):.0f}h300"/>'
        f'<text x="{LEFT - 6}" y="{_high(share) + 4:.0f}" class="end">{share:.0%}</text>'
        for share in (0, 0.25, 0.5, 0.75, 0.95)
    ]
    labels = [f"{a / 1000:g}–{b / 1000:g}" for a, b in pairwise(BANDS_M[:-1])] + ["150+"]
    for index, label in enumerate(labels):
        x = LEFT + STEP * (index + 0.5)
        drawn.append(f'<text x="{x:g}" y="{FOOT + 18}" class="title small">{label}</text>')
    for style, name, aside in (("a", "cardinal", 14), ("b", "intercardinal", 26)):
        rows = [
            row
            for row in found["coverage"]
            if row["phrase"] == f"offset, {name}" and row["rows"].endswith("by distance")
        ]
        for index, row in enumerate(rows):
            drawn += _bar(row, style, LEFT + STEP * index + aside)
    return [*drawn, LEGEND]


def _bar(row: dict[str, Any], style: str, x: int) -> list[str]:
    shares = (row["held"], row["as_worded"], *row["interval"])
    held, worded, *ends = (_high(share) for share in shares)
    return [
        f'<path class="{style}" d="M{x} {ends[0]:.1f}V{ends[1]:.1f}"/>',
        f'<circle class="{style}" cx="{x}" cy="{held:.1f}" r="4"/>',
        f'<circle class="{style} open" cx="{x}" cy="{worded:.1f}" r="4"/>',
    ]


def _high(share: float) -> float:
    return FOOT - (FOOT - TOP) * share
