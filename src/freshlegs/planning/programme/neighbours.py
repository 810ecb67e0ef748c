"""What stands around a week of a programme: what went before it, and what is expected after it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from freshlegs.model.session import Placement
from freshlegs.scenario.history import REACH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from freshlegs.model.clock import Clock
    from freshlegs.model.plan import Plan
    from freshlegs.model.session import Session
    from freshlegs.rules.task import Task


_LATELY = 7
"""Days back beyond which no rule looks, unless it says so."""


class DoneSession(NamedTuple):
    """A session, and when it starts."""

    session: Session
    at: datetime


def list_done(problem: Task, placements: Iterable[Placement]) -> Iterator[DoneSession]:
    """Yield placements of a week with the moments at which they start."""
    return (DoneSession(p.session, problem.clock.moment(p.start)) for p in placements)


def shift_before(problem: Task, plan: Plan) -> Iterator[DoneSession]:
    """Yield the sessions of a week that repeats as they stood one week earlier."""
    clock = problem.clock
    for number, placement in enumerate(plan.placements, 1):
        earlier = clock.repeat(placement.start, -clock.days)
        yield DoneSession(replace(placement.session, id=f"history/{number}"), clock.moment(earlier))


def history_for(clock: Clock, past: Iterable[DoneSession]) -> tuple[Placement, ...]:
    """Return of what is done what the rules of a week look back to, by start."""
    placements = (Placement(done.session, clock.minute(done.at)) for done in past)
    return tuple(sorted((p for p in placements if p.start >= clock.midnight(-REACH)), key=lambda p: p.start))


def recent_history(problem: Task) -> tuple[Placement, ...]:
    """Return of what went before a week what its rules can tell apart: hours are at most five days, days may be more.

    Weeks that differ only further back are then planned once.
    """
    days = (value for rule in problem.rules for name, value in rule if name == "days" and isinstance(value, int))
    begin = problem.clock.midnight(-max([_LATELY, *days]))
    return tuple(placement for placement in problem.history if placement.start >= begin)


def next_week(problem: Task, following: Task) -> tuple[Placement, ...]:
    """Return what is expected after a week: the next one, where nothing has moved."""
    clock = problem.clock
    return tuple(Placement(p.session, clock.minute(following.clock.moment(p.start))) for p in find_unmoved(following))


def next_copy(problem: Task) -> tuple[Placement, ...]:
    """Return a week where nothing has moved as it would stand one week later."""
    clock = problem.clock
    return tuple(Placement(p.session, clock.repeat(p.start, clock.days)) for p in find_unmoved(problem))


def find_unmoved(problem: Task) -> tuple[Placement, ...]:
    """Return the sessions of a week where the week that repeats has them, or where they can only be, by start."""
    there = dict(problem.previous_starts)
    found = []
    for session in problem.sessions:
        start = there.get(session.id, session.starts[0] if len(session.starts) == 1 else None)
        if start is not None and start in session.starts:
            found.append(Placement(session, start))
    return tuple(sorted(found, key=lambda placement: placement.start))
