"""Draft: a claim as it is being made, field by field as a person types it, and the dossier with it.

Nothing here knows a page: a form fills a Draft, apply() gives the dossier with its claim or every
problem by the field it stands in, draft_of() fills a form with a claim that is there.
"""

from __future__ import annotations

from incidents.draft.applied import apply
from incidents.draft.form import (
    Draft,
    DraftError,
    NewActor,
    NewIncident,
    NewSource,
    TimeWords,
    TollWords,
    WeaponWords,
)
from incidents.draft.reading import published, read_time, zones_of
from incidents.draft.shown import draft_of, suggested_zones
from incidents.draft.typed import CountError, count

__all__ = [
    "CountError",
    "Draft",
    "DraftError",
    "NewActor",
    "NewIncident",
    "NewSource",
    "TimeWords",
    "TollWords",
    "WeaponWords",
    "apply",
    "count",
    "draft_of",
    "published",
    "read_time",
    "suggested_zones",
    "zones_of",
]
