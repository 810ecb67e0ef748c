"""A week in progress planned again, and what that has changed, compared with the plan before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.model.plan_changes import find_dropped, find_moved, find_retimed
from freshlegs.planfile import MoveRecord, ReplanRecord
from freshlegs.planning.record_plan import record_plan
from freshlegs.scenario.circumstances import WeekInProgress
from freshlegs.scenario.day_and_time_text import NotUnderstoodError
from freshlegs.scenario.in_progress.days_around import rebuild_previous_plan
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress, read_progress, resolve_progress
from freshlegs.scenario.in_progress.week_in_progress import open_week
from freshlegs.scenario.resolve_draft import problem_of
from freshlegs.scenario.week_days import Days, parse_minute

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from freshlegs.model.plan import Plan
    from freshlegs.model.plan_changes import Moved
    from freshlegs.model.problem import Problem
    from freshlegs.planfile import PlannedRecord
    from freshlegs.rules.outcome import Planned
    from freshlegs.rules.task import Task
    from freshlegs.scenario.draft import Draft


def resume_week(
    draft: Draft,
    stored: PlannedRecord,
    source: str,
    *,
    now: datetime | str,
    told: ReportedProgress | None = None,
    after: PlannedRecord | None = None,
) -> Draft:
    """Return a draft of what is left of a week: what is done stays, and as little as possible moves.

    Parameters
    ----------
    stored : PlannedRecord
        The plan of this week so far; `source` names it in messages.
    now : datetime or str
        With its zone, or "wed 12:00" of this week. What was planned before is done, and nothing new is placed before.
    told : ReportedProgress, optional
        What was done otherwise, what was missed, and days of illness.
    after : PlannedRecord, optional
        The plan of the days before, where the stored plan and [history] do not say it.

    Raises
    ------
    InputError
        The stored plan is of another week, or what is told can't be.
    """
    there = open_week(draft, stored, source, after)
    problem = problem_of(there)
    minute = _parse_now(problem, now) if isinstance(now, str) else problem.clock.minute(now)
    progress = resolve_progress(problem, stored, minute, told or ReportedProgress())
    return replace(there, in_progress=WeekInProgress(stored, progress))


def reopen_replanned(draft: Draft, stored: PlannedRecord, source: str) -> Draft:
    """Return a draft of a week that was replanned already, at the moment at which it was."""
    before = rebuild_previous_plan(stored)
    there = open_week(draft, before, source, None)
    return replace(there, in_progress=WeekInProgress(before, read_progress(problem_of(there), stored)))


def _parse_now(problem: Problem, now: str) -> int:
    try:
        return parse_minute(Days(problem.clock, problem.counts_days), now)
    except NotUnderstoodError as error:
        raise error.blame("--now") from None


def record_replan(task: Task, week: Planned, begun: WeekInProgress) -> PlannedRecord:
    """Return a replanned week as plan.json holds it, with what was changed."""
    missed = tuple(session.id for session in task.sessions if session.id in begun.progress.missed)
    return record_plan(task, week).model_copy(update={"missed": missed, "replanned": _changes(task, week.plan, begun)})


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
