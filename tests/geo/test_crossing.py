"""What a way crosses, against thousands of ways drawn within its corridor."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import shapely
from pyproj import Geod

from geo import Corridor, Disc, Interval, Position, areas, basemap, geodesic
from geo.crossing import crossings, line, line_m
from geo.region import Sector
from geo.verdict import Verdict

WGS84 = Geod(ellps="WGS84")
MOZDOK = Disc(Position(44.603056, 43.7875), 2_500, 0.0)
DEIR_EZ_ZOR = Disc(Position(40.14084, 35.33588), 5_000, 0.0)
CASPIAN = (Position(47.8, 42.9), Position(51, 40.5), Position(49.46, 37.47))
NEIGHBOURS = ("RU", "GE", "AM", "AZ", "TR", "IR", "IQ", "SY", "KZ", "TM", "caspian-sea")


def verdicts(found) -> dict[str, Verdict]:
    return {one.code: one.verdict for one in found}


@cache
def drawn(code: str) -> shapely.Geometry:
    """What the basemap draws, edges straight in degrees."""
    whole = shapely.union_all(
        [shapely.Polygon(shell, holes) for shell, *holes in basemap.area(code).polygons]
    )
    shapely.prepare(whole)
    return whole


def ways(corridor: Corridor, rng: np.random.Generator, count: int) -> list[shapely.Geometry]:
    """Lines from the start to the end, each at its own and changing distance from the middle."""
    lon, lat = [], []
    for a, b in zip(corridor.waypoints, corridor.waypoints[1:], strict=False):
        points = WGS84.npts(a.lon, a.lat, b.lon, b.lat, 40)
        lon += [a.lon, *(x for x, _ in points)]
        lat += [a.lat, *(y for _, y in points)]
    lon, lat = (
        np.array([*lon, corridor.waypoints[-1].lon]),
        np.array([*lat, corridor.waypoints[-1].lat]),
    )
    heading = WGS84.inv(lon[:-1], lat[:-1], lon[1:], lat[1:])[0]
    heading = np.append(heading, heading[-1])
    found = []
    for _ in range(count):
        knots = rng.uniform(-1, 1, 8) * corridor.half_width_m
        aside = np.interp(np.linspace(0, 7, len(lon)), np.arange(8), knots)
        aside[0] = aside[-1] = 0
        x, y, _ = WGS84.fwd(lon, lat, heading + 90, aside)
        found.append(shapely.LineString(np.column_stack((x, y))))
    return found


@pytest.mark.parametrize("width", [30_000, 120_000, 300_000])
def test_every_way_crosses_what_is_certain_and_none_what_is_not_listed(width):
    corridor = Corridor((MOZDOK.center, *CASPIAN, Position(46, 35.55), DEIR_EZ_ZOR.center), width)
    found = verdicts(crossings(corridor, MOZDOK, DEIR_EZ_ZOR))
    rng = np.random.default_rng(width)
    seen = set()
    for way in ways(corridor, rng, 150):
        crossed = {code for code in NEIGHBOURS if way.intersects(drawn(code))}
        seen |= crossed
        assert crossed <= set(found)
        assert {code for code, verdict in found.items() if verdict is Verdict.CERTAIN} <= crossed
    assert {"RU", "IR", "IQ", "SY"} <= seen


def test_the_direct_line_from_mozdok_is_over_georgia_and_turkey():
    direct = line(MOZDOK, DEIR_EZ_ZOR)
    found = crossings(direct, MOZDOK, DEIR_EZ_ZOR)
    assert [(one.code, one.verdict) for one in found] == [
        (code, Verdict.CERTAIN) for code in ("RU", "GE", "TR", "SY")
    ]
    assert line_m(MOZDOK, DEIR_EZ_ZOR).holds(1_013_000)


@pytest.mark.parametrize(("more_m", "met"), [(-1_000, False), (1_000, True)])
def test_an_area_may_be_crossed_once_the_corridor_is_within_its_border_error(more_m, met):
    """A short way in Turkey, and the distance from it to the drawn border of Syria."""
    here = Position(38.5, 37.3), Position(38.5, 37.31)
    border = shapely.get_coordinates(shapely.segmentize(drawn("SY"), 0.005))
    start = np.full(len(border), here[0].lon), np.full(len(border), here[0].lat)
    near = WGS84.inv(*start, *border.T)[2].min()
    corridor = Corridor(here, near - basemap.area("SY").border_error_m + more_m)
    found = verdicts(crossings(corridor, Disc(here[0], 1), Disc(here[1], 1)))
    assert found == {"TR": Verdict.CERTAIN} | ({"SY": Verdict.POSSIBLE} if met else {})


def test_across_the_antimeridian_and_by_the_pole():
    def disc(lon, lat):
        return Disc(Position(lon, lat), 1_000)

    chukotka, alaska = disc(170, 65), disc(-165, 65)
    found = verdicts(crossings(line(chukotka, alaska), chukotka, alaska))
    assert found == {"RU": Verdict.CERTAIN, "US": Verdict.CERTAIN}
    north = disc(25, 70), disc(-155, 70)
    over = verdicts(crossings(line(*north), *north))
    assert over["NO"] is Verdict.CERTAIN
    assert "CA" not in over
    around = disc(30, -85), disc(-150, -85)
    assert verdicts(crossings(line(*around), *around)) == {"AQ": Verdict.CERTAIN}


def test_every_line_between_two_uncertain_places_is_within_the_corridor():
    rng = np.random.default_rng(3)
    a, b = Disc(Position(0, 50), 200_000), Disc(Position(95, 10), 50_000)
    corridor = line(a, b)
    for _ in range(200):
        ends = [
            WGS84.fwd(d.center.lon, d.center.lat, rng.uniform(0, 360), d.radius_m)[:2]
            for d in (a, b)
        ]
        lon, lat = np.array(WGS84.npts(*ends[0], *ends[1], 15)).T
        middle = [(p.lon, p.lat) for p in corridor.waypoints]
        off = geodesic.distance_to_segment(lon, lat, *middle[0], *middle[1]).distance_m
        assert off.max() <= corridor.half_width_m


def test_where_there_is_no_one_direct_line_none_is_told():
    here, beyond = Disc(Position(0, 0), 1_000), Disc(Position(179, 1), 1_000)
    assert line(here, beyond) is None
    assert line(here, here) is None
    assert line(here, Sector(Position(0, 0), Interval(1_000, float("inf")))) is None


def test_an_area_is_one_region_wherever_it_is_asked_for():
    from geo.location import InArea
    from incidents.locate import Locator
    from incidents.model import Dossier

    assert Locator(Dossier(title="")).resolve(InArea("SY-DY")).region is areas.ground("SY-DY")
