"""What a clash says where pinned sessions are to blame, and where they are not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from freshlegs.model.session import Session
from freshlegs.rules.base import Rule
from freshlegs.rules.clashing_pins import describe_clash, find_clashing_pins
from freshlegs.rules.task import Task
from support.worlds import at, past, problem, rule, session

CLASH = ("all_placed", "available", "fresh_hardest_run")


def pinned(kind: str, when: str, number: int = 1, **more: Any) -> Session:
    """Return a session that has one place."""
    return session(kind, number, pin=at(when), starts=(at(when),), **more)


def names(task: Task, *clash: str) -> list[str]:
    """Return the pins to blame for a clash of these rules."""
    return [one.name for one in find_clashing_pins(task, map(rule, clash))]


FULL, HARD = pinned("full", "mon 06:00"), pinned("intervals", "tue 18:30", tags=("hardest",))


@pytest.mark.parametrize(
    ("sessions", "found"),
    [
        ((FULL, HARD, pinned("easy", "thu 07:00")), ["full 1", "intervals 1"]),
        ((FULL, replace(HARD, pin=None)), []),
        ((FULL, replace(HARD, optional=True)), []),
        ((FULL, replace(HARD, pin=at("wed 18:30"))), []),
    ],
    ids=["two of three", "one is free to move", "one need not be", "a day between"],
)
def test_pins_are_to_blame_where_they_break_the_rule_alone(sessions: tuple[Session, ...], found: list[str]) -> None:
    assert names(problem(sessions, map(rule, CLASH)), *CLASH) == found


def test_a_pin_may_clash_with_what_was_done_before() -> None:
    task = problem((pinned("upper", "mon 07:00"),), repeats=False, history=(past("upper", at("sun 07:00") - 7 * 1440),))
    assert names(task, "all_placed", "available", "muscle_spacing") == ["upper 1"]


def test_all_pins_together_leave_no_day_of_rest() -> None:
    task = problem([pinned("easy", f"{day} 07:00", day + 1) for day in range(7)])
    assert len(names(task, "all_placed", "available", "rest_days")) == 7


def test_other_rules_of_the_clash_say_what_they_always_say() -> None:
    task = problem((FULL, HARD))
    rules: list[Rule] = list(map(rule, CLASH))
    assert describe_clash(task, rules) == (
        "full 1 and intervals 1 get a place",
        "full 1 and intervals 1 stay where you fixed them: Mon 30 Nov 06:00 and Tue 1 Dec 18:30",
        rules[-1].describe(),
    )
    free = problem((FULL, replace(HARD, pin=None)))
    assert describe_clash(free, rules) == tuple(one.describe_for(free) for one in rules)
