"""What `accounts` answers: what all agree on first, JSON for machines, errors that say what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import small_dossier as small
from command_line import run, saved


def two_stories(**members: Any) -> small.Json:
    """North and South at one place, with one and with two killed; each blames the other."""
    told = [
        small.claim(
            party,
            "here",
            claimant=party,
            account=f"of-{party}",
            toll={"killed": {"min": count, "max": count}},
            actor_blamed=other,
        )
        for party, other, count in (("north", "south", 1), ("south", "north", 2))
    ]
    accounts = [
        {"id": f"of-{party}", "incident": "strike", "party": party, "title": f"{party}'s story"}
        for party in ("north", "south")
    ]
    return small.dossier(*told, small.place("here", (40, 35, 500.0)), accounts=accounts, **members)


def test_what_all_agree_on_comes_first(tmp_path: Path) -> None:
    ran = run("accounts", saved(tmp_path, two_stories()))
    assert ran.status == 0
    first, second, *rest = ran.out.splitlines()
    assert first == "The strike"
    assert second == "  All accounts: Both accounts agree that it was at Here."
    assert any("cannot both be right" in line for line in rest)
    assert any("the rest could stand together" in line for line in rest)
    table = [line.split() for line in rest]
    assert ["compatible", "incompatible", "North:", "Claim", "north"] in table


def test_json_has_agreements_clashes_ways_and_answers(tmp_path: Path) -> None:
    (incident,) = run("accounts", saved(tmp_path, two_stories()), "--json").json["incidents"]
    assert [each["strength"] for each in incident["agreed"]][:2] == ["agreed", "agreed"]
    (meeting,) = incident["meetings"]
    assert {clash["check"] for clash in meeting["clashes"]} == {"toll", "attribution"}
    assert [way["claims"] for way in meeting["ways"]] == [["north"], ["south"]]
    assert meeting["complete"]
    assert [each["alone"]["verdict"] for each in incident["accounts"]] == ["unknown", "unknown"]
    assert [column["actor"] for column in incident["rivals"]["columns"]] == ["south", "north"]


def test_an_assumption_changes_what_clashes(tmp_path: Path) -> None:
    told = two_stories()
    told["features"][1]["properties"]["location"]["anchor"] = {"place": "there"}
    told["features"].append(small.place("there", (40.1, 35, 500.0)))
    path = saved(tmp_path, told)
    checks = []
    for near in ("1km", "50km"):
        (incident,) = run("accounts", path, "--json", "--assume", f"near={near}").json["incidents"]
        checks.append({each["check"] for each in incident["meetings"][0]["clashes"]})
    assert [("place" in each) for each in checks] == [True, False]


def test_one_incident_of_the_sample_can_be_chosen(sample_path: Path) -> None:
    ran = run("accounts", sample_path, "--incident", "raqqa-strikes", "--json")
    assert [each["incident"] for each in ran.json["incidents"]] == ["raqqa-strikes"]


def test_an_unknown_incident_or_assumption_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, two_stories())
    ran = run("accounts", path, "--incident", "raid")
    assert ran.status == 1
    assert ran.errors == ["error: raid: no incident of that id, only strike"]
    ran = run("accounts", path, "--assume", "nearness=1km")
    assert ran.status == 2
    assert "nearness=1km" in ran.err
