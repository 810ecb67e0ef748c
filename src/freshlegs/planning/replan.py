"""A week in progress planned again, and the changes against the plan before."""

from dataclasses import replace
from datetime import date, datetime

from freshlegs.io.errors import ArgumentError, Fault, NotUnderstoodError
from freshlegs.model.plan import Plan, find_dropped, find_moved, find_retimed
from freshlegs.model.problem import Problem
from freshlegs.planfile import PlannedRecord, ReplanRecord
from freshlegs.planfile.revisions import stamp_next_plan
from freshlegs.planning.record_plan import record_moves, record_plan
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft, WeekInProgress
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress, read_progress, resolve_progress
from freshlegs.scenario.in_progress.week_in_progress import open_week, rebuild_previous_plan
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.week_days import Days, parse_minute


def resume_week(
    draft: Draft,
    stored: PlannedRecord,
    source: str,
    *,
    now: datetime | str,
    reported: ReportedProgress | None = None,
    after: PlannedRecord | None = None,
    today: date | None = None,
) -> Draft:
    """Return a draft of the rest of a week: what is done stays, and as little as possible moves.

    The stored plan is that of this week so far, called `source` in messages; `after` is that of the days before, where
    neither the stored plan nor [history] has them. What was planned before `now` (with its zone, or "wed 12:00" of
    this week, or "today 12:00" where `today` says which day that is) is done, and nothing new is placed there. Raises
    InputError where the stored plan is of another week, or the report contradicts it.
    """
    opened = open_week(draft, stored, source, after)
    problem = problem_of(opened)
    minute = _parse_now(problem, now, today) if isinstance(now, str) else problem.clock.minute(now)
    progress = resolve_progress(problem, stored, minute, reported or ReportedProgress())
    return replace(opened, in_progress=WeekInProgress(stored, progress))


def reopen_replanned(draft: Draft, stored: PlannedRecord, source: str) -> Draft:
    """Return the draft that a replanned week was planned from, at the same moment."""
    before = rebuild_previous_plan(stored)
    opened = open_week(draft, before, source, None)
    return replace(opened, in_progress=WeekInProgress(before, read_progress(problem_of(opened), stored)))


def _parse_now(problem: Problem, now: str, today: date | None) -> int:
    try:
        return parse_minute(Days(problem.clock, problem.counts_days, today), now, alone=True)
    except NotUnderstoodError as error:
        raise ArgumentError("now", Fault("", error.found, error.allowed)) from None


def record_replan(task: Task, week: Planned, in_progress: WeekInProgress) -> PlannedRecord:
    """Return the record of a replanned week, with its changes."""
    missed = tuple(session.id for session in task.sessions if session.id in in_progress.progress.missed)
    changes = _record_changes(task, week.plan, in_progress)
    revised = stamp_next_plan(in_progress.stored, changes.now).astimezone(task.clock.zone)
    return record_plan(task, week).model_copy(update={"missed": missed, "replanned": changes, "revised": revised})


def _record_changes(task: Task, plan: Plan, in_progress: WeekInProgress) -> ReplanRecord:
    before = [entry.id for entry in in_progress.stored.sessions]
    requested = {session.id for session in task.sessions}
    return ReplanRecord.model_construct(
        now=task.clock.moment(in_progress.progress.now),
        moved=record_moves(task.clock, find_moved(task, plan)),
        retimed=record_moves(task.clock, find_retimed(task, plan)),
        dropped=tuple(session.id for session in find_dropped(task, plan)),
        added=tuple(p.session.id for p in plan.placements if p.session.id not in before and p.session.done is None),
        ignored=tuple(session for session in before if session not in requested),
    )
