"""From words to a region: it holds every place that one comes to by doing what the words say."""

from __future__ import annotations

import math

import numpy as np
import pytest
from places_within import AYYASH, LonLat, along, sampled, walk, way
from regions_anywhere import seeded
from said_anywhere import Towns, nowhere, said

from geo import Disc, Position, Region, Verdict, overlap
from geo.coordinates import CoordinatesError
from geo.locality import NoSuchPlace, NotRead, locate
from geo.location import AsWritten, AtPlace, Kind, Reading

SPOTS = {
    "syria": (38, 42, 33, 37),
    "null island": (-0.01, 0.01, -0.01, 0.01),
    "antimeridian": (179.7, 180, -60, 60),
    "80 north": (-180, 180, 79.5, 80.5),
    "80 south": (-180, 180, -80.5, -79.5),
}
MILE, EVERY = 1_609.344, (0, 360)
WORDS = {
    "approximately 55 kilometres south east of Home": ((54_500, 55_500), (112.5, 157.5)),
    "10 km N of Home": ((9_500, 10_500), (315, 405)),
    "10 km north-northwest of Home": ((9_500, 10_500), (326.25, 348.75)),
    "100 km at 200° from Home": ((95_000, 105_000), (199, 201)),
    "34 miles from Home": ((33.5 * MILE, 34.5 * MILE), EVERY),
    "within 5 km of Home": ((0, 5_500), EVERY),
    "near Home": ((0, 5_000), EVERY),
    "10 mi by road W of Home": ((0, 10.5 * MILE), (225, 315)),
}


def covered(region: Region, lonlat: LonLat) -> list[bool]:
    return [region.covers(Position(float(x), float(y))) for x, y in zip(*lonlat, strict=True)]


def town(spot: str, rng: np.random.Generator) -> tuple[Position, float]:
    west, east, south, north = SPOTS[spot]
    position = Position(rng.uniform(west, east), rng.uniform(south, north))
    return position, float(rng.choice([50, 2_500, 12_000]))


def walked(
    home: tuple[Position, float],
    metres: tuple[float, float],
    azimuths: tuple[float, float],
    rng: np.random.Generator,
) -> LonLat:
    """Places that are so far off at such an azimuth from some place of a town."""
    share = rng.random((300, 2))
    share = np.where(rng.random(share.shape) < 0.5, np.clip(np.round(share), 1e-7, 1 - 1e-7), share)
    far = metres[0] + share[:, 0] * (metres[1] - metres[0])
    turn = azimuths[0] + share[:, 1] * (azimuths[1] - azimuths[0])
    return walk(sampled(Disc(*home), rng, 300), turn, far)


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("text", WORDS)
def test_the_region_holds_every_place_that_the_words_allow(text, spot):
    for number in range(2):
        rng = seeded("located", text, spot, number)
        home = town(spot, rng)
        found = said(text, Home=home).estimate
        lon, lat = walked(home, *WORDS[text], rng)
        assert all(covered(found.region, (lon, lat))), home
        _, metres = way(found.center, lon, lat)
        assert metres.max() <= found.uncertainty_m + 1e-3, home


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("text", WORDS)
def test_no_place_clearly_beyond_the_words_is_in_the_region(text, spot):
    """By the town's radius, and by 100 m or a hundredth for what the drawing may add."""
    rng = seeded("beyond", text, spot)
    position, radius = home = town(spot, rng)
    (lower, upper), (start, end) = WORDS[text]
    found = said(text, Home=home).estimate
    slack = radius + 100 + upper / 100
    around = rng.uniform(0, 360, 60)
    begin = np.full(60, position.lon), np.full(60, position.lat)
    assert not any(covered(found.region, walk(begin, around, np.full(60, upper + slack))))
    if lower > slack:
        assert not any(covered(found.region, walk(begin, around, np.full(60, lower - slack))))
    if (start, end) != EVERY and lower > slack:
        aside = math.degrees(math.asin(min(1, 1.1 * slack / lower)))
        opposite = rng.uniform(end + aside, start + 360 - aside, 60)
        if end + aside < start + 360 - aside:
            assert not any(covered(found.region, walk(begin, opposite, np.full(60, upper))))


def test_the_radius_of_the_region_holds_it_where_the_published_one_does_not():
    """A town of 5 km: some places that the words allow are farther than the published radius from
    the published center, 10 km north east of the town's."""
    home = Position(40.14084, 35.33588), 5_000.0
    found = said("10 km NE of Home", Home=home)
    lon, lat = walked(home, (9_500, 10_500), (22.5, 67.5), seeded("published"))
    published = way(along(home[0], 45, 10_000), lon, lat)[1]
    assert published.max() > 1.15 * found.point_radius_method_m
    assert way(found.estimate.center, lon, lat)[1].max() <= found.estimate.uncertainty_m


def test_the_published_radius_of_an_offset_is_that_of_the_law_of_cosines():
    found = said("10 km NE of Home", Home=(AYYASH, 5_000.0))
    far = 10_000 + 5_000 + 500
    expected = math.sqrt(10_000**2 + far**2 - 2 * 10_000 * far * math.cos(math.radians(22.5)))
    assert found.point_radius_method_m == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("text", ["south of Home", "at least 20 km from Home"])
def test_words_without_end_give_a_region_without_end_and_no_radius(text):
    found = said(text, Home=(AYYASH, 2_500.0)).estimate
    assert not found.region.bounded
    assert found.uncertainty_m is None
    assert any("no end" in note for note in found.assumptions)
    assert found.region.covers(along(AYYASH, 180, 3_000_000))


