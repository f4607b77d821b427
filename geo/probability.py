"""Probability that two uncertain places lie within a distance of each other, under a named model.

No verdict rests on one: it is shown beside an interval, with its model's name, or not at all. The
two closed models are of the plane, which the ground is to 1 part in 10,000 over 150 km; the model
of arbitrary regions walks geodesics.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import shapely

from geo import geodesic
from geo.errors import GeometryError
from geo.geodesic import Floats
from geo.region import Region
from geo.region.chart import Chart
from geo.region.patchwork import join

UNIFORM_DISCS = "uniform in two discs"
GAUSSIANS = "Gaussian about two points"
UNIFORM_REGIONS = "uniform in both regions"

_NODES = 128
_ROUNDING = 1e-12
_FARTHEST_SIGMAS = 10.0
_SHIFTS = 16
_POINTS = 2_048
_MEAN_RADIUS_M = 6_371_008.8


@dataclass(frozen=True)
class Likelihood:
    """A probability under a model.

    Attributes:
        model: what is taken for granted of where the places are, in a few words.
        value: from 0 to 1.
        error: how far it may be off: of a quadrature its bound, of sampling one standard error.
    """

    model: str
    value: float
    error: float


def uniform_discs(
    distance_m: float, radius_a_m: float, radius_b_m: float, within_m: float
) -> Likelihood:
    """That two places, each anywhere in a disc, are within a distance.

    For a place of the first disc the chance is the share of the second disc that the circle of
    within_m about it covers, a lens; it depends on its distance from the second disc's middle
    alone, over which it is integrated.

    Args:
        distance_m: between the discs' middles.

    Raises:
        GeometryError: for a negative or infinite length, or a radius of 0.
    """
    _lengths(distance_m=distance_m, within_m=within_m)
    _sizes(radius_a_m=radius_a_m, radius_b_m=radius_b_m)

    def density(far: Floats) -> Floats:
        chord = _half_angle(far, distance_m, radius_a_m)
        share = _lens_m2(far, within_m, radius_b_m) / (math.pi * radius_b_m**2)
        return np.asarray(2 * far * chord / (math.pi * radius_a_m**2) * share)

    nearest, farthest = max(0.0, distance_m - radius_a_m), distance_m + radius_a_m
    bends = (radius_a_m - distance_m, within_m - radius_b_m, radius_b_m - within_m)
    inside = {bend for bend in (*bends, within_m + radius_b_m) if nearest < bend < farthest}
    ends = sorted({nearest, farthest, *inside})
    return _integrated(UNIFORM_DISCS, density, ends)


def gaussians(distance_m: float, sigma_a_m: float, sigma_b_m: float, within_m: float) -> Likelihood:
    """That two places, each scattered about a point, are within a distance.

    Their difference is scattered by s² = a² + b² about the vector between the points, so that
    their distance follows Rice's distribution (1944): 1 - Q₁(distance / s, within / s), with Q₁
    the Marcum function. It is integrated across the line between the points.

    Args:
        distance_m: between the two points.
        sigma_a_m, sigma_b_m: standard deviations along either axis, the same in all directions.

    Raises:
        GeometryError: for a negative or infinite length, or a deviation of 0.
    """
    _lengths(distance_m=distance_m, within_m=within_m)
    _sizes(sigma_a_m=sigma_a_m, sigma_b_m=sigma_b_m)
    scale = math.hypot(sigma_a_m, sigma_b_m)
    away, reach = distance_m / scale, within_m / scale

    def density(across: Floats) -> Floats:
        half = np.sqrt(np.maximum(0.0, reach**2 - across**2))
        along = _erfc((away - half) / math.sqrt(2)) - _erfc((away + half) / math.sqrt(2))
        # Both sides of the line alike: twice the half, and half of the difference of two erfc.
        return np.asarray(np.exp(-(across**2) / 2) / math.sqrt(2 * math.pi) * along)

    ends = [0.0, min(reach, _FARTHEST_SIGMAS / 4), min(reach, _FARTHEST_SIGMAS)]
    return _integrated(GAUSSIANS, density, sorted(set(ends)))


def uniform_regions(a: Region, b: Region, within_m: float, *, seed: int = 0) -> Likelihood:
    """That two places, each anywhere in a region's outer form, are within a distance, by geodesics.

    Places are taken by Halton's sequence (1960) under sixteen random shifts (Cranley & Patterson,
    1976), whose spread gives the error. The same seed gives the same figures.

    Raises:
        GeometryError: for a negative or infinite length, and for a region without an end.
    """
    _lengths(within_m=within_m)
    rng = np.random.default_rng(seed)
    grounds = _Ground.of(a), _Ground.of(b)
    shares = np.array([_share(*grounds, within_m, rng) for _ in range(_SHIFTS)])
    error = float(np.std(shares, ddof=1)) / math.sqrt(_SHIFTS)
    return Likelihood(UNIFORM_REGIONS, float(np.mean(shares)), error)


def _share(a: _Ground, b: _Ground, within_m: float, rng: np.random.Generator) -> float:
    """The share of pairs that are within a distance, under one random shift."""
    lon_a, lat_a, ground_a = a.places((_halton() + rng.random(3)) % 1)
    lon_b, lat_b, ground_b = b.places((_halton() + rng.random(3))[rng.permutation(_POINTS)] % 1)
    weights = ground_a * ground_b
    apart = geodesic.distance_m(lon_a, lat_a, lon_b, lat_b)
    return float(np.sum(weights * (apart <= within_m)) / np.sum(weights))


def _lengths(**given: float) -> None:
    for name, value in given.items():
        if not 0 <= value < math.inf:
            raise GeometryError(name, value, "a finite length of 0 m or more")


def _sizes(**given: float) -> None:
    for name, value in given.items():
        if not 0 < value < math.inf:
            raise GeometryError(name, value, "a finite length of more than 0 m")


def _half_angle(far: Floats, distance: float, radius: float) -> Floats:
    """Half the angle of a circle of radius `far` that lies in a disc whose middle is that far."""
    if distance == 0:
        return np.where(far <= radius, math.pi, 0.0)
    sides, opposite = far**2 + distance**2, radius**2
    least = 1e-200 * (sides + opposite)
    cosine = (sides - opposite) / np.maximum(2 * far * distance, least)
    return np.asarray(np.arccos(np.clip(cosine, -1.0, 1.0)))


def _lens_m2(far: Floats, one: float, other: float) -> Floats:
    """The area that two discs share whose middles are that far apart.

    It is two circular segments, each r²(α - sin α cos α) with α its half-angle.
    """
    shared = np.zeros_like(far)
    for radius, against in ((one, other), (other, one)):
        angle = _half_angle(far, radius, against)
        shared += radius**2 * (angle - np.sin(angle) * np.cos(angle))
    return np.where(far <= abs(one - other), math.pi * min(one, other) ** 2, shared)


def _integrated(
    model: str, density: Callable[[Floats], Floats], ends: Sequence[float]
) -> Likelihood:
    """A density over the pieces between ends, at which it may bend or rise like a root.

    Gauss and Legendre's quadrature over an angle, which makes roots smooth; with half as many
    nodes it shows how far it is off.
    """
    fine, coarse = (
        sum(_piece(density, *piece, nodes) for piece in pairwise(ends))
        for nodes in (_NODES, _NODES // 2)
    )
    return Likelihood(model, min(1.0, max(0.0, fine)), abs(fine - coarse) + _ROUNDING)


def _piece(density: Callable[[Floats], Floats], lower: float, upper: float, nodes: int) -> float:
    abscissae, weights = _rule(nodes)
    angle = (abscissae + 1) * math.pi / 2
    at = lower + (upper - lower) * (1 - np.cos(angle)) / 2
    slope = (upper - lower) * np.sin(angle) / 2 * math.pi / 2
    return float(np.sum(weights * slope * density(at)))


@cache
def _rule(nodes: int) -> tuple[Floats, Floats]:
    """The nodes in [-1, 1] and the weights of Gauss and Legendre's quadrature."""
    return np.polynomial.legendre.leggauss(nodes)


