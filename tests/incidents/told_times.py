"""Claims of small dossiers that tell times, and minutes to hold them against."""

from __future__ import annotations

from datetime import UTC, datetime

import small_dossier as small

from incidents.times import Times

DAMASCUS, MOSCOW, ZULU = "Asia/Damascus", "Europe/Moscow", "UTC"
NIGHT = ("2015-12-06T19:40", "2015-12-06T19:55")


def minute(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() / 60


def cited(*sources: str) -> list[small.Json]:
    return [{"source": each, "quote": "the words", "quote_kind": "verbatim"} for each in sources]


def told(identity: str, when: small.Json, *sources: str, **members) -> small.Json:
    return small.claim(identity, when=when, citations=cited(*sources or ("paper",)), **members)


def at(first: str, last: str, *zones: str, **relative) -> small.Json:
    when = small.when(
        zones=zones or (ZULU,), start_earliest=first, start_latest=last, end_latest=last
    )
    return when | ({"relative": relative} if relative else {})


def from_other(claim: str, lower: float, upper: float, *bounds: str) -> small.Json:
    """So many minutes after another claim's event, and between bounds in UTC if there are any."""
    relative = {"claim": claim, "lower_minutes": lower, "upper_minutes": upper}
    if bounds:
        return at(*bounds, **relative)
    return {"verbatim": "later", "timespans": [{"start": {}}], "relative": relative}


def times(*features: small.Json, sources: str = "paper wire radio", **members) -> Times:
    named = [{"id": each, "publisher": each, "title": each} for each in sources.split()]
    return Times(small.opened(*features, sources=named, **members))


def zones_of(found: Times, *claims: str) -> list[tuple[str, ...]]:
    return [tuple(zones.values()) for zones, _ in found.under(*claims)]
