"""A lift for the whole body holds all main movements, or its card says which lift of the week does."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from freshlegs.rules.lifts_elsewhere import describe_lacking
from support.command_line import call

pytestmark = pytest.mark.slow

WEEK = """
timezone = "Europe/Berlin"
[availability]
mon-fri = ["06:00-08:00", "17:00-20:30"]
[athlete]
equipment = EQUIPMENT
[[sessions]]
kind = "full"
count = COUNT
minutes = MINUTES
"""
MOVES = {
    "squat or lunge": {"squat", "lunge", "knee_extension"},
    "hinge or hip thrust": {"hinge", "hip_extension", "knee_flexion"},
    "calf raise": {"calf"},
    "push": {"h_push", "v_push"},
    "pull": {"h_pull", "v_pull"},
}


@cache
def movements() -> dict[str, str]:
    return {one["id"]: one["movement"] for one in call("exercises", "--json", folder=Path()).json["exercises"]}


def plan(folder: Path, equipment: list[str], minutes: int, count: int = 2) -> dict[str, Any]:
    text = WEEK.replace("EQUIPMENT", json.dumps(equipment))
    text = text.replace("COUNT", str(count)).replace("MINUTES", str(minutes))
    (folder / "week.toml").write_text(text, "utf-8")
    done = call("plan", "week.toml", "--json", folder=folder)
    assert done.code == 0, done.err
    return {f"full {one['id'][-1]}": one["content"] for one in json.loads(done.out)["sessions"]}


def list_moves(content: Any) -> set[str]:
    there = {movements()[entry["exercise"]] for entry in content["exercises"] if entry["slot"] != "power"}
    return {name for name, moves in MOVES.items() if moves & there}


@pytest.mark.parametrize("minutes", [30, 40, 45])
@pytest.mark.parametrize(
    "equipment", [["barbell", "rack", "bench", "dumbbell", "pullup_bar"], ["dumbbell", "band"], ["machine", "cable"]]
)
def test_the_week_has_all_and_each_card_says_what_it_lacks(tmp_path: Path, equipment: list[str], minutes: int) -> None:
    lifts = plan(tmp_path, equipment, minutes)
    has = {name: list_moves(content) for name, content in lifts.items()}
    assert set.union(*has.values()) == {*MOVES}
    for name, content in lifts.items():
        said = [note for note in content["notes"] if f"in these {minutes} min" in note]
        for move in MOVES:
            others = [other for other in lifts if other != name and move in has[other]]
            told = [note for note in said if move in note]
            assert len(told) == (move not in has[name])
            assert all(other in note for note in told for other in others)


def test_the_only_lift_and_one_of_an_hour_say_nothing(tmp_path: Path) -> None:
    for minutes, count in ((40, 1), (60, 2)):
        lifts = plan(tmp_path, ["barbell", "rack", "bench", "dumbbell", "pullup_bar"], minutes, count)
        assert not [note for content in lifts.values() for note in content["notes"] if "in these" in note]


def test_several_movements_are_said_in_one_sentence() -> None:
    assert describe_lacking(["a hinge or hip thrust"], ["full 2"], 40) == (
        "No hinge or hip thrust in these 40 min: full 2 has it."
    )
    assert describe_lacking(["a calf raise", "a pull"], ["full 1", "full 3"], 30) == (
        "No calf raise and pull in these 30 min: full 1 and full 3 have them."
    )
