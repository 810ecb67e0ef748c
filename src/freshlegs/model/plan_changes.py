"""How a week follows the plan before it: which sessions moved to another day, which lost their place, and so on.

What is done has not moved: it stands where it happened. So has nothing that had no place before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from freshlegs.model.plan import Plan
    from freshlegs.model.problem import Problem
    from freshlegs.model.session import Placement, Session

Moved = tuple["Placement", int]
"""Where a session stands, and the minute at which it stood before."""


def find_moved(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the sessions that stand on another day than before."""
    day = problem.clock.day
    return tuple((p, before) for p, before in _followed(problem, plan) if day(p.start) != day(before))


def find_retimed(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    """Return the sessions that stand on the day they had, at another time."""
    day = problem.clock.day
    return tuple(
        (p, before) for p, before in _followed(problem, plan) if day(p.start) == day(before) and p.start != before
    )


def find_dropped(problem: Problem, plan: Plan) -> tuple[Session, ...]:
    """Return the sessions that had a place before and have none."""
    before = dict(problem.previous_starts)
    return tuple(session for session in plan.left_out if session.id in before)


def _followed(problem: Problem, plan: Plan) -> tuple[Moved, ...]:
    before = dict(problem.previous_starts)
    still = (p for p in plan.placements if p.session.done is None and p.session.id in before)
    return tuple((p, before[p.session.id]) for p in still)
