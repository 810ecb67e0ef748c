"""Replanning a week that is under way, and what it has changed, compared with the plan before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.model.plan_changes import find_dropped, find_moved, find_retimed
from freshlegs.planfile import MoveRecord, ReplanRecord
from freshlegs.planning.record_plan import record_outcome, record_plan
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.scenario.circumstances import WeekInProgress
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress, resolve_progress
from freshlegs.scenario.in_progress.week_in_progress import open_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from freshlegs.model.plan import Plan
    from freshlegs.model.plan_changes import Moved
    from freshlegs.planfile import OutcomeRecord, PlannedRecord
    from freshlegs.planning.fixes import Fix
    from freshlegs.rules.outcome import Outcome, Unfillable
    from freshlegs.scenario.draft import Draft
    from freshlegs.solver.search import Limits


def replan_week(
    draft: Draft,
    stored: PlannedRecord,
    *,
    now: datetime,
    done: Sequence[str] = (),
    missed: Sequence[str] = (),
    ill: Sequence[str] = (),
    limits: Limits | None = None,
) -> OutcomeRecord:
    """Plan the rest of a week again: what is done stays, and as little as possible moves.

    Parameters
    ----------
    stored : PlannedRecord
        The plan of this week so far.
    now : datetime
        With its zone. What was planned before is done, and nothing new is placed before.
    done, missed, ill : sequence of str
        As the command line takes them: "lower-1=tue 07:10 50", "tempo-1", "thu..fri".

    Raises
    ------
    InputError
        The stored plan is of another week, or what is told can't be.
    """
    # Here, so that who only records what changed need not load the solver.
    from freshlegs.solver.fill_sessions import fill_sessions
    from freshlegs.solver.plan_week import plan_week

    there = open_week(draft, stored, "the plan", None)
    problem = there.problem()
    told = ReportedProgress(done=done, missed=missed, ill=ill)
    begun = WeekInProgress(stored, resolve_progress(problem, stored, problem.clock.minute(now), told))
    problem = replace(there, begun=begun).problem()
    full = fill_sessions(problem, limits)
    if not isinstance(full, Task):
        return record_replan(problem, full, begun)
    return record_replan(full, plan_week(full, limits), begun)


def record_replan(
    problem: Task, outcome: Outcome | Unfillable, begun: WeekInProgress, fixes: Iterable[Fix] = ()
) -> OutcomeRecord:
    """Return what replanning came to as plan.json holds it; a week, with what was changed."""
    if not isinstance(outcome, Planned):
        return record_outcome(problem, outcome, fixes)
    missed = tuple(session.id for session in problem.sessions if session.id in begun.progress.missed)
    changed = {"missed": missed, "replanned": _changes(problem, outcome.plan, begun)}
    return record_plan(problem, outcome).model_copy(update=changed)


def _changes(problem: Task, plan: Plan, begun: WeekInProgress) -> ReplanRecord:
    stood = begun.stored.sessions
    asked, had = {session.id for session in problem.sessions}, {entry.id for entry in stood}
    new = [p.session for p in plan.placements if p.session.id not in had and p.session.done is None]
    return ReplanRecord.model_construct(
        now=problem.clock.moment(begun.progress.now),
        moved=_moves(problem, find_moved(problem, plan)),
        retimed=_moves(problem, find_retimed(problem, plan)),
        dropped=tuple(session.id for session in find_dropped(problem, plan)),
        added=tuple(session.id for session in new),
        ignored=tuple(entry.id for entry in stood if entry.id not in asked),
    )


def _moves(problem: Task, moves: Iterable[Moved]) -> tuple[MoveRecord, ...]:
    moment = problem.clock.moment
    return tuple(
        MoveRecord.model_construct(session=p.session.id, before=moment(before), after=moment(p.start))
        for p, before in moves
    )
