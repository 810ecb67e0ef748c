"""Lifts after a break: whatever is missed, the first lift of an exercise that is done again is the lighter one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from freshlegs.api.scenario import Scenario
from freshlegs.model.content import LiftContent
from freshlegs.model.limits import Limits
from freshlegs.planning.programme.exercise_courses import progress_lifts
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.planning.programme.plan_weeks import PlannedProgramme, PlannedWeek, plan_programme
from freshlegs.training.lift_result import LiftResult

SHARES = ((28, 0.8), (14, 0.9))
"""Days without, and the share of the last weight with which lifting begins again."""
SOME = 40


@pytest.fixture(scope="module", params=["intermediate", "beginner"])
def weeks(request: pytest.FixtureRequest) -> Sequence[PlannedWeek]:
    """Return twelve weeks with two lifts for the legs and one for the upper body."""
    hours = {day: ["06:00-08:00", "17:00-20:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
    scenario: dict[str, Any] = {
        "timezone": "Europe/Berlin",
        "week": {"start": date(2026, 11, 30), "weeks": 12},
        "athlete": {"lift_level": request.param},
        "availability": hours,
        "lifting": {"weights": {"back_squat": 100, "deadlift": 120, "bench_press": 70, "overhead_press": 42.5}},
        "sessions": [
            {"kind": "lower", "count": 2, "minutes": 60},
            {"kind": "upper", "minutes": 60},
            {"kind": "easy", "count": 2, "minutes": 40},
        ],
    }
    found = plan_programme(Scenario.from_dict(scenario).draft, Limits())
    assert isinstance(found, PlannedProgramme)
    return found.weeks


def list_sessions(weeks: Sequence[PlannedWeek]) -> list[tuple[int, date, str, str]]:
    """Return each lift of a programme: number of the week, day, name and id."""
    return [
        (one.week.number, one.task.clock.date_of(one.task.clock.day(p.start)), p.session.name, p.session.id)
        for one in weeks
        for p in one.outcome.plan.placements
        if isinstance(p.session.content, LiftContent)
    ]


def ask(weeks: Sequence[PlannedWeek], missed: set[str]) -> dict[str, dict[str, float]]:
    """Return the weights that each lift asks for, where these were missed and all others done as asked."""
    done = {}
    for one in weeks:
        for placement in one.outcome.plan.placements:
            session = placement.session
            if isinstance(session.content, LiftContent) and session.id not in missed:
                for entry in session.content.exercises:
                    done[session.id, entry.exercise] = LiftResult((60,) * 10)
    found = progress_lifts(weeks, LoggedResults(done, frozenset()))
    return {
        name: {entry.exercise: entry.load for entry in one.content.exercises if entry.load is not None}
        for name, one in found.items()
    }


def check(weeks: Sequence[PlannedWeek], missed: set[str]) -> int:
    """Hold each first lift after a break against the table; return how many there were."""
    asked, sessions = ask(weeks, missed), list_sessions(weeks)
    returns = 0
    for exercise in {exercise for there in asked.values() for exercise in there}:
        last: tuple[int, date, float] | None = None
        for number, day, _, name in sorted(sessions):
            load = asked[name].get(exercise)
            if load is None:
                continue
            if last is not None and number - last[0] > 1:
                for least, share in SHARES:
                    if (day - last[1]).days >= least:
                        assert load <= share * last[2], (exercise, number, load, last)
                        returns += name not in missed
                        break
            if name not in missed:
                last = number, day, load
    return returns


@pytest.mark.slow
def test_whatever_is_missed_the_first_lift_after_a_break_is_lighter(weeks: Sequence[PlannedWeek]) -> None:
    chance, names = random.Random(7), [name for *_, name in list_sessions(weeks)]
    returns = 0
    for _ in range(SOME):
        often = chance.choice([0.3, 0.6, 0.8])
        returns += check(weeks, {name for name in names if chance.random() < often})
    assert returns > SOME


@pytest.mark.parametrize("dropped", [False, True])
def test_the_come_back_waits_for_the_lift_that_was_left_out_in_its_week(
    weeks: Sequence[PlannedWeek], dropped: bool
) -> None:
    """Three weeks without any lift, then the first of the two for the legs alone: the other one's is still to come."""
    sessions = list_sessions(weeks)
    away = {name for number, *_, name in sessions if number in (4, 5, 6)}
    before, out, after = (
        next(n for w, _, lift, n in sessions if (w, lift) == (number, "lower 2")) for number in (3, 7, 8)
    )
    if dropped:
        weeks = [drop(one, out) for one in weeks]
    asked = ask(weeks, away | {out})
    assert (out in asked) != dropped
    assert asked[before]
    for exercise, load in asked[before].items():
        assert asked[after][exercise] <= 0.8 * load


def drop(one: PlannedWeek, name: str) -> PlannedWeek:
    """Return a week without a session."""
    plan = one.outcome.plan
    kept = tuple(placement for placement in plan.placements if placement.session.id != name)
    return replace(one, outcome=replace(one.outcome, plan=replace(plan, placements=kept)))
