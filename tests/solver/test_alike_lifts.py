"""Lifts of one kind that train other muscles stand in the order of their numbers, where no rule minds."""

from __future__ import annotations

import random
from typing import Any

import pytest

from freshlegs.model.kinds import LOWER_GROUPS, UPPER_GROUPS
from freshlegs.model.session import Session
from freshlegs.rules.base import Rule
from freshlegs.rules.outcome import Planned
from freshlegs.rules.week import all_week_rules
from freshlegs.solver.assemble import find_interchangeable_sessions
from freshlegs.solver.plan_week import plan_week
from support.oracle import cheapest
from support.worlds import at, problem, rule, session

NAMES = sorted(set(all_week_rules()) - {"available"})
KEPT = ("all_placed", "available", "no_overlap", "lifts_per_day")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def draw_lifts(draw: random.Random, count: int, **more: Any) -> list[Session]:
    """Return lifts for the whole body with muscles of their own, which have the same starts."""
    starts = tuple(sorted(at(f"{day} {draw.choice(('07:00', '18:00'))}") for day in draw.sample(DAYS, 4)))
    regions = [sorted(LOWER_GROUPS), sorted(UPPER_GROUPS)]
    muscles = [
        frozenset(g for region in regions for g in draw.sample(region, draw.randint(1, 3))) for _ in range(count)
    ]
    return [session("full", n, starts=starts, muscles=own, **more) for n, own in enumerate(muscles, 1)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_their_order_costs_nothing(seed: int) -> None:
    """The week costs what the cheapest of all weeks costs, whatever rules there are."""
    draw = random.Random(seed)
    lifts = draw_lifts(draw, draw.choice((2, 3)))
    others = [
        session(kind, starts=tuple(sorted(at(f"{day} 12:00") for day in draw.sample(DAYS, 2))))
        for kind in draw.sample(["upper", "lower", "intervals", "long", "easy"], 2)
    ]
    names = {*KEPT, *draw.sample(NAMES, 12)}
    hard = {name for name in names if name not in KEPT and draw.random() < 0.2}
    rules = [
        rule(name, weight="hard") if name in hard and "weight" in type(rule(name)).model_fields else rule(name)
        for name in sorted(names)
    ]
    week = problem([*lifts, *others], rules, repeats=draw.random() < 0.5)
    assert [*lifts] in find_interchangeable_sessions(week, [one for one in rules if one.hard])
    outcome, least = plan_week(week), cheapest(week)
    if least is None:
        assert not isinstance(outcome, Planned)
        return
    assert isinstance(outcome, Planned)
    assert outcome.report.penalty == least
    starts = {placed.session.id: placed.start for placed in outcome.plan.placements}
    there = [starts[one.id] for one in lifts]
    assert there == sorted(there)


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ({}, [rule("lifts_per_day", at_most=2)]),
        ({}, []),
        ({"optional": True}, [rule("lifts_per_day")]),
    ],
    ids=["two a day", "any number a day", "may be left out"],
)
def test_what_a_rule_may_see_is_told_apart(more: dict[str, Any], rules: list[Rule]) -> None:
    """How often a muscle is trained depends on which two share a day, and on what is left out."""
    lifts = draw_lifts(random.Random(1), 2, **more)
    found = [rule("no_overlap"), rule("all_placed"), *rules]
    assert find_interchangeable_sessions(problem(lifts, found), found) == []
    split = session("lift", starts=lifts[0].starts)
    one_a_day = [rule("no_overlap"), rule("all_placed"), rule("lifts_per_day")]
    assert find_interchangeable_sessions(problem([*lifts, split], one_a_day), one_a_day) == []
    placed = [one for one in one_a_day if one.name != "all_placed"]
    assert find_interchangeable_sessions(problem(lifts, placed), placed) == []
