"""Holds grow: by five seconds, then in one set fewer where their minutes are full, and then a harder kind is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from freshlegs.training.exercise import Reps
from freshlegs.training.exercise_course import AskedWeek, CoursePlace
from freshlegs.training.holds import count_held_sets, find_longest
from freshlegs.training.library import load_shipped
from freshlegs.training.lift_result import LiftResult
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import Prescription, count_seconds
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.progression import ExerciseProgression
from support.worlds import MONDAY

KG = Loads("kg")
LIBRARY = {one.id: one for one in load_shipped()}
FEWER = "a set fewer, each held longer: the minutes of the lift are full"


def hold(seconds: int = 30, sets: int = 3, name: str = "front_plank") -> Prescription:
    reps = Reps(seconds, seconds, "s", per_side=name == "side_plank")
    return Prescription(LIBRARY[name], "core", "", sets, reps, 30)


def build(count: int, deloads: int = 0) -> list[ProgrammeWeek]:
    """Return weeks that progress, but for one that deloads."""
    weeks = [ProgrammeWeek(number, MONDAY, "build") for number in range(1, count + 1)]
    easy = ProgrammeWeek(deloads, MONDAY, "deload", 70, 90, progresses=False)
    return [easy if week.number == deloads else week for week in weeks]


def course(first: Prescription, most: int | None, weeks: list[ProgrammeWeek]) -> list[tuple[int, int]]:
    way = ExerciseProgression(first, "time", "intermediate", KG, most)
    return [(one.sets, one.reps.high) for one in way.weeks(weeks)]


@pytest.mark.parametrize(
    ("seconds", "sets", "most", "longest"),
    [
        (30, 3, 30, 45),
        (30, 3, 35, 50),
        (30, 3, 45, 60),
        (30, 3, 60, 60),
        (20, 3, 20, 30),
        (20, 2, 20, 20),
        (30, 1, 30, 30),
        (20, 4, 20, 25),
    ],
)
def test_a_set_fewer_is_longer_and_no_more_seconds_in_all(seconds: int, sets: int, most: int, longest: int) -> None:
    first = hold(seconds, sets)
    assert find_longest(first, most) == longest
    assert count_held_sets(first, longest, most) * longest <= sets * most
    assert count_held_sets(first, most, most) == sets
    assert count_held_sets(hold(sets=2), most + 5, most) == 2, "of two sets none is given up"


def test_a_hold_without_minutes_grows_every_week_and_a_deload_takes_its_share() -> None:
    weeks = build(9, deloads=4)
    assert course(hold(), 30, weeks) == [
        (3, 30), (2, 35), (2, 40), (2, 30), (2, 45), (2, 45), (2, 45), (2, 45), (2, 45)
    ]  # fmt: skip
    assert course(hold(20, 2), 20, build(3)) == [(2, 20)] * 3


def test_no_week_of_a_hold_takes_longer_than_its_minutes() -> None:
    for first in (hold(), hold(name="side_plank"), replace(hold(), rest=90)):
        most = count_seconds([first.with_reps(35)])
        way = ExerciseProgression(first, "time", "intermediate", KG, 35)
        assert max(count_seconds([one]) for one in way.weeks(build(10))) <= most


def test_the_card_says_why_there_is_a_set_fewer_and_at_the_end_what_is_next() -> None:
    way = ExerciseProgression(hold(), "time", "intermediate", KG, 30)
    notes = [one.note for one in way.weeks(build(6))]
    assert notes[:4] == ["", FEWER, FEWER, FEWER]
    assert (
        notes[4:]
        == ["stays at 45: the minutes of the lift are full; next is a harder kind, such as the hollow hold"] * 2
    )


def test_a_miss_repeats_the_seconds_and_several_bring_the_set_back() -> None:
    """35 s twice were missed: three times 30 s again."""
    done = iter([LiftResult((30, 30, 30)), LiftResult((35, 20)), LiftResult((35, 20)), LiftResult((30, 30, 30)), None])
    way = ExerciseProgression(hold(), "time", "intermediate", KG, 30)
    found = [(one.sets, one.reps.high) for one in way.weeks(build(5), lambda week: next(done))]
    assert found == [(3, 30), (2, 35), (2, 35), (3, 30), (2, 35)]


@pytest.mark.parametrize(("sets", "most", "there"), [(2, 30, (2, 30)), (2, 40, (2, 40)), (3, 30, (2, 45))])
def test_another_lift_holds_no_longer_than_its_own_minutes(sets: int, most: int, there: tuple[int, int]) -> None:
    first = hold()
    asked_for = replace(first.with_reps(45), sets=2)
    place, heaviest = CoursePlace("full 2", replace(first, sets=sets), most), CoursePlace("full 1", first, 30)
    week = ProgrammeWeek(5, MONDAY, "build")
    found = AskedWeek(heaviest, asked_for, week, KG).ask(place, None)
    assert (found.sets, found.reps.high) == there
