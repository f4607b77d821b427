"""Pieces of the boundaries of regions that a way touches in turn; what geo.route works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo import geodesic
from geo.geodesic import GREATEST_CURVATURE_RADIUS_M, Floats
from geo.region import Region, chord
from geo.region.arc import Side
from geo.region.chart import PLANE_M, Chart, stretch
from geo.region.outline import Patch, cartesian

Bools = NDArray[np.bool_]

_FEWEST_PIECES, _MOST_PIECES = 8, 256
"""Of a ring at first; they are then halved where the shortest way may pass."""
_FAR_M = 5_000_000.0
"""Chords longer than this say too little about geodesics."""
_CHORD_ERROR_M = 0.2


@dataclass(frozen=True, eq=False)
class Ring:
    """A closed boundary in a chart's plane, and how far along it each vertex is, in metres."""

    chart: Chart
    xy: Floats
    along_m: Floats

    @classmethod
    def of(cls, chart: Chart, ring: BaseGeometry) -> Ring:
        xy = shapely.get_coordinates(ring)
        return cls(chart, xy, np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(xy.T))))))

    @property
    def length_m(self) -> float:
        return float(self.along_m[-1])

    def places(self, along_m: Floats) -> tuple[Floats, Floats]:
        """Longitudes and latitudes so far along it."""
        x, y = (np.interp(along_m, self.along_m, values) for values in self.xy.T)
        return self.chart.unproject(x, y)


@dataclass(frozen=True, eq=False)
class Stop:
    """A region that a way touches, drawn: its patches, and the bare positions in it."""

    patches: tuple[Patch, ...]
    bare: Floats

    @staticmethod
    @lru_cache(maxsize=128)
    def of(region: Region, side: Side) -> Stop:
        """A region's drawn form; the outer drawing holds the form, the inner one is held by it."""
        outline = region.outer
        if side == "inner":  # A bare position in the outer form may not be in the inner one.
            outline = region.inner if any(part.is_bare for part in region.outer) else ()
        bare = [(part.lon[0], part.lat[0]) for part in outline if part.is_bare]
        drawn = region.patches(side, region.sag_m) if region.extent_m else ()
        patches = tuple(patch for patch in drawn if not patch.polygon.is_empty)
        return Stop(patches, np.array(bare).reshape(-1, 2))

    @property
    def empty(self) -> bool:
        return not self.patches and not len(self.bare)

    @cached_property
    def rings(self) -> list[Ring]:
        return [
            Ring.of(patch.chart, ring)
            for patch in self.patches
            for ring in shapely.get_rings(shapely.get_parts(patch.polygon))
        ]

    def holds(self, lon: Floats, lat: Floats, off_m: Floats) -> tuple[Bools, Bools]:
        """Which points may be within off_m of the region, and which lie in it."""
        near, inside = np.zeros(len(lon), dtype=bool), np.zeros(len(lon), dtype=bool)
        for patch in self.patches:
            x, y = patch.chart.project(lon, lat)
            reach = np.hypot(x, y) + off_m
            # The plane stretches lengths: what is off_m away on the ground is farther there.
            wide = off_m * np.array([stretch(each) for each in np.minimum(reach, PLANE_M)])
            points = shapely.points(x, y)
            shapely.prepare(patch.polygon)
            near |= shapely.dwithin(patch.polygon, points, wide)
            inside |= shapely.intersects(patch.polygon, points)
        if len(self.bare):
            away = geodesic.distance_matrix_m(lon, lat, *self.bare.T).min(axis=1)
            near |= away <= off_m
            inside |= away == 0
        return near, inside


