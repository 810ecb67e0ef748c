"""Many drafts planned one after the other, or by several processes at once where that pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from freshlegs.io.errors import Fault, InputError, OutputError
from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.planning.executors import Died
from freshlegs.planning.workplaces import count_cores, open_workers
from freshlegs.rules.outcome import Outcome, Undecided
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.training.lifting_settings import LiftingSettings

PAYS_FROM = 6
"""Drafts from which several processes are faster than one: each has to load the solver first."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A draft that was planned: its task and the outcome."""

    task: Task
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft with faults, such as a session longer than every window."""

    faults: tuple[Fault, ...]


DraftResult = Tried | Refused
Places = Sequence[tuple[str, int, int]]
"""Name, day number and wall-clock minutes of each session of a week."""


def plan_drafts(
    drafts: Sequence[Draft], limits: Limits, *, near: Places = (), processes: int | None = None
) -> Iterator[tuple[int, DraftResult]]:
    """Plan drafts as `plan_draft` does; yield the index and result of each as it is finished.

    By default there are as many processes as cores, where that pays. Raises OutputError where one of them dies.
    """
    workers = min(len(drafts), processes or (count_cores() if len(drafts) >= PAYS_FROM else 1))
    call = partial(_plan_numbered, limits=limits, near=near)
    with open_workers(workers) as pool:
        for (index, _), found in pool.run(call, enumerate(drafts)):
            if isinstance(found, Died):
                raise OutputError(
                    "a process that planned variants has died: it was ended, or found no memory left; "
                    "--jobs 1 plans them one after the other"
                )
            yield index, found


def _plan_numbered(numbered: tuple[int, Draft], limits: Limits, near: Places) -> DraftResult:
    return plan_draft(numbered[1], limits, near)


def plan_draft(draft: Draft, limits: Limits, near: Places = ()) -> DraftResult:
    """Plan one draft; among the weeks that cost least, the one that keeps most of the places in `near` is chosen."""
    # Here, so that the process that hands out the work need not load the solver.
    from freshlegs.planning.task_of_draft import task_of
    from freshlegs.solver.plan_week import plan_week

    try:
        task = task_of(draft, limits)
    except InputError as error:
        return Refused(error.faults)
    if isinstance(task, Task):
        return Tried(task, plan_week(_keep_near(task, near), limits))
    if isinstance(task.outcome, Undecided):
        return Tried(task.task, task.outcome)
    says = "; ".join(rule.describe_for(task.task.lifting or LiftingSettings()) for rule in task.outcome.clash)
    return Refused((Fault("lifting", "no exercises fill the lifts", says),))


def list_places(task: Task, plan: Plan) -> Places:
    """Return the places of a week's sessions, for `near`."""
    clock = task.clock
    return tuple((p.session.name, clock.day(p.start), clock.wall(p.start)) for p in plan.placements)


def _keep_near(task: Task, near: Places) -> Task:
    """Return the task near to the places of another week, unless it follows a plan anyway."""
    if task.previous_starts or not near:
        return task
    there = {name: task.clock.at(day, wall) for name, day, wall in near if day in task.days}
    starts = tuple((session.id, there[session.name]) for session in task.sessions if session.name in there)
    # Nearness breaks ties; it must not be priced.
    return replace(task, previous_starts=starts, rules=tuple(rule for rule in task.rules if rule.name != "stay_put"))
