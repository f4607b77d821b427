"""Checks: many claims, all pairs within an incident, against geopy's distances alone."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path

from geopy.distance import geodesic

from benchmarks.timing import Row
from geo.location import AtPlace, Kind, Location
from incidents.checks import CHECKS, Case, check
from incidents.checks.flips import flips
from incidents.geojson import read
from incidents.model import (
    Actor,
    Claim,
    Dossier,
    Geocode,
    Incident,
    Place,
    Role,
    Source,
    Stance,
)
from incidents.parts import Citation, Range, Toll, Weapon
from incidents.time import Bounds, LocalTime, When, Zone

SAMPLE = Path("incidents/data/deir-ez-zor-2015-12.geojson")
_PARTIES = 10
_WORDS = ("strike", "camp", "soldiers", "jets", "night", "fuel", "convoy", "river", "smoke")
_ZONES = (Zone("Asia/Damascus", "of the place"), Zone("Europe/Moscow", "of the speaker"))


def made(incidents: int, claims: int) -> Dossier:
    """A dossier of so many incidents with so many claims each, each at a place of its own."""
    chance = random.Random(6)
    places, told = [], []
    for number in range(incidents):
        lon, lat = chance.uniform(-170, 170), chance.uniform(-70, 70)
        for each in range(claims):
            name = f"i{number}-c{each}"
            at = lon + chance.uniform(-0.3, 0.3), lat + chance.uniform(-0.2, 0.2)
            code = Geocode(
                id=name, lon=at[0], lat=at[1], uncertainty_m=2_000, verification="read", source="-"
            )
            places.append(Place(id=f"p-{name}", name=name, geocodes=(code,)))
            told.append(_claim(chance, name, f"incident-{number}", each % _PARTIES))
    return Dossier(
        title="Many claims",
        incidents=tuple(
            Incident(id=f"incident-{n}", title=f"Strike {n}") for n in range(incidents)
        ),
        actors=tuple(Actor(id=f"a{n}", name=f"Party {n}", kind="media") for n in range(_PARTIES)),
        sources=tuple(
            Source(id=f"s{n}", publisher=f"Paper {n}", title="Report") for n in range(_PARTIES)
        ),
        claims=tuple(told),
        places=tuple(places),
    )


def _claim(chance: random.Random, name: str, incident: str, party: int) -> Claim:
    hour = chance.randrange(16, 23)
    began = LocalTime(f"2015-12-06T{hour}:{chance.randrange(60):02d}")
    over = LocalTime(f"2015-12-06T{hour + 1}:{chance.randrange(60):02d}")
    killed, wounded = chance.randrange(1, 6), chance.randrange(5, 20)
    return Claim(
        id=name,
        title=f"What {name} tells",
        incident=incident,
        claimant=f"a{party}",
        stance=Stance.ASSERTS,
        citations=(
            Citation(
                source=f"s{party}",
                quote=" ".join(chance.choices(_WORDS, k=20)),
                quote_kind="paraphrase",
            ),
        ),
        location=Location(Kind.AT, Role.EVENT, "there", (AtPlace(f"p-{name}"),)),
        when=When(
            verbatim="that evening",
            start=Bounds(began, over),
            end=Bounds(None, over),
            zones=_ZONES if chance.random() < 0.5 else _ZONES[:1],
        ),
        actor_blamed=f"a{chance.randrange(3)}",
        weapon=Weapon(description="jets"),
        toll=Toll(killed=Range(killed, killed), wounded=Range(wounded, wounded + 3)),
    )


def rows() -> list[Row]:
    many, one = made(20, 50), made(1, 200)
    sample = read(SAMPLE.read_bytes())
    peer = _median(lambda: _geopy(one))
    whole = _median(lambda: check(Case.of(one)))
    found = [
        Row("1,000 claims in 20 incidents", f"{_median(lambda: check(Case.of(many))):.2f} s"),
        Row("200 claims in one incident", f"{whole:.2f} s"),
        Row(
            "geopy, the distances of those 200",
            f"{peer:.2f} s",
            f"we take {whole / peer:.2f} of it",
        ),
        Row("the sample", f"{_median(lambda: check(Case.of(sample))):.2f} s"),
    ]
    for name in CHECKS:
        seconds = _median(partial(check, Case.of(one), [name]))
        found.append(Row(f"200 claims, {name} alone", f"{seconds:.2f} s"))
    case = Case.of(sample)
    took = sorted(_once(partial(flips, case, each)) for each in check(case))
    middle, most = statistics.median(took), took[-1]
    return [
        *found,
        Row("flips of a finding of the sample", f"{middle:.2f} s", f"at most {most:.2f} s"),
    ]


def _geopy(dossier: Dossier) -> float:
    ends = [(place.geocodes[0].lat, place.geocodes[0].lon) for place in dossier.places]
    return float(sum(geodesic(a, b).meters for a, b in combinations(ends, 2)))


def _median(run: Callable[[], object]) -> float:
    return statistics.median(_once(run) for _ in range(3))


def _once(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return time.perf_counter() - began
