"""What was asked for, lifted and run, week by week, and what that implies; numbers worked out by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from freshlegs.planfile import LiftedRecord
from freshlegs.planning.training_series import build_lift_series, build_running_series, estimate_single
from support.seasons import Made, asked, build_programme, lifted, ran

SQUAT = asked(load=80, best=101)
"""3 x 6 at 80 kg with 2 in reserve: a best single of 80 x (1 + 8 / 30) = 101 kg."""


def row(*reps: int, load: float | None = 80) -> LiftedRecord:
    return lifted(0, reps, load)


@pytest.mark.parametrize(
    ("done", "single"),
    [
        (row(6, 6, 6), 101),
        (row(6, 6, 4), 96),
        (row(5, 5, 5), 93),
        (row(9, 9, 9), 104),
        (row(6, 6, 6, load=75), 95),
        (row(6, 6, 6, load=90), 108),
        (row(11, 11, 11), None),
        (row(0, 0, 0), None),
        (row(6, 6, 6, load=None), None),
    ],
)
def test_a_best_single_is_that_of_the_best_set_and_at_least_what_was_asked_for_where_all_was_done(
    done: LiftedRecord, single: int | None
) -> None:
    """80 x 36/30 is 96, below what 6 with 2 in reserve imply; 80 x 39/30 = 104 and 90 x 36/30 = 108 are above."""
    assert estimate_single(SQUAT, "standard", done) == single


def test_a_weight_that_is_lighter_on_purpose_tells_no_best_single() -> None:
    deload = asked(load=72.5, sets=2, best=101)
    assert estimate_single(deload, "standard", row(6, 6, load=72.5)) is None
    assert estimate_single(asked(load=72.5), "standard", row(6, 6, load=72.5)) is None


def test_lifting_more_never_implies_less() -> None:
    last = 0
    for load in range(60, 120, 5):
        for reps in range(1, 11):
            here = estimate_single(SQUAT, "standard", row(reps, load=load)) or 0
            assert here >= (estimate_single(SQUAT, "standard", row(max(1, reps - 1), load=load)) or 0)
        single = estimate_single(SQUAT, "standard", row(6, load=load)) or 0
        assert single >= last
        last = single


def test_where_no_weight_was_known_what_was_lifted_tells_it() -> None:
    assert estimate_single(asked(load=None), "standard", row(6, 6, 6)) == 101
    assert estimate_single(asked(load=None), "minimum", row(6)) == 99


def test_a_main_lift_has_what_was_asked_and_lifted_in_each_week_and_rests_where_it_is_not_asked_for() -> None:
    record = build_programme(
        Made(lifts=((SQUAT,), (asked(load=85, best=108),))), Made(lifts=((SQUAT,),)), Made(), Made(lifts=((SQUAT,),))
    )
    done = (lifted(0), lifted(2, (6, 6, 5), 85, session="w/2026-11-30/full/2"), lifted(8, session=""))
    (squat,) = build_lift_series(record.model_copy(update={"lifted": done}))
    assert [week.asked and week.asked.load for week in squat.weeks] == [85, 80, None, 80]
    assert [week.lifted and week.lifted.load for week in squat.weeks] == [85, None, None, None]
    assert [week.single for week in squat.weeks] == [102, None, None, None]
    assert [week.over for week in squat.weeks] == [True, False, False, False]
    assert squat.unit == "kg"


def test_of_a_lift_that_nobody_lifts_once_no_best_single_is_told() -> None:
    """A goblet squat: the plan tells of none, in no week."""
    record = build_programme(Made(lifts=((asked(load=None),),)))
    (squat,) = build_lift_series(record.model_copy(update={"lifted": (lifted(0),)}))
    assert squat.weeks[0].single is None


def test_the_running_of_a_week_has_no_race_in_it_and_nothing_is_told_of_weeks_to_come() -> None:
    record = build_programme(Made(hard=20), Made(race=21.1), Made(race=10.0))
    logged = ran((1, "easy", 50), (3, "tempo", 45), (8, "easy", 62), (13, "race", 118))
    found = build_running_series(record.model_copy(update={"logged": logged}))
    assert [(week.asked, week.done, week.longest_done, week.raced) for week in found] == [
        *((110, 95, 50, None), (60, 62, 62, 118), (60, None, None, None))
    ]
    assert [len(week.races) for week in found] == [0, 1, 1]
    assert found[1].over
    later = logged.model_copy(update={"until": logged.until - timedelta(days=1)})
    assert not build_running_series(record.model_copy(update={"logged": later}))[1].over


def test_a_week_of_which_the_first_day_is_logged_is_told_of_though_nothing_was_run() -> None:
    record = build_programme(Made(), Made(), Made())
    found = build_running_series(record.model_copy(update={"logged": ran((1, "easy", 50), until=7)}))
    assert [week.done for week in found] == [50, 0, None]


def test_weights_of_dumbbells_are_those_of_each_hand() -> None:
    dumbbells = asked(load=20, each_hand=True)
    (both,) = build_lift_series(build_programme(Made(), Made(lifts=((dumbbells,),))))
    (bar,) = build_lift_series(build_programme(Made(lifts=((SQUAT,),))))
    assert (both.each_hand, bar.each_hand) == (True, False)
