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

from geo.position import Position
from geo.region.base import Region
from geo.region.chart import Chart, stretch, widened
from geo.region.outline import Part
from geo.region.patchwork import in_chart

_FARTHEST_M = 2_000_000.0
"""Regions of a greater extent are not drawn."""
_GREATEST_REACH_M = 4_000_000.0
"""Nor are those that reach farther than this from the chart's origin."""
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
        drawn: dict[int, BaseGeometry] = {}
        near = [index for index, region in enumerate(regions) if region.extent_m <= _FARTHEST_M]
        chart = Chart(regions[near[0]].outer[0].vertex() if near else Position(0.0, 0.0))
        for index in near:
            form = shapely.union_all([_plane(part, chart) for part in regions[index].outer])
            if _reach_m(form) <= _GREATEST_REACH_M:
                drawn[index] = form
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

    def least_m(self, i: int, j: int) -> float:
        """How far apart two of the forms are in the plane, in metres: as far as on the ground, but
        for the plane's stretch and for how far outside they are drawn."""
        return float(shapely.distance(self.drawn[i], self.drawn[j]))

    def surely_greatest_m(self, i: int, j: int) -> float:
        """A length in metres that some two places of two regions are apart at least, but for how
        far outside their forms are drawn."""
        start, *_ = shapely.get_coordinates(self.drawn[i])
        away = np.hypot(*(shapely.get_coordinates(self.drawn[j]) - start).T)
        return float(away.max()) / stretch(self._reach_m)

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
        return widened(form, min(by_m, 2 * _GREATEST_REACH_M), _QUARTER_PIECES)

    @cached_property
    def _reach_m(self) -> float:
        return max(map(_reach_m, self.drawn.values()), default=0.0)


def _plane(part: Part, chart: Chart) -> BaseGeometry:
    """A part of an outline in a chart's plane, drawn from outside."""
    form = _edges(part, chart) if part.patch is None else in_chart(part.patch, chart)
    if not part.dilation_m:
        return form
    reach = min(_reach_m(form) + part.dilation_m, _GREATEST_REACH_M)
    return widened(form, part.dilation_m * stretch(reach), _QUARTER_PIECES)


def _edges(part: Part, chart: Chart) -> BaseGeometry:
    places = np.column_stack(chart.project(part.lon, part.lat))
    if part.is_point:
        return shapely.Point(places[0])
    return shapely.MultiLineString([*places[part.edges]])


def _reach_m(form: BaseGeometry) -> float:
    return float(np.hypot(*shapely.get_coordinates(form).T).max(initial=0.0))
