"""How a working weight is built up to: lighter sets, the plates on the bar, and what they say of a best single."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.model.content import Prescribed
from freshlegs.training.build_up import build_ramp, describe_plates, estimate_best
from freshlegs.training.card import describe_exercise, describe_ramp, format_load
from freshlegs.training.exercise import Reps
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription, count_seconds, describe_warm_up
from support.gyms import LIBRARY

KG, LB = Loads("kg"), Loads("lb")
SQUAT, DEADLIFT = LIBRARY["back_squat"], LIBRARY["deadlift"]


def asked(name: str, load: float | None = None, loads: Loads = KG, slot: Any = None, reps: str = "") -> Prescription:
    exercise = LIBRARY[name]
    found = Reps.of(reps) if reps else exercise.reps
    one = Prescription(exercise, slot or exercise.category, "", 3, found, 180, load, loads.unit)
    return one.with_best().built_up(loads)


def stored(*asked_for: Any, **more: Any) -> Prescribed:
    return asked(*asked_for, **more).stored()


@pytest.mark.parametrize(
    ("load", "loads", "plates"),
    [
        (20.0, KG, ""),
        (60.0, KG, "20 + 2 x 20"),
        (62.5, KG, "20 + 2 x 20 + 2 x 1.25"),
        (100.0, KG, "20 + 2 x 25 + 2 x 15"),
        (180.0, KG, "20 + 6 x 25 + 2 x 5"),
        (135.0, LB, "45 + 2 x 45"),
        (190.0, LB, "45 + 2 x 45 + 2 x 25 + 2 x 2.5"),
        (53.0, Loads("kg", bar=15.0, steps={"barbell": 1.0}), "15 + 2 x 15 + 2 x 2.5 + 2 x 1 + 2 x 0.5"),
        (21.0, Loads("kg", steps={"barbell": 0.5}), "20 + 2 x 0.5"),
        (35.0, Loads("kg", bar=15.0, steps={"barbell": 20.0}), "15 + 2 x 10"),
    ],
)
def test_plates_come_in_pairs_the_heaviest_first(load: float, loads: Loads, plates: str) -> None:
    assert describe_plates(load, SQUAT, loads) == plates


def test_plates_that_would_be_too_many_are_not_told() -> None:
    assert describe_plates(620.0, SQUAT, KG) == "20 + 24 x 25"
    assert describe_plates(622.5, SQUAT, KG) == ""


def test_only_a_barbell_has_plates() -> None:
    for name in ("leg_press", "goblet_squat", "pull_up"):
        assert describe_plates(40.0, LIBRARY[name], KG) == ""
    assert describe_plates(None, SQUAT, KG) == ""


@given(st.floats(20, 300), st.sampled_from([0.25, 0.5, 1.0, 1.25, 2.0, 2.5, 5.0]), st.sampled_from([15.0, 20.0, 7.5]))
def test_bar_and_plates_are_the_weight(weight: float, step: float, bar: float) -> None:
    loads = Loads("kg", bar=bar, steps={"barbell": step})
    load = loads.loadable(weight, SQUAT)
    plates = describe_plates(load, SQUAT, loads)
    first, *pairs = plates.split(" + ") if plates else ["", *()]
    if plates:
        counted = [tuple(map(float, pair.split(" x "))) for pair in pairs]
        assert float(first) == bar
        assert bar + sum(count * plate for count, plate in counted) == pytest.approx(load)
        assert all(count % 2 == 0 for count, _ in counted)
    else:
        assert load == bar or load > 100


def test_a_heavy_set_has_lighter_ones_before_it() -> None:
    """The empty bar and half the weight five times, three quarters three times; from the floor without the bar."""
    told = describe_ramp(stored("back_squat", 100.0))
    assert told == "20 kg x 5, 50 kg x 5 (20 + 2 x 15), 75 kg x 3 (20 + 2 x 25 + 2 x 2.5)"
    assert [one.load for one in build_ramp(DEADLIFT, "strength", 100.0, KG)] == [50.0, 75.0]
    assert describe_ramp(stored("leg_press", 80.0)) == "47.5 kg x 5"


def test_lighter_sets_are_lighter_and_each_is_heavier_than_the_last() -> None:
    for load, expected in ((20.0, []), (25.0, [20.0]), (30.0, [20.0, 22.5]), (45.0, [20.0, 22.5, 32.5])):
        assert [one.load for one in build_ramp(SQUAT, "strength", load, KG)] == expected


def test_of_an_unknown_weight_they_are_told_by_their_share() -> None:
    told = describe_ramp(stored("back_squat"))
    assert told == "the empty bar x 5, 50 % of the weight x 5, 75 % of the weight x 3"


def test_what_is_not_heavy_has_none() -> None:
    assert describe_ramp(stored("rdl", 60.0)) == ""
    assert describe_ramp(stored("pull_up", 12.5)) == ""


def test_lighter_sets_take_their_time_from_the_warm_up() -> None:
    """13 repetitions of 3 s and three times 35 s are 144 s; with two of them five minutes of jogging are left."""
    squat, press, none = asked("back_squat", 100.0), asked("overhead_press", 60.0), asked("rdl", 60.0)
    assert squat.ramp_seconds == 13 * 3 + 3 * 35
    assert describe_warm_up([none]) == "10 min: walk or jog, then loosen hips, ankles and hamstrings"
    assert describe_warm_up([squat, none]).startswith("7 min: walk or jog")
    assert describe_warm_up([squat, press]).endswith("; the warm-up sets take another 5 min")
    assert describe_warm_up([squat, press]).startswith("5 min")
    assert count_seconds([squat]) == 600 + 3 * 18 + 2 * 180 + 90


def test_lighter_sets_that_take_longer_than_the_warm_up_has_room_for_come_on_top() -> None:
    """On each side in turn: 2 x 39 s and three times 35 s are 33 s more than two and a half minutes."""
    both = asked("back_squat", 100.0, reps="6/side")
    assert both.ramp_seconds == 2 * 39 + 105
    assert count_seconds([both]) == 600 + 33 + 3 * 36 + 2 * 180 + 90


def test_of_two_in_turn_the_one_with_more_sets_says_how_often_is_rested() -> None:
    """Three rounds, in the last of which only one is done: rests after the first and the second."""
    two, three = asked("rdl", 60.0), asked("pull_up", None)
    pair = [replace(two, sets=2, pair="A", rest=90), replace(three, sets=3, pair="A", rest=60)]
    alone = [replace(one, pair="", sets=1) for one in pair]
    work = [one.exercise.set_seconds(one.reps) for one in pair]
    assert count_seconds(pair) - count_seconds(alone) == work[0] + 2 * work[1] + 2 * 90
    assert count_seconds(pair) == count_seconds(pair[::-1])


def test_a_weight_says_what_the_best_single_is() -> None:
    """100 kg six times with two in reserve: 100 x (1 + 8 / 30)."""
    assert asked("back_squat", 100.0).best == 127
    assert asked("back_squat", 100.0).effort == "leave 2 reps in the tank; estimated best single 127 kg"
    assert estimate_best(LIBRARY["pull_up"], Reps.of("6"), 12.5) is None
    assert estimate_best(SQUAT, Reps.of("12"), 60.0) is None
    assert asked("rdl", 60.0).best is None
    assert asked("back_squat").best is None


def test_the_weight_of_a_pair_is_that_in_each_hand() -> None:
    assert format_load(stored("lateral_raise", 6.0)) == "6 kg each hand"
    assert format_load(stored("goblet_squat", 20.0)) == "20 kg"
    assert format_load(stored("lateral_raise")) == ""


def test_an_exercise_on_one_line_has_all_of_it() -> None:
    assert describe_exercise(stored("deadlift", 100.0)) == (
        "Barbell deadlift 3 x 5, rest 3 min; with 100 kg (20 + 2 x 25 + 2 x 15), leave 2 reps in the tank; estimated "
        "best single 123 kg; warm-up sets: 50 kg x 5 (20 + 2 x 15), 75 kg x 3 (20 + 2 x 25 + 2 x 2.5)"
    )


def test_what_says_nothing_of_it_is_not_written() -> None:
    """Plans of before are read, and an exercise without weight or warm-up sets is written as it was."""
    plain = stored("push_up").model_dump(mode="json")
    assert not {"ramp", "plates", "best", "each_hand"} & plain.keys()
    heavy = stored("back_squat", 100.0)
    assert Prescribed.model_validate(heavy.model_dump(mode="json")) == heavy
