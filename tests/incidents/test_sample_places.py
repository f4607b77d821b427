"""The sample's places: every geocode that was found, rivals side by side, none made exact."""

from __future__ import annotations

import pytest

# Place, geocode, longitude and latitude in degrees, uncertainty in metres (None: nobody states it),
# verification; as found in the sources that the geocodes name.
GEOCODES = (
    ("ayyash", "ayyash", 40.05303, 35.42022, 2500, "read"),
    ("saeqa-camp", "saeqa-camp", 40.066, 35.412, 3000, "derived"),
    ("ru-mod-camp", "ru-mod-camp", 40.154, 35.2854, 3000, "derived"),
    ("deir-ez-zor", "deir-ez-zor", 40.14084, 35.33588, 5000, "read"),
    ("cs153", "cs153", 40.1499999, 35.3333335, 3000, "read"),
    ("deir-ez-zor-airport", "dez-airport", 40.176, 35.2854, 2000, "read"),
    ("deir-ez-zor-governorate", "dez-gov", 40.281, 35.357, 110000, "read"),
    ("al-hasakah-governorate", "hasakah-gov", 40.577, 36.409, 110000, "read"),
    ("al-hasakah", "hasakah-city", 40.74772, 36.50237, 4000, "read"),
    ("al-hawl", "al-hawl", 41.14983, 36.39042, 3000, "read"),
    ("al-khan", "al-khan", 41.03175, 36.29478, 7000, "derived"),
    ("raqqa", "raqqa", 39.00788, 35.95283, 5000, "read"),
    ("al-bukamal", "al-bukamal", 40.91854, 34.45226, 3000, "read"),
    ("mayadin", "mayadin", 40.45154, 35.01982, 3000, "read"),
    ("aleppo", "aleppo", 37.16117, 36.20124, 10000, "read"),
    ("idlib", "idlib", 36.63393, 35.93062, 4000, "read"),
    ("hmeimim-air-base", "hmeimim", 35.9487, 35.4011, 2000, "read"),
    ("mozdok-air-base", "mozdok-base", 44.603056, 43.7875, 2500, "read"),
    ("al-omar-oil-field", "omar-wp", 40.57583, 35.15167, 10000, "read"),
    ("al-omar-oil-field", "omar-aw", 40.776667, 35.018889, 10000, "read"),
    ("al-tanak-oil-field", "tanak", 40.836525, 34.9109917, 8000, "read"),
    ("al-tanak-oil-field", "tanak-cs023", 40.42864, 35.12527, 10000, "read"),
    ("conoco-gas-plant", "conoco", 40.319093, 35.341858, 3000, "read"),
    ("tabiyah", "tabiyah", 40.311111, 35.279167, 2000, "read"),
    ("al-jafra-oil-field", "jafra", 40.416, 35.334, 8000, "derived"),
    ("al-taym-oil-field", "taym", 40.12, 35.24, 8000, "own knowledge"),
    ("al-ward-oil-field", "ward", 40.72, 34.77, 15000, "own knowledge"),
    ("caspian-w", "caspian-w", 47.8, 42.9, 60000, "own knowledge"),
    ("caspian-mid", "caspian-mid", 51.0, 40.5, 80000, "own knowledge"),
    ("iran-coast", "iran-coast", 49.46, 37.47, 100000, "own knowledge"),
    ("iran-iraq", "iran-iraq", 46.0, 35.55, 120000, "own knowledge"),
    ("kirkuk", "kirkuk", 44.39222, 35.46806, 120000, "own knowledge"),
    ("iraq-syria", "iraq-syria", 41.3, 35.55, 100000, "own knowledge"),
    ("saeqa-camp", "saeqa-camp-ucdp", 40.056944, 35.398056, None, "read"),
    ("ayyash", "ayyash-ucdp", 40.057334, 35.420368, None, "read"),
    ("al-omar-oil-field", "omar-ucdp", 40.713056, 35.029722, 10000, "read"),
    ("al-tanak-oil-field", "tanak-ucdp", 40.833889, 34.906389, 8000, "read"),
    ("al-jafra-oil-field", "jafra-ucdp", 40.439755, 35.303893, 8000, "read"),
    ("al-taym-oil-field", "taym-ucdp-a", 40.091654, 35.203154, None, "read"),
    ("jabal-thurdah", "jabal-thurdah", 40.114747, 35.256571, None, "read"),
    ("saeqa-camp", "saeqa-camp-5km-w", 40.0858, 35.3358, 7000, "derived"),
    ("al-taym-oil-field", "taym-ucdp-b", 40.1, 35.43333, None, "read"),
    ("al-khan", "al-khan-airwars", 41.149297, 36.390223, None, "read"),
)


def test_every_geocode_that_was_found_is_there_and_no_other(sample):
    found = {
        (place.id, code.id, code.lon, code.lat, code.uncertainty_m, code.verification)
        for place in sample.places
        for code in place.geocodes
    }
    assert found == set(GEOCODES)


def test_every_geocode_names_its_source(sample):
    for place in sample.places:
        for code in place.geocodes:
            assert code.source


@pytest.mark.parametrize(
    ("place", "rivals"),
    [("ayyash", 2), ("saeqa-camp", 3), ("al-omar-oil-field", 3), ("al-khan", 2), ("raqqa", 1)],
)
def test_rival_geocodes_stay_rival(sample, place, rivals):
    assert len(sample.place[place].geocodes) == rivals


def test_a_place_is_drawn_at_its_first_geocode(sample, sample_json):
    for feature in sample_json["features"]:
        if feature["properties"]["kind"] == "place":
            first = sample.place[feature["id"]].geocodes[0]
            assert feature["geometry"] == {"type": "Point", "coordinates": [first.lon, first.lat]}


@pytest.mark.parametrize(
    ("place", "name"), [("saeqa-camp", "معسكر الصاعقة"), ("ayyash", "عياش"), ("raqqa", "الرقة")]
)
def test_a_place_keeps_its_names_in_other_scripts(sample, place, name):
    assert name in sample.place[place].local_names
