"""The athletes of a club, each by itself: a draft becomes a task, or the reason why there is none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.clock import Clock
from freshlegs.model.limits import Limits
from freshlegs.planfile import ImpossibleRecord, UndecidedRecord
from freshlegs.planning.club.ask_weeks import ask_all
from freshlegs.planning.executors import Workers
from freshlegs.planning.record_plan import record_failure
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Impossible, Planned, Undecided
from freshlegs.rules.task import Task
from freshlegs.scenario.club.read_club import ClubMember
from freshlegs.scenario.draft import Draft


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An athlete without a week: the faults of the scenario, or why it is impossible."""

    faults: tuple[str, ...]
    record: ImpossibleRecord | UndecidedRecord | None = None
    status: str = "refused"


Prepared = Task | LeftOut


def prepare_members(asked: Sequence[tuple[Draft, Limits]]) -> list[Prepared]:
    """Return the task of each draft, its lifts filled, or why there is none."""
    return [_prepare(draft, limits) for draft, limits in asked]


def _prepare(draft: Draft, limits: Limits) -> Prepared:
    try:
        found_task = task_of(draft, limits)
        if draft.is_programme:
            found = "asks for a programme of several weeks"
            return refuse_athlete([Fault("", found, "a club plans one week: leave [programme] and weeks out")])
    except InputError as error:
        return refuse_athlete(error.faults)
    if isinstance(found_task, Task):
        return found_task
    return explain_failure(found_task.task, found_task.outcome)


def refuse_athlete(faults: Sequence[Fault]) -> LeftOut:
    """Return the athlete as one whose scenario has faults."""
    return LeftOut(tuple(map(str, faults)))


def explain_failure(task: Task, outcome: object) -> LeftOut:
    """Return the athlete as one whose week is impossible, or was not found."""
    from freshlegs.rules.outcome import Unfillable

    if not isinstance(outcome, Impossible | Undecided | Unfillable):
        raise TypeError(outcome)
    record = record_failure(task, outcome)
    if isinstance(record, UndecidedRecord):
        return LeftOut((f"no week was found in {record.seconds:g} s",), record, "undecided")
    return LeftOut(tuple(f"{one.rule}: {one.says}" for one in record.clash), record, "impossible")


def explain_lone_weeks(asked: Sequence[tuple[Task, Limits]]) -> list[LeftOut | None]:
    """Return for each task why it has no week; None where it has one by itself."""
    from freshlegs.solver.plan_week import plan_week

    found: list[LeftOut | None] = []
    for task, limits in asked:
        outcome = plan_week(task, limits)
        found.append(None if isinstance(outcome, Planned) else explain_failure(task, outcome))
    return found


def prepare_club(
    members: Sequence[ClubMember], limits: Limits, workers: Workers | None
) -> tuple[dict[str, Task], dict[str, LeftOut], Clock | None]:
    """Return the tasks of a club by athlete, those who have none, and the calendar that all tasks share."""
    drafts = [(one.draft, limits) for one in members if one.draft is not None]
    prepared = iter(ask_all(workers, prepare_members, drafts))
    tasks: dict[str, Task] = {}
    left: dict[str, LeftOut] = {}
    for one in members:
        found = refuse_athlete(one.faults) if one.draft is None else next(prepared)
        if isinstance(found, LeftOut):
            left[one.id] = found
        else:
            tasks[one.id] = found
    if not tasks:
        return tasks, left, None
    clock = Counter(task.clock for task in tasks.values()).most_common(1)[0][0]
    seen: dict[str, str] = {}
    for name, task in list(tasks.items()):
        fault = _find_clash(task, clock, seen)
        if fault is not None:
            left[name] = refuse_athlete([fault])
            del tasks[name]
        else:
            seen[task.id] = name
    return tasks, left, clock


def _find_clash(task: Task, clock: Clock, seen: dict[str, str]) -> Fault | None:
    """Return why a week can't stand beside the others; None where it can."""
    if task.clock != clock:
        own = f"{task.clock.days} days from {task.clock.first} in {task.clock.zone.key}"
        allowed = f"the club plans {clock.days} days from {clock.first} in {clock.zone.key}"
        return Fault("week", f"found {own}", f"{allowed}: [house] can say it for all")
    if task.id in seen:
        return Fault(
            "id", f'"{task.id}" is the id of another athlete\'s scenario', 'give each its own, such as id = "ana-week"'
        )
    return None
