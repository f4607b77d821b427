"""Hypothesis strategies for the parts of a dossier that a file can hold, stated and unstated."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from geo.bearing import Bearing
from geo.interval import Interval
from geo.location import (
    AsWritten,
    AtClaim,
    AtCoordinates,
    AtPlace,
    InArea,
    Kind,
    Location,
    Stated,
    anchors_of,
    needs,
)
from incidents.model import Geocode, Role
from incidents.parts import Derived, Range, Toll, Weapon
from incidents.time import Bounds, LocalTime, Vague, When, Zone

steadily = settings(
    derandomize=True,
    deadline=None,
    max_examples=50,
    suppress_health_check=list(HealthCheck),
)
"""The same few examples at every run."""

Strategy = st.SearchStrategy[Any]

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
ids = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True)
lengths = st.floats(0, 1e6)
reaches = st.floats(1, 3e4)
"""Of platforms, in km or km/h."""
numbers = st.one_of(st.integers(-(10**9), 10**9), st.floats(allow_nan=False, allow_infinity=False))
urls = st.sampled_from(["https://example.org/a?b=c#d", "http://example.org/الصاعقة"])
dates = st.sampled_from(["2015", "2015-12", "2015-12-08"])
times = st.sampled_from(
    ["2015", "2015-12", "2015-12-06", "2015-12-06T21:00", "2015-12-06T21:00:30+02:00"]
).map(LocalTime)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def maybe(strategy: Strategy) -> Strategy:
    return st.none() | strategy


def tuples(strategy: Strategy, least: int = 0) -> Strategy:
    return st.lists(strategy, min_size=least, max_size=2).map(tuple)


def some(names: tuple[str, ...]) -> Strategy:
    return st.sampled_from(names)


def extras(*prefixes: str) -> Strategy:
    """Members that the program does not know, none of a name that it does."""
    named = st.dictionaries(texts.map(lambda name: f"x-{name}"), values, min_size=1, max_size=2)
    return st.dictionaries(st.sampled_from(prefixes), named, max_size=len(prefixes))


counts = st.builds(
    lambda lower, more: Range(lower, None if more is None else lower + more),
    st.integers(0, 5000),
    maybe(st.integers(0, 50)),
)
tolls = st.builds(Toll, **{name: maybe(counts) for name in Toll.__dataclass_fields__}).filter(
    lambda toll: toll != Toll()
)
weapons = st.builds(
    Weapon,
    description=texts,
    platform=maybe(texts),
    aircraft=maybe(counts),
    munitions=maybe(counts),
)
ranges = st.builds(
    lambda lower, more: Interval(lower, lower + more + 1), lengths, lengths | st.just(math.inf)
)
offsets = st.builds(
    lambda lower, more: Interval(lower, lower + more), st.floats(-2e5, 2e5), st.floats(1, 1e5)
)
bearings = st.builds(Bearing.about, st.floats(0, 359.9), st.floats(0.5, 179))
stated = st.builds(
    Stated,
    distance=maybe(lengths),
    unit=maybe(st.sampled_from(["km", "mi", "nmi"])),
    heading=maybe(texts),
).filter(lambda figures: figures != Stated())
vagues = st.builds(
    Vague, word=st.just("around"), at=st.sampled_from(["2015-12-06T21:00"]).map(LocalTime)
) | st.builds(Vague, word=st.just("night"), day=st.just(LocalTime("2015-12-06")))
whens = st.builds(
    When,
    verbatim=st.just("") | texts,
    start=st.builds(Bounds, maybe(st.just(LocalTime("2015-12"))), maybe(times)),
    end=st.builds(Bounds, st.none(), maybe(st.just(LocalTime("2015")))),
    zones=st.lists(
        st.builds(Zone, st.sampled_from(["Asia/Damascus", "UTC", "Europe/Moscow"]), texts),
        min_size=1,
        max_size=3,
    ).map(tuple),
    assumptions=tuples(texts),
    vague=maybe(vagues),
)
geocodes = st.builds(
    Geocode,
    id=ids,
    lon=st.floats(-180, 180),
    lat=st.floats(-90, 90),
    uncertainty_m=maybe(st.floats(0.1, 1e5)),
    verification=st.sampled_from(["read", "derived", "own knowledge"]),
    source=texts,
    note=maybe(texts),
)
drawings = st.sampled_from(
    [
        None,
        {"type": "Point", "coordinates": [40.05303, 35.42022, 230]},
        {"type": "Polygon", "coordinates": [[[40, 35], [41, 35], [41, 36], [40, 35]]]},
        {"type": "GeometryCollection", "geometries": []},
    ]
)
deriveds = st.builds(
    Derived,
    drawings,
    maybe(st.tuples(st.floats(-180, 180), st.floats(-90, 90))),
    maybe(st.integers(1, 10**6)),
)


@st.composite
def locations(draw: st.DrawFn, places: tuple[str, ...], claims: tuple[str, ...]) -> Location:
    """A recipe of any kind; its anchors are among the places and the claims given."""
    kind = draw(st.sampled_from(Kind))
    has = needs(kind)
    anchors: Strategy = st.builds(
        AtCoordinates, st.floats(-180, 180), st.floats(-90, 90), maybe(st.floats(1, 1e4))
    ) | st.builds(InArea, st.sampled_from(["SY", "SY-DY", "caspian-sea"]))
    anchors |= st.builds(AtPlace, some(places)) if places else st.nothing()
    anchors |= st.builds(AtClaim, some(claims)) if claims else st.nothing()
    anchors |= st.builds(AsWritten, st.sampled_from(["35.42N 40.05E", "37SEV955201"]))
    least, most = anchors_of(kind)
    reach = draw(ranges) if "distance_m" in has else None
    return Location(
        kind=kind,
        role=str(draw(st.sampled_from(Role))),
        verbatim=draw(texts),
        anchors=tuple(draw(st.lists(anchors, min_size=least, max_size=min(most, 4)))),
        distance_m=reach,
        sure_distance_m=draw(st.sampled_from([None, reach])),
        bearing=draw(bearings) if "azimuth_deg" in has else None,
        east_m=draw(offsets) if "east_m" in has else None,
        north_m=draw(offsets) if "north_m" in has else None,
        half_width_m=draw(st.floats(1, 1e5)) if "half_width_m" in has else None,
        through=draw(tuples(anchors)) if kind is Kind.ROUTE else (),
        stated=draw(maybe(stated)),
        assumptions=draw(tuples(texts)),
    )
