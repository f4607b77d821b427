"""Times: what a claim's words allow of when it was in a zone, in minutes since 1970 UTC."""

from __future__ import annotations

import calendar
import math
import re
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from scripts.proof_check.dossier import Dossier, Json, Wrong, agree

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE, LEAST = timedelta(minutes=1), timedelta(microseconds=1)
WRITTEN = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII
)
FOLDS = (0, 1)


def _moments(text: str) -> tuple[datetime, datetime]:
    """The first and the last moment of a time as written, local where no offset is."""
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise Wrong(f"{text} is no time")
    year, month, day, seconds, _ = found.groups()
    if "T" in text:
        start = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return start, start + (timedelta(seconds=1) if seconds else MINUTE) - LEAST
    last_month = int(month or 12)
    last_day = int(day or calendar.monthrange(int(year), last_month)[1])
    first_day = datetime(int(year), int(month or 1), int(day or 1))
    return first_day, datetime(int(year), last_month, last_day, 23, 59, 59, 999_999)


def _utc(moment: datetime, zone: str) -> list[datetime]:
    """In UTC: twice where the clock shows an hour twice."""
    if moment.tzinfo:
        return [moment.astimezone(UTC)]
    return [moment.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in FOLDS]


def _first(text: str | None, zone: str) -> float:
    if text is None:
        return -math.inf
    each = _utc(_moments(text)[0], zone)
    return ((min(each) if "T" in text else each[0]) - EPOCH) / MINUTE


def _last(text: str | None, zone: str) -> float:
    return (max(_utc(_moments(text)[1], zone)) - EPOCH + LEAST) / MINUTE if text else math.inf


def _span(when: Json, zone: str) -> list[float]:
    """Earliest and latest start, earliest and latest end; what begins no later than it ends."""
    own = when["timespans"][0]
    start, end = own.get("start", {}), own.get("end", {})
    begins = _first(start.get("earliest"), zone)
    over = _last(end.get("latest") or start.get("latest"), zone)
    latest = min(_last(start.get("latest"), zone), over)
    return [begins, latest, max(_first(end.get("earliest"), zone), begins), over]


def _zones(dossier: Dossier, claim: str) -> list[str]:
    when = dossier.claim(claim).get("when") or {}
    named = list(dict.fromkeys(zone["zone"] for zone in when.get("zones", ())))
    return [dossier.assumed["zone"]] if "zone" in dossier.assumed and len(named) > 1 else named


def _is_open(dossier: Dossier, claim: str) -> bool:
    """Whether its zone is not stated."""
    own = dossier.claim(claim)["when"]["timespans"][0]
    texts = [text for side in ("start", "end") for text in own.get(side, {}).values() if text]
    offsets = [(found := WRITTEN.fullmatch(text)) and found[5] for text in texts]
    return len(_zones(dossier, claim)) > 1 and not all(offsets)


def rows(dossier: Dossier, ends: list[str]) -> list[Json]:
    """Every way of taking the zones of two claims; those that cite one source have one zone."""
    if "around" in dossier.assumed:
        raise Wrong("what “around” allows is assumed, which is not checked here")
    named = [_zones(dossier, claim) for claim in ends]
    options = [
        zones if _is_open(dossier, claim) else zones[:1]
        for claim, zones in zip(ends, named, strict=True)
    ]
    sources = [{each["source"] for each in dossier.claim(claim)["citations"]} for claim in ends]
    if all(_is_open(dossier, claim) for claim in ends) and sources[0] & sources[1]:
        pairs = [(zone, zone) for zone in dict.fromkeys((*named[0], *named[1]))]
    else:
        pairs = list(product(options[0], options[1]))
    found = []
    for pair in pairs:
        spans = [
            _span(dossier.claim(claim)["when"], zone)
            for claim, zone in zip(ends, pair, strict=True)
        ]
        if not any(each == [-math.inf, math.inf] * 2 or _runs_backwards(each) for each in spans):
            finite = [[end if math.isfinite(end) else None for end in each] for each in spans]
            found.append({"zones": list(pair), "spans": finite})
    return found


def _runs_backwards(span: list[float]) -> bool:
    return span[0] > span[1] or span[2] > span[3]


def opened(row: Json) -> list[list[float]]:
    """The spans of a row, infinite where they are open."""
    opens = (-math.inf, math.inf) * 2
    return [
        [open_ if end is None else end for end, open_ in zip(span, opens, strict=True)]
        for span in row["spans"]
    ]


def gap_min(row: Json) -> tuple[float, float]:
    """The least and the greatest gap between two events."""
    a, b = opened(row)
    return max(0.0, a[0] - b[3], b[0] - a[3]), max(0.0, a[1] - b[2], b[1] - a[2])


def allowance_min(row: Json) -> tuple[float, float]:
    """The least and the greatest time between a moment of each event."""
    a, b = opened(row)
    return max(0.0, a[0] - b[3], b[0] - a[3]), max(0.0, a[3] - b[0], b[3] - a[0])


def check_row(got: Json, own: list[Json], what: str) -> Json:
    """The row that a witness names."""
    for row in own:
        if row["zones"] == got["zones"]:
            agree(got["spans"], row["spans"], what)
            return row
    raise Wrong(f"{what}: the dossier leaves no zones {got['zones']}")


def check_events(witness: Any, own: list[Json], what: str) -> float:
    """How far two events are apart that the words allow."""
    spans = opened(check_row(witness, own, what))
    for side, span, lasts in zip("ab", spans, witness["lasts_min"], strict=True):
        start, end = witness[side]
        if not (span[0] <= start <= span[1] and span[2] <= end <= span[3] and start <= end):
            raise Wrong(f"{what}: {start} to {end} is not in {span}")
        agree(lasts, end - start, f"{what}, how long it lasts")
    (a_start, a_end), (b_start, b_end) = witness["a"], witness["b"]
    gap = float(max(0.0, b_start - a_end, a_start - b_end))
    agree(witness["gap_min"], gap, f"{what}, the gap")
    return gap
