"""A dossier as a GeoDataFrame: a row a claim, regions in WGS84, nothing made up."""

from __future__ import annotations

import json

import pandas as pd
import pytest
import small_dossier as small
from shapely.geometry import Point

from incidents.frame import to_geodataframe

TOWN = small.place("town", (40.0, 35.0, 1000))


@pytest.fixture(scope="module")
def frame(sample):
    return to_geodataframe(sample)


def test_each_claim_is_a_row_by_its_id_in_the_files_order(frame, sample):
    assert list(frame.index) == [claim.id for claim in sample.claims]
    assert frame.index.is_unique


def test_the_regions_are_in_degrees_of_wgs84_as_the_file_has_them(frame, sample_json):
    assert frame.crs.to_epsg() == 4326
    features = {feature["id"]: feature["geometry"] for feature in sample_json["features"]}
    for identity, region in frame.geometry.items():
        drawn = features[identity]
        assert region.is_empty is (drawn is None)
        if drawn is not None:
            assert json.loads(json.dumps(region.__geo_interface__))["type"] == drawn["type"]
            west, south, east, north = region.bounds
            assert -180 <= west <= east <= 180
            assert -90 <= south <= north <= 90


def test_the_columns_hold_what_the_file_states(frame, sample_json):
    claims = [f for f in sample_json["features"] if f["properties"]["kind"] == "claim"]
    for feature in claims:
        row, stated = frame.loc[feature["id"]], feature["properties"]
        for name in ("incident", "title", "claimant", "stance", "party", "quote", "from_seeds"):
            assert row[name] == stated[name]
        for name in ("killed_min", "killed_max", "uncertainty_m", "earliest", "actor_blamed_name"):
            if stated.get(name) is None:
                assert pd.isna(row[name])
            else:
                assert row[name] == stated[name]


def test_a_region_that_the_file_lacks_is_worked_out():
    frame = to_geodataframe(small.opened(small.claim("one", "town"), small.claim("mute"), TOWN))
    assert frame.loc["one"].geometry.contains(Point(40.0, 35.0))
    assert frame.loc["mute"].geometry.is_empty


def test_claims_can_be_chosen_and_grouped(frame):
    killed = frame[frame["killed_min"] > 0]
    assert 0 < len(killed) < len(frame)
    assert frame.groupby("party").size().sum() == len(frame)
    inside = frame[frame.geometry.contains(Point(40.05, 35.42))]
    assert "syria-saeqa-camp" in inside.index
    assert "halabi-aleppo" not in inside.index


def test_without_claims_the_columns_are_the_same(frame):
    empty = to_geodataframe(small.opened())
    assert len(empty) == 0
    assert empty.crs.to_epsg() == 4326
    assert list(empty.columns) == list(frame.columns)