def _erfc(values: Floats) -> Floats:
    return np.array([math.erfc(value) for value in values])


@dataclass(frozen=True)
class _Ground:
    """A region's outer form as triangles of a chart's plane, and how their areas add up."""

    chart: Chart
    corners: Floats
    upto: Floats

    @classmethod
    def of(cls, region: Region) -> _Ground:
        patches = join(region.fair)
        if not region.bounded or len(patches) != 1:
            got = "one without an end" if patches else "a bare position"
            raise GeometryError("region", got, "a region of some extent that has an end")
        [patch] = patches
        triangles = shapely.get_parts(shapely.constrained_delaunay_triangles(patch.polygon))
        areas = shapely.area(triangles)
        corners = shapely.get_coordinates(triangles).reshape(-1, 4, 2)[:, :3]
        return cls(patch.chart, corners, np.cumsum(areas) / np.sum(areas))

    def places(self, numbers: Floats) -> tuple[Floats, Floats, Floats]:
        """Places picked by numbers in [0, 1), shape (n, 3): longitudes, latitudes, and how much
        ground the plane stands for there."""
        chosen = np.minimum(np.searchsorted(self.upto, numbers[:, 0], "right"), len(self.upto) - 1)
        start, one, other = self.corners[chosen].transpose(1, 0, 2)
        root = np.sqrt(numbers[:, 1:2])
        turn = numbers[:, 2:3]
        x, y = (start * (1 - root) + one * root * (1 - turn) + other * root * turn).T
        angle = np.hypot(x, y) / _MEAN_RADIUS_M
        return *self.chart.unproject(x, y), np.sinc(angle / math.pi)


@cache
def _halton() -> Floats:
    """The first points of Halton's sequence to the bases 2, 3 and 5, shape (n, 3)."""
    return np.column_stack([_radical_inverse(base) for base in (2, 3, 5)])


def _radical_inverse(base: int) -> Floats:
    left = np.arange(1, _POINTS + 1)
    value, scale = np.zeros(_POINTS), 1.0
    while np.any(left):
        scale /= base
        value += scale * (left % base)
        left //= base
    return value
