"""The marks of parties: told apart by shape and by colour, by colour-blind readers too."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np
import pytest
import small_dossier as small

from incidents.render.assets import STATIC
from incidents.render.marks import marks

# Okabe, M. & Ito, K. (2008) Color Universal Design: the set but for black and yellow.
OKABE_ITO = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"}

# Machado, Oliveira & Fernandes (2009) A physiologically-based model for simulation of color vision
# deficiency, doi:10.1109/TVCG.2009.113: severity 1, over linear RGB.
SIGHT = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
# IEC 61966-2-1, sRGB to CIE XYZ (D65).
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def linear(colour: str):
    values = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """CIE 1976 L*a*b* of linear RGB."""
    ratio = XYZ @ np.clip(rgb, 0, 1) / (XYZ @ np.ones(3))
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    dark, light = sorted(float(XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def of_parties(count: int):
    actors = [{"id": f"p{n}", "name": f"Party {n}", "kind": "k"} for n in range(count)]
    claims = [small.claim(f"c{n}", claimant=f"p{n}") for n in range(count)]
    return marks(small.opened(*claims, actors=actors))


def test_up_to_eight_parties_differ_in_colour_and_in_shape():
    found = of_parties(8).values()
    assert len({mark.colour for mark in found}) == 8
    assert len({mark.shape for mark in found}) == 8


@pytest.mark.parametrize("count", [9, 16, 17, 63, 64])
def test_no_two_of_more_parties_have_one_mark(count):
    found = of_parties(count).values()
    assert len({(mark.colour, mark.shape) for mark in found}) == count


def test_more_parties_than_there_are_marks_have_one_each_all_the_same():
    assert len(of_parties(70)) == 70


def test_the_colours_are_those_of_color_universal_design():
    assert {mark.colour for mark in of_parties(6).values()} == OKABE_ITO


@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_are_told_apart_however_one_sees(sight):
    colours = {mark.colour for mark in of_parties(8).values()}
    seen = {colour: lab(SIGHT[sight] @ linear(colour)) for colour in colours}
    near = {
        pair: float(np.linalg.norm(seen[pair[0]] - seen[pair[1]]))
        for pair in combinations(sorted(colours), 2)
    }
    # A difference of 2.3 is just noticeable (Mahy et al., 1994); four times that is plain.
    assert min(near.values()) > 4 * 2.3, min(near, key=near.__getitem__)


@pytest.mark.parametrize("index", range(8))
def test_the_number_on_a_mark_can_be_read(index):
    mark = of_parties(8)[f"p{index}"]
    assert mark.ink in {"#ffffff", "#000000"}
    # WCAG 2.2, 1.4.3: 4.5 to 1 for text of less than 18 pt.
    assert contrast(mark.colour, mark.ink) >= 4.5


def test_the_browser_can_draw_every_shape():
    script = (STATIC / "claims.js").read_text(encoding="utf-8")
    drawn = re.search(r"const SHAPES = \{(.*?)\n  \};", script, re.DOTALL)
    assert drawn
    known = dict(re.findall(r"^ +(\w+): ('<.*>'),$", drawn[1], re.MULTILINE))
    assert {mark.shape for mark in of_parties(8).values()} <= known.keys()
    assert len(set(known.values())) == len(known)


def test_parties_are_marked_in_the_order_in_which_they_first_speak():
    actors = [
        {"id": "north", "name": "North", "kind": "k"},
        {"id": "south", "name": "South", "kind": "k"},
        {"id": "aide", "name": "Aide", "kind": "k", "party": "south"},
        {"id": "mute", "name": "Mute", "kind": "k"},
    ]
    claims = [
        small.claim("one", claimant="aide"),
        small.claim("two", claimant="north"),
        small.claim("three", claimant="south"),
    ]
    found = marks(small.opened(*claims, actors=actors))
    assert list(found) == ["south", "north"]
    assert list(found.values()) == list(of_parties(2).values())
