"""What a rule promises of two starts (`least_apart`) its check keeps: the solver leaves out whatever stands closer."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.model.plan import Plan
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.words import Timetable
from support.rulebooks import COMMON, RULES, hardened, variants, worlds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.model.problem import Problem
    from freshlegs.model.session import Session
    from freshlegs.rules.base import Rule
    from freshlegs.rules.task import Task


def closer_than_promised(world: Task, rule: Rule) -> Iterator[tuple[Task, Plan]]:
    """Yield every week of two sessions that stand closer than the rule, kept, lets them.

    Within the week, across its edge where it repeats, and after what was done before it.
    """
    cycle = world.clock.midnight(world.clock.days)
    order = {session.id: index for index, session in enumerate(world.sessions)}
    for a, b in permutations(world.sessions, 2):
        promised = rule.least_apart(world, a, b)
        for first, then in product(a.starts, b.starts):
            apart = then - first
            if apart == 0 and order[a.id] > order[b.id]:
                continue
            wrapped = world.clock.repeat(then, world.clock.days) - first if world.repeats else cycle
            if 0 <= apart < promised or (world.repeats and 0 <= wrapped < promised):
                yield world, Plan.of(world.sessions, {a.id: first, b.id: then})
    for done in world.history:
        for session in world.sessions:
            promised = rule.least_apart(world, done.session, session)
            alone = replace(world, history=(done,))
            for start in session.starts:
                if start - done.start < promised:
                    yield alone, Plan.of(world.sessions, {session.id: start})


@pytest.mark.parametrize("name", sorted(RULES))
def test_what_stands_closer_than_promised_is_a_breach(name: str) -> None:
    @COMMON
    @given(st.data())
    def hold(data: st.DataObject) -> None:
        world = data.draw(worlds(fewest=2))
        rule = hardened(data.draw(variants(RULES[name], world)))
        for week, plan in closer_than_promised(world, rule):
            assert any(rule.check(Timetable(week, plan, {name}))), plan

    hold()


def test_the_rules_that_keep_sessions_apart_promise_something() -> None:
    """Else the property above would hold of nothing."""
    promising = {name for name, rule in RULES.items() if "least_apart" in {m for c in rule.__mro__ for m in vars(c)}}
    assert {name for name, rule in RULES.items() if issubclass(rule, Spacing)} | {
        "run_lift_gap",
        "no_overlap",
    } <= promising


@pytest.mark.parametrize("name", ["run_lift_gap", "muscle_spacing", "no_overlap"])
def test_an_unsound_promise_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that promises an hour more than it keeps fails the property."""
    sound = RULES[name].least_apart

    def unsound(rule: Rule, problem: Problem, a: Session, b: Session) -> int:
        return sound(rule, problem, a, b) + 60

    monkeypatch.setattr(RULES[name], "least_apart", unsound)
    with pytest.raises(AssertionError):
        test_what_stands_closer_than_promised_is_a_breach(name)
