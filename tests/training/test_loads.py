"""What goes on the bar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.training.epley import estimate_reps, estimate_rise, estimate_share, find_percent_range
from freshlegs.training.lift_slots import Pick
from freshlegs.training.lift_template import ExerciseSlot
from freshlegs.training.loads import Loads, Unit, parse_weight
from freshlegs.training.prescription import prescribe_lift
from support.gyms import LIBRARY, exercise, filled, lift, lift_task


def load_of(loads: Loads, content: str, kind: str = "lower") -> float | None:
    """Return the load of the first exercise of a lift."""
    there = filled(lift_task(lift(kind)), content)
    return prescribe_lift(there.filled[0], loads)[0].load


def test_a_working_weight_is_what_is_lifted() -> None:
    assert load_of(Loads(working={"back_squat": 80.0}), "back_squat") == 80.0


def test_a_working_weight_is_rounded_down_to_what_can_be_loaded() -> None:
    assert load_of(Loads(working={"back_squat": 81.9}), "back_squat") == 80.0
    assert load_of(Loads(working={"back_squat": 81.9}, steps={"barbell": 1.0}), "back_squat") == 81.0
    assert load_of(Loads("lb", working={"back_squat": 187.0}), "back_squat") == 185.0


def test_the_bar_counts_and_the_steps_are_on_top_of_it() -> None:
    loads = Loads(working={"back_squat": 24.0}, bar=17.0, steps={"barbell": 5.0})
    assert load_of(loads, "back_squat") == 22.0


def test_a_best_single_gives_the_load_of_a_set_with_two_in_reserve() -> None:
    """Six repetitions with two in reserve are eight to failure: 100 / (1 + 8 / 30) = 78.9."""
    assert load_of(Loads(best={"back_squat": 100.0}), "back_squat") == 77.5


def test_a_best_single_gives_a_load_for_the_top_of_the_range() -> None:
    """With two in reserve ten repetitions are twelve to failure, so 71.4; that for eight, 75, would be too much."""
    (pick,) = (Pick(exercise("press", default_reps="8-10"), 0, ExerciseSlot("moderate"), 3),)
    assert Loads(best={"press": 100.0}).of(pick) == 70.0


def test_of_a_best_single_that_is_hardly_the_empty_bar_no_weight_is_said() -> None:
    """Of 22 kg six repetitions are 17.4; the bar weighs 20."""
    assert load_of(Loads(best={"back_squat": 22.0}), "back_squat") is None


def test_a_working_weight_counts_before_a_best_single() -> None:
    loads = Loads(working={"back_squat": 70.0}, best={"back_squat": 100.0})
    assert load_of(loads, "back_squat") == 70.0


def test_of_an_exercise_of_which_nothing_is_known_nothing_is_said() -> None:
    assert load_of(Loads(working={"deadlift": 70.0}), "back_squat") is None


@given(
    weight=st.floats(0.5, 500),
    step=st.sampled_from([0.5, 1.0, 1.25, 2.5, 5.0]),
    bar=st.sampled_from([10.0, 15.0, 20.0]),
    equipment=st.sampled_from(["barbell", "dumbbell", "machine"]),
)
def test_what_is_loaded_is_no_more_than_asked_and_within_a_step(
    weight: float, step: float, bar: float, equipment: str
) -> None:
    loads = Loads(bar=bar, steps={equipment: step})
    exercise = LIBRARY[{"barbell": "back_squat", "dumbbell": "lateral_raise", "machine": "leg_curl"}[equipment]]
    loaded = loads.loadable(weight, exercise)
    base = bar if equipment == "barbell" else 0.0
    assert loaded >= base
    if weight >= base:
        assert weight - step - 1e-6 <= loaded <= weight + 1e-6
    if weight >= base + step:
        assert round((loaded - base) / step, 6) % 1 == pytest.approx(0)


def test_heavy_sets_are_at_70_percent_or_more() -> None:
    """The studies' loads: more than 70 % for the heavy sets."""
    for reps in (4, 5, 6):
        assert estimate_share(reps) > 0.7
    assert find_percent_range(6, 6) == (75, 80)
    assert find_percent_range(12, 15) == (60, 70)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [("82.5 kg", 82.5, "kg"), ("175lb", 175, "lb"), ("80", 80, None), ("2000", 2000, None)],
)
def test_a_weight_as_a_person_writes_it(written: str, value: float, unit: Unit | None) -> None:
    assert parse_weight(written) == (value, unit)


