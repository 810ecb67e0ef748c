"""What is left of a week's sessions where the week is an easier one."""

from __future__ import annotations

from freshlegs.training.programme.week_demands import (
    Asked,
    after_race,
    before_race,
    never_empty,
    running_minutes,
    sparing_legs,
    with_lifts,
)

FULL, UPPER, LOWER = Asked("full", 60), Asked("upper", 45), Asked("lower", 60)
LONG, INTERVALS, TEMPO, EASY = Asked("long", 90), Asked("intervals", 60), Asked("tempo", 50), Asked("easy", 40, 1, 2)


def test_one_session_is_what_a_table_asks_for_by_itself() -> None:
    assert (FULL.at_least, FULL.at_most) == (1, 1)


def test_of_several_tables_of_one_kind_the_first_stay() -> None:
    assert with_lifts((FULL, EASY, FULL, FULL), 2) == (FULL, EASY, FULL, None)
    assert with_lifts((FULL, EASY, Asked("full", 50, 2, 2)), 2) == (FULL, EASY, Asked("full", 50, 1, 1))


def test_lifts_for_the_full_body_stay_before_others() -> None:
    assert with_lifts((UPPER, LOWER, FULL), 1) == (None, None, FULL)
    assert with_lifts((UPPER, LOWER, FULL), 2) == (None, LOWER, FULL)
    assert with_lifts((UPPER, LOWER), 1) == (None, LOWER)


def test_enough_lifts_stay_as_they_are() -> None:
    assert with_lifts((UPPER, EASY, LOWER), 5) == (UPPER, EASY, LOWER)
    assert with_lifts((UPPER, None, LOWER), 0) == (None, None, None)


def test_only_lifts_for_the_legs_may_be_left_out() -> None:
    assert sparing_legs((LOWER, FULL, UPPER, EASY, None)) == (
        Asked("lower", 60, 0, 1),
        Asked("full", 60, 0, 1),
        UPPER,
        EASY,
        None,
    )


def test_beside_a_race_one_hard_run_may_stay_and_no_long_run() -> None:
    kept = Asked("intervals", 60, 0, 1)
    assert before_race((LONG, INTERVALS, TEMPO, EASY, UPPER), with_intensity=True) == (None, kept, None, EASY, UPPER)
    assert before_race((LONG, INTERVALS, EASY), with_intensity=False) == (None, None, EASY)


def test_after_a_race_runs_are_easy() -> None:
    assert after_race((LONG, INTERVALS, EASY, FULL)) == (None, None, EASY, FULL)
    assert after_race((FULL, LONG, INTERVALS)) == (FULL, Asked("easy", 30), None)
    assert after_race((FULL, None, UPPER)) == (FULL, None, UPPER)


def test_a_week_of_which_nothing_is_left_gets_an_easy_run() -> None:
    assert never_empty((None, None)) == (Asked("easy", 30), None)
    assert never_empty((None, FULL)) == (None, FULL)


def test_running_minutes_count_every_run_but_the_race() -> None:
    assert running_minutes((LONG, EASY, FULL, None, Asked("race", 120))) == 90 + 2 * 40
