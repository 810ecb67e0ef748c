"""What a week of a programme knows of its neighbours: the days before it, what is expected after it, its usual days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from freshlegs.api.scenario import Scenario
from freshlegs.model.limits import Limits
from freshlegs.model.session import Placement
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.programme.neighbours import DoneSession, history_for, recent_history
from freshlegs.planning.programme.plan_weeks import PlannedProgramme, plan_programme
from freshlegs.planning.programme.record_programme import record_programme
from freshlegs.rules.task import Task
from freshlegs.scenario.history import find_previous_starts
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.solver.plan_week import follow_week
from support.worlds import BERLIN, MONDAY, at, past, problem, rule, session

WEEK = """\
timezone = "Europe/Berlin"
[week]
start = 2026-11-30
weeks = {weeks}
[rules]
long_run_share = "off"
[availability]
mon = ["06:00-09:00"]
wed = ["06:00-09:00"]
fri = ["06:00-09:00"]
sun = ["08:00-20:00"]
[[sessions]]
kind = "lower"
at = "mon 07:00"
[[sessions]]
kind = "easy"
[[sessions]]
kind = "long"
minutes = 90
at = "sun 17:00"
{more}
"""
"""Legs on Monday morning, fourteen hours after the long run of Sunday: 15 points each week."""


def planned(weeks: int, more: str = "") -> PlannedProgramme:
    found = plan_programme(Scenario.from_text(WEEK.format(weeks=weeks, more=more)).draft, Limits())
    assert isinstance(found, PlannedProgramme)
    return found


def penalties(programme: PlannedProgramme) -> list[int]:
    return [week.outcome.report.penalty for week in programme.weeks]


def kinds(placements: Iterable[Placement]) -> list[str]:
    return [placement.session.kind for placement in placements]


def test_before_the_first_week_lies_a_week_like_it() -> None:
    """So the Monday of the first week follows a long run too, and costs what each later Monday costs."""
    assert penalties(planned(3)) == [15, 15, 15]


def test_the_first_week_follows_what_the_athlete_did_instead_where_he_says_it() -> None:
    done = '[history]\nsessions = [{ kind = "easy", at = "2026-11-28 08:00" }]'
    assert penalties(planned(3, done)) == [0, 15, 15]


def test_a_programme_is_bounded_by_the_sum_of_its_weeks() -> None:
    draft = Scenario.from_text(WEEK.format(weeks=3, more="")).draft
    record = record_programme(planned(3), outline_draft(draft))
    assert (record.penalty, record.bound, record.proved_best) == (45, 45, True)
    assert [(week.penalty, week.bound) for week in record.weeks] == [(15, 15)] * 3
    assert {rule.rule: rule.cost for rule in record.rules if rule.cost} == {"legs_after_key_run": 45}


def test_a_programme_is_proven_best_if_each_of_its_weeks_is() -> None:
    draft = Scenario.from_text(WEEK.format(weeks=3, more="")).draft
    first, second, third = planned(3).weeks
    found = replace(second, outcome=replace(second.outcome, proved_best=False, bound=5))
    record = record_programme(replace(planned(3), weeks=(first, found, third)), outline_draft(draft))
    assert (record.proved_best, record.penalty, record.bound) == (False, 45, 35)
    assert [week.proved_best for week in record.weeks] == [True, False, True]


def test_what_was_done_is_in_order_of_time_whoever_tells_it_first() -> None:
    clock = problem([]).clock
    done = [DoneSession(session("easy", number), clock.moment(start)) for number, start in ((1, -500), (2, -9000))]
    assert [placement.start for placement in history_for(clock, done)] == [-9000, -500]


def test_a_session_tells_first_which_week_it_is_in() -> None:
    draft = Scenario.from_text(WEEK.format(weeks=3, more="")).draft
    record = record_programme(planned(3), outline_draft(draft))
    assert [session.why[0] for session in record.sessions if session.kind == "easy"] == [
        f"Week {number} of 3." for number in (1, 2, 3)
    ]
    lifts = [session.why for session in record.sessions if session.kind == "lower"]
    assert all(len(why) > 1 and why[0].startswith("Week ") for why in lifts)


def test_nothing_lies_before_a_programme_whose_week_does_not_repeat() -> None:
    text = WEEK.format(weeks=3, more="").replace("weeks = 3", "weeks = 3\nrepeats = false")
    found = plan_programme(Scenario.from_text(text).draft, Limits())
    assert isinstance(found, PlannedProgramme)
    assert penalties(found) == [0, 15, 15]


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """Return the weeks as the solver is given them, as they come."""
    found: list[Task] = []

    def watch(task: Task, *more: Any) -> Any:
        found.append(task)
        return follow_week(task, *more)

    monkeypatch.setattr("freshlegs.planning.programme.plan_weeks.follow_week", watch)
    return found


RACE = '[programme.race]\ndate = {day}\ndistance = "5k"\nat = "10:00"'


def test_after_the_last_week_its_like_is_expected(solved: list[Task]) -> None:
    planned(2)
    assert kinds(solved[-1].coming) == ["lower", "easy", "long"]
    assert solved[-1].coming[0].start == at("mon 07:00") + 7 * 1440


@pytest.mark.parametrize(("weeks", "day"), [(2, "2026-12-13"), (3, "2026-12-13")])
def test_after_a_race_and_after_the_week_that_recovers_nothing_is_expected(
    solved: list[Task], weeks: int, day: str
) -> None:
    """Whoever has raced is to rest, and not to be spared for another race."""
    programme = planned(weeks, RACE.format(day=day))
    assert programme.weeks[-1].week.kind == ("race" if weeks == 2 else "recovery")
    assert solved[-1].coming == ()
    assert "race" in kinds(solved[0].coming)


def test_a_week_looks_back_seven_days_or_as_many_as_a_rule_says() -> None:
    """Weeks that differ only in what lies before that are planned once."""
    done = [past("easy", at("mon 07:00") - days * 1440) for days in (13, 9, 8, 7, 6, 4, 1)]
    usual = problem([session("easy")], (rule("rest_days"),), history=tuple(done))
    assert recent_history(usual) == tuple(done[3:])
    longer = problem([session("easy")], (rule("training_days_in_a_row", days=10),), history=tuple(done))
    assert recent_history(longer) == tuple(done[1:])


def stored(first: date, days: int, *starts: tuple[int, str]) -> PlannedRecord:
    """Return a plan with easy runs on days of its week, counted from 0, each at a time of day."""
    runs = []
    for number, (day, wall) in enumerate(starts, 1):
        hour, minute = map(int, wall.split(":"))
        begin = problem([], first=first, days=days).clock.moment(day * 1440 + hour * 60 + minute)
        runs.append(
            SessionRecord(
                id=f"w/{first}/easy/{number}", kind="easy", minutes=60, start=begin, end=begin + timedelta(hours=1)
            )
        )
    return PlannedRecord(
        scenario="w", timezone=BERLIN.key, start=first, days=days, proved_best=True, penalty=0, sessions=tuple(runs)
    )


def test_a_session_stays_on_its_weekday_also_where_the_new_week_begins_on_another() -> None:
    """Of a week from Monday on, Tuesday's and Sunday's run; in one from Thursday on these are its days 5 and 3."""
    before = stored(MONDAY, 7, (1, "07:00"), (6, "09:30"))
    week = problem([session("easy", 1), session("easy", 2)], first=MONDAY + timedelta(days=10))
    assert [week.clock.date_of(day).strftime("%a") for day in (5, 3)] == ["Tue", "Sun"]
    starts = dict(find_previous_starts(before, week.clock, week.sessions))
    assert starts == {"w/easy/1": at("5 07:00"), "w/easy/2": at("3 09:30")}


def test_in_a_cycle_of_another_length_a_session_stays_on_the_number_of_its_day() -> None:
    before = stored(MONDAY, 8, (1, "07:00"))
    cycle = problem([session("easy", 1)], first=MONDAY + timedelta(days=11), days=8)
    assert find_previous_starts(before, cycle.clock, cycle.sessions) == (("w/easy/1", at("1 07:00")),)


def test_a_plan_of_another_length_says_nothing_of_days() -> None:
    week = problem([session("easy", 1)])
    assert find_previous_starts(stored(MONDAY, 8, (1, "07:00")), week.clock, week.sessions) == ()
    assert find_previous_starts(None, week.clock, week.sessions) == ()
