"""What a replan says of the weeks behind its own."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from freshlegs.report.replan_text import describe_later_weeks
from support.calendar_weeks import session, week

ZONE = week().zone
FIRST = date(2026, 11, 30)


def place(kind: str, day: int, minutes: int = 60, hour: int = 7) -> SessionRecord:
    start = datetime(2026, 11, 30, hour, tzinfo=ZONE) + timedelta(days=day)
    number = f"s/{FIRST + timedelta(days=day // 7 * 7)}/{kind}/1"
    return session(kind, start, minutes).model_copy(update={"id": number})


def programme(*sessions: SessionRecord) -> PlannedRecord:
    starts = [FIRST + timedelta(days=7 * number) for number in range(3)]
    weeks = tuple(
        WeekRecord(week=number, start=start, days=7, kind="build", penalty=0, proved_best=True)
        for number, start in enumerate(starts, 1)
    )
    return week(*sessions).model_copy(update={"start": FIRST, "weeks": weeks})


USUAL = (place("long", 6, 90), place("easy", 8, 40), place("tempo", 10), place("long", 13, 100), place("race", 20, 120))


def describe(*sessions: SessionRecord) -> list[str]:
    return [*describe_later_weeks(programme(*USUAL), programme(*sessions), FIRST)]


def test_nothing_is_said_where_nothing_has_changed_nor_of_the_week_that_was_replanned() -> None:
    assert describe(*USUAL) == []
    assert describe(place("long", 5, 70), *USUAL[1:]) == []


def test_what_moves_what_is_left_out_and_how_much_is_run_are_said_of_each_week() -> None:
    found = describe(USUAL[0], place("easy", 9, 30, 18), place("long", 13, 80), place("upper", 12), USUAL[4])
    assert found == [
        "Week 2, from Mon 7 Dec: Easy run moves to Wed 9 Dec 18:00; Lift: upper body is new, Sat 12 Dec 07:00; "
        "Tempo run is left out; 110 min of running, and 200 before"
    ]


def test_a_race_is_none_of_the_running() -> None:
    assert describe(*USUAL[:4], place("race", 20, 150)) == []
