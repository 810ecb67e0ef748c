"""A plan written over an older one of its scenario: the exercises stay, and what has to change is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from freshlegs.training.library import load_shipped
from support.command_line import call, plan_once

LIGHT = """
timezone = "Europe/London"
[week]
start = 2027-01-11
weeks = 3
[lifting]
unit = "kg"
exclude = { exercises = [] }
weights = { overhead_press = 25, bench_press = 30, back_squat = 40, deadlift = 50, barbell_row = 30 }
[availability]
mon = ["06:00-08:00"]
tue = ["06:00-08:00"]
thu = ["06:00-08:00"]
fri = ["06:00-08:00"]
sun = ["08:00-12:00"]
[[sessions]]
kind = "full"
count = 2
minutes = 60
[[sessions]]
kind = "long"
minutes = 80
"""


def plan(folder: Path, text: str = LIGHT, *more: str) -> Any:
    """Return what came of planning a text into the plan.json of a folder."""
    (folder / "light.toml").write_text(text, "utf-8")
    done = call("plan", "light.toml", "-o", "plan.json", *more, folder=folder)
    assert done.code == 0, done
    return done


def read_exercises(folder: Path) -> dict[str, list[str]]:
    """Return the exercises of each lift of the stored plan, the same in every week."""
    done = call("show", "plan.json", "--json", folder=folder)
    found: dict[str, list[str]] = {}
    for session in done.json["sessions"]:
        if (session["content"] or {}).get("type") == "lift":
            _, _, kind, number = session["id"].split("/")
            exercises = [entry["exercise"] for entry in session["content"]["exercises"]]
            assert found.setdefault(f"{kind} {number}", exercises) == exercises
    return found


@pytest.fixture
def before() -> bytes:
    return plan_once(LIGHT, "light.toml")


@pytest.fixture
def here(tmp_path: Path, before: bytes) -> Path:
    (tmp_path / "plan.json").write_bytes(before)
    return tmp_path


def test_what_did_not_change_is_planned_to_the_same_bytes(here: Path, before: bytes) -> None:
    assert "against the plan before" not in plan(here).err
    assert (here / "plan.json").read_bytes() == before


def test_one_more_weight_changes_no_exercise(here: Path) -> None:
    was = read_exercises(here)
    assert "front_squat" not in str(was)
    assert "against" not in plan(here, LIGHT.replace("weights = { ", "weights = { front_squat = 35, ")).err
    assert read_exercises(here) == was


@pytest.mark.parametrize("out", ["back_squat", "rdl", "deadlift", "side_plank"])
def test_an_exclusion_changes_one_exercise(here: Path, out: str) -> None:
    was = read_exercises(here)
    done = plan(here, LIGHT.replace("exercises = []", f'exercises = ["{out}"]'))
    now = read_exercises(here)
    pairs = [(old, new) for lift in was for old, new in zip(was[lift], now[lift], strict=True) if old != new]
    assert [old for old, _ in pairs] == [out]
    names = {one.id: one.name for one in load_shipped()}
    assert f"against the plan before: {names[pairs[0][1]]} for {names[out]}" in done.err


def test_a_plan_of_another_scenario_does_not_count(here: Path, before: bytes) -> None:
    out = LIGHT.replace("exercises = []", 'exercises = ["deadlift"]')
    plan(here, f'id = "another"\n{out}', "--restart")
    anew = read_exercises(here)
    (here / "plan.json").unlink()
    plan(here, f'id = "another"\n{out}')
    assert read_exercises(here) == anew
    (here / "plan.json").write_bytes(before)
    plan(here, out)
    assert read_exercises(here) != anew


def test_the_rule_can_be_switched_off(here: Path) -> None:
    free = LIGHT.replace("exercises = []", 'exercises = ["deadlift"]') + '[lifting.rules]\nexercises_stay = "off"\n'
    plan(here, free)
    followed = read_exercises(here)
    (here / "plan.json").unlink()
    plan(here, free)
    assert read_exercises(here) == followed


def test_an_exercise_ruled_out_in_the_middle_of_a_week_is_told_of_with_the_way_out(here: Path) -> None:
    """The lifts of Monday and Thursday stand as stored; on Tuesday Thursday's are the ones to tell of."""
    there = read_exercises(here)
    hurts = there["full 2"][1]
    injured = LIGHT.replace("exercises = []", f'exercises = ["{hurts}"]')
    told = plan(here, injured, "--today", "2027-01-12").err
    asked = [line for line in told.splitlines() if "still asks for" in line]
    assert len(asked) == 1
    assert f"still asks for {hurts}, which you leave out now" in asked[0]
    assert "freshlegs replan plan.json plans the rest of this week without" in asked[0]
    replanned = call("replan", "plan.json", "--now", "2027-01-12 05:00", folder=here)
    assert replanned.code == 0, replanned.err
    assert re.search(rf"^full 2: .+ for .*{hurts}", replanned.err, re.MULTILINE)
    left = call("show", "plan.json", "--json", folder=here).json["sessions"]
    late = [one for one in left if one["start"] > "2027-01-12" and one["content"] and one["content"]["type"] == "lift"]
    assert late
    assert not any(entry["exercise"] == hurts for one in late for entry in one["content"]["exercises"])
    assert "still asks for" not in plan(here, injured, "--today", "2027-01-12").err
