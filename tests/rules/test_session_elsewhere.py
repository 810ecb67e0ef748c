"""One session tried in many places: what `SessionElsewhere` finds is what the checker finds of the whole week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import Literal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from freshlegs.model.plan import Plan
from freshlegs.rules.base import Rule
from freshlegs.rules.ill_days import Ill
from freshlegs.rules.outcome import Cost
from freshlegs.rules.passing_rules import LittleTime, Occupied, StaysOut, StillAhead
from freshlegs.rules.session_elsewhere import JudgedWeek, SessionElsewhere
from freshlegs.rules.task import Task
from freshlegs.rules.verify import Score, add_to_score, verify_week
from support.rulebooks import COMMON, HOURS, RULES, few, flexible, rulebooks, some_of, under_way, variants, worlds
from support.worlds import at, problem, rule, session

SAID = Counter(cls.looks_at for cls in RULES.values())


def list_told(costs: Iterable[Cost]) -> Counter[tuple[str, str, int, int]]:
    """Return what costs say, in no order; the sessions of a breach are told by its sentence."""
    return Counter((one.rule.name, one.violation.why, one.violation.amount, one.cost) for one in costs)


def compare(world: Task, plan: Plan) -> None:
    """Fail where a session at some start is not told as the checker tells the whole week."""
    anywhere = [world.clock.at(day, hour * 60) for day in world.days for hour in HOURS]
    starts = {p.session.id: p.start for p in plan.placements}
    for one in world.sessions:
        if one.done is None:
            elsewhere = SessionElsewhere(JudgedWeek(world, plan), one)
            for start in sorted({*anywhere[::5], *one.starts, *few(world.clock), *starts.values()}):
                whole = verify_week(world, Plan.of(world.sessions, {**starts, one.id: start}, plan.lengths))
                costs = (*whole.broken, *whole.priced)
                assert list_told(elsewhere.find_costs(start)) == list_told(costs), (one.name, start)
                compare_scores(elsewhere, start, reduce(add_to_score, costs, (0, 0)))


def compare_scores(elsewhere: SessionElsewhere, start: int, score: Score) -> None:
    """Fail where a start is taken for better or worse than it is."""
    broken, penalty = score
    for limit in ((broken, penalty + 1), (broken + 1, 0), (broken, penalty), (broken, max(0, penalty - 1)), (0, 0)):
        assert elsewhere.score_if_better(start, limit) == (score if score < limit else None), (start, limit)


def draw_plan(data: st.DataObject, world: Task) -> Plan:
    """Draw a week, good or bad; some sessions have no place."""
    places = [world.clock.at(day, hour * 60) for day in world.days for hour in HOURS]
    starts, lengths = {}, {}
    for one in world.sessions:
        if one.done is not None or data.draw(st.integers(0, 4)):
            starts[one.id] = data.draw(st.sampled_from([*one.starts, *places])) if one.done is None else one.done
            lengths[one.id] = data.draw(st.sampled_from(one.lengths))
    return Plan.of(world.sessions, starts, lengths)


def hold(cls: type[Rule], how: settings = COMMON) -> None:
    """Fail where a rule looks at more than it says."""

    @how
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        world = data.draw(flexible(data.draw(worlds((4, 3), fewest=2))))
        world = replace(world, rules=(data.draw(variants(cls, world)),))
        compare(world, draw_plan(data, world))

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_looks_at_no_more_than_it_says(name: str) -> None:
    hold(RULES[name], settings(COMMON, max_examples=25))


def test_most_rules_say_what_they_look_at() -> None:
    assert SAID["pairs"] > 30
    assert SAID["days"] > 15
    assert {name for name, cls in RULES.items() if cls.looks_at == "week"} == {"together"}


@pytest.mark.slow
@settings(COMMON, max_examples=80)
@given(st.data())
def test_weeks_in_progress_by_all_their_rules(data: st.DataObject) -> None:
    """Also what is done, what was told of the week, and what of a rule is broken whatever comes."""
    world = data.draw(under_way(data.draw(rulebooks(data.draw(worlds((4, 3), fewest=2))))))
    now = world.clock.at(1, 720)
    told: list[Rule] = [
        StillAhead(minute=now, called="noon"),
        Ill(days=(2,), called="Wed"),
        Occupied(stretches=((now, now + 600),), called="the afternoon"),
        StaysOut(dropped=(world.sessions[0].id,), called="it"),
        LittleTime(day=3, stays=world.sessions[-1].id, called="Thu"),
    ]
    world = replace(world, rules=(*world.rules, *some_of(data.draw, told)))
    if data.draw(st.booleans()):
        held = next((one for one in world.sessions if one.done is None), None)
        pinned = (replace(one, pin=now, decided="athlete") if one is held else one for one in world.sessions)
        world = replace(world, sessions=tuple(pinned))
    compare(world, draw_plan(data, world))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "says"),
    [("together", "pairs"), ("rest_days", "pairs"), ("muscle_frequency", "pairs"), ("separate_days", "days"),
     ("late_finish", "days"), ("run_lift_gap", "days"), ("night_between", "days"), ("all_placed", "pairs")],
)  # fmt: skip
def test_a_rule_that_looks_at_more_than_it_says_is_caught(
    name: str, says: Literal["pairs", "days"], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RULES[name], "looks_at", says)
    with pytest.raises(AssertionError):
        hold(RULES[name], settings(COMMON, max_examples=300, phases=[Phase.generate]))


def test_pairs_across_the_edge_of_a_repeating_week() -> None:
    """A long run on Sunday and a lift on Monday are a day apart, whichever of the two moves."""
    rules = (rule("legs_before_long"), rule("legs_after_key_run"))
    lower, long = session("lower"), session("long", tags=("key",))
    week = problem([lower, long], rules, repeats=True)
    plan = Plan.of(week.sessions, {lower.id: at("mon 07:00"), long.id: at("sun 08:00")})
    for one in (lower, long):
        for start in (at("mon 07:00"), at("tue 07:00"), at("sun 08:00"), at("sun 20:00")):
            starts = {lower.id: at("mon 07:00"), long.id: at("sun 08:00"), one.id: start}
            report = verify_week(week, Plan.of(week.sessions, starts))
            found = list_told(SessionElsewhere(JudgedWeek(week, plan), one).find_costs(start))
            assert found == list_told((*report.broken, *report.priced))
    assert SessionElsewhere(JudgedWeek(week, plan), lower).find_costs(at("sat 07:00"))
