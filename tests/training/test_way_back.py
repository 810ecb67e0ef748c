"""After a come-back: at most 90 % of the weight of before, then that weight, and only then a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from freshlegs.model.kinds import Style
from freshlegs.training.library import load_shipped
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.programme.races import Race
from freshlegs.training.progression import ExerciseProgression

BENCH = next(exercise for exercise in load_shipped() if exercise.id == "bench_press")
RACE = Race(date(2027, 1, 24), 10.0)
FIRST = Prescription(BENCH, "strength", "", 3, replace(BENCH.reps, low=6, high=6), 90, 80.0, "kg")


def weeks(*special: dict[str, Any]) -> list[ProgrammeWeek]:
    """Return two usual weeks, then those with what is special of them."""
    usual: tuple[dict[str, Any], ...] = ({}, {})
    start = ProgrammeWeek(1, date(2027, 1, 11), "build")
    return [replace(start, number=number, **one) for number, one in enumerate((*usual, *special), 1)]


def recovery(load: int = 100, back: int = 100) -> dict[str, Any]:
    return {"kind": "recovery", "progresses": False, "lift_load": load, "comes_back": back}


SEASON: dict[str, Any] = {"kind": "in_season", "progresses": False}
DELOAD: dict[str, Any] = {"kind": "deload", "progresses": False, "lift_load": 90, "lift_volume": 70}


def ask(there: list[ProgrammeWeek], first: Prescription = FIRST, style: Style = "single", done: Any = None) -> Any:
    return list(ExerciseProgression(first, style, "intermediate", Loads("kg")).weeks(there, done))


@pytest.mark.parametrize(
    ("special", "loads"),
    [
        ([recovery(back=80), {}, {}, {}], [62.5, 70, 80, 82.5]),
        ([recovery(back=80), recovery(), {}, {}], [62.5, 70, 80, 82.5]),
        ([recovery(back=90), {}, {}], [70, 80, 82.5]),
        ([recovery(load=90), {}, {}], [70, 80, 82.5]),
        ([recovery(load=70), {}, {}, {}], [55, 70, 80, 82.5]),
        ([recovery(load=70), recovery(load=90), {}, {}], [55, 70, 80, 82.5]),
        ([recovery(back=80), DELOAD, {}, {}, {}], [62.5, 55, 70, 80, 82.5]),
        ([DELOAD, recovery(back=80), {}, {}, {}, {}], [70, 55, 62.5, 70, 80, 82.5]),
        ([SEASON, {**SEASON, "comes_back": 80}, SEASON, SEASON, SEASON], [80, 62.5, 70, 80, 80]),
    ],
)
def test_a_come_back_leads_to_the_weight_of_before_and_then_to_a_new_one(
    special: list[dict[str, Any]], loads: list[float]
) -> None:
    assert [one.load for one in ask(weeks(*special))][2:] == loads


@pytest.mark.parametrize("lifted", [LiftResult((6, 6, 6)), LiftResult((6, 6, 4)), None])
def test_a_deload_halves_the_sets_of_the_week_before_and_not_those_of_the_first_week(
    lifted: LiftResult | None,
) -> None:
    """The second week was not done, so that the first is the last that was, with one set; other lifts went on."""
    deload = {**DELOAD, "lift_volume": 50}
    start, undone, back, easier = weeks({"comes_back": 90, "stayed_trained": True}, deload)
    there = [replace(start, kind="start", sets=1), replace(undone, kind="start", sets=2), back, easier]
    done = {1: LiftResult((6,)), 2: None, 3: lifted, 4: None}
    asked = ask(there, done=done.__getitem__)
    assert [one.sets for one in asked[:3]] == [1, 2, 3]
    assert 7 <= asked[3].sets * asked[3].reps.high <= 10


def test_the_week_after_a_race_asks_for_no_more_of_ones_own_weight_than_the_come_back_before_it() -> None:
    """Other lifts went on, so that it comes back by itself: six repetitions, then three, and no six after the race."""
    chin_up = next(exercise for exercise in load_shipped() if exercise.id == "chin_up")
    own = Prescription(chin_up, "strength", "", 3, replace(chin_up.reps, low=6, high=6), 180, None, "kg")
    back = {"comes_back": 90, "stayed_trained": True}
    asked = ask(weeks(back, recovery(load=90) | {"lift_volume": 70}, {}), own)
    usual, came_back, recovered, again = (one.reps.high for one in asked[1:])
    assert recovered <= came_back < usual <= again
    assert asked[3].effort.startswith("leave 5 or more")


def test_the_card_says_so_and_leaves_more_as_long_as_it_is_lighter() -> None:
    _, _, back, next_week, before, new = ask(weeks(recovery(back=80), {}, {}, {}))
    assert (next_week.note, before.note, new.note) == (
        "no more than 90 % of the weight before the break", "the weight of before the break", "",
    )  # fmt: skip
    assert back.effort == next_week.effort == "leave 5 or more reps in the tank"
    assert before.effort.startswith("leave 2 reps")


@pytest.mark.parametrize(
    ("easier", "since"),
    [
        ({"after": (RACE, 1)}, "the race"),
        ({"race": RACE}, "the race"),
        ({"eased_since": "the illness"}, "the illness"),
        ({"eased_since": "your knee hurt"}, "your knee hurt"),
        # What came right before counts, and where nobody knows a race nobody tells of one.
        ({"eased_since": "your knee hurt", "after": (RACE, 1)}, "your knee hurt"),
        ({"eased_since": "your knee hurt", "comes_back": 80}, "the break"),
        ({}, "the easier week"),
        ({"kind": "stress"}, "the easier week"),
    ],
)
def test_the_way_back_names_what_it_leads_back_from(easier: dict[str, Any], since: str) -> None:
    *_, lighter, before = ask(weeks({**recovery(load=70), **easier}, {}, {}))
    assert lighter.note == f"no more than 90 % of the weight before {since}"
    assert before.note == f"the weight of before {since}"


def test_no_repetition_of_the_old_weight_is_new_either() -> None:
    """7 repetitions before the break would have been 8 next."""
    first = replace(FIRST, reps=replace(FIRST.reps, low=6, high=10))
    asked = ask(weeks(recovery(back=90), {}, {}), first, "double")
    assert [(one.load, one.reps.high) for one in asked] == [(80, 6), (80, 7), (70, 7), (80, 7), (80, 8)]


def test_a_weight_that_nobody_knows_comes_back_in_words() -> None:
    asked = ask(weeks(recovery(back=80), {}, {}), replace(FIRST, load=None), "double")
    assert [one.note for one in asked][3:] == [
        "no more than 90 % of the weight before the break", "the weight of before the break",
    ]  # fmt: skip


def test_a_deload_on_the_way_back_takes_off_what_the_week_before_it_had() -> None:
    """Lighter after a race, and then a hotel: a tenth off 70 or 80, not off the first lift back."""
    begins = [recovery(load=90), {"comes_back": 90, "stayed_trained": True}, {}]
    assert [one.load for one in ask(weeks(*begins, DELOAD, {}))][2:] == [70, 62.5, 70, 62.5, 80]
    assert [one.load for one in ask(weeks(*begins, {}, DELOAD, {}))][2:] == [70, 62.5, 70, 80, 70, 82.5]


@pytest.mark.parametrize(("back", "loads"), [(90, [70, 80, 82.5]), (80, [62.5, 70, 80])])
def test_a_deload_is_the_come_back_where_it_is_the_first_week_back(back: int, loads: list[float]) -> None:
    """A week lost before it is no reason to begin again below its weight, nor to take a tenth off twice."""
    assert [one.load for one in ask(weeks({**DELOAD, "comes_back": back}, {}, {}))][2:] == loads


def test_an_unknown_weight_in_the_second_week_back_is_a_share_of_the_one_before_the_race() -> None:
    """After 30 % less, "10 % lighter than the last time" would be lighter still."""
    raced = {"after": (RACE, 2)}
    first = replace(FIRST, load=None)
    asked = ask(weeks({**recovery(load=70), **raced}, {**recovery(load=90), **raced}, DELOAD), first, "double")[2:]
    assert [one.note for one in asked] == [
        "30 % lighter than the last time", "10 % lighter than before the race", "10 % lighter than the last time",
    ]  # fmt: skip


def test_an_easier_week_that_is_held_back_says_so() -> None:
    """Back after four weeks from a marathon: the week that has all the weights of the table is told of what it has."""
    asked = ask(weeks(recovery(back=80), recovery()))[2:]
    assert [(one.load, one.held) for one in asked] == [(62.5, 0), (70, 90)]


STRESS: dict[str, Any] = {"kind": "stress", "progresses": False, "lift_volume": 70}
PULLED: dict[str, Any] = {"progresses": False, "lift_volume": 70, "comes_back": 90, "stayed_trained": True}


@pytest.mark.parametrize(
    ("easier", "loads"),
    [(DELOAD, [70, 62.5, 80]), ({**DELOAD, "lift_load": 100, "lift_volume": 50}, [70, 70, 80]), (STRESS, [70, 70, 80])],
)
@pytest.mark.parametrize("back", [PULLED, {**recovery(load=90), "kind": "build"}])
def test_an_easier_week_after_a_come_back_raises_nothing(
    back: dict[str, Any], easier: dict[str, Any], loads: list[float]
) -> None:
    """A deload is no step on the way back: no weight, no set, no repetition more, and as much left in the tank."""
    asked = ask(weeks(back, easier, {}))[2:]
    assert [one.load for one in asked] == loads
    back_again, eased, _ = asked
    assert (eased.sets, eased.reps.high) <= (back_again.sets, back_again.reps.high)
    assert eased.effort == back_again.effort == "leave 5 or more reps in the tank"


@pytest.mark.parametrize("load_step", ["barbell", "bodyweight_reps"])
def test_nor_does_it_where_no_weight_is_known(load_step: Any) -> None:
    first = replace(FIRST, load=None, exercise=replace(BENCH, load_step=load_step))
    back, eased, again = ask(weeks(PULLED, {**DELOAD, "lift_load": 100, "lift_volume": 50}, {}), first, "double")[2:]
    assert eased.sets <= back.sets
    assert eased.reps.high <= back.reps.high
    assert "of before" not in eased.note
    assert eased.spare >= back.spare > again.spare == 0


def test_from_an_easier_weeks_weight_before_the_break_it_is_no_leap_to_the_usual_one() -> None:
    """A race, three weeks without a lift, another race: 80 was 70 % of what is usual, and not the weight to go on from.

    No week asks for a quarter more than the one before it, and the card says how far it still is.
    """
    first = replace(FIRST, load=117.5)
    start = weeks(recovery(load=70), recovery(load=90, back=90), {}, {}, {}, {})[2:]
    asked = ask(start, first)
    assert [one.load for one in asked] == [80, 70, 80, 92.5, 105, 117.5]
    assert [(one.note, one.held, one.spare) for one in asked[2:6]] == [
        ("the weight of before the break", 70, 5),
        ("no more than 80 % of your usual weight", 80, 5),
        ("no more than 90 % of your usual weight", 90, 5),
        ("", 0, 0),
    ]


def test_after_four_weeks_that_weight_has_its_step_of_ninety_percent_too() -> None:
    start = weeks(recovery(load=70), recovery(load=90, back=80), *[{}] * 5)[2:]
    asked = ask(start, replace(FIRST, load=117.5, reps=replace(FIRST.reps, low=6, high=8)), "double")
    assert [(one.load, one.reps.high, one.held) for one in asked[1:]] == [
        (62.5, 6, 0), (70, 6, 70), (80, 6, 70), (92.5, 6, 80), (105, 6, 90), (117.5, 6, 0),
    ]  # fmt: skip


def test_an_easier_week_on_the_way_has_an_unknown_weight_in_words_too() -> None:
    asked = ask(weeks(recovery(back=80), recovery()), replace(FIRST, load=None), "double")[2:]
    assert [(one.note, one.held) for one in asked] == [
        ("20 % lighter than the last time", 0), ("no more than 90 % of the weight before the break", 90),
    ]  # fmt: skip
    assert all("5 or more" in one.effort for one in asked)


def test_a_weight_that_is_found_on_the_way_back_is_taken() -> None:
    """Nobody knows of what it is a share."""

    def done(number: int) -> LiftResult:
        return LiftResult((6, 6, 6), 60.0 if number == 3 else None)

    asked = ask(weeks(recovery(back=80), {}, {}), replace(FIRST, load=None), done=done)[2:]
    assert [one.load for one in asked] == [None, 60, 60]


def test_what_was_left_out_waits() -> None:
    """The week after the come-back is skipped, so the next one is it."""

    def done(number: int) -> LiftResult | None:
        return None if number == 4 else LiftResult((6, 6, 6))

    asked = ask(weeks(recovery(back=80), {}, {}, {}), done=done)
    assert [one.load for one in asked][2:] == [62.5, 70, 70, 80]


def test_a_miss_on_the_way_back_goes_on_from_there() -> None:
    def done(number: int) -> LiftResult:
        return LiftResult((3,) if number == 4 else (6, 6, 6))

    asked = ask(weeks(recovery(back=80), {}, {}, {}, {}), done=done)
    assert [one.load for one in asked][2:] == [62.5, 70, 70, 70, 72.5]


def test_what_was_missed_in_the_week_back_is_not_the_weight_of_before() -> None:
    """85 kg missed in the first of two weeks after a race: 75 in the second, then 85 with the words of a usual week.

    A break after that is come back from as from any other.
    """
    heavy = replace(FIRST, load=120.0)

    def done(week: int) -> LiftResult | None:
        return LiftResult((3, 3, 2), 85.0) if week == 3 else LiftResult((9, 9, 9))

    there = weeks(recovery(load=70), recovery(load=90), {}, {}, {})
    *_, back, second, usual, again, new = ask(there, heavy, "wave", done)
    assert [one.load for one in (back, second, usual, again, new)] == [85, 75, 85, 85, 87.5]
    assert usual.note == "stay at 6 reps: 2.5 kg more each week would be too big a jump"
    assert usual.effort.startswith("leave 2 reps")
    *_, usual, new = ask(weeks(recovery(load=70), recovery(load=90, back=80), {}, {}), heavy, "wave", done)
    assert (usual.load, usual.note) == (75, "no more than 90 % of the weight before the break")
    assert (new.load, new.note) == (85, "the weight of before the break")


def test_who_lifted_something_else_meanwhile_goes_on_from_the_weight_of_before() -> None:
    """Three weeks in a hotel, or five, without the bar and yet with lifts; a deload on the way is none of its steps."""
    away = {"stayed_trained": True}
    for special, loads in (
        ([{"comes_back": 90, **away}, {}, {}], [70, 80, 82.5]),
        ([{"comes_back": 80, **away}, {}, {}, {}], [62.5, 70, 80, 82.5]),
        ([{"comes_back": 80, **away}, DELOAD, {}, {}, {}], [62.5, 55, 70, 80, 82.5]),
        ([{"comes_back": 80}, {}, {}], [62.5, 62.5, 65]),
    ):
        assert [one.load for one in ask(weeks(*special))][2:] == loads
    _, _, back, *_ = ask(weeks({"comes_back": 90, **away}))
    assert back.effort == "leave 5 or more reps in the tank"


def test_a_miss_in_the_first_week_back_holds_the_weight_that_waits() -> None:
    def done(number: int) -> LiftResult:
        return LiftResult((3,) if number == 3 else (6, 6, 6))

    asked = ask(weeks({"comes_back": 90, "stayed_trained": True}, {}, {}), done=done)
    assert [one.load for one in asked][2:] == [70, 70, 70]


def test_on_the_way_back_too_the_card_says_why_there_is_no_wave() -> None:
    *_, before = ask(weeks(recovery(back=90), {}), style="wave")
    assert before.load == 80
    assert before.note.startswith("the weight of before the break; stay at 6 reps: 2.5 kg more")


@pytest.mark.parametrize("special", [recovery(load=90), recovery(back=90), {**SEASON, "comes_back": 90}])
def test_what_was_not_done_in_the_week_back_is_still_to_come_back(special: dict[str, Any]) -> None:
    """It was skipped that day, or logged with a weight that can't be right: the next week is no time for a new one."""

    def skip(number: int) -> LiftResult | None:
        return None if number == 3 else LiftResult((6, 6, 6))

    assert [one.load for one in ask(weeks(special, {}, {}, {}), done=skip)][2:] == [70, 70, 80, 82.5]
