"""Draft -> the week that it asks for: dates, free time, sessions and rules, and what the circumstances change in them.

What it gives is not to be planned or checked yet: `planning.task_of_draft` makes the task of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.rules.task import Task, UnfilledTask
from freshlegs.scenario.resolve import resolve

if TYPE_CHECKING:
    from freshlegs.model.problem import Problem
    from freshlegs.planfile import PlannedRecord
    from freshlegs.scenario.draft import Draft


def resolve_draft(draft: Draft) -> UnfilledTask:
    """Return the week that a draft asks for, of a programme the one that repeats; raises InputError with its faults."""
    scenario = draft.scenario
    if scenario.is_programme:
        # Only programmes need it, and planning is in a hurry.
        from freshlegs.scenario.programme_weeks import make_repeating_draft

        return resolve_draft(make_repeating_draft(draft))
    task = resolve(
        scenario,
        today=draft.today,
        after=draft.after,
        near=draft.near,
        best_effort=draft.best_effort,
        begun=draft.begun is not None or (draft.standing is not None and draft.best_effort),
        busy=draft.busy,
    )
    if draft.standing is not None:
        task = draft.standing.within(task)
    if draft.begun is not None:
        # Only who replans needs it, and planning is in a hurry.
        from freshlegs.scenario.in_progress.week_in_progress import apply_progress

        task = apply_progress(task, draft.begun)
    stored = draft.stored or (draft.begun.stored if draft.begun is not None else None)
    return UnfilledTask(task if stored is None else _keep_contents(task, stored))


def problem_of(draft: Draft) -> Problem:
    """Return what a draft asks for, to look at and not to be planned; raises InputError with its faults."""
    return resolve_draft(draft).task


def _keep_contents(task: Task, stored: PlannedRecord) -> Task:
    """Return a week whose sessions have the content that they have in a stored plan of it."""
    known = {entry.id: entry.content for entry in stored.sessions if entry.content is not None}
    return replace(task, sessions=tuple(replace(s, content=known.get(s.id, s.content)) for s in task.sessions))
