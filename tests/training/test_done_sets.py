"""What a person says was done of an exercise."""

import pytest

from freshlegs.model.content import Prescribed
from freshlegs.training.done_sets import explain_many_reps, find_asked_exercise, find_other_exercise, parse_done
from freshlegs.training.library import load_shipped

ROW = Prescribed.model_validate(
    {
        "exercise": "row",
        "name": "Row",
        "slot": "moderate",
        "sets": 3,
        "reps": "6-8",
        "rest": 90,
        "load": 60,
        "unit": "kg",
    }
)
PLANK = Prescribed.model_validate(
    {"exercise": "plank", "name": "Plank", "slot": "core", "sets": 2, "reps": "30s", "rest": 30}
)


@pytest.mark.parametrize(
    ("written", "reps", "load"),
    [
        ("3x8 @ 62.5", (8, 8, 8), 62.5),
        ("3 X 8", (8, 8, 8), 60.0),
        ("3\u00d78 at 55 KG", (8, 8, 8), 55.0),
        ("3*8 with 55", (8, 8, 8), 55.0),
        ("3 sets of 8 @ 55", (8, 8, 8), 55.0),
        ("2x8 1x6 @ 55", (8, 8, 6), 55.0),
        ("2x8, 6 @ 55", (8, 8, 6), 55.0),
        ("3 x 8 per side @ 10 kg each hand", (8, 8, 8), 10.0),
        ("3 x 8 x 55 kg", (8, 8, 8), 55.0),
        ("3 x 12 x 55 kg", (12, 12, 12), 55.0),
        ("8 8 6 55 kgs", (8, 8, 6), 55.0),
        ("8/8/6", (8, 8, 6), 60.0),
        ("82,5 kg", (8, 8, 8), 82.5),
        ("@ 82,5", (8, 8, 8), 82.5),
    ],
)
def test_sets_and_weight(written: str, reps: tuple[int, ...], load: float) -> None:
    assert parse_done(written, ROW) == (reps, load, "kg")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "3x",
        "x8",
        "3x8x55",
        "8 x 55 kg",
        "3 x 6-8",
        "0x8",
        "21x8",
        "3x8 @",
        "3x8 @ 0",
        "3x8 @ 55 @ 60",
        "8,80 kg",
        "3 x 8 s",
    ],
)
def test_what_can_not_be_read(written: str) -> None:
    assert parse_done(written, ROW) is None


@pytest.mark.parametrize("written", ["2 x 30 s", "2x30s", "30 30 sec", "2 x 30", "30, 30"])
def test_a_hold_is_told_in_seconds(written: str) -> None:
    assert parse_done(written, PLANK) == ((30, 30), None, "kg")


def test_a_hold_is_not_told_in_metres() -> None:
    assert parse_done("2 x 30 m", PLANK) is None


def test_of_another_exercise_the_sets_have_to_be_told() -> None:
    assert parse_done("3 x 8 @ 55 lb", None) == ((8, 8, 8), 55.0, "lb")
    assert parse_done("55 kg", None) is None


def test_a_number_that_may_be_a_weight_is_no_repetition() -> None:
    assert explain_many_reps("3x80", ROW, "row=") == (
        '80 repetitions? Write "row=80 kg" for the weight of all sets, or "row=3 x 8 @ 80 kg"'
    )
    assert explain_many_reps("3 x 8 at 80", ROW) == explain_many_reps("3x16", ROW) == ""


@pytest.mark.parametrize(
    ("written", "asked", "other"),
    [
        ("squat", "back_squat", None),
        ("Squats", "back_squat", None),
        ("calf raise", "standing_calf_raise", None),
        ("Standing calf raise", "standing_calf_raise", None),
        ("row", None, None),  # there are two
        ("calf_raise", None, "calf_raise"),
        ("Calf raise on both legs", None, "calf_raise"),
        ("deadlift", None, "deadlift"),  # and not the Romanian one
        ("romanian", "rdl", None),
        ("swim", None, None),
        ("", None, None),
    ],
)
def test_the_only_exercise_of_a_lift_with_the_words_is_meant_unless_another_is_called_just_so(
    written: str, asked: str | None, other: str | None
) -> None:
    lift = ("back_squat", "rdl", "standing_calf_raise", "one_arm_db_row", "seated_cable_row")
    names = {one.id: one.name for one in load_shipped()}
    there = {one: Prescribed(exercise=one, name=names[one], slot="moderate", sets=3, reps="8", rest=90) for one in lift}
    found, elsewhere = find_asked_exercise(there, written), find_other_exercise(there, written)
    assert (found and found.exercise, elsewhere and elsewhere.id) == (asked, other)
