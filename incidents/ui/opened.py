"""Opened: the dossier that a reader looks at, with what is worked out from it once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from incidents.accounts import Rivals, Told, accounts, rivals
from incidents.checks import Case, Finding, check, parse
from incidents.checks.flips import sensitivity
from incidents.deciding import Fact, deciding
from incidents.derive import complete, unlocatable
from incidents.geojson import load
from incidents.locate import Locator
from incidents.measure import Measurement, measure
from incidents.model import Dossier
from incidents.problems import Problem, errors
from incidents.render.scene import Scene
from incidents.text import visible

SAMPLE = Path(__file__).parent.parent / "data" / "deir-ez-zor-2015-12.geojson"


@dataclass(frozen=True)
class Opened:
    """A dossier ready to be shown: `key` is the digest of its file, `case` assumes nothing. What
    its locator draws for a measurement is drawn for the findings too."""

    key: str
    case: Case
    scene: Scene

    @property
    def dossier(self) -> Dossier:
        return self.case.dossier

    @property
    def locator(self) -> Locator:
        return self.case.locator()

    def name(self, identity: str) -> str:
        """A claim or a place as lists show it."""
        claim = self.dossier.claim.get(identity)
        if claim is None:
            return visible(f"{self.dossier.place[identity].name} (place)")
        party = self.dossier.actor[self.dossier.party(claim.claimant)].name
        return visible(f"{self.scene.number[identity]} · {party}: {claim.title}")


@st.cache_resource(max_entries=8, show_spinner=False)
def _open(key: str, _data: bytes) -> Opened | tuple[Problem, ...]:
    loaded = load(_data)
    if loaded.dossier is None:
        return tuple(errors(loaded.problems))
    nowhere = tuple(unlocatable(Locator(loaded.dossier), loaded.paths))
    if nowhere:
        return nowhere
    plain = Case.of(complete(loaded.dossier))
    return Opened(key, plain, Scene(plain.dossier, plain.locator()))


def opened(data: bytes) -> Opened | tuple[Problem, ...]:
    """The dossier of a file, or every problem with it."""
    return _open(hashlib.sha256(data).hexdigest(), data)


@st.cache_data(max_entries=64, show_spinner=False)
def measured(key: str, a: str, b: str, _opened: Opened) -> Measurement:
    """What lies between two claims or places; kept, as geocodes multiply the work."""
    return measure(_opened.locator, a, b)


@st.cache_resource(max_entries=32, show_spinner=False)
def case(key: str, settings: tuple[str, ...], _opened: Opened) -> Case:
    """The dossier under assumptions; kept, as places take long to work out."""
    return _opened.case.under(parse(settings))


@st.cache_resource(max_entries=32, show_spinner=False)
def findings(key: str, settings: tuple[str, ...], _opened: Opened) -> Mapping[str, Finding]:
    """The findings of all checks under assumptions, by id."""
    found = check(case(key, settings, _opened))
    return {finding.id: finding for finding in found}


@st.cache_resource(max_entries=64, show_spinner=False)
def explained(
    key: str, settings: tuple[str, ...], _opened: Opened, identity: str
) -> Finding | None:
    """A finding with what would change it; worked out when it is opened, as it takes a while."""
    finding = findings(key, settings, _opened).get(identity)
    return finding and sensitivity(case(key, settings, _opened), finding)


@st.cache_resource(max_entries=32, show_spinner=False)
def accounts_of(
    key: str, settings: tuple[str, ...], _opened: Opened, incident: str
) -> tuple[Told, Rivals]:
    """The accounts of an incident, and the rival answers to who did it, under assumptions."""
    under = case(key, settings, _opened)
    return accounts(under, incident), rivals(under, incident)


@st.cache_resource(max_entries=16, show_spinner=False)
def deciding_facts(key: str, settings: tuple[str, ...], _opened: Opened) -> tuple[Fact, ...]:
    """Which one fact would settle the most findings, under assumptions."""
    every = findings(key, settings, _opened).values()
    return deciding(case(key, settings, _opened), list(every))
