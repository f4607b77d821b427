"""Places of the gazetteer become places of the dossier, and the recipe leads where it did."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_dossier as small
from offline_index import offline_index

from geo import Bearing, Interval
from geo.location import AtCoordinates, AtPlace, InArea, Location, Reading
from incidents.adopt import adopted, by_hand
from incidents.geojson import load, write
from incidents.locality import Localities
from incidents.locate import Locator
from incidents.model import Claim, Dossier, Place
from incidents.problems import errors

RAQQA = "geonames:172955"


@pytest.fixture(autouse=True, scope="module")
def _index() -> None:
    offline_index()


def empty() -> Dossier:
    return small.opened(small.claim("first", "town"), small.place("town", (40.0, 35.0, 1000)))


def with_claim(dossier: Dossier, location: Location, places: tuple[Place, ...]) -> Dossier:
    """The dossier with the places, and with a claim at the location."""
    claim: Claim = replace(dossier.claims[0], id="added", location=location, derived=None)
    return replace(dossier, claims=(*dossier.claims, claim), places=(*dossier.places, *places))


def reopened(dossier: Dossier) -> Dossier:
    """The dossier as its file has it; the file is valid."""
    loaded = load(write(dossier))
    assert errors(list(loaded.problems)) == []
    return loaded.checked()


PHRASES = [
    "55 km SE of Raqqa",
    "2 mi E and 3 mi N of Raqqa",
    "34 miles from Raqqa",
    "within 55 km of Raqqa",
    "near Raqqa",
    "outskirts of Raqqa",
    "in Raqqa",
    "between Raqqa and Deir ez-Zor",
    "on the Raqqa–Deir ez-Zor road",
    "left Mozdok, over the Caspian Sea, across Iran and Iraq, to Raqqa",
    "10 km NE of 35.42N 40.05E",
    "in Syria",
    "south of town",
]


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("text", PHRASES)
def test_the_adopted_recipe_leads_to_the_same_region_out_of_the_file(text, reading):
    dossier = empty()
    (located,) = Localities(dossier).read(text, reading)
    saved = reopened(with_claim(dossier, *adopted(located, dossier)))
    found = Locator(saved, reading=reading).of("added")
    assert saved.claim["added"].location.verbatim == text
    assert found.region == located.estimate.region
    assert found.center == located.estimate.center
    assert found.uncertainty_m == located.estimate.uncertainty_m


@pytest.mark.parametrize("text", PHRASES)
def test_the_recipe_names_nothing_but_what_the_file_has(text):
    dossier = empty()
    (located,) = Localities(dossier).read(text)
    location, places = adopted(located, dossier)
    known = {*dossier.place, *(place.id for place in places)}
    named = [anchor.id for anchor in location.anchors if isinstance(anchor, AtPlace)]
    assert set(named) <= known
    assert replace(location, anchors=located.location.anchors) == located.location


def test_a_place_is_adopted_with_its_point_its_extent_and_its_source():
    (located,) = Localities(empty()).read("55 km SE of Rakka")
    location, (place,) = adopted(located, empty())
    candidate = located.found[0].chosen
    (code,) = place.geocodes
    assert location.anchors == (AtPlace(place.id),)
    assert place.name == candidate.name
    assert candidate.matched in (place.name, *place.alt_names)
    assert (code.lon, code.lat) == (candidate.position.lon, candidate.position.lat)
    assert code.uncertainty_m == candidate.radius_m
    assert "GeoNames" in code.source
    assert candidate.extent_note == code.note


def test_a_place_that_was_adopted_before_is_taken_again():
    dossier = empty()
    (first,) = Localities(dossier).read("55 km SE of Raqqa")
    location, places = adopted(first, dossier)
    dossier = with_claim(dossier, location, places)
    (second,) = Localities().read("10 km N of Raqqa")
    again, more = adopted(second, dossier)
    assert more == ()
    assert again.anchors == location.anchors


def test_one_place_named_twice_in_a_phrase_is_adopted_once():
    (located,) = Localities(empty()).read("between Raqqa and Ar Raqqah")
    location, places = adopted(located, empty())
    assert len(places) == 1
    assert location.anchors == (AtPlace(places[0].id),) * 2


@pytest.mark.parametrize("kind", ["place", "claim", "both"])
def test_the_id_of_an_adopted_place_is_free(kind):
    (located,) = Localities().read("55 km SE of Raqqa")
    _, (plain,) = adopted(located, empty())
    taken = small.place(plain.id, (40.0, 35.0, 1000))
    claimed = small.claim(plain.id, "town")
    town = small.place("town", (40.0, 35.0, 1000))
    features = {
        "place": [small.claim("first", "town"), town, taken],
        "claim": [claimed, town],
        "both": [claimed, town, small.place(f"{plain.id}-2", (40.0, 35.0, 1000))],
    }[kind]
    dossier = small.opened(*features)
    location, (place,) = adopted(located, dossier)
    assert place.id not in {*dossier.place, *dossier.claim}
    saved = reopened(with_claim(dossier, location, (place,)))
    assert Locator(saved).of("added").region == located.estimate.region


def test_two_places_of_one_name_get_two_ids():
    localities = Localities()
    others = localities.gazetteer.find("Raqqa").candidates
    other = next(one for one in others if one.id != RAQQA and one.position)
    chosen = {"Rakka": other.id}
    (located,) = localities.read("between Raqqa and Rakka", chosen=chosen)
    _, places = adopted(located, empty())
    assert len({place.id for place in places}) == 2
    assert len({code.id for place in places for code in place.geocodes}) == 2


def test_what_is_no_place_of_the_gazetteer_stays_as_it_is():
    dossier = empty()
    for text, anchor in (("in Syria", InArea("SY")), ("near town", AtPlace("town"))):
        (located,) = Localities(dossier).read(text)
        assert adopted(located, dossier) == (located.location, ())
        assert located.location.anchors == (anchor,)
    there = AtCoordinates(40.0, 35.0, 500.0)
    (located,) = Localities(dossier).read("10 km N of Raqqa", instead=there)
    location, places = adopted(located, dossier)
    assert (location.anchors, places) == ((there,), ())


def test_a_place_named_in_arabic_gets_an_id_that_the_file_allows():
    (located,) = Localities().read("الرقة")
    location, places = adopted(located, empty())
    assert "الرقة" in places[0].alt_names
    saved = reopened(with_claim(empty(), location, places))
    assert Locator(saved).of("added").region == located.estimate.region


@pytest.fixture
def offset() -> Location:
    (located,) = Localities(empty()).read("55 km SE of town")
    return located.location


def test_figures_set_by_hand_are_told_and_the_stated_ones_are_dropped(offset):
    changed = by_hand(offset, Interval(40_000, 60_000), Bearing.about(120, 30))
    assert changed.distance_m == Interval(40_000, 60_000)
    assert changed.bearing == Bearing(90, 150)
    assert changed.stated is None
    assert changed.sure_distance_m is None
    told = changed.assumptions[len(offset.assumptions) :]
    assert changed.assumptions[: len(offset.assumptions)] == offset.assumptions
    assert [note.split(":")[0] for note in told] == ["distance set by hand", "heading set by hand"]
    assert "40" in told[0]
    assert "60" in told[0]
    assert "90" in told[1]
    assert "150" in told[1]
    assert (changed.verbatim, changed.anchors, changed.kind) == (
        offset.verbatim, offset.anchors, offset.kind,
    )  # fmt: skip


def test_a_figure_set_to_what_it_is_changes_nothing(offset):
    assert by_hand(offset) == offset
    assert by_hand(offset, offset.distance_m, offset.bearing) == offset


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"distance_m": Interval(40_000, 60_000)}, "distance set by hand"),
        ({"bearing": Bearing.about(120, 30)}, "heading set by hand"),
    ],
)
def test_one_figure_set_by_hand_leaves_the_other(offset, changes, told):
    changed = by_hand(offset, **changes)
    assert len(changed.assumptions) == len(offset.assumptions) + 1
    assert told in changed.assumptions[-1]
    assert changed.stated is None
    kept = "bearing" if "distance_m" in changes else "distance_m"
    assert getattr(changed, kept) == getattr(offset, kept)


def test_a_recipe_with_figures_set_by_hand_survives_the_file(offset):
    changed = by_hand(offset, Interval(40_000, 60_000), Bearing.about(350, 20))
    saved = reopened(with_claim(empty(), changed, ()))
    assert saved.claim["added"].location == changed