@pytest.mark.parametrize(
    ("text", "metres", "verdict"),
    [
        ("within 55 km of Home", 50_000, Verdict.CERTAIN),
        ("within 55 km of Home", 55_000, Verdict.POSSIBLE),
        ("within 55 km of Home", 58_200, Verdict.IMPOSSIBLE),
        ("at least 20 km from Home", 24_000, Verdict.CERTAIN),
        ("at least 20 km from Home", 20_000, Verdict.POSSIBLE),
        ("at least 20 km from Home", 16_800, Verdict.IMPOSSIBLE),
        ("near Home", 100, Verdict.POSSIBLE),
        ("10 mi by road W of Home", 100, Verdict.POSSIBLE),
    ],
)
def test_only_what_is_sure_of_every_place_of_the_town_is_certain(text, metres, verdict):
    region = said(text, Home=(AYYASH, 2_500.0)).estimate.region
    place = Disc(along(AYYASH, 270, metres), 10)
    assert overlap(region, place).verdict is verdict


@pytest.mark.parametrize("reading", Reading)
def test_each_reading_is_named_and_the_other_is_an_alternative(reading):
    found = said("55 km SE of Home", reading, Home=(AYYASH, 2_500.0))
    assert found.reading is reading
    (other,) = [one for one in found.alternatives if one.what == "reading"]
    assert other.text == {"measured": "as people speak", "colloquial": "as worded"}[reading]
    assert other.uncertainty_m > 0
    assert other.moved_m > 0


def test_another_unit_says_where_it_leads():
    found = said("34 miles SE of Home", Home=(AYYASH, 2_500.0))
    (other,) = [one for one in found.alternatives if one.what == "unit"]
    assert other.moved_m == pytest.approx(34 * (1_852 - MILE), rel=0.05)
    assert other.uncertainty_m > found.estimate.uncertainty_m


def test_outskirts_reach_as_far_again_as_the_town_and_no_less_than_1_km():
    for radius, reach in ((5_000.0, 10_000), (200.0, 1_200)):
        region = said("outskirts of Home", Home=(AYYASH, radius)).estimate.region
        assert region.covers(along(AYYASH, 10, reach - 10))
        assert not region.covers(along(AYYASH, 10, reach + 50))


def test_a_road_is_a_corridor_that_is_said_to_be_an_approximation():
    ends = {"Home": (AYYASH, 2_000.0), "Yonder": (along(AYYASH, 90, 100_000), 2_000.0)}
    found = said("on the Home–Yonder road", **ends)
    assert found.location.kind is Kind.ROUTE
    assert any("an approximation" in note for note in found.estimate.assumptions)
    middle = along(AYYASH, 90, 50_000)
    # Half the minor axis of the ellipse of ways of 120 km, from wherever the ends may be.
    half = 50_000 * math.sqrt(1.2**2 - 1) + 2_000
    assert found.estimate.region.covers(along(middle, 0, half - 100))
    assert not found.estimate.region.covers(along(middle, 0, half + 100))


def test_a_route_has_a_leg_between_each_two_places_with_its_least_and_greatest_length():
    ends = {"Home": (AYYASH, 2_000.0), "Yonder": (along(AYYASH, 90, 100_000), 3_000.0)}
    (leg,) = said("from Home to Yonder", **ends).legs
    assert (leg.start, leg.end) == ("Home", "Yonder")
    assert leg.length_m.lower == pytest.approx(95_000, abs=10)
    assert leg.length_m.upper == pytest.approx(105_000, abs=10)


@pytest.mark.parametrize("text", ["10 km NE of 35.42N 40.05E", "near 35.42N 40.05E"])
def test_coordinates_may_be_what_is_counted_from(text):
    towns = Towns()
    from_there: list[str] = []

    def resolve(anchor):
        assert isinstance(anchor, AsWritten)
        from_there.append(anchor.text)
        from geo import coordinates
        from geo.locate import Anchored

        written = coordinates.read(anchor.text)
        return Anchored(written.region, written.position, written.assumptions)

    (found,) = locate(text, towns, resolve)
    assert set(from_there) == {"35.42N 40.05E"}
    assert found.location.anchors == (AsWritten("35.42N 40.05E"),)
    assert found.found == (None,)


def test_coordinates_in_an_unknown_order_are_asked_about():
    with pytest.raises(CoordinatesError, match=r"40\.05N 35\.42E.*35\.42N 40\.05E"):
        locate("10 km NE of 40.05, 35.42", Towns(), nowhere)


def test_an_unknown_name_is_told():
    with pytest.raises(NoSuchPlace, match="“Nowhere”"):
        said("10 km NE of Nowhere", Home=(AYYASH, 100.0))


@pytest.mark.parametrize("text", ["5 km", "10 km SE", "within 5 km", "near", "south of"])
def test_words_that_do_not_say_from_where_need_another_anchor(text):
    with pytest.raises(NotRead, match="counted from"):
        said(text, Home=(AYYASH, 100.0))
    (found,) = locate(text, Towns(Home=(AYYASH, 100.0)), nowhere, instead=AtPlace("made:Home"))
    assert found.location.anchors == (AtPlace("made:Home"),)


def test_an_anchor_that_is_moved_stands_in_place_of_the_one_in_the_words():
    towns = Towns(Home=(AYYASH, 100.0), Yonder=(Position(41.0, 35.0), 1_000.0))
    (moved,) = locate("10 km SE of Home", towns, nowhere, instead=AtPlace("made:Yonder"))
    (plain,) = locate("10 km SE of Yonder", towns, nowhere)
    assert moved.estimate.region == plain.estimate.region
    assert moved.location.verbatim == "10 km SE of Home"
