"""Why a session of a replanned week moved that nothing was told of."""

from dataclasses import replace

from freshlegs.model.plan import Plan
from freshlegs.rules.outcome import Cost, Planned, Report
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week

_STAYS = "stay_put"
"""The rule that speaks for where it was."""


def find_move_reason(task: Task, week: Planned, session: str, start: int) -> str:
    """Return what would speak against a session at the start that it had, all others being as they are now.

    It is the sentence of a hard rule that would be broken there, else of the dearest that would cost more; "" where
    none would. `start` is the minute of the week.
    """
    alone = replace(task, coming=())
    starts = {place.session.id: place.start for place in week.plan.placements}
    there = Plan.of(task.sessions, starts | {session: start}, week.plan.lengths)
    known = {(cost.rule.name, cost.violation.why) for cost in _list_costs(verify_week(alone, week.plan))}
    costs = _list_costs(verify_week(alone, there))
    more = [one for one in costs if (one.rule.name, one.violation.why) not in known and one.rule.name != _STAYS]
    first = max(more, key=lambda one: (one.rule.hard, one.cost), default=None)
    return first.violation.why if first is not None else ""


def _list_costs(report: Report) -> tuple[Cost, ...]:
    return (*report.broken, *report.priced)
