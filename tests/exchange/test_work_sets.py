"""Which of a day's sets count, and what is refused of the others."""

from __future__ import annotations

import pytest

from support.gym_exports import HEVY, STRONG, hevy_row, join_text, list_faults, list_lines, read_text_as_log


def rows(*sets: tuple[float, int]) -> str:
    return HEVY + "".join(hevy_row(weight=weight, reps=reps) for weight, reps in sets)


@pytest.mark.parametrize(
    ("sets", "counts", "lighter"),
    [
        ([(80, 6), (80, 6), (80, 5)], "3,6 6 5,80 kg", 0),
        ([(40, 10), (60, 5), (80, 6), (80, 6)], "2,6,80 kg", 2),
        ([(100, 1), (90, 5), (90, 5), (90, 5)], "3,5,90 kg", 1),
        ([(60, 8), (62.5, 8), (65, 7)], "1,7,65 kg", 2),
        ([(40, 8), (40, 8), (40, 8), (80, 3)], "1,3,80 kg", 3),
        ([(79, 5), (79, 5), (100, 5)], "1,5,100 kg", 2),
        ([(80, 5), (80, 5), (100, 5)], "2,5,80 kg", 1),
    ],
)
def test_the_weight_of_most_sets_near_the_heaviest_counts(
    sets: list[tuple[float, int]], counts: str, lighter: int
) -> None:
    found = join_text(rows(*sets))
    assert list_lines(found) == [f"2026-11-30,back_squat,{counts}"]
    assert found.lighter == lighter


def test_warm_up_and_drop_sets_do_not_count() -> None:
    found = join_text(HEVY + hevy_row(kind="warmup") + hevy_row(reps=5) + hevy_row(kind="dropset", reps=15))
    assert list_lines(found) == ["2026-11-30,back_squat,1,5,80 kg"]
    assert (found.warmups, found.drops) == (1, 1)


def test_sets_of_a_superset_and_of_two_workouts_of_a_day_are_those_of_their_exercise() -> None:
    sets = [hevy_row(superset=0), hevy_row("Pull Up", superset=0, weight="", reps=8), hevy_row(reps=5, superset=0)]
    found = join_text(HEVY + "".join(sets) + hevy_row(reps=4).replace("06:05", "18:00"))
    assert list_lines(found) == ["2026-11-30,back_squat,3,6 5 4,80 kg", "2026-11-30,pull_up,1,8,-"]


def test_a_set_without_a_repetition_was_not_done() -> None:
    found = join_text(rows((80, 6), (80, 0)))
    assert list_lines(found) == ["2026-11-30,back_squat,1,6,80 kg"]
    assert found.undone == 1


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (hevy_row(weight=-20), 'row 2, weight_kg: found "-20"; a weight is 0 to 2000'),
        (hevy_row(weight=9000), 'row 2, weight_kg: found "9000"; a weight is 0 to 2000'),
        (hevy_row(weight="heavy"), 'row 2, weight_kg: found "heavy"; a weight such as 82.5, 82.5 kg or 180 lb'),
        (hevy_row(weight='"1,250"'), 'row 2, weight_kg: found "1,250"; it can be two numbers: write 1250 or 1.25'),
        (hevy_row(reps=1000), 'row 2, reps: found "1000"; a whole number up to 999'),
        (hevy_row(reps='"1,000"'), 'row 2, reps: found "1,000"; a whole number up to 999'),
        (hevy_row(reps=5.5), 'row 2, reps: found "5.5"; a whole number up to 999'),
        (hevy_row(reps=-5), 'row 2, reps: found "-5"; a whole number up to 999'),
        (hevy_row(reps="nan"), 'row 2, reps: found "nan"; a number such as 82.5'),
        (hevy_row(day="30 Foo 2026"), "row 2, start_time: found"),
        (hevy_row(day="30 Nov 1826"), "row 2, start_time: found"),
        (hevy_row(day="31 Nov 2026"), "row 2, start_time: found"),
        (hevy_row(exercise=""), "row 2, exercise_title: it is empty; the name of an exercise, 100 letters"),
        (
            hevy_row(exercise="x" * 101),
            "row 2, exercise_title: it has 101 letters; the name of an exercise, 100 letters",
        ),
        (hevy_row(kind="secret"), 'row 2, set_type: found "secret"; a number, W (warm-up), D (drop set), F (to'),
        ("Legs,too,few\n", "row 2: found 3 values; 14, as in its header: it may be cut off"),
    ],
)
def test_a_row_that_can_not_be_read_says_where_what_and_what_is_allowed(row: str, says: str) -> None:
    log = read_text_as_log(HEVY + row + hevy_row())
    (fault,) = list_faults(log)
    assert fault.startswith(says)
    assert log.bad_rows == 1
    assert len(log.sets) == 1, "the good row is lost"


def test_half_a_file_keeps_its_whole_rows() -> None:
    whole = HEVY + hevy_row() * 3
    for cut, says in (
        (len(whole) - 60, "row 4: a quote that does not end; the file may be cut off, and is not read from here on"),
        (len(whole) - 20, "row 4: found 8 values; 14, as in its header: it may be cut off"),
    ):
        log = read_text_as_log(whole[:cut])
        (fault,) = list_faults(log)
        assert fault.startswith(says)
        assert (len(log.sets), log.bad_rows) == (2, 1)


def test_a_hold_is_told_in_seconds_and_a_lift_in_repetitions() -> None:
    sets = hevy_row("Plank", weight="", reps=3) + hevy_row(weight="", reps="", seconds=60)
    found = join_text(HEVY + sets + hevy_row("Plank", weight="", reps="", seconds=4000))
    assert list_faults(found) == [
        "row 2: Plank: found only repetitions; front_plank is told in seconds",
        "row 4: Plank: found 4000 s; 1 to 999 s of a set",
        "row 3: Squat (Barbell): found only a time; back_squat is told in repetitions",
    ]
    assert found.entries == []


def test_more_sets_than_a_log_takes_are_refused() -> None:
    found = join_text(rows(*[(80, 5)] * 21))
    assert list_faults(found) == ["row 2: 21 sets of back_squat on 2026-11-30; 1 to 20 of a day"]
    assert found.bad_rows == 21


def test_a_date_that_can_be_two_is_asked_unless_the_file_or_somebody_tells() -> None:
    def strong(*days: str) -> str:
        return STRONG + "".join(f"{day},A,1h,Squat,1,100,5,0,0,,,\n" for day in days)

    log = read_text_as_log(strong("03/04/2026", "05/05/2026", "06/07/2026"))
    assert list_faults(log) == [
        'row 2, Date: found "03/04/2026", and 1 more like it; '
        "it can be 2026-04-03 or 2026-03-04: say --dates dmy (day first) or --dates mdy"
    ]
    assert (log.bad_rows, [str(one.day) for one in log.sets]) == (2, ["2026-05-05"])
    for order, day in (("dmy", "2026-04-03"), ("mdy", "2026-03-04")):
        told = read_text_as_log(strong("03/04/2026"), dates=order)
        assert ([str(one.day) for one in told.sets], told.order) == ([day], order)
    by_file = read_text_as_log(strong("03/04/2026", "13/04/2026"))
    assert ([str(one.day) for one in by_file.sets], by_file.order) == (["2026-04-03", "2026-04-13"], "dmy")
    both = read_text_as_log(strong("03/04/2026", "13/04/2026", "04/13/2026"))
    assert (len(both.faults), len(both.sets)) == (1, 2)
