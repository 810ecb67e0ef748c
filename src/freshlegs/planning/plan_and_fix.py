"""The first step of every question about one week: plan it, or find what would make it possible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from freshlegs.model.limits import Limits
from freshlegs.planning.display import Display, NoDisplay
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Impossible, Outcome, Planned, Undecided, Unfillable
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.solver.fill_sessions import Unfilled

if TYPE_CHECKING:
    from freshlegs.planning.fixes import Fix


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task and its best week."""

    task: Task
    week: Planned


@dataclass(frozen=True, slots=True)
class UnplannedTask:
    """A task without a week, the reason, and the changes that would make it possible."""

    task: Task
    outcome: Impossible | Unfillable | Undecided
    fixes: tuple[Fix, ...] = ()


def _plan_displaced(draft: Draft, task: Task, limits: Limits) -> tuple[Task, Outcome] | None:
    """Return the best week in which something took the place or the time of sessions, and its task; None otherwise.

    Where there is no week with all of them, some may be left out.
    """
    in_progress = draft.in_progress
    if in_progress is None or not in_progress.progress.yielding:
        return None
    from freshlegs.solver.plan_week import NoWeek, find_best_week, plan_week

    for loose in in_progress.progress.yielding:
        found = find_best_week(task, limits)
        if not isinstance(found, NoWeek):
            return task, found
        progress = replace(in_progress.progress, loose=loose)
        looser = task_of(replace(draft, in_progress=replace(in_progress, progress=progress)), limits)
        if not isinstance(looser, Task):
            return None
        task = looser
    return task, plan_week(task, limits)


def _plan_around_pins(draft: Draft, task: Task, limits: Limits) -> tuple[Task, Outcome] | None:
    """Return the best week in which rules give way to what the athlete put somewhere; None where none has to or can."""
    in_progress = draft.in_progress
    if in_progress is None or not in_progress.progress.pins:
        return None
    from freshlegs.scenario.in_progress.week_in_progress import MAY_GIVE_WAY, price_rules
    from freshlegs.solver.plan_week import find_best_week

    for names in MAY_GIVE_WAY:
        eased = replace(task, rules=price_rules(task.rules, names))
        found = find_best_week(eased, limits)
        if isinstance(found, Planned):
            return eased, found
    return None


def plan_and_fix(draft: Draft, limits: Limits, display: Display | None = None) -> PlannedTask | UnplannedTask:
    """Return the best week of a draft, or the fixes that would make one possible."""
    display = display or NoDisplay()
    found = task_of(draft, limits)
    outcome: Outcome | Unfillable
    if isinstance(found, Unfilled):
        task, outcome = found.task, found.outcome
    else:
        # A week whose lifts can't be filled needs no solver.
        from freshlegs.solver.plan_week import plan_week

        with display.solving("looking for the best week") as watch:
            task, outcome = _plan_displaced(draft, found, limits) or (found, plan_week(found, limits, watch=watch))
            if isinstance(outcome, Impossible):
                task, outcome = _plan_around_pins(draft, task, limits) or (task, outcome)
    if isinstance(outcome, Planned):
        if draft.in_progress is not None:
            from freshlegs.planning.eased_lifts import ease_lifts_after_illness

            outcome = ease_lifts_after_illness(task, outcome, draft.in_progress.progress)
        elif draft.after is not None or draft.scenario.history is not None:
            from freshlegs.planning.setbacks_before import tell_setbacks_before

            outcome = tell_setbacks_before(draft, task, outcome)
        return PlannedTask(task, outcome)
    from freshlegs.planning.fixes import find_fixes

    with display.solving("looking for what would help"):
        return UnplannedTask(task, outcome, find_fixes(draft, task, outcome, limits))
