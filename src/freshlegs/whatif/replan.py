"""What replanning has changed, compared with the plan before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.following import dropped, moved, retimed
from freshlegs.record import MoveRecord, ReplanRecord
from freshlegs.recording import planned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshlegs.following import Move
    from freshlegs.outcome import Planned
    from freshlegs.problem import Problem
    from freshlegs.record import PlannedRecord
    from freshlegs.scenario.underway import Begun


def replanned(problem: Problem, outcome: Planned, begun: Begun) -> PlannedRecord:
    """Return the new week as plan.json holds it, with what was changed."""
    stored, progress = begun.stored, begun.progress
    asked = {session.id for session in problem.sessions}
    had = {entry.id for entry in stored.sessions}
    placed = [p.session for p in outcome.plan.placements]
    changes = ReplanRecord.model_construct(
        now=problem.clock.moment(progress.now),
        moved=_moves(problem, moved(problem, outcome.plan)),
        retimed=_moves(problem, retimed(problem, outcome.plan)),
        dropped=tuple(session.id for session in dropped(problem, outcome.plan)),
        added=tuple(session.id for session in placed if session.id not in had and session.done is None),
        ignored=tuple(entry.id for entry in stored.sessions if entry.id not in asked),
    )
    missed = tuple(session.id for session in problem.sessions if session.id in progress.missed)
    return planned(problem, outcome).model_copy(update={"missed": missed, "replanned": changes})


def _moves(problem: Problem, moves: Iterable[Move]) -> tuple[MoveRecord, ...]:
    moment = problem.clock.moment
    return tuple(
        MoveRecord.model_construct(session=p.session.id, before=moment(before), after=moment(p.start))
        for p, before in moves
    )
