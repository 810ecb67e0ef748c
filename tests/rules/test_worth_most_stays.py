"""What may be left out around a race: what stays of it, to solver and checker alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.model.kinds import Kind
from freshlegs.model.plan import Plan
from freshlegs.rules.passing_rules import WorthMostStays, list_passing_rules
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.training.programme.outline import Outline
from freshlegs.training.programme.races import Race
from freshlegs.training.programme.time_line import build_time_line
from freshlegs.training.programme.week_demands import SessionDemand
from support.oracle import judged, modelled
from support.rulebooks import COMMON, candidates, worlds
from support.worlds import MONDAY, at, problem, session

KINDS_LEFT: tuple[Kind, ...] = ("long", "tempo", "full")
BEFORE, AFTER = WorthMostStays(kinds=KINDS_LEFT), WorthMostStays(kinds=KINDS_LEFT, hard_goes_first=True)


def prices(rule: WorthMostStays, *, optional: bool = True, excused: bool = False) -> dict[str, int]:
    """Return what it costs to leave each of five sessions out."""
    kinds: tuple[Kind, ...] = ("long", "tempo", "full", "easy", "upper")
    starts = (at("mon 07:00"),)
    there = [session(kind, optional=optional, excused=excused, starts=starts) for kind in kinds]
    task = problem(there, (rule,))
    return {one.sessions[0].kind: one.price for one in rule.check(Timetable(task, Plan.of(task.sessions, {})))}


def test_what_is_worth_more_costs_more_and_after_a_race_no_hard_run_does() -> None:
    """A long run counts as five easy runs, a tempo run as four, a lift with legs as three: 25 points for each more."""
    assert prices(BEFORE) == {"long": 100, "tempo": 75, "full": 50}
    assert prices(AFTER) == {"long": 100, "full": 50}
    assert prices(BEFORE.with_parameters(weight=10)) == {"long": 40, "tempo": 30, "full": 20}


def test_it_says_nothing_of_what_is_a_must_or_was_missed() -> None:
    assert prices(BEFORE, optional=False) == prices(BEFORE, excused=True) == {}


def test_a_breach_says_why() -> None:
    task = problem([session("long", optional=True, starts=(at("mon 07:00"),))], (BEFORE,))
    (found,) = BEFORE.check(Timetable(task, Plan.of(task.sessions, {})))
    assert found.why == "long 1 is left out, which is worth 5 times an easy run"


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
def test_the_model_asks_the_prices_of_the_checker() -> None:
    @COMMON
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world: Task = data.draw(worlds())
        kinds = tuple(sorted({one.kind for one in world.sessions if data.draw(st.booleans())}))
        rule = WorthMostStays(kinds=kinds, hard_goes_first=data.draw(st.booleans()), weight=data.draw(st.just(7)))
        task = replace(world, rules=(rule,))
        assert modelled(task) == judged(task, candidates(task))

    agree()


def find_rules(day: int, kilometres: float = 10.0) -> dict[int, WorthMostStays]:
    """Return the rule of each week of a programme of four that has it, with an A race on a day of it."""
    demands = tuple(SessionDemand(kind, 60) for kind in ("full", "intervals", "long", "easy"))
    race = Race(date.fromordinal(MONDAY.toordinal() + day), kilometres, minutes=60)
    outline = Outline(MONDAY, 7, 4, demands, races=(race,))
    clock = problem([session("easy", starts=(0,))]).clock
    rules = ((week.number, list_passing_rules(outline, week, clock)) for week in build_time_line(outline))
    return {number: one for number, there in rules for one in there if isinstance(one, WorthMostStays)}


def test_it_is_of_what_the_race_makes_optional_alone() -> None:
    """In its week of the hard run; after it of the lift, what is easy instead, and the long run; else of nothing."""
    there = find_rules(13)
    assert {number: rule.hard_goes_first for number, rule in there.items()} == {2: False, 3: True}
    assert there[2].kinds == ("intervals",)
    assert there[3].kinds == ("full", "easy", "long")
