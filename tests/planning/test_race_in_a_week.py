"""A race in a week by itself: what comes before it is light, short and at its pace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.command_line import call

pytestmark = pytest.mark.slow

WEEK = """
timezone = "Europe/Berlin"
[week]
start = 2027-01-04
[availability]
mon = ["06:00-08:00", "17:00-20:30"]
tue = ["06:00-08:00", "17:00-20:30"]
wed = ["06:00-08:00", "17:00-20:30"]
thu = ["06:00-08:00", "17:00-20:30"]
fri = ["06:00-08:00", "17:00-20:30"]
sat = ["07:00-13:00"]
sun = ["07:00-14:00"]
[history]
sessions = [{ kind = "easy", at = "2027-01-02 07:00", minutes = 50 }]
[[sessions]]
kind = "full"
[[sessions]]
kind = "intervals"
minutes = 50
[[sessions]]
kind = "easy"
count = 2
minutes = 45
[[sessions]]
kind = "race"
distance = "DISTANCE"
minutes = 240
at = "sun 09:00"
"""


def plan(folder: Path, distance: str, more: str = "") -> dict[str, Any]:
    (folder / "week.toml").write_text(WEEK.replace("DISTANCE", distance) + more, "utf-8")
    done = call("plan", "week.toml", "--json", folder=folder)
    assert done.code == 0, done.err
    return {one["kind"]: one for one in json.loads(done.out)["sessions"]}


@pytest.mark.parametrize(
    ("distance", "most", "pace", "last_lift"),
    [
        ("marathon", 12, "marathon", "2027-01-04"),
        ("half", 12, "half marathon", "2027-01-06"),
        ("10k", 10, "", "2027-01-07"),
    ],
)
def test_the_last_hard_run_is_short_and_at_race_pace_and_the_lift_is_early(
    tmp_path: Path, distance: str, most: int, pace: str, last_lift: str
) -> None:
    there = plan(tmp_path, distance)
    hard = [part for part in there["intervals"]["content"]["parts"] if part.get("hard")]
    assert 0 < sum(part["hard"] for part in hard) <= most
    assert all(pace in part["effort"] for part in hard)
    assert there["full"]["start"][:10] <= last_lift


def test_one_that_is_trained_through_changes_no_workout(tmp_path: Path) -> None:
    there = plan(tmp_path, "marathon", 'priority = "C"\n')
    assert sum(part.get("hard", 0) for part in there["intervals"]["content"]["parts"]) == 15
