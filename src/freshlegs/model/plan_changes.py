"""Changes of a week against the plan before it: sessions on another day, at another time, without a place.

Done sessions, and those that had no place before, have not moved.
"""

from __future__ import annotations

from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.model.session import Placement, Session

Moved = tuple["Placement", int]
"""A placement, and the minute of its start before."""


def find_moved(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the sessions on another day than before."""
    day = problem.clock.day
    return tuple((p, start) for p, start in _pair_starts(problem, plan) if day(p.start) != day(start))


def find_retimed(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the sessions at another time of the same day as before."""
    day = problem.clock.day
    pairs = _pair_starts(problem, plan)
    return tuple((p, start) for p, start in pairs if day(p.start) == day(start) and p.start != start)


def find_dropped(problem: Problem, plan: Plan) -> tuple[Session, ...]:
    """Return the sessions that lost their place."""
    before = dict(problem.previous_starts)
    return tuple(session for session in plan.left_out if session.id in before)


def _pair_starts(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the placements that are not done, with their start before."""
    before = dict(problem.previous_starts)
    placed = (p for p in plan.placements if p.session.done is None and p.session.id in before)
    return tuple((p, before[p.session.id]) for p in placed)
