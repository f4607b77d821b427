"""The sample dossier and what is worked out from it, each once for all tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from incidents.checks import Case, Finding, check
from incidents.geojson import read
from incidents.locate import Locator
from incidents.model import Dossier

SAMPLE = Path(__file__).parents[2] / "incidents" / "data" / "deir-ez-zor-2015-12.geojson"


@pytest.fixture(scope="session")
def sample_path() -> Path:
    return SAMPLE


@pytest.fixture(scope="session")
def sample_bytes() -> bytes:
    return SAMPLE.read_bytes()


@pytest.fixture(scope="session")
def sample(sample_bytes: bytes) -> Dossier:
    return read(sample_bytes)


@pytest.fixture
def sample_json(sample_bytes: bytes) -> Any:
    """The values of the sample's file, a copy for each test to change."""
    return json.loads(sample_bytes)


@pytest.fixture(scope="session")
def locator(sample: Dossier) -> Locator:
    return Locator(sample)


@pytest.fixture(scope="session")
def findings(locator: Locator) -> list[Finding]:
    return check(Case.of(locator.dossier))
