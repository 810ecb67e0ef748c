"""How far the exercises of a lift may grow: no week is longer than its minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from freshlegs.model.kinds import Style
from freshlegs.training.exercise import Reps
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription, count_seconds
from freshlegs.training.room_to_grow import say_why_kept, share_minutes
from support.gyms import LIBRARY


def asked(name: str, reps: str, load: float | None = None, **more: Any) -> Prescription:
    exercise = LIBRARY[name]
    return Prescription(exercise, exercise.category, "", 3, Reps.of(reps), 60, load, "kg", **more)


def share(minutes: Iterable[int], *exercises: tuple[Prescription, Style]) -> list[int]:
    return share_minutes(exercises, minutes)


def _pair_with_style(one: Prescription) -> tuple[Prescription, Style]:
    return one, "double"


PULL_UP, PLANK = asked("pull_up", "6"), asked("side_plank", "30s/side")
BOTH: tuple[tuple[Prescription, Style], ...] = ((PULL_UP, "double"), (PLANK, "time"))
AS_FILLED = count_seconds([PULL_UP, PLANK])
"""1254 s: 10 min of warm-up, 3 x 18 s and 3 x 60 s of work, twice 2 x 60 s of rest, twice 90 s to set up."""


def test_the_seconds_of_the_lift_of_these_tests() -> None:
    assert AS_FILLED == 600 + 3 * 18 + 3 * 60 + 2 * (2 * 60 + 90)


@pytest.mark.parametrize(
    ("minutes", "most"),
    [
        (20, [6, 30]),  # not even what it was filled with
        (21, [6, 30]),  # 6 s left: not one repetition more in each of three sets
        (22, [10, 35]),  # 66 s left: four times 9 s, and 30 s
        (23, [10, 45]),  # 126 s left: four times 9 s, and three times 30 s
        (30, [10, 60]),  # enough: four repetitions more, twice the time
    ],
)
def test_what_is_left_of_the_minutes_goes_to_all_in_turn(minutes: int, most: list[int]) -> None:
    assert share((minutes, 60), *BOTH) == most


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        (20, "stays at 6: the minutes of the lift are full; next is"),
        (21, "stays at 6: the minutes of the lift are full; next is"),
        (22, "stays at 6: so that this lift fits its time every week; next is"),
    ],
)
def test_minutes_are_full_where_none_is_left(minutes: int, says: str) -> None:
    """1254 s are 21 minutes, rounded up."""
    full = replace(PULL_UP, note="stays at 6: the minutes of the lift are full; next is")
    assert say_why_kept([full, PLANK], minutes) == [replace(full, note=says), PLANK]


def test_heavy_lifts_grow_first_and_the_others_in_turn() -> None:
    """Of 246 s the pull-ups take 36, wherever they stand; five times 30 s and four times 15 s are for the holds."""
    planks: tuple[tuple[Prescription, Style], ...] = ((PLANK, "time"), (asked("front_plank", "30s"), "time"))
    assert share((30,), *planks, (PULL_UP, "double")) == [55, 50, 10]


def test_the_shortest_session_of_a_programme_counts() -> None:
    assert share((60, 21, 45), *BOTH) == share((21,), *BOTH)


def test_nothing_grows_for_which_the_next_weight_is_due_instead() -> None:
    """A stack of unknown weight; with a known weight repetitions may have to come first."""
    assert share((60,), (asked("leg_extension", "12-15"), "double"), (asked("box_jump", "5"), "none")) == [15, 5]
    assert share((60,), (asked("biceps_curl", "12-15", 8.0), "double")) == [19]


def test_minutes_that_are_left_go_to_who_has_no_heavier_dumbbell_or_band() -> None:
    """Four repetitions more, or twelve; those of others come first, and what has no minutes left stays."""
    assert share((60,), (asked("face_pull", "12-15"), "double"), (asked("box_jump", "5"), "none")) == [19, 5]
    assert share((60,), (asked("biceps_curl", "12-15"), "double")) == [19]
    assert share((60,), (asked("goblet_squat", "6"), "single")) == [12]
    band, bar = asked("face_pull", "12-15"), asked("biceps_curl", "12-15", 8.0)
    pull, curl = _pair_with_style(band), _pair_with_style(bar)
    full = count_seconds([band.with_reps(15), bar.with_reps(19)])
    assert share((-(-full // 60),), pull, curl)[1] == 19
    assert share((full // 60,), pull, curl) in ([15, 18], [15, 19])


def test_the_one_set_of_a_minimum_dose_stays_in_its_range() -> None:
    one = replace(asked("pull_up", "6-8", dose="minimum"), sets=1)
    other = replace(asked("single_leg_calf_raise", "10-12/side", dose="minimum"), sets=1)
    assert share((60,), (one, "double"), (other, "double")) == [10, 12]


def test_more_repetitions_of_what_stands_in_for_a_heavy_exercise_take_no_minutes() -> None:
    """Of 3 x 6 with 3 min of rest and 3 x 12 with 2 min the first takes longer, and so it counts."""
    squat = replace(asked("goblet_squat", "6", 10.0), slot="strength", rest=180)
    seconds = count_seconds([squat.built_up(Loads())])
    longest = max(count_seconds([squat.with_reps(reps).built_up(Loads())]) for reps in range(4, 13))
    assert longest == seconds
    assert share((-(-seconds // 60),), (squat, "double")) == [12]
    assert share((-(-seconds // 60),), (replace(squat, pair="A"), "double"), (replace(squat, pair="A"), "double")) == [
        6,
        6,
    ]
    full = -(-count_seconds([squat, PLANK]) // 60)
    assert share((full,), (squat, "double"), (PLANK, "time"))[0] == 12


def test_the_minutes_that_are_left_go_first_to_who_has_no_next_dumbbell() -> None:
    """A split squat with dumbbells before the calf raise: the step of a stack is small."""
    calves, squat = asked("standing_calf_raise", "12", 60.0), asked("split_squat", "8/side")
    found = [share((minutes,), (calves, "double"), (squat, "double")) for minutes in range(20, 40)]
    assert all(squats == 12 or reps < 16 for reps, squats in found)
    assert {squats for _, squats in found} >= {8, 12}
    assert found[-1] == [16, 12]
