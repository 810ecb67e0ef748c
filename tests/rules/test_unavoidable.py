"""What of a penalty comes with what is asked, whatever the places: never more than any week has to pay."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.session import Companion
from freshlegs.rules.outcome import Planned
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.unavoidable import is_unavoidable
from freshlegs.rules.verify import verify_week
from freshlegs.rules.week.together import Together
from freshlegs.solver.plan_week import plan_week
from support.oracle import as_plan, judged
from support.rulebooks import COMMON, in_free_time, rulebooks, worlds
from support.worlds import at, problem, rule, session


def unavoidable(*sessions: Any, rules: tuple[str, ...], **more: Any) -> list[str]:
    """Return the rules whose breaches in the best week come with what is asked."""
    world = problem(sessions, map(rule, ("all_placed", "available", *rules)), **more)
    found = plan_week(world)
    assert isinstance(found, Planned)
    return [entry.rule.name for entry in found.report.priced if is_unavoidable(world, found.plan, entry)]


def asked(kind: str, *starts: str, number: int = 1, minutes: int = 60, **more: Any) -> Any:
    return session(kind, number, minutes, starts=tuple(map(at, starts)), **more)


def test_two_pins_pay_for_each_other() -> None:
    pins = asked("lower", "mon 07:00"), asked("tempo", "tue 18:00")
    assert unavoidable(*pins, rules=("legs_before_tempo",)) == ["legs_before_tempo"]


def test_what_might_stand_elsewhere_is_a_choice() -> None:
    """The tempo run could be on Thursday, if it were not for its wish."""
    tempo = asked("tempo", "tue 18:00", "thu 18:00")
    wished = problem((asked("lower", "mon 07:00"), tempo), map(rule, ("legs_before_tempo", "available", "all_placed")))
    report = verify_week(wished, as_plan(wished, (at("mon 07:00"), at("tue 18:00"))))
    assert not is_unavoidable(wished, as_plan(wished, (at("mon 07:00"), at("tue 18:00"))), report.priced[0])


def test_the_share_of_a_long_run_is_asked_for_wherever_it_stands() -> None:
    runs = asked("long", "sat 07:00", "sun 07:00", minutes=120), asked("easy", "tue 07:00", "wed 07:00")
    assert unavoidable(*runs, rules=("long_run_share",)) == ["long_run_share"]


@pytest.mark.parametrize(("number", "found"), [(6, ["second_rest_day"]), (5, [])])
def test_six_runs_need_six_days(number: int, found: list[str]) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat")
    runs = [asked("easy", *(f"{day} 07:00" for day in days), number=n + 1) for n in range(number)]
    assert unavoidable(*runs, rules=("second_rest_day", "runs_per_day")) == found


def test_nothing_is_said_where_something_is_left_out() -> None:
    pins = asked("lower", "mon 07:00"), asked("tempo", "tue 18:00"), asked("easy", "wed 07:00", optional=True)
    out = problem(pins, map(rule, ("legs_before_tempo", "available")))
    there = as_plan(out, (at("mon 07:00"), at("tue 18:00"), None))
    (entry,) = verify_week(out, there).priced
    assert not is_unavoidable(out, there, entry)


@pytest.mark.parametrize("order", [None, "before", "after"])
@pytest.mark.parametrize("repeats", [True, False])
@pytest.mark.parametrize("bounds", [(0, 0), (10, 35)])
def test_the_starts_of_two_in_one_go_are_those_that_the_rule_accepts(
    order: Any, repeats: bool, bounds: tuple[int, int]
) -> None:
    """Also across the night from Sunday to Monday."""
    every = *range(0, 600, 25), *range(6 * 1440 + 840, 7 * 1440, 25)
    jog = session("easy", 1, 20, starts=every, companion=Companion("full 1", order, *bounds))
    lift = session("full", 1, 45, starts=every)
    world = problem((jog, lift), (rule("together", minutes=5),), repeats=repeats)
    together = Together(minutes=5)
    accepted = {
        starts
        for starts in product(every, every)
        if not list(together.check(Timetable(world, as_plan(world, starts), world.rules)))
    }
    assert accepted
    assert set(together.list_starts(world, world.sessions, (every, every))) == accepted


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=150)
@given(st.data())
def test_no_week_with_all_sessions_pays_less(data: st.DataObject) -> None:
    """What is said to come with the request, each week pays to that rule."""
    world = data.draw(rulebooks(in_free_time(data.draw(worlds((4, 3))), data)))
    best = plan_week(world)
    if not isinstance(best, Planned):
        return
    for entry in best.report.priced:
        if is_unavoidable(world, best.plan, entry):
            for starts in judged(world):
                if None in starts:
                    continue
                report = verify_week(world, as_plan(world, starts))
                paid = sum(other.cost for other in report.priced if other.rule.name == entry.rule.name)
                assert paid >= entry.cost, (entry, starts)
