"""Patchwork: patches drawn in different charts, brought together in one."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.region.chart import PLANE_M, Chart
from geo.region.outline import Patch, radius_m


def in_chart(patch: Patch, chart: Chart) -> BaseGeometry:
    """The patch's polygon in another chart's plane; the antipode of its origin must lie outside."""
    if patch.chart == chart or patch.polygon.is_empty:
        return patch.polygon
    # Straight in one plane is not straight in another: edges of a hundredth of the patch are.
    bounds = patch.polygon.bounds
    step = max(bounds[2] - bounds[0], bounds[3] - bounds[1]) / 100
    dense = shapely.segmentize(patch.polygon, step)
    return shapely.make_valid(chart.plane(patch.chart.lonlat(dense)))


def join(patches: tuple[Patch, ...]) -> tuple[Patch, ...]:
    """The union of patches as one, drawn in the first one's chart, where they are bounded."""
    if len(patches) < 2 or not fit_one_chart(patches):
        return patches
    chart = patches[0].chart
    return (Patch(chart, shapely.union_all([in_chart(patch, chart) for patch in patches])),)


def meet(first: tuple[Patch, ...], second: tuple[Patch, ...]) -> tuple[Patch, ...]:
    """The ground that two sets of patches share, in the chart of one of the first."""
    shared = []
    for a in first:
        for b in second:
            common = shapely.intersection(a.polygon, in_chart(b, a.chart))
            if not common.is_empty:
                shared.append(Patch(a.chart, common))
    return tuple(shared)


def fit_one_chart(patches: tuple[Patch, ...]) -> bool:
    """Whether the first one's chart shows them all well away from its antipode."""
    origins = np.array([(p.chart.origin.lon, p.chart.origin.lat) for p in patches])
    away = geodesic.distance_m(*origins[0], *origins.T)
    return bool(np.all(away + [radius_m(patch) for patch in patches] < PLANE_M / 2))
