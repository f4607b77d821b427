"""Geodesic distances: 2,000 by 2,000 against pyproj on the same arrays and geopy one by one."""

from __future__ import annotations

import numpy as np
from geopy.distance import geodesic as geopy_geodesic
from pyproj import Geod

from benchmarks.timing import Row, seconds
from geo import geodesic

SIDE = 2_000
SAMPLE = 400


def rows() -> list[Row]:
    rng = np.random.default_rng(20151206)
    lon_a, lon_b = rng.uniform(35, 47, (2, SIDE))
    lat_a, lat_b = rng.uniform(32, 44, (2, SIDE))
    pairs = SIDE * SIDE
    ours = seconds(lambda: geodesic.distance_matrix_m(lon_a, lat_a, lon_b, lat_b), 0, 5) / pairs
    flat = [
        np.ascontiguousarray(a)
        for a in np.broadcast_arrays(lon_a[:, None], lat_a[:, None], lon_b, lat_b)
    ]
    peer = Geod(ellps="WGS84")
    lon1, lat1, lon2, lat2 = (array.ravel() for array in flat)
    pyproj = seconds(lambda: peer.inv(lon1, lat1, lon2, lat2), 0, 5) / pairs
    some = list(zip(lat_a[:SAMPLE], lon_a[:SAMPLE], lat_b[:SAMPLE], lon_b[:SAMPLE], strict=True))
    geopy = (
        seconds(lambda: [geopy_geodesic((a, b), (c, d)).m for a, b, c, d in some], 0, 5) / SAMPLE
    )
    return [
        Row("distance_matrix_m, 2,000 x 2,000", f"{1 / ours:,.0f} /s"),
        Row(
            "pyproj.Geod.inv, the same pairs",
            f"{1 / pyproj:,.0f} /s",
            f"ours take {ours / pyproj:.2f} of its time",
        ),
        Row(
            f"geopy.distance.geodesic, {SAMPLE} of them",
            f"{1 / geopy:,.0f} /s",
            f"ours are {geopy / ours:,.0f} times as fast",
        ),
    ]
