"""Draft -> unfilled task: the dates, free time, sessions and rules of its week, with its circumstances applied.

`planning.task_of_draft` fills the sessions; only then can the task be planned or checked.
"""

from __future__ import annotations

from dataclasses import replace

from freshlegs.model.problem import Problem
from freshlegs.planfile import PlannedRecord
from freshlegs.rules.task import Task, UnfilledTask
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.resolve import resolve


def resolve_draft(draft: Draft) -> UnfilledTask:
    """Return the unfilled task of a draft (of a programme, its repeating week); raises InputError with its faults."""
    scenario = draft.scenario
    if scenario.is_programme:
        # Imported late: only programmes need it.
        from freshlegs.scenario.programme_weeks import make_repeating_draft

        return resolve_draft(make_repeating_draft(draft))
    task = resolve(
        scenario,
        today=draft.today,
        after=draft.after,
        near=draft.near,
        best_effort=draft.best_effort,
        in_progress=draft.in_progress is not None or (draft.context is not None and draft.best_effort),
        busy=draft.busy,
    )
    if draft.context is not None:
        task = draft.context.within(task)
    if draft.in_progress is not None:
        # Imported late: only replanning needs it.
        from freshlegs.scenario.in_progress.week_in_progress import apply_progress

        task = apply_progress(task, draft.in_progress)
    stored = draft.stored or (draft.in_progress.stored if draft.in_progress is not None else None)
    return UnfilledTask(task if stored is None else _keep_contents(task, stored))


def problem_of(draft: Draft) -> Problem:
    """Return the problem of a draft, to be read and not planned; raises InputError with its faults."""
    return resolve_draft(draft).task


def _keep_contents(task: Task, stored: PlannedRecord) -> Task:
    """Return the task with the contents that its sessions have in a stored plan of the week."""
    known = {entry.id: entry.content for entry in stored.sessions if entry.content is not None}
    return replace(task, sessions=tuple(replace(s, content=known.get(s.id, s.content)) for s in task.sessions))
