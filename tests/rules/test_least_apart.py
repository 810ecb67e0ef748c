"""What a rule promises of two starts (`least_apart`) its check keeps: the solver leaves out whatever stands closer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Placement, Session
from freshlegs.rules.base import Rule
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from support.rulebooks import COMMON, RULES, hardened, variants, worlds

PROMISING = sorted(name for name, rule in RULES.items() if rule.least_apart is not Rule.least_apart)
"""The rules that keep sessions apart; of every other the solver is promised nothing."""


def closer_than_promised(world: Task, rule: Rule) -> Iterator[tuple[Task, Plan]]:
    """Yield weeks of two sessions that stand closer than the rule, kept, lets them: together, and a minute too close.

    Either may stand outside the week: across the edge where it repeats, else before it or after it.
    """
    clock, sessions = world.clock, world.sessions
    week = range(clock.midnight(clock.days))
    order = {session.id: index for index, session in enumerate(sessions)}
    for a, b in permutations(sessions, 2):
        promised = rule.least_apart(world, a, b)
        firsts = (*a.starts, *b.starts, 60 - promised, week[-60])
        for first, apart in product(firsts, sorted({0, promised - 1}) if promised else ()):
            then = first + apart
            if first in week and then in week:
                if apart or order[a.id] < order[b.id]:
                    yield world, Plan.of(sessions, {a.id: first, b.id: then})
            elif world.repeats:
                earlier, later = clock.repeat(then, -clock.days), then
                if first in week and earlier in week and clock.repeat(earlier, clock.days) == later:
                    yield world, Plan.of(sessions, {a.id: first, b.id: earlier})
            # Around the week nobody knows the places of sessions.
            elif first in week:
                after = Placement(replace(b, id="after", places=()), then)
                if apart < rule.least_apart(world, a, after.session):
                    yield replace(world, history=(), coming=(after,)), Plan.of(sessions, {a.id: first})
            elif then in week:
                before = Placement(replace(a, id="before", places=()), first)
                if apart < rule.least_apart(world, before.session, b):
                    yield replace(world, history=(before,), coming=()), Plan.of(sessions, {b.id: then})


def hold(name: str, how: settings = COMMON) -> None:
    """Fail where a week that a rule promises away keeps the rule all the same."""

    @how
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        world = data.draw(worlds(fewest=2))
        rule = hardened(data.draw(variants(RULES[name], world)))
        for week, plan in closer_than_promised(world, rule):
            assert any(rule.check(Timetable(week, plan, (rule,)))), plan

    holds()


@pytest.mark.parametrize("name", PROMISING)
def test_what_stands_closer_than_promised_is_a_breach(name: str) -> None:
    hold(name)


def test_the_rules_that_keep_sessions_apart_promise_something() -> None:
    spacings = {name for name, rule in RULES.items() if issubclass(rule, Spacing)}
    assert {*PROMISING} == spacings | {"run_lift_gap", "run_run_gap", "no_overlap", "travel_time"}


@pytest.mark.parametrize(
    "more",
    [lambda minutes: minutes + 60, lambda minutes: minutes + bool(minutes)],
    ids=["an hour of any two sessions", "a minute of those that it keeps apart"],
)
@pytest.mark.parametrize("name", PROMISING)
def test_an_unsound_promise_is_caught(name: str, more: Callable[[int], int], monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that promises more than it keeps fails the property."""
    sound = RULES[name].least_apart

    def unsound(rule: Rule, problem: Problem, a: Session, b: Session) -> int:
        return more(sound(rule, problem, a, b))

    monkeypatch.setattr(RULES[name], "least_apart", unsound)
    with pytest.raises(AssertionError):
        hold(name, settings(COMMON, max_examples=400, phases=[Phase.generate]))
