"""Weights that do not fit together, by examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from freshlegs.model.session import TrainingPlace
from freshlegs.training.library import load_shipped
from freshlegs.training.lifting_settings import EVERYTHING, Excluded, LiftingSettings
from freshlegs.training.loads import Loads
from freshlegs.training.odd_weights import drop_odd_weights, note_odd_weight, note_unplaced_weights
from support.command_line import call

LIBRARY = {exercise.id: exercise for exercise in load_shipped()}
WEEK = """\
timezone = "Europe/Berlin"
[week]
start = 2027-01-04
weeks = 2
[availability]
mon = ["06:00-08:00"]
thu = ["06:00-08:00"]
sat = ["07:00-12:00"]
[lifting]
weights = { deadlift = 70, back_squat = 30 }
[[sessions]]
kind = "full"
count = 2
minutes = 60
[[sessions]]
kind = "long"
minutes = 60
"""


@pytest.mark.parametrize(
    ("weights", "exercise", "odd"),
    [
        ({"deadlift": 70.0, "back_squat": 30.0}, "deadlift", "back_squat"),
        ({"deadlift": 70.0, "back_squat": 30.0}, "back_squat", ""),
        ({"deadlift": 70.0, "back_squat": 45.0, "front_squat": 40.0}, "deadlift", ""),
        ({"back_squat": 95.0, "deadlift": 40.0, "front_squat": 60.0}, "back_squat", "deadlift"),
        ({"bench_press": 60.0, "overhead_press": 30.0}, "bench_press", ""),
        ({"bench_press": 160.0, "overhead_press": 60.0}, "bench_press", "overhead_press"),
        ({"deadlift": 100.0, "bench_press": 30.0}, "deadlift", ""),
        ({"deadlift": 100.0, "goblet_squat": 16.0, "leg_press": 30.0}, "deadlift", ""),
        ({"back_squat": 30.0}, "deadlift", ""),
    ],
)
def test_a_weight_is_asked_about_beside_the_lightest_of_its_kind(
    weights: Mapping[str, float], exercise: str, odd: str
) -> None:
    notes = [*note_odd_weight(LIBRARY[exercise], LiftingSettings(loads=Loads("kg", weights)))]
    assert len(notes) == bool(odd)
    assert all(f"{LIBRARY[exercise].name} {weights[exercise]:g} kg is more than" in note for note in notes)
    assert all(f"{LIBRARY[odd].name} {weights[odd]:g} kg: check" in note for note in notes)


@pytest.mark.slow
def test_the_first_card_with_the_heavy_one_asks(tmp_path: Path) -> None:
    (tmp_path / "weeks.toml").write_text(WEEK, "utf-8")
    for session in call("plan", "weeks.toml", "--json", folder=tmp_path).json["sessions"]:
        names = [entry["exercise"] for entry in session["content"].get("exercises", ())]
        asked = [note for note in session["content"]["notes"] if "check that both are right" in note] if names else []
        assert len(asked) == ("deadlift" in names and session["start"] < "2027-01-11")


def test_a_named_weight_without_a_place_is_said_once(tmp_path: Path) -> None:
    settings = LiftingSettings(loads=Loads("kg", {"deadlift": 70.0, "back_squat": 60.0}))
    (note,) = note_unplaced_weights({"back_squat", "rdl"}, settings)
    assert note.startswith(f"You named a weight for {LIBRARY['deadlift'].name}, and no lift of the week has it.")
    assert drop_odd_weights((note, "another")) == ("another",)
    named = "{ back_squat = 60, front_squat = 50, leg_press = 90, hack_squat = 70, deadlift = 70, hip_thrust = 80 }"
    text = WEEK.replace("{ deadlift = 70, back_squat = 30 }", named)
    (tmp_path / "weeks.toml").write_text(text, "utf-8")
    plan = call("plan", "weeks.toml", "--json", folder=tmp_path).json
    lifts = [session for session in plan["sessions"] if session["content"]["type"] == "lift"]
    there = {entry["exercise"] for lift in lifts for entry in lift["content"]["exercises"]}
    told = {(lift["id"], note) for lift in lifts for note in lift["content"]["notes"] if "You named" in note}
    left = {"front_squat", "leg_press", "hack_squat", "back_squat", "deadlift", "hip_thrust"} - there
    assert len(left) > 1
    ((first, note),) = told
    assert first == min(lift["id"] for lift in lifts)
    assert {name for name in left if LIBRARY[name].name in note} == left
    assert note.startswith("You named weights for ")
    assert note.endswith(", and no lift of the week has them. Swap one in for an exercise like it if you miss it.")


def test_a_named_weight_that_can_not_be_lifted_is_not_to_be_swapped_in() -> None:
    """What is not at hand is said by itself, and of what is ruled out nothing is said; at a second place it may be."""
    loads = Loads("kg", {"deadlift": 70.0, "bench_press": 60.0, "goblet_squat": 16.0, "leg_press": 90.0})
    out = Excluded(exercises=frozenset({"leg_press"}))
    home = LiftingSettings(equipment=frozenset({"dumbbell"}), loads=loads, excluded=out)
    able, unable = note_unplaced_weights((), home)
    squat, pull, bench = (LIBRARY[name].name for name in ("goblet_squat", "deadlift", "bench_press"))
    assert able.startswith(f"You named a weight for {squat}, and no lift of the week has it. Swap it in for")
    assert sorted((pull, bench)) == sorted(re.findall(f"{pull}|{bench}", unable))
    assert unable.endswith(", and what they need is not at hand where you train.")
    assert drop_odd_weights((able, unable)) == ()
    gym = replace(home, places=(TrainingPlace("gym", EVERYTHING),))
    (both,) = note_unplaced_weights((), gym)
    assert all(name in both for name in (squat, pull, bench))
