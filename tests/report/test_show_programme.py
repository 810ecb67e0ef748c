"""A programme at a glance, read as an athlete reads it: what is run in each week, and its main lifts."""

from __future__ import annotations

import json
from datetime import UTC, timedelta

import pytest
from pydantic import ValidationError

from freshlegs.io.errors import InputError
from freshlegs.model.content import LiftContent
from freshlegs.planfile import BreachRecord, PlannedRecord, RuleRecord, SessionRecord, WeekRecord
from freshlegs.planfile.json_text import parse_record
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.programme_text import render_programme
from freshlegs.report.session_rows import render_csv
from freshlegs.report.week_text import list_cost_lines
from support.shown_weeks import placed, planned

SETS = {"sets": 3, "reps": "6", "rest": 90, "unit": "kg"}
SQUAT = {**SETS, "exercise": "squat", "name": "Squat", "slot": "strength", "load": 80.0}
LUNGE = {**SETS, "exercise": "lunge", "name": "Lunge", "slot": "moderate", "load": 30.0}
LIFT = LiftContent.model_validate({"minutes": 50, "warm_up": "walk", "exercises": [SQUAT, LUNGE]})


def programme(*sessions: SessionRecord) -> PlannedRecord:
    """Return two weeks with these sessions."""
    start = planned().start
    weeks = [
        WeekRecord(
            week=number, start=start + timedelta(days=7 * number - 7), days=7, kind="build", penalty=0, proved_best=True
        )
        for number in (1, 2)
    ]
    return planned(*sessions, weeks=weeks)


def test_a_race_is_no_training_and_is_not_counted_among_its_minutes() -> None:
    record = programme(placed("easy", 1, minutes=40), placed("easy", 8, minutes=30), placed("race", 13, minutes=120))
    lines = [line.split() for line in render_programme(record, width=100).splitlines()]
    rows = {line[0]: line for line in lines if line and line[0] in ("1", "2")}
    assert "40" in rows["1"]
    assert "30" in rows["2"]
    assert "150" not in rows["2"]


def test_the_main_lifts_are_the_heavy_ones() -> None:
    text = render_programme(programme(placed("lower", 1, content=LIFT)), width=100)
    assert "3 x 6, 80 kg" in text
    assert "Lunge" not in text


def test_a_main_lift_of_two_sessions_a_week_is_told_where_it_is_heaviest() -> None:
    """The season and the cards say so; the lighter day may come first."""
    lighter = LiftContent.model_validate({"minutes": 50, "warm_up": "walk", "exercises": [{**SQUAT, "load": 72.5}]})
    text = render_programme(programme(placed("full", 1, content=lighter), placed("lower", 3, content=LIFT)), width=100)
    assert "3 x 6, 80 kg" in text
    assert "72.5" not in text


def test_the_dates_of_a_programme_are_those_of_all_its_weeks() -> None:
    record = programme(placed("easy", 1), placed("easy", 8))
    assert len(record.dates) == 14
    assert len(record.rest_days) == 12


def test_a_breach_that_differs_by_numbers_alone_from_week_to_week_is_said_once() -> None:
    """The dearest of them; `explain` tells each, and one week each of its own."""
    share = [
        (f"Long run is {n} % of the week, {m} min", cost) for n, m, cost in ((41, 90, 10), (43, 95, 20), (44, 9, 5))
    ]
    near = [("Lift ends 10 h before", 10), ("Lift ends 9 h 45 before", 10), ("Lift starts early", 3), *[("Nap", 1)] * 2]
    told = [*share, *near]
    breaches = [BreachRecord(rule="wishes", amount=1, cost=cost, sessions=(), why=why) for why, cost in told]
    both = programme(placed("easy", 1), placed("easy", 8)).model_copy(update={"breaches": tuple(breaches)})
    assert [(line.why, line.cost) for line in list_cost_lines(both, briefly=True)] == [
        ("Long run is 43 % of the week, 95 min, and 2 more like it", 35),
        ("Lift ends 10 h before, and 1 more like it", 20),
        ("Lift starts early", 3),
        ("Nap, 2 times", 2),
    ]
    one = both.model_copy(update={"weeks": ()})
    for each in (list_cost_lines(both), list_cost_lines(one, briefly=True)):
        assert [line.why for line in each] == [*(why for why, _ in told[:-2]), "Nap, 2 times"]


def test_a_week_taken_out_has_its_own_breaches_costs_and_the_days_around_it() -> None:
    breaches = [
        BreachRecord(rule="wishes", amount=1, cost=cost, sessions=(), why=f"wish {number}")
        for number, cost in ((1, 10), (2, 25))
    ]
    rules = [RuleRecord(rule="wishes", says="", hard=False, cost=35)]
    both = programme(placed("easy", 1), placed("easy", 8))
    weeks = [week.model_copy(update={"breaches": 1}) for week in both.weeks]
    before = placed("long", -2)
    update = {"breaches": tuple(breaches), "rules": tuple(rules), "weeks": tuple(weeks), "around": (before,)}
    record = both.model_copy(update=update)
    for number, cost in ((1, 10), (2, 25)):
        alone = take_week(record, number, "plan.json")
        assert [breach.why for breach in alone.breaches] == [f"wish {number}"]
        assert [rule.cost for rule in alone.rules] == [cost]
        assert before in alone.around
        assert len(alone.sessions) == 1


def test_a_stored_programme_has_weeks_of_one_length_and_starts_on_the_minute() -> None:
    data = programme(placed("easy", 1)).model_dump(mode="json")
    odd = {**data, "weeks": [data["weeks"][0], {**data["weeks"][1], "days": 8}]}
    with pytest.raises(ValidationError, match="weeks are not one after the other"):
        PlannedRecord.model_validate(odd)
    late = {"start": data["sessions"][0]["start"].replace(":00:00", ":00:30", 1)}
    late["end"] = data["sessions"][0]["end"].replace(":00:00", ":00:30", 1)
    with pytest.raises(ValidationError, match="start is not a whole minute"):
        PlannedRecord.model_validate({**data, "sessions": [{**data["sessions"][0], **late}]})


def test_what_is_wrong_with_a_stored_plan_is_said_up_to_five_times() -> None:
    data = programme(*(placed("easy", day) for day in range(7))).model_dump(mode="json")
    for session in data["sessions"]:
        session["minutes"] = -1
    with pytest.raises(InputError) as caught:
        parse_record(json.dumps(data), "plan.json")
    assert [fault.place for fault in caught.value.faults] == [f"sessions[{number}].minutes" for number in range(1, 6)]


def test_a_table_of_sessions_has_the_athletes_times() -> None:
    run = placed("easy", 0, 19)
    moments = {"start": run.start.astimezone(UTC), "end": run.end.astimezone(UTC)}
    (line,) = render_csv(planned(run.model_copy(update=moments))).splitlines()[1:]
    assert line.startswith("2026-11-30,19:00,20:00,60,easy,")
