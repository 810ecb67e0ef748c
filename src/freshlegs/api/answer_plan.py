"""From a draft to the answer of a plan: a week by itself, one that goes on, or a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.api.results import ImpossiblePlan, PlanAnswer, TrainingPlan, UndecidedPlan, answer_of
from freshlegs.planfile import ImpossibleRecord, PlannedRecord
from freshlegs.planning.plan_and_fix import PlannedTask, UnplannedTask, plan_and_fix
from freshlegs.planning.record_plan import record_failure, record_plan
from freshlegs.scenario.history import list_lifted_before

if TYPE_CHECKING:
    from freshlegs.model.limits import Limits
    from freshlegs.planning.display import Display
    from freshlegs.rules.outcome import Planned
    from freshlegs.rules.task import Task
    from freshlegs.scenario.draft import Draft
    from freshlegs.solver.fill_sessions import Unfilled
    from freshlegs.training.log_text import LogFile


def answer_plan(draft: Draft, limits: Limits, log: LogFile | None, display: Display | None) -> PlanAnswer:
    """Return the proven best week of a draft, or the weeks of a programme; or the clash of an impossible one."""
    if draft.is_programme:
        from freshlegs.planning.programme.answer_programme import answer_programme

        record, fixes, notes = answer_programme(draft, limits, log, display)
        return answer_of(record, fixes, notes)
    in_progress = draft.in_progress
    if in_progress is None or in_progress.programme is None:
        if log is None and not _knows_training(draft):
            return _plan_week(draft, limits, display)
        # Most weeks by themselves have no log, and need nothing of what reads it.
        from freshlegs.planning.logged_week import read_logged_week

        logged = read_logged_week(draft, log)
        answer = _plan_week(draft if logged is None else logged.draft, limits, display)
        if logged is None or not isinstance(answer, TrainingPlan):
            return answer
        return TrainingPlan(logged.complete(answer.record), (*answer.notes, *logged.notes))
    answer = _plan_week(draft, limits, display)
    if not isinstance(answer, TrainingPlan):
        return answer
    from freshlegs.planning.programme.replan_programme import replan_later_weeks
    from freshlegs.report.replan_text import describe_later_weeks

    record, notes = replan_later_weeks(in_progress, answer.record, limits, log, display)
    later = describe_later_weeks(in_progress.programme, record, in_progress.stored.start)
    return TrainingPlan(record, (*answer.notes, *later, *notes))


def _knows_training(draft: Draft) -> bool:
    """Whether a plan, of the week or of the days before, tells of what was done."""
    lifted = draft.lifted or list_lifted_before(draft.scenario, draft.after)
    return bool(lifted) or draft.logged is not None


def _plan_week(draft: Draft, limits: Limits, display: Display | None) -> PlanAnswer:
    """Return the best week of a draft; of one in progress with its changes, and what they cost."""
    found = plan_and_fix(draft, limits, display)
    if isinstance(found, UnplannedTask):
        return answer_unplanned(found)
    record = record_week(draft, found.task, found.week)
    return TrainingPlan(record, _describe_costs(draft, found, record, limits))


def record_week(draft: Draft, task: Task, week: Planned) -> PlannedRecord:
    """Return the record of a week; of one in progress with its changes."""
    if draft.in_progress is None:
        return record_plan(task, week)
    from freshlegs.planning.replan import record_replan

    return record_replan(task, week, draft.in_progress)


def _describe_costs(draft: Draft, found: PlannedTask, record: PlannedRecord, limits: Limits) -> tuple[str, ...]:
    """Return what a replan costs; nothing for a week that has not begun."""
    if draft.in_progress is None:
        return ()
    from freshlegs.planning.pin_prices import price_new_pins
    from freshlegs.planning.replan import price_as_it_stood
    from freshlegs.report.replan_text import describe_costs

    prices, stored = price_new_pins(draft, found, limits), draft.in_progress.stored
    after = next((week.penalty for week in record.weeks if week.start == stored.start), record.penalty)
    before = price_as_it_stood(found.task, draft.in_progress)
    return tuple(describe_costs(before, after, stored.penalty, prices))


def record_of(plan: TrainingPlan | PlannedRecord) -> PlannedRecord:
    """Return what a plan is stored as."""
    return plan.record if isinstance(plan, TrainingPlan) else plan


def answer_unplanned(found: UnplannedTask | Unfilled) -> ImpossiblePlan | UndecidedPlan:
    """Return why there is no plan, and the fixes of an impossible one."""
    fixes = found.fixes if isinstance(found, UnplannedTask) else ()
    record = record_failure(found.task, found.outcome, fixes)
    return ImpossiblePlan(record, fixes) if isinstance(record, ImpossibleRecord) else UndecidedPlan(record)
