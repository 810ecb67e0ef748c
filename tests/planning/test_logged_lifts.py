"""Which lift a row of the log belongs to, and what the weeks after it ask for; on programmes made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from freshlegs.planning.programme.exercise_courses import progress_lifts
from freshlegs.planning.programme.logged_results import note_later_days
from support.lifts_by_hand import FULL, PUSH, THURSDAY, TWICE, lift, programme, read, row, squat, squats
from support.worlds import MONDAY


def test_a_beginner_whose_every_set_went_well_adds_five_kilograms_a_week() -> None:
    assert squats(programme(FULL, TWICE, TWICE, TWICE), "full 1", None) == [60.0, 65.0, 70.0]


def test_rows_belong_to_the_lifts_of_their_week_by_date_in_whatever_order_they_were_written() -> None:
    """Monday's squat went well and Thursday's failed; Thursday was written into the log first."""
    weeks = programme(FULL, TWICE, TWICE)
    for rows in ([row(MONDAY, 6, 6, 6), row(THURSDAY, 6, 6, 3)], [row(THURSDAY, 6, 6, 3), row(MONDAY, 6, 6, 6)]):
        results = read(weeks, *rows)
        done = {session: result.reps for (session, _), result in results.done.items()}
        assert done == {f"w/{MONDAY}/full/1": (6, 6, 6), f"w/{MONDAY}/full/2": (6, 6, 3)}
        assert squats(weeks, "full 1", results) == squats(weeks, "full 2", results) == [60.0, 60.0]


def test_what_is_still_to_come_is_told_by_the_latest_date_not_by_the_last_row() -> None:
    """Week 2 was written down before week 1: so Thursday of week 1, of which there is no row, was not done."""
    weeks = programme(FULL, TWICE, TWICE, TWICE)
    results = read(weeks, row(MONDAY + timedelta(days=7), 6, 6, 6), row(MONDAY, 6, 6, 6))
    assert squats(weeks, "full 1", results) == [60.0, 65.0, 70.0]
    assert not results.is_lifted(f"w/{MONDAY}/full/2")
    assert results.is_still_to_come(f"w/{MONDAY + timedelta(days=7)}/full/2")


def test_a_lift_of_the_last_logged_day_that_is_not_in_the_log_was_not_done() -> None:
    """Two lifts on Monday, and only the push-ups of the evening are in the log: the squat stays where it is."""
    both = {"lower 1": lift(squat()), "upper 1": lift(PUSH)}
    weeks = programme(both, *["mon 07:00 lower; mon 18:00 upper"] * 2)
    results = read(weeks, row(MONDAY, 10, 10, exercise="push_up"))
    assert squats(weeks, "lower 1", results) == [60.0, 60.0]
    assert squats(weeks, "lower 1", read(weeks)) == [60.0, 65.0]


def test_a_lift_that_was_done_before_its_day_is_done_and_not_still_to_come() -> None:
    """Both lifts of week 1 by Tuesday, two days before the second was planned; it failed, so it is asked for again."""
    weeks = programme(FULL, TWICE, TWICE)
    results = read(weeks, row(MONDAY, 6, 6, 6), row(MONDAY + timedelta(days=1), 6, 6, 3))
    assert results.done[f"w/{MONDAY}/full/2", "back_squat"].reps == (6, 6, 3)
    assert squats(weeks, "full 1", results) == squats(weeks, "full 2", results) == [60.0, 60.0]


def test_a_lift_after_the_last_logged_day_is_expected_to_go_as_planned() -> None:
    weeks = programme(FULL, TWICE, TWICE, TWICE)
    results = read(weeks, row(MONDAY, 6, 6, 5))
    assert squats(weeks, "full 1", results) == squats(weeks, "full 2", results) == [60.0, 60.0, 65.0]
    one_day = programme({"full 1": lift(squat()), "full 2": lift(PUSH)}, TWICE, TWICE)
    results = read(one_day, row(MONDAY, 6, 6, 6))
    pushes = [
        found.content.exercises[0].reps for name, found in progress_lifts(one_day, results).items() if "full/2" in name
    ]
    assert pushes == ["8", "9"]


def test_of_an_exercise_that_was_logged_more_often_than_its_week_has_it_the_earliest_count() -> None:
    weeks = programme({"full 1": lift(squat())}, "mon 07:00 full", "mon 07:00 full")
    assert squats(weeks, "full 1", read(weeks, row(MONDAY, 6, 6, 6), row(THURSDAY, 2))) == [60.0, 65.0]


def test_a_row_counts_for_the_lift_of_its_day_not_for_one_that_was_skipped_before() -> None:
    """Thursday's row where Monday's lift was left out, and one of Friday; of two that are late each keeps its place."""
    weeks, day = programme({"full 1": lift(squat()), "full 2": lift(squat())}, TWICE, TWICE), timedelta(days=1)
    for late in (THURSDAY, THURSDAY + day):
        results = read(weeks, row(late, 6, 6, 5))
        assert [*results.done] == [(f"w/{MONDAY}/full/2", "back_squat")]
        assert results.notes == ()
        assert not results.is_lifted(f"w/{MONDAY}/full/1")
    both = read(weeks, row(THURSDAY - day, 6, 6, 6), row(THURSDAY + day, 6, 6, 4))
    assert both.done[f"w/{MONDAY}/full/1", "back_squat"].reps == (6, 6, 6)


def test_a_day_belongs_to_one_lift_by_most_of_its_exercises_and_it_is_told_where_that_is_of_another_day() -> None:
    """On Thursday the lift of Monday: a row of both lifts counts for Monday too."""
    there = {"full 1": lift(squat(), PUSH), "full 2": lift(squat())}
    weeks = programme(there, TWICE, TWICE)
    results = read(weeks, row(THURSDAY, 6, 6, 6), row(THURSDAY, 9, 9, exercise="push_up"))
    assert {session for session, _ in results.done} == {f"w/{MONDAY}/full/1"}
    told = f"log.csv: rows 2 and 3 of {THURSDAY} count for the lift of {MONDAY}, which has no row of its own."
    assert results.notes == (told,)


def test_lifts_done_in_another_order_are_each_told_by_their_exercises() -> None:
    """On Monday what was Thursday's, on Thursday what was Monday's, and the squat on both days."""
    other = squat().model_copy(update={"exercise": "front_squat"})
    weeks = programme({"full 1": lift(squat(), PUSH), "full 2": lift(squat(), other)}, TWICE, TWICE)
    results = read(
        weeks,
        row(MONDAY, 6, 6, 6), row(MONDAY, 6, 6, 6, exercise="front_squat"),
        row(THURSDAY, 6, 6, 5), row(THURSDAY, 9, 9, exercise="push_up"),
    )  # fmt: skip
    assert results.done[f"w/{MONDAY}/full/2", "front_squat"].reps == (6, 6, 6)
    assert results.done[f"w/{MONDAY}/full/1", "push_up"].reps == (9, 9)
    assert {results.done[f"w/{MONDAY}/full/{number}", "back_squat"].reps for number in (1, 2)} == {(6, 6, 6), (6, 6, 5)}


def test_a_lift_on_another_day_than_planned_is_nothing_to_tell() -> None:
    """Monday's lift on Tuesday, Thursday's on Friday, and a lift of two on its day."""
    weeks, day = programme(FULL, TWICE, TWICE), timedelta(days=1)
    assert read(weeks, row(MONDAY + day, 6, 6, 6), row(THURSDAY + day, 6, 6, 6)).notes == ()
    assert read(weeks, row(MONDAY, 6, 6, 6), row(THURSDAY, 6, 6, 6)).notes == ()


def test_rows_beyond_the_lifts_of_their_week_are_told_and_do_not_count() -> None:
    weeks = programme({"full 1": lift(squat())}, "mon 07:00 full")
    rows = [row(MONDAY, 6, 6, 6), row(MONDAY, 1, 1, 1), row(THURSDAY, 2, 2, 2)]
    results = read(weeks, *rows[:2])
    assert [result.reps for result in results.done.values()] == [(6, 6, 6)]
    assert results.notes == ("log.csv: row 3 does not count: week 1 has 1 lift with back squat.",)
    assert read(weeks, *rows).notes == ("log.csv: rows 3 and 4 do not count: week 1 has 1 lift with back squat.",)


def test_rows_of_an_exercise_that_a_week_does_not_have_are_told_and_do_not_count() -> None:
    """A swap on the day, or another choice of exercises since, is no reason to refuse the rest."""
    weeks = programme({"full 1": lift(squat(), PUSH)}, "mon 07:00 full", "mon 07:00 easy")
    later = MONDAY + timedelta(days=7)
    rows = [row(MONDAY, 6, exercise="plank"), row(MONDAY, 6, 6, 6), row(MONDAY, 8, exercise="chin_up"), row(later, 6)]
    results = read(weeks, *rows)
    assert [result.reps for result in results.done.values()] == [(6, 6, 6)]
    assert results.notes == (
        "log.csv: rows 2 and 4 do not count: week 1 does not ask for chin_up and plank.",
        "log.csv: row 5 does not count: week 2 does not ask for back_squat.",
    )


def test_days_after_a_programme_are_named_and_change_nothing() -> None:
    weeks = programme(FULL, TWICE, TWICE)
    rows = [row(MONDAY, 6, 6, 6), *[row(MONDAY + timedelta(days=3650), 6)] * 3]
    assert squats(weeks, "full 1", read(weeks, *rows)) == [60.0, 65.0]
    numbered = [replace(one, row=number) for number, one in enumerate(rows, 2)]
    end = MONDAY + timedelta(days=13)
    assert list(note_later_days(weeks, numbered, "x")) == [
        f"x: rows 3 to 5 do not count: this programme ends on {end}."
    ]


def test_a_programme_of_one_week_asks_for_its_lifts_as_they_are() -> None:
    assert squats(programme(FULL, TWICE), "full 2", None) == [60.0]


def test_a_lift_takes_as_long_as_what_is_left_of_it() -> None:
    """Two sets and two rests fewer are about seven minutes, whatever the plan said of the repeating week."""
    minutes = []
    for sets in (3, 1):
        weeks = programme({"full 1": lift(squat(sets=sets))}, "mon 07:00 full")
        minutes.append(progress_lifts(weeks, None)[f"w/{MONDAY}/full/1"].content.minutes)
    assert minutes[0] - minutes[1] in (6, 7)