@dataclass(frozen=True, eq=False)
class Pieces:
    """Pieces of boundaries: of each its middle, half its length and the stop it bounds.

    Attributes:
        lon, lat: the middles, in degrees; a bare position is a piece of no length.
        half_m: every point of a piece is within so many metres of its middle.
        stop: the number of the stop that the piece bounds.
        ring, along_m: on which of the rings, and where on it the middle is.
    """

    rings: tuple[Ring, ...]
    lon: Floats
    lat: Floats
    half_m: Floats
    stop: NDArray[np.intp]
    ring: NDArray[np.intp]
    along_m: Floats

    @classmethod
    def of(cls, stops: Sequence[Stop]) -> Pieces:
        """The boundaries of all stops, coarsely cut."""
        rings = [(number, ring) for number, stop in enumerate(stops) for ring in stop.rings]
        longest = max((ring.length_m for _, ring in rings), default=0.0)
        half, owner, of_ring, along = [], [], [], []
        for number, (owned, ring) in enumerate(rings):
            count = max(_FEWEST_PIECES, int(np.ceil(_MOST_PIECES * ring.length_m / longest)))
            length = ring.length_m / count
            half.append(np.full(count, length / 2))
            owner.append(np.full(count, owned))
            of_ring.append(np.full(count, number))
            along.append((np.arange(count) + 0.5) * length)
        for number, stop in enumerate(stops):
            count = len(stop.bare)
            half.append(np.zeros(count))
            owner.append(np.full(count, number))
            of_ring.append(np.full(count, -1))
            along.append(np.arange(count, dtype=float))
        parts = [np.concatenate(each) for each in (half, owner, of_ring, along)]
        bare = np.vstack([stop.bare for stop in stops])
        half_m, stop_of, ring_of, along_m = parts
        every = tuple(ring for _, ring in rings)
        return cls._placed(every, half_m, stop_of, ring_of, along_m, bare)

    @classmethod
    def _placed(
        cls,
        rings: tuple[Ring, ...],
        half_m: Floats,
        stop: NDArray[np.intp],
        ring: NDArray[np.intp],
        along_m: Floats,
        bare: Floats,
    ) -> Pieces:
        lon, lat = np.empty(len(half_m)), np.empty(len(half_m))
        lon[ring < 0], lat[ring < 0] = bare.T
        for number in np.unique(ring[ring >= 0]):
            here = ring == number
            lon[here], lat[here] = rings[number].places(along_m[here])
        return cls(rings, lon, lat, half_m, stop, ring, along_m)

    def __len__(self) -> int:
        return len(self.lon)

    def within(self, stops: Sequence[Stop]) -> tuple[Bools, Bools]:
        """Which pieces may hold a place of each stop, and which middles lie in it; both of shape
        (stops, pieces)."""
        near, inside = (np.empty((len(stops), len(self)), dtype=bool) for _ in range(2))
        for number, stop in enumerate(stops):
            near[number], inside[number] = stop.holds(self.lon, self.lat, self.half_m)
            own = self.stop == number
            near[number] |= own
            inside[number] |= own
        return near, inside

    def halved(self, kept: Bools) -> Pieces:
        """The kept pieces, the longest of them cut in two."""
        longest = self.half_m[kept].max(initial=0.0)
        long = kept & (self.half_m > longest / 2)
        other = kept & ~long
        quarter = self.half_m[long] / 2
        along = np.concatenate((self.along_m[long] - quarter, self.along_m[long] + quarter))
        twice, once = np.flatnonzero(long), np.flatnonzero(other)
        order = np.concatenate((twice, twice, once))
        return self._placed(
            self.rings,
            np.concatenate((quarter, quarter, self.half_m[once])),
            self.stop[order],
            self.ring[order],
            np.concatenate((along, self.along_m[once])),
            self._bare(once),
        )

    def _bare(self, numbers: NDArray[np.intp]) -> Floats:
        bare = numbers[self.ring[numbers] < 0]
        return np.column_stack((self.lon[bare], self.lat[bare]))

    def apart_m(self, some: Bools, others: Bools) -> Floats:
        """No more than how far apart the middles of some and of other pieces are, in metres."""
        chords = chord.between(self._xyz[some], self._xyz[others])
        if chords.size and chords.max() > _FAR_M:
            return geodesic.distance_matrix_m(
                self.lon[some], self.lat[some], self.lon[others], self.lat[others]
            )
        diameter = 2 * GREATEST_CURVATURE_RADIUS_M
        return np.asarray(diameter * np.arcsin(np.maximum(0, chords - _CHORD_ERROR_M) / diameter))

    def least_m(self, some: Bools, others: Bools) -> Floats:
        """Lengths that no place of one piece and none of another are nearer than, in metres."""
        reach = self.half_m[some][:, None] + self.half_m[others]
        return np.asarray(np.maximum(0.0, self.apart_m(some, others) - reach))

    @cached_property
    def _xyz(self) -> Floats:
        return cartesian(self.lon, self.lat)
