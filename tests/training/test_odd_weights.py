"""Weights that do not fit together, by examples."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from freshlegs.training.library import load_shipped
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.loads import Loads
from freshlegs.training.odd_weights import note_odd_weight
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
