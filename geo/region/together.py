"""Together: whether one event can have been in several regions at once, and where for instance."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.position import Position
from geo.region.base import Region
from geo.region.chart import Chart, stretch, widened
from geo.region.outline import Patch
from geo.region.patchwork import in_chart

_FARTHEST_M = 2_000_000.0
"""Regions that reach farther than this from the chart's origin are not drawn in it."""
_JUNG = 1 / math.sqrt(3)
_SLACK_M = 10.0
"""More than redrawing a form in another chart can move its border."""
_QUARTER_PIECES = 16


@dataclass(frozen=True)
class Together:
    """Regions in one chart, to be asked in which of them one event can have been.

    Attributes:
        drawn: the outer forms in the chart's plane, by the index of their region; those that reach
            too far for one chart are not among them, and nothing is proved of them.
        near_m: how far apart places may be and still be one, in metres.
    """

    chart: Chart
    drawn: Mapping[int, BaseGeometry]
    near_m: float

    @classmethod
    def of(cls, regions: Sequence[Region], near_m: float) -> Together:
        chart = Chart(Position(0.0, 0.0))
        drawn: dict[int, BaseGeometry] = {}
        for index, region in enumerate(regions):
            if region.extent_m > _FARTHEST_M:
                continue
            patches = region.patches("outer", region.sag_m)
            points = [part.vertex() for part in region.outer if part.is_bare]
            if not drawn:
                chart = patches[0].chart if patches else Chart(points[0])
            if _fits(chart, patches, points):
                planes = [in_chart(patch, chart) for patch in patches]
                bare = [shapely.Point(*_xy(chart, point)) for point in points]
                drawn[index] = shapely.union_all([*planes, *bare])
        return cls(chart, drawn, near_m)

    def apart(self) -> tuple[tuple[int, int], ...]:
        """The pairs of which no two places are within near_m of each other, proved in the plane.

        Places that near are within half of it, stretched, of the middle between them.
        """
        wide = {index: self._wider(form, 0.5) for index, form in self.drawn.items()}
        tree = shapely.STRtree([*wide.values()])
        meeting = {tuple(sorted(pair)) for pair in tree.query([*wide.values()], "intersects").T}
        numbered = dict(enumerate(wide))
        return tuple(
            (numbered[i], numbered[j])
            for i, j in combinations(range(len(wide)), 2)
            if (i, j) not in meeting
        )

    def possible(self, indices: Iterable[int]) -> bool:
        """Whether places of these regions may all be within near_m of each other; False is proved.

        In the plane such places are at most near_m times its stretch across, so that by Jung's
        theorem one point is within that / √3 of each: the forms, widened by it, share some ground.
        """
        asked = [self._wide[index] for index in indices if index in self._wide]
        return not asked or not shapely.intersection_all(asked).is_empty

    @cached_property
    def _wide(self) -> dict[int, BaseGeometry]:
        return {index: self._wider(form, _JUNG) for index, form in self.drawn.items()}

    def witness(self, indices: Iterable[int]) -> Position | None:
        """A place within half of near_m of each of these regions, so that an event may have been
        there for all of them; None if none was found, or if one of them is not drawn."""
        asked = list(indices)
        if not asked or any(index not in self.drawn for index in asked):
            return None
        common = shapely.intersection_all(
            [shapely.buffer(self.drawn[index], self.near_m / 2) for index in asked]
        )
        if common.is_empty:
            return None
        point = shapely.point_on_surface(common)
        lon, lat = self.chart.unproject(np.array([point.x]), np.array([point.y]))
        return Position(float(lon[0]), float(lat[0]))

    def _wider(self, form: BaseGeometry, share: float) -> BaseGeometry:
        by_m = self.near_m * stretch(self._reach_m + self.near_m) * share + _SLACK_M
        return widened(form, min(by_m, 4 * _FARTHEST_M), _QUARTER_PIECES)

    @cached_property
    def _reach_m(self) -> float:
        forms = [shapely.get_coordinates(form) for form in self.drawn.values()]
        return max((float(np.hypot(*form.T).max(initial=0.0)) for form in forms), default=0.0)


def _xy(chart: Chart, place: Position) -> tuple[float, float]:
    x, y = chart.project(np.array([place.lon]), np.array([place.lat]))
    return float(x[0]), float(y[0])


def _fits(chart: Chart, patches: Sequence[Patch], points: Sequence[Position]) -> bool:
    middles = [*(patch.chart.origin for patch in patches), *points]
    origin = chart.origin
    return all(
        geodesic.distance_m(origin.lon, origin.lat, each.lon, each.lat) <= _FARTHEST_M
        for each in middles
    )
