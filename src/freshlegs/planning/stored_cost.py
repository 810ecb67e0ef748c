"""What a stored plan says that a begun week costs, against what is counted of it from now on."""

from collections import Counter
from dataclasses import replace
from typing import Literal, NamedTuple

from freshlegs.planning.replan import plan_as_it_stood
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import WeekInProgress

Reason = Literal["after", "days", "done", "left"]


class StoredCost(NamedTuple):
    """Points of a week as its plan has them, and by how many each rule that counts otherwise now counts more."""

    points: int
    changes: tuple[tuple[str, int], ...]  #: Most points first
    #: What stands after the week counts too; days count from this very week; what is done costs nothing; what was
    #: left out beforehand costs what it is worth
    reasons: tuple[Reason, ...]


def compare_stored_cost(task: Task, in_progress: WeekInProgress) -> StoredCost:
    """Return what the plan says of a week, and what of it is counted otherwise as long as nothing moves."""
    stored, told = in_progress.stored, Counter[str]()
    for breach in stored.breaches:
        told[breach.rule] += breach.cost
    now, alone = _sum_costs(task, in_progress), _sum_costs(replace(task, coming=()), in_progress)
    less = {name for name in told if alone[name] < told[name]}
    reasons: dict[Reason, bool] = {
        "after": now != alone,
        "days": alone["stay_put"] != told["stay_put"],
        "left": alone["as_many_as_serve"] > told["as_many_as_serve"],
        "done": bool(less - {"stay_put"}) and bool(in_progress.progress.done),
    }
    changes = [(name, now[name] - told[name]) for name in {*now, *told} if now[name] != told[name]]
    changes.sort(key=lambda one: (-abs(one[1]), one))
    return StoredCost(stored.penalty, tuple(changes), tuple(one for one, holds in reasons.items() if holds))


def _sum_costs(task: Task, in_progress: WeekInProgress) -> Counter[str]:
    costs = Counter[str]()
    for entry in verify_week(task, plan_as_it_stood(task, in_progress)).priced:
        costs[entry.rule.name] += entry.cost
    return costs
