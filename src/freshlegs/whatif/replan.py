"""What replanning has changed, compared with the plan before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.following import dropped, moved, retimed
from freshlegs.outcome import Planned
from freshlegs.record import MoveRecord, ReplanRecord
from freshlegs.recording import planned, recorded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshlegs.following import Move
    from freshlegs.outcome import Fix, Outcome
    from freshlegs.plan import Plan
    from freshlegs.problem import Problem
    from freshlegs.record import OutcomeRecord
    from freshlegs.scenario.underway import Begun


def replanned(problem: Problem, outcome: Outcome, begun: Begun, fixes: Iterable[Fix] = ()) -> OutcomeRecord:
    """Return what replanning came to as plan.json holds it; a week, with what was changed."""
    if not isinstance(outcome, Planned):
        return recorded(problem, outcome, fixes)
    missed = tuple(session.id for session in problem.sessions if session.id in begun.progress.missed)
    changed = {"missed": missed, "replanned": _changes(problem, outcome.plan, begun)}
    return planned(problem, outcome).model_copy(update=changed)


def _changes(problem: Problem, plan: Plan, begun: Begun) -> ReplanRecord:
    stood = begun.stored.sessions
    asked, had = {session.id for session in problem.sessions}, {entry.id for entry in stood}
    new = [p.session for p in plan.placements if p.session.id not in had and p.session.done is None]
    return ReplanRecord.model_construct(
        now=problem.clock.moment(begun.progress.now),
        moved=_moves(problem, moved(problem, plan)),
        retimed=_moves(problem, retimed(problem, plan)),
        dropped=tuple(session.id for session in dropped(problem, plan)),
        added=tuple(session.id for session in new),
        ignored=tuple(entry.id for entry in stood if entry.id not in asked),
    )


def _moves(problem: Problem, moves: Iterable[Move]) -> tuple[MoveRecord, ...]:
    moment = problem.clock.moment
    return tuple(
        MoveRecord.model_construct(session=p.session.id, before=moment(before), after=moment(p.start))
        for p, before in moves
    )
