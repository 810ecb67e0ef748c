"""The first weeks of beginners: nothing quick while running is new, and no last repetitions while lifting is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.command_line import call

pytestmark = pytest.mark.slow

NEW = """
timezone = "Europe/Berlin"
[athlete]
run_level = "{level}"
lift_level = "{level}"
equipment = []
{more}
[week]
start = 2026-11-30
weeks = 7
[availability]
mon-sun = ["09:00-11:30"]
[[sessions]]
kind = "full"
minutes = {lift}
[[sessions]]
kind = "easy"
count = 3
minutes = {minutes}
"""


def plan(folder: Path, level: str, more: str = "", minutes: int = 25, lift: int = 30) -> Any:
    """Return the programme of an athlete with one lift and three easy runs a week."""
    text = NEW.format(level=level, more=more, minutes=minutes, lift=lift)
    (folder / "weeks.toml").write_text(text, "utf-8")
    done = call("plan", "weeks.toml", "--json", folder=folder)
    assert done.code == 0, done.err
    return done.json


def list_contents(data: Any, kind: str) -> list[tuple[int, Any]]:
    """Return what sessions of a kind hold, each with the number of its week."""
    starts = [week["start"] for week in data["weeks"]]
    there = (one for one in data["sessions"] if one["kind"] == kind)
    return [(starts.index(one["id"].split("/")[1]) + 1, one["content"]) for one in there]


def list_stride_weeks(data: Any) -> set[int]:
    runs = list_contents(data, "easy")
    return {week for week, content in runs if any(part["name"] == "strides" for part in content["parts"])}


def test_who_is_new_to_running_has_no_strides_in_the_first_four_weeks(tmp_path: Path) -> None:
    new = list_stride_weeks(plan(tmp_path, "beginner", "weekly_minutes = 75"))
    assert min(new) == 5
    assert min(list_stride_weeks(plan(tmp_path, "beginner"))) == 5
    assert min(list_stride_weeks(plan(tmp_path, "beginner", "weekly_minutes = 120", minutes=40))) == 1
    assert min(list_stride_weeks(plan(tmp_path, "intermediate", "weekly_minutes = 75"))) == 1


def test_strides_are_no_more_than_a_quarter_of_a_run(tmp_path: Path) -> None:
    for minutes in (20, 25, 40):
        runs = list_contents(plan(tmp_path, "intermediate", minutes=minutes), "easy")
        shares = [
            part["minutes"] / sum(each["minutes"] for each in content["parts"])
            for _, content in runs for part in content["parts"] if part["name"] == "strides"
        ]  # fmt: skip
        assert shares
        assert max(shares) <= 0.25


def test_one_set_leaves_three_repetitions_in_the_first_two_weeks_of_a_beginner(tmp_path: Path) -> None:
    def read(data: Any) -> dict[int, set[str]]:
        lifts = list_contents(data, "full")
        return {
            week: {entry["effort"].partition(";")[0] for entry in content["exercises"] if entry["slot"] != "power"}
            for week, content in lifts
        }

    data = plan(tmp_path, "beginner")
    there = read(data)
    assert there[1] == there[2] == {"leave 3 reps in the tank"}
    assert there[3] == {"leave 1 rep in the tank, or none"}
    assert [week["says"].partition(". ")[0].removesuffix(".") for week in data["weeks"][:2]] == [
        "Start small: leave 3 reps or more in the tank"
    ] * 2
    assert read(plan(tmp_path, "intermediate"))[1] == {"leave 1 rep in the tank, or none"}
