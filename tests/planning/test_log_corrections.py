"""What changes in a log where a session is told again, or was told of another day, on weeks made by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from freshlegs.io.errors import InputError
from freshlegs.planning.log_corrections import (
    Correction,
    find_correction,
    find_logged_lift,
    find_logged_sessions,
    find_run_correction,
)
from freshlegs.planning.logbook import build_entries, build_run
from freshlegs.training.log_text import LogText
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import HEADER, LogEntry
from support.seasons import Made, asked, build_programme
from support.shown_weeks import placed

MONDAY = date(2026, 11, 30)
FOUR = tuple(asked(name) for name in ("Squat", "Press", "Row", "Curl"))
OTHERS = tuple(asked(name) for name in ("Deadlift", "Dip", "Squat"))
WEEK = build_programme(
    Made(lifts=(FOUR, OTHERS), more=(placed("easy", 4, 7, 40, id="w/2026-11-30/easy/2"),)),
)
"""Full 1 on Monday, easy 1 on Tuesday, full 2 on Wednesday, easy 2 on Friday; both lifts have squats."""


def day(number: int) -> str:
    return str(MONDAY + timedelta(days=number))


def log(*rows: str) -> LogText:
    """Return a log of rows, the day of each as a number: "0,squat"."""
    there = [f"{day(int(number))},{what}" for number, _, what in (row.partition(",") for row in rows)]
    return LogText("\n".join((HEADER, *there, "")), "log.csv")


def lift(number: int, *exercises: str) -> list[str]:
    return [f"{number},{one},3,6,80 kg" for one in exercises]


def tell(session: str, text: LogText, on: int | None = None, did: tuple[str, ...] = ()) -> Correction[LogEntry]:
    rows = build_entries(WEEK, session, did=did, skipped=(), on=None if on is None else day(on), today=None)
    return find_correction(WEEK, session, rows, text)


def run(text: LogText, session: str, on: int | None = None, **told: str) -> Correction[RunEntry]:
    entry = build_run(WEEK, session, on=None if on is None else day(on), today=None, **told)
    return find_run_correction(WEEK, session, entry, [*told], text)


def test_half_of_a_lift_on_another_day_is_the_lift_and_less_is_not() -> None:
    assert len(tell("full-1", log(*lift(1, "row"))).entries) == 4
    with pytest.raises(InputError, match="full 1 of 2026-12-01 is there already"):
        tell("full-1", log(*lift(1, "press", "row")))


def test_what_is_changed_of_a_lift_takes_the_day_on_which_it_was_done() -> None:
    text = log(*lift(1, "squat", "press", "row"))
    known = tell("full-1", text, did=("press=5 5",))
    assert ([(str(one.date), one.reps) for one in known.entries], known.struck) == ([(day(1), (5, 5))], frozenset({3}))
    new = tell("full-1", text, did=("curl=5 5",))
    assert ([(str(one.date), one.exercise) for one in new.entries], new.struck) == ([(day(1), "curl")], frozenset())


def test_another_day_is_taken_for_a_lift_that_has_none_yet() -> None:
    """Wednesday's rows are full 2's by their day; told of Saturday, it is full 1 that was done on Wednesday."""
    same = build_programme(Made(lifts=(FOUR, FOUR)))
    text = log(*lift(2, "squat", "press", "row", "curl"))
    rows = build_entries(same, "full-2", did=(), skipped=(), on=day(5), today=None)
    assert len(find_correction(same, "full-2", rows, text).entries) == 4
    text = log(*lift(0, "squat", "press", "row", "curl"), *lift(2, "squat", "press", "row", "curl"))
    with pytest.raises(InputError, match=f"full 2 of {day(2)} is there already"):
        find_correction(same, "full-2", rows, text)


def test_a_second_day_of_one_lift_is_refused_though_one_of_its_exercises_has_another_lift() -> None:
    with pytest.raises(InputError, match=f"full 1 of {day(1)} is there already"):
        tell("full-1", log(*lift(1, "squat", "press", "row", "curl")), on=3)


def test_what_was_done_beside_a_lift_needs_no_lift_to_count_for() -> None:
    text = log(*lift(2, "squat", "press", "row", "curl"))
    same = build_programme(Made(lifts=(FOUR, FOUR)))
    rows = build_entries(same, "full-2", did=("dead_bug=3 x 8",), skipped=(), on=day(5), today=None)
    assert len(find_correction(same, "full-2", rows, text).entries) == 5


def test_the_log_of_a_lift_is_read_as_its_unit_says() -> None:
    pounds = build_programme(Made(lifts=((asked(load=100, unit="lb"),),)))
    found = find_logged_lift(pounds, "full-1", log("1,squat,3,6,100 lb", "9,squat,3,6,100 lb"))
    assert [(one.load, one.unit) for one in found.values()] == [(100, "lb")]
    assert find_logged_lift(WEEK, "easy-1", log("1,squat,3,6,100 kg")) == {}


def test_only_sessions_for_which_a_row_counts_are_logged() -> None:
    text = log(*lift(1, "press", "biceps_curl"), "3,easy,1,30 min,-", "3,tempo,1,30 min,-")
    assert find_logged_sessions(WEEK, text) == {"w/2026-11-30/full/1", "w/2026-11-30/easy/1"}


def test_a_run_of_another_day_is_changed_where_it_is() -> None:
    text = log("2,easy,1,30 min,-")
    with pytest.raises(InputError, match=f"easy 1 of {day(2)} is there already"):
        run(text, "easy-1")
    found = run(text, "easy-1", felt="4")
    assert ([(str(one.date), one.minutes, one.felt) for one in found.entries], found.struck) == (
        [(day(2), 30, 4)],
        frozenset({2}),
    )


def test_a_run_of_another_day_still_is_another_run_while_one_has_no_row() -> None:
    one, both = log("2,easy,1,30 min,-"), log("2,easy,1,30 min,-", "3,easy,1,30 min,-")
    assert [str(entry.date) for entry in run(one, "easy-1", on=5, minutes="20").entries] == [day(5)]
    assert [str(entry.date) for entry in run(both, "easy-1", on=5, minutes="20").entries] == [day(2)]
    assert [str(entry.date) for entry in run(both, "easy-2", on=5, minutes="20").entries] == [day(3)]


def test_a_log_that_is_empty_has_nothing_to_correct() -> None:
    assert find_logged_sessions(WEEK, LogText("", "log.csv")) == frozenset()
    assert (
        len(
            find_correction(WEEK, "full-1", build_entries(WEEK, "full-1", did=(), skipped=()), LogText("", "l")).entries
        )
        == 4
    )


def test_one_exercise_of_three_is_less_than_half() -> None:
    assert len(tell("full-2", log(*lift(3, "dip"))).entries) == 3


def test_what_was_done_beside_the_lift_on_its_day_is_not_the_lift() -> None:
    assert len(tell("full-1", log("0,dead_bug,3,8,-"), did=("dead_bug=3 x 8",)).entries) == 5


def test_what_is_skipped_goes_where_the_log_has_it() -> None:
    rows = build_entries(WEEK, "full-1", did=(), skipped=("row", "curl"))
    found = find_correction(WEEK, "full-1", rows, log(*lift(0, "squat", "press", "row")))
    assert (found.entries, found.struck) == ([], frozenset({4}))
    assert "Row goes in full 1" in found.says


def test_a_run_of_its_day_is_changed_where_it_is_told_again_and_else_added() -> None:
    two = build_programme(Made(more=(placed("easy", 1, 18, 40, id="w/2026-11-30/easy/2"),)))
    entry = build_run(two, "easy-2", minutes="35")
    for count, rows in enumerate([(), ("1,easy,1,60 min,-",)]):
        (added,) = find_run_correction(two, "easy-2", entry, ["minutes"], log(*rows)).entries
        assert (added.minutes, added.number) == (35, count + 1)
    both = log("1,easy,1,60 min,-", "1,easy,2,40 min,-")
    with pytest.raises(InputError, match=f"2 easy runs of {day(1)} are there already"):
        find_run_correction(two, "easy-2", entry, ["minutes"], both)
    found = run(log("1,easy,1,60 min,4 of 10"), "easy-1", minutes="35", km="6")
    assert [(one.minutes, one.kilometres, one.felt) for one in found.entries] == [(35, 6, 4)]
    assert "its minutes and its kilometres change in easy 1" in found.says
    assert "its minutes change in easy 1" in run(log("1,easy,1,60 min,-"), "easy-1", minutes="35").says
