"""The weeks that the athletes of a club were told: those that may be kept, and those that are out of date."""

from collections.abc import Mapping

from freshlegs.model.plan import Plan
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.club.column_pool import ToldWeek
from freshlegs.planning.record_plan import record_plan
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week

_SAYS = ("sessions", "left_out", "penalty", "breaches", "rules", "around", "free", "busy", "repeats")
"""What is the same in the record of a week that is as it was told."""


def find_told_weeks(tasks: Mapping[str, Task], told: Mapping[str, PlannedRecord]) -> dict[str, ToldWeek]:
    """Return the weeks that were told and that the athletes' scenarios still make as they are.

    Who asks for something else now gets another week anyway.
    """
    found = {}
    for name, task in tasks.items():
        record = told.get(name)
        if record is None or record.start != task.clock.first:
            continue
        starts = {one.id: task.clock.minute(one.start) for one in record.sessions}
        plan = Plan.of(task.sessions, starts, {one.id: one.minutes for one in record.sessions})
        report = verify_week(task, plan)
        if report.broken or not _is_as_told(task, plan, record):
            continue
        found[name] = ToldWeek(plan, report.penalty)
    return found


def _is_as_told(task: Task, plan: Plan, told: PlannedRecord) -> bool:
    now = record_plan(task, Planned(plan, verify_week(task, plan), proved_best=True, bound=0))
    ours, theirs = (one.model_dump(mode="json", include=set(_SAYS)) for one in (now, told))
    return ours == theirs
