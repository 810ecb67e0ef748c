"""What is left of a week's sessions where the week is an easier one."""

from __future__ import annotations

from freshlegs.training.programme.week_demands import (
    SessionDemand,
    ease_after_race,
    ease_before_race,
    fill_empty_week,
    limit_lifts,
    spare_legs,
    sum_running_minutes,
)

FULL, UPPER, LOWER = SessionDemand("full", 60), SessionDemand("upper", 45), SessionDemand("lower", 60)
LONG, INTERVALS, TEMPO, EASY = (
    SessionDemand("long", 90),
    SessionDemand("intervals", 60),
    SessionDemand("tempo", 50),
    SessionDemand("easy", 40, 1, 2),
)


def test_one_session_is_what_a_table_asks_for_by_itself() -> None:
    assert (FULL.at_least, FULL.at_most) == (1, 1)


def test_of_several_tables_of_one_kind_the_first_stay() -> None:
    assert limit_lifts((FULL, EASY, FULL, FULL), 2) == (FULL, EASY, FULL, None)
    assert limit_lifts((FULL, EASY, SessionDemand("full", 50, 2, 2)), 2) == (
        FULL,
        EASY,
        SessionDemand("full", 50, 1, 1),
    )


def test_lifts_for_the_full_body_stay_before_others() -> None:
    assert limit_lifts((UPPER, LOWER, FULL), 1) == (None, None, FULL)
    assert limit_lifts((UPPER, LOWER, FULL), 2) == (None, LOWER, FULL)
    assert limit_lifts((UPPER, LOWER), 1) == (None, LOWER)


def test_enough_lifts_stay_as_they_are() -> None:
    assert limit_lifts((UPPER, EASY, LOWER), 5) == (UPPER, EASY, LOWER)
    assert limit_lifts((UPPER, None, LOWER), 0) == (None, None, None)


def test_only_lifts_for_the_legs_may_be_left_out() -> None:
    assert spare_legs((LOWER, FULL, UPPER, EASY, None)) == (
        SessionDemand("lower", 60, 0, 1),
        SessionDemand("full", 60, 0, 1),
        UPPER,
        EASY,
        None,
    )


def test_beside_a_race_one_hard_run_may_stay_and_no_long_run() -> None:
    kept = SessionDemand("intervals", 60, 0, 1)
    assert ease_before_race((LONG, INTERVALS, TEMPO, EASY, UPPER), with_intensity=True) == (
        None,
        kept,
        None,
        EASY,
        UPPER,
    )
    assert ease_before_race((LONG, INTERVALS, EASY), with_intensity=False) == (None, None, EASY)


def test_after_a_race_runs_are_easy() -> None:
    assert ease_after_race((LONG, INTERVALS, EASY, FULL)) == (None, None, EASY, FULL)
    assert ease_after_race((FULL, LONG, INTERVALS)) == (FULL, SessionDemand("easy", 30), None)
    assert ease_after_race((FULL, None, UPPER)) == (FULL, None, UPPER)


def test_a_week_of_which_nothing_is_left_gets_an_easy_run() -> None:
    assert fill_empty_week((None, None)) == (SessionDemand("easy", 30), None)
    assert fill_empty_week((None, FULL)) == (None, FULL)


def test_running_minutes_count_every_run_but_the_race() -> None:
    assert sum_running_minutes((LONG, EASY, FULL, None, SessionDemand("race", 120))) == 90 + 2 * 40