@pytest.mark.parametrize("written", ["", "kg", "0 kg", "-5", "2000.5", "1e3", "80 stone", "80  kg", "1.2345", "nan"])
def test_no_weight(written: str) -> None:
    with pytest.raises(ValueError, match=written or "^$"):
        parse_weight(written)


@pytest.mark.parametrize(
    ("name", "named", "asked", "built"),
    [
        ("pull_up", 12.5, 11.25, 10.0),
        ("pull_up", 12.5, 12.5, 12.5),
        ("hanging_knee_raise", 2.0, 2.0, 2.0),
        ("kb_swing", 16.0, 14.4, 12.0),
        ("kb_swing", 14.0, 15.9, 14.0),
        ("lateral_raise", 3.0, 2.7, 2.0),
        ("lat_pulldown", 61.0, 61.0, 60.0),
    ],
)
def test_only_what_can_be_built_is_asked_for(name: str, named: float, asked: float, built: float) -> None:
    """Belts by 2.5 kg, bells by 4, dumbbells by 1, stacks by 2.5; a bell or ankle weight that is named is there."""
    assert Loads(working={name: named}).loadable(asked, LIBRARY[name]) == built


@pytest.mark.parametrize(
    ("name", "load", "down", "up"),
    [
        ("back_squat", 60.0, 57.5, 62.5),
        ("back_squat", 20.0, 20.0, 22.5),
        ("back_squat", 61.3, 60.0, 62.5),
        ("kb_swing", 16.0, 12.0, 20.0),
        ("kb_swing", 4.0, 4.0, 8.0),
        ("lateral_raise", 1.0, 1.0, 2.0),
        ("mb_chest_pass", 4.0, 3.0, 4.0),
        ("box_jump", 5.0, 5.0, 5.0),
    ],
)
def test_the_next_weight_down_and_up(name: str, load: float, down: float, up: float) -> None:
    assert Loads().lighter(load, LIBRARY[name]) == down
    assert Loads().heavier(load, LIBRARY[name]) == up


@pytest.mark.parametrize(
    ("name", "load", "percent", "built"),
    [
        ("back_squat", 100.0, 90, 90.0),
        ("back_squat", 20.0, 90, 20.0),
        ("pull_up", 12.5, 90, 10.0),
        ("hanging_knee_raise", 2.0, 90, 2.0),
        ("lateral_raise", 1.0, 90, 1.0),
        ("box_jump", 5.0, 90, 4.5),
    ],
)
def test_a_share_of_a_weight_is_built_too(name: str, load: float, percent: int, built: float) -> None:
    """No ankle weight of 1.8 kg: where nothing lighter can be built the weight stays."""
    assert Loads(working={name: load}).reduced(load, percent, LIBRARY[name]) == built


def test_a_repetition_is_worth_about_2_7_percent() -> None:
    """80 kg 6 times with 2 in reserve is a best single of 80 x 38/30; 5 times that is 80 x 38/37."""
    assert 80 * (1 + estimate_rise(6)) == pytest.approx(80 * 38 / 37)
    assert estimate_reps(80, 6, 80 * 38 / 37) == 5
    assert estimate_reps(80, 6, 82.5) == 4


def test_bells_are_those_that_are_made_or_named() -> None:
    """By fours up to 48 kg; one of 3 kg is asked for of nobody who does not name it."""
    swing = exercise("kb_swing")
    assert Loads().heavier(44.0, swing) == 48.0
    assert Loads().heavier(48.0, swing) == 48.0
    assert load_of(Loads(best={"kb_swing": 5.0}), "kb_swing") is None
    assert load_of(Loads(best={"kb_swing": 20.0}), "kb_swing") == 12.0
    assert load_of(Loads(working={"kb_swing": 3.0}), "kb_swing") == 3.0
