"""Hypothesis strategies for whole dossiers in which each reference leads somewhere."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from made_parts import (
    Strategy,
    counts,
    dates,
    deriveds,
    drawings,
    extras,
    geocodes,
    ids,
    locations,
    maybe,
    reaches,
    some,
    texts,
    tolls,
    tuples,
    urls,
    values,
    weapons,
    whens,
)

from geo.interval import Interval
from incidents.model import (
    Account,
    Actor,
    Claim,
    Dossier,
    Incident,
    Place,
    Platform,
    Source,
    Stance,
)
from incidents.parts import About, Citation, Loss, Statement
from incidents.time import Relative


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier that its own validator accepts."""

    def names(least: int = 0, most: int = 3) -> tuple[str, ...]:
        return tuple(draw(st.lists(ids, min_size=least, max_size=most, unique=True)))

    actors, incidents, sources = names(1), names(1), names(1)
    features = names(2, 6)
    split = draw(st.integers(0, len(features)))
    claims, places = features[:split], features[split:]
    accounts = names()
    return Dossier(
        title=draw(texts),
        description=draw(maybe(texts)),
        incidents=tuple(
            draw(
                st.builds(
                    Incident,
                    id=st.just(identity),
                    title=texts,
                    description=maybe(texts),
                    same_event=tuples(some(incidents)),
                )
            )
            for identity in incidents
        ),
        accounts=tuple(
            Account(id=one, incident=draw(some(incidents)), party=draw(some(actors)), title="A")
            for one in accounts
        ),
        actors=tuple(
            Actor(
                id=one,
                name=draw(texts),
                kind=draw(texts),
                party=draw(maybe(some(actors))),
                note=draw(maybe(texts)),
            )
            for one in actors
        ),
        sources=tuple(draw(_source(one)) for one in sources),
        platforms=tuple(draw(_platform(one)) for one in names()),
        claims=tuple(
            draw(_claim(one, claims, places, actors, incidents, accounts, sources))
            for one in claims
        ),
        places=tuple(draw(_place(one)) for one in places),
        extra=draw(st.dictionaries(texts.map(lambda name: f"x-{name}"), values, max_size=2)),
    )


def _platform(identity: str) -> Strategy:
    figures = maybe(st.builds(lambda a, b: Interval(min(a, b), max(a, b)), reaches, reaches))
    return st.builds(
        Platform,
        id=st.just(identity),
        name=st.just(identity),
        source=texts,
        names=st.just(()) | st.just((f"the {identity}",)),
        cruise_kmh=figures,
        top_kmh=figures,
        combat_radius_km=figures,
        range_km=figures,
        note=maybe(texts),
    )


def _source(identity: str) -> Strategy:
    return st.builds(
        Source,
        id=st.just(identity),
        publisher=texts,
        title=texts,
        published=maybe(dates),
        accessed=maybe(dates),
        url=maybe(urls),
        archive_url=maybe(urls),
        sha256=maybe(st.just("0f" * 32)),
        seed=st.booleans(),
        note=maybe(texts),
    )


def _claim(
    identity: str,
    claims: tuple[str, ...],
    places: tuple[str, ...],
    actors: tuple[str, ...],
    incidents: tuple[str, ...],
    accounts: tuple[str, ...],
    sources: tuple[str, ...],
) -> Strategy:
    before = claims[: claims.index(identity)]
    relative = st.builds(
        Relative, some(claims), st.floats(-90, 0), st.floats(0, 90) | st.integers(0, 90)
    )
    told_from = st.builds(lambda when, other: replace(when, relative=other), whens, maybe(relative))
    return st.builds(
        Claim,
        id=st.just(identity),
        title=texts,
        incident=some(incidents),
        claimant=some(actors),
        stance=st.sampled_from(Stance),
        citations=tuples(
            st.builds(
                Citation,
                source=some(sources),
                quote=texts,
                quote_kind=st.sampled_from(["verbatim", "translation", "paraphrase"]),
                where=maybe(texts),
                language=maybe(st.just("ar")),
            ),
            least=1,
        ),
        account=maybe(some(accounts)) if accounts else st.none(),
        speaker=maybe(texts),
        about=tuples(st.builds(About, some(claims), st.just("denies"))),
        statement=maybe(st.builds(Statement, ids, st.sampled_from(["all", "any"]))),
        origin=maybe(ids),
        location=maybe(locations(places, before)),
        when=maybe(told_from),
        actor_blamed=maybe(some(actors)),
        weapon=maybe(weapons),
        target=maybe(texts),
        toll=maybe(tolls),
        losses=tuples(st.builds(Loss, texts, maybe(counts))),
        confidence=maybe(texts),
        note=maybe(texts),
        derived=maybe(deriveds),
        extra=extras("feature", "properties"),
    )


def _place(identity: str) -> Strategy:
    common = {
        "id": st.just(identity),
        "name": texts,
        "type": maybe(texts),
        "alt_names": tuples(texts),
        "local_names": tuples(texts),
        "extra": extras("feature", "properties"),
    }
    coded = st.builds(
        Place,
        **common,
        geocodes=st.lists(geocodes, min_size=1, max_size=3, unique_by=lambda code: code.id).map(
            tuple
        ),
    )
    drawn = st.builds(
        Place, **common, geometry=drawings, foreign=st.dictionaries(texts, values, max_size=2)
    )
    return coded | drawn
