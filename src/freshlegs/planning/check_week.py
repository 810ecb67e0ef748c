"""A finished week checked against the rules of a scenario, without the solver where no lift must be filled.

The lifts of a stored plan keep their exercises. Those of a week from a calendar or a text are filled as `plan` fills
them, because what a lift trains decides whether the week keeps the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from freshlegs.model.plan import Plan
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.given_week import read_week
from freshlegs.planning.improvements import Improvement, find_improvements
from freshlegs.planning.plan_and_fix import PlannedTask
from freshlegs.planning.stored_lifts import verify_stored_lifts
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Planned, Report
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Draft
from freshlegs.solver.fill_sessions import Unfilled

if TYPE_CHECKING:
    from freshlegs.calendars.reading.calendar_files import Calendar


@dataclass(frozen=True, slots=True)
class CheckedTask:
    """A finished week of a task, the report of its rules, and the single changes that would improve it most."""

    task: Task
    plan: Plan
    report: Report
    improvements: tuple[Improvement, ...]


def check_week(draft: Draft, given: PlannedRecord | Calendar | None, week: str) -> CheckedTask | Unfilled:
    """Check a finished week, as it was read from the path `week`; None where that is its text.

    Raises InputError where the scenario has faults, or the week is not one of its weeks.
    """
    if isinstance(given, PlannedRecord):
        stored = verify_stored_week(draft, given, week)
        if isinstance(stored, Unfilled):
            return stored
        task, plan, report = stored.task, stored.week.plan, stored.week.report
        return CheckedTask(task, plan, report, find_improvements(task, plan))
    found = task_of(draft)
    if isinstance(found, Unfilled):
        return found
    plan = read_week(found, given, week, draft.today)
    if given is not None:
        draft.busy.notes.update(dict.fromkeys(f"{given.name}: {note}" for note in given.notes))
    return CheckedTask(found, plan, verify_week(found, plan), find_improvements(found, plan))


def verify_stored_week(draft: Draft, stored: PlannedRecord, source: str) -> PlannedTask | Unfilled:
    """Return the task and the plan of a stored week, with its report; raises InputError as `check_week`."""
    task = task_of(_draft_of_stored(draft, stored))
    if isinstance(task, Unfilled):
        return task
    plan = read_week(task, stored, source, draft.today)
    report = verify_stored_lifts(task, stored, verify_week(task, plan))
    return PlannedTask(task, Planned(plan, report, stored.proved_best, stored.bound))


def _draft_of_stored(draft: Draft, stored: PlannedRecord) -> Draft:
    """Return the draft of a stored plan's own week, with what happened in it and before it."""
    if stored.replanned is not None or stored.planned_first:
        from freshlegs.planning.replan import reopen_replanned

        return reopen_replanned(draft, stored, "the plan")
    if draft.is_programme:
        from freshlegs.scenario.programme_weeks import match_stored_week

        return match_stored_week(draft, stored, stored, "the plan")
    draft = replace(draft, logged=stored.logged)
    if stored.repeats or not draft.scenario.repeats or draft.after is not None:
        return replace(draft, stored=stored)
    from freshlegs.scenario.in_progress.week_in_progress import find_days_before

    return replace(draft, stored=stored, after=find_days_before(draft.scenario, stored))
