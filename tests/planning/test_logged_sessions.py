"""Which session of a plan a row of the log counts for, on weeks made by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from freshlegs.planning.logged_sessions import list_week_dates, match_lifts, match_runs
from support.seasons import Made, asked, build_programme
from support.shown_weeks import placed, planned

MONDAY = date(2026, 11, 30)


class Row(NamedTuple):
    """A row of the log."""

    date: date
    exercise: str


def row(day: int, exercise: str = "back_squat") -> Row:
    return Row(MONDAY + timedelta(days=day), exercise)


LIFTS = build_programme(Made(hard=20, lifts=((asked(),),)), Made(hard=20, lifts=((asked(),),)))
"""Two weeks with a lift on Monday, an easy run on Tuesday and a tempo run on Thursday."""
SQUAT = asked().exercise


def count_for(*rows: Row) -> dict[int, str]:
    """Return by the place of a row the date of its lift."""
    found = match_lifts(LIFTS, rows)
    return {
        place: f"{LIFTS.local(found[one.date, one.exercise].start):%d}"
        for place, one in enumerate(rows)
        if (one.date, one.exercise) in found
    }


def test_the_weeks_of_a_programme_are_taken_apart_and_a_week_by_itself_is_one() -> None:
    first, second = list_week_dates(LIFTS)
    assert (min(first), max(first), min(second), max(second)) == tuple(
        MONDAY + timedelta(days=days) for days in (0, 6, 7, 13)
    )
    (whole,) = list_week_dates(planned(placed("easy", 13), days=14))
    assert len(whole) == 14


def test_a_row_counts_for_the_lift_of_its_week_on_whatever_day_it_was_done() -> None:
    assert count_for(row(0, SQUAT), row(9, SQUAT)) == {0: "30", 1: "07"}
    assert count_for(row(6, SQUAT), row(13, SQUAT)) == {0: "30", 1: "07"}


def test_what_the_lift_does_not_ask_for_counts_for_none_nor_does_a_second_time() -> None:
    assert count_for(row(0, "biceps_curl")) == {}
    assert count_for(row(0, SQUAT), row(2, SQUAT)) == {0: "30"}
    assert count_for(row(2, SQUAT), row(0, SQUAT)) == {1: "30"}


def test_days_outside_the_plan_count_for_none() -> None:
    assert count_for(row(-1, SQUAT), row(14, SQUAT)) == {}


RUNS = planned(
    placed("easy", 1, 7, id="w/2026-11-30/easy/1"),
    placed("easy", 4, 7, id="w/2026-11-30/easy/2"),
    placed("tempo", 3, 7, id="w/2026-11-30/tempo/1"),
)


def match(*runs: tuple[int, str]) -> list[tuple[int, str]]:
    told = match_runs(RUNS, [(MONDAY + timedelta(days=day), kind) for day, kind in runs])
    return [(place, session.removeprefix("w/2026-11-30/")) for place, session in told]


def test_a_run_stands_for_that_of_its_day_before_any_other_may_have_it() -> None:
    assert match((0, "easy"), (1, "easy")) == [(0, "easy/2"), (1, "easy/1")]
    assert match((5, "easy")) == [(0, "easy/1")]


def test_a_run_too_many_or_of_another_kind_stands_for_none() -> None:
    assert match((1, "easy"), (2, "easy"), (4, "easy")) == [(0, "easy/1"), (1, ""), (2, "easy/2")]
    assert match((3, "intervals"), (2, "tempo")) == [(0, ""), (1, "tempo/1")]


def test_a_run_of_another_week_is_not_there_at_all() -> None:
    assert match((-1, "easy"), (7, "easy"), (4, "easy")) == [(2, "easy/2")]
