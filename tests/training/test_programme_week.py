"""What is left of a week's sessions where the week is an easier one."""

from __future__ import annotations

from dataclasses import replace

from freshlegs.training.programme.missing_runs import is_likely_run_missing, is_near_race, is_run_missing
from freshlegs.training.programme.week_demands import (
    SessionDemand,
    WeekDemands,
    ease_after_race,
    ease_before_race,
    ease_tune_up,
    fill_empty_week,
    limit_lifts,
    size_easy_runs,
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
        easy_instead(TEMPO),
        EASY,
        UPPER,
    )
    assert ease_before_race((LONG, INTERVALS, EASY), with_intensity=False) == (None, easy_instead(INTERVALS), EASY)


def test_a_race_week_has_two_runs_at_the_least_where_a_usual_week_has_them() -> None:
    """Of the long run there is an easy one only where hardly a run is left beside the race."""
    assert ease_before_race((LONG, INTERVALS), with_intensity=True) == (easy_instead(LONG), spared(INTERVALS))
    assert ease_before_race((LONG,), with_intensity=True) == (easy_instead(LONG),)
    one = EASY.fewer(1)
    assert ease_before_race((LONG, one), with_intensity=True) == (easy_instead(LONG), one)
    assert ease_before_race((LONG, EASY, INTERVALS), with_intensity=True)[0] is None
    assert ease_before_race((UPPER,), with_intensity=True) == (UPPER,)


def easy_instead(one: SessionDemand) -> SessionDemand:
    return replace(one, kind="easy", at_least=0)


def spared(one: SessionDemand) -> SessionDemand:
    return replace(one, at_least=0)


def test_after_a_race_hard_and_long_runs_without_a_day_become_easy_ones() -> None:
    """With some days left they may be left out, hard ones with more than half; easy runs and lifts stay."""
    week = (LONG, INTERVALS, EASY, FULL, None)
    assert ease_after_race(week, 7, hard_days=0, long_days=0) == (
        easy_instead(LONG), easy_instead(INTERVALS), EASY, FULL, None,
    )  # fmt: skip
    assert ease_after_race(week, 7, hard_days=4, long_days=2) == (spared(LONG), spared(INTERVALS), EASY, FULL, None)
    assert ease_after_race(week, 7, hard_days=3, long_days=7)[:2] == (LONG, easy_instead(INTERVALS))
    assert ease_after_race(week, 7, hard_days=7, long_days=7) == week
    assert ease_after_race(week, 7, hard_days=0, long_days=2)[:2] == (spared(LONG), easy_instead(INTERVALS))


def sizes(week: WeekDemands) -> list[tuple[int, int] | None]:
    return [(one.at_most, one.minutes) if one else None for one in week]


def test_after_a_race_the_easy_runs_fill_what_is_left_of_the_usual_minutes() -> None:
    """Of 90 + 60 + 2 x 40 = 230 min. At 30 % that is 69, at 50 % 115, at 80 % 184."""
    usual = (LONG, INTERVALS, EASY)
    none = ease_after_race(usual, 7, hard_days=0, long_days=0)
    assert sizes(size_easy_runs(none, usual, 30)) == [None, None, (2, 30)]
    assert sizes(size_easy_runs(none, usual, 50)) == [(1, 35), None, (2, 40)]
    long = ease_after_race(usual, 7, hard_days=0, long_days=3)
    assert sizes(size_easy_runs(long, usual, 50)) == [(1, 45), None, (2, 35)]
    easy = (SessionDemand("easy", 90, 1, 3),)
    assert sizes(size_easy_runs(easy, easy, 30)) == [(3, 25)]  # of 81 min
    assert sizes(size_easy_runs((SessionDemand("easy", 200, 1, 1),), (SessionDemand("easy", 200, 1, 1),), 30)) == [
        (1, 40)
    ]
    assert sizes(size_easy_runs(usual, usual, 80)) == [(1, 70), (1, 45), (2, 30)]


def test_after_a_race_a_hard_or_long_run_that_would_be_too_short_is_an_easy_one() -> None:
    """Of 30 + 36 min at 65 %: 19 of a long run are none, 23 of intervals are; what is left is run easily."""
    usual = (SessionDemand("long", 30), SessionDemand("intervals", 36))
    long, intervals = size_easy_runs(usual, usual, 65)
    assert long == SessionDemand("easy", 20)
    assert intervals == SessionDemand("intervals", 20)
    assert size_easy_runs(usual, usual, 80)[0] == SessionDemand("long", 20)


def test_a_week_after_a_race_is_counted_without_one_hard_run() -> None:
    assert not is_likely_run_missing([])
    assert not is_likely_run_missing(["tempo"])
    assert is_likely_run_missing(["easy"])
    assert is_likely_run_missing(["long"])
    assert is_likely_run_missing(["tempo", "intervals"])
    assert is_likely_run_missing(["tempo", "easy"])


def test_a_week_with_a_race_that_is_trained_through_lacks_what_has_no_day_as_one_after_a_race() -> None:
    """The week of another race is sized as short as it is."""
    assert [is_near_race(kind, races=races) for kind, races in (("build", True), ("recovery", False))] == [True, True]
    assert [is_near_race(kind, races=races) for kind, races in (("build", False), ("race", True))] == [False, False]


def test_a_run_that_no_time_was_lost_for_is_not_missed() -> None:
    """Where somebody runs less by choice, the weeks behind are sized as expected; those after a race are not."""

    def lacks(*shorter: str, spared: str = "", eased: str = "", raced: bool = False, **left_out: str) -> bool:
        return is_run_missing(left_out, shorter, spared={spared}, eased={eased}, near_race=raced)

    assert not lacks(a="easy")
    assert lacks(a="easy", spared="a")
    assert lacks(a="easy", eased="a")
    assert not lacks(a="easy", spared="b", eased="c")
    assert lacks("b", eased="b")
    assert not lacks("b", spared="b")
    assert lacks(a="easy", raced=True)
    assert not lacks(a="tempo", raced=True)
    assert lacks(a="tempo", b="intervals", raced=True)


def test_a_race_that_is_trained_through_stands_for_a_hard_run() -> None:
    """For the hardest one; a long one stands for the long run too."""
    week = (LONG, TEMPO, INTERVALS, EASY)
    assert ease_tune_up(week, stands_for_long=False) == (spared(LONG), spared(TEMPO), None, EASY)
    assert ease_tune_up((LONG, TEMPO, EASY), stands_for_long=True) == (None, None, EASY)


def test_a_week_of_which_nothing_is_left_gets_an_easy_run() -> None:
    assert fill_empty_week((None, None)) == (SessionDemand("easy", 30), None)
    assert fill_empty_week((None, FULL)) == (None, FULL)
    assert fill_empty_week((None, None), 20) == (SessionDemand("easy", 20), None)


def test_running_minutes_count_every_run_but_the_race() -> None:
    assert sum_running_minutes((LONG, EASY, FULL, None, SessionDemand("race", 120))) == 90 + 2 * 40
