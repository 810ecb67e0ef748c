"""`ScenarioTable` -> `Task`: dates, free time, sessions, rules and history of the planned week."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from freshlegs.io.errors import InputError
from freshlegs.model.availability import Interval, find_free_time
from freshlegs.model.clock import Clock
from freshlegs.model.intervals import merge
from freshlegs.model.kinds import LOWER_GROUPS
from freshlegs.model.session import Session
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.rules.base import Rule
from freshlegs.rules.settings import choose_week_rules
from freshlegs.rules.task import Task
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.history import build_history, find_previous_starts, with_previous_starts
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.rule_settings import check_settings
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.session_requests import build_sessions, check_starts, resolve_requests
from freshlegs.scenario.week_days import Days, resolve_days, resolve_windows
from freshlegs.training.lifting_settings import LiftingSettings

BusyReader = Callable[["ScenarioTable", Clock], Iterable[Interval]]
"""Returns the busy times around a scenario's week, with their margins, in minutes of the week."""


def resolve(
    scenario: ScenarioTable,
    *,
    today: date | None,
    after: PlannedRecord | None = None,
    near: PlannedRecord | None = None,
    best_effort: bool = False,
    in_progress: bool = False,
    busy: BusyReader | None = None,
) -> Task:
    """Return the task of a scenario, its lifts not filled yet.

    Reads the plan that [history] names unless `after` is given; otherwise pure.

    Parameters
    ----------
    today : date, optional
        The week starts on the next Monday if the file names no start.
    after : PlannedRecord, optional
        The plan of the days before, instead of [history].plan. The week then does not repeat.
    near : PlannedRecord, optional
        The plan whose days the sessions should keep (rule `stay_put`); default: the plan before.
    best_effort : bool
        Price sessions that are left out instead of forbidding it.
    in_progress : bool
        A session without any start left is no fault, as it may be done already.
    busy : callable, optional
        Reads busy times; without it a file with [[busy]] is refused.

    Raises
    ------
    InputError
        With every fault found.
    """
    faults = Faults()
    if after is None and scenario.history is not None and scenario.history.plan is not None:
        after = load_plan(scenario.folder / scenario.history.plan)
    days = resolve_days(scenario, today, faults)
    repeats = scenario.repeats and after is None
    busy_times = _read_busy_times(scenario, days, busy, faults)
    free = find_free_time(days.clock, resolve_windows(scenario, days, faults), busy_times, repeats=repeats)
    free_is_known = not len(faults)
    lifting = _resolve_lifting(scenario, days, faults)
    requests = resolve_requests(scenario, days, free, faults, lifting.places if lifting else ())
    history = build_history(scenario.history, after, days.clock, faults)
    sessions = build_sessions(scenario, days, requests)
    previous_starts = find_previous_starts(near or after, days.clock, sessions)
    sessions = with_previous_starts(sessions, previous_starts, days.clock, free)
    task = _build_task(scenario, days, free, sessions, repeats=repeats)
    task = replace(task, busy=busy_times, history=history, previous_starts=previous_starts, lifting=lifting)
    task = replace(task, rules=_choose_rules(scenario, days, task, faults, best_effort=best_effort))
    available = task.rule("available")
    if free_is_known and available is not None and available.hard and not in_progress:
        check_starts(requests, days, free, faults)
    faults.raise_any(scenario.source)
    return task if lifting is None else _drop_untrainable_muscles(task, lifting)


def _drop_untrainable_muscles(task: Task, lifting: LiftingSettings) -> Task:
    """Return the task without the muscles of its lifts whose exercises are all excluded.

    A lift without any leg muscle left is no legs lift.
    """
    missing = lifting.untrainable_groups
    spared = frozenset({"legs"}) if missing >= LOWER_GROUPS else frozenset()
    sessions = (replace(s, muscles=s.muscles - missing, tags=s.tags - spared) for s in task.sessions)
    return replace(task, sessions=tuple(sessions), untrainable_groups=missing)


def _resolve_lifting(scenario: ScenarioTable, days: Days, faults: Faults) -> LiftingSettings | None:
    if not scenario.speaks_of_exercises and not any(request.place for request in scenario.sessions):
        return None
    # Imported late: only scenarios with exercises need it.
    from freshlegs.scenario.resolve_lifting import resolve_lifting

    return resolve_lifting(scenario, days, faults)


def _read_busy_times(
    scenario: ScenarioTable, days: Days, busy: BusyReader | None, faults: Faults
) -> tuple[Interval, ...]:
    if busy is None:
        for index in range(len(scenario.busy)):
            faults.add(("busy", index, "file"), "found a calendar, and nobody to read it")
        return ()
    try:
        return tuple(merge(busy(scenario, days.clock)))
    except InputError as error:
        faults.add_all(error)
        return ()


def _build_task(
    scenario: ScenarioTable, days: Days, free: tuple[Interval, ...], sessions: tuple[Session, ...], *, repeats: bool
) -> Task:
    return Task(
        id=scenario.id,
        title=scenario.title,
        athlete=scenario.athlete.name,
        clock=days.clock,
        sessions=sessions,
        free=free,
        repeats=repeats,
        counts_days=days.counted,
        priority=scenario.priority,
        hard_days=scenario.hard_days,
        run_level=scenario.athlete.run_level,
        lift_level=scenario.athlete.lift_level,
        bedtime=scenario.athlete.bedtime,
    )


def _choose_rules(
    scenario: ScenarioTable, days: Days, task: Task, faults: Faults, *, best_effort: bool
) -> tuple[Rule, ...]:
    before = len(faults)
    check_settings(scenario.rules, all_week_rules(), Rule.table, faults)
    if len(faults) > before:
        return ()
    rules = choose_week_rules(task, scenario.profile, scenario.rules, best_effort=best_effort)
    for rule in rules:
        for parameter, value in rule:
            if isinstance(value, tuple) and rule.explicit(parameter):
                days.numbers(value, ("rules", rule.name, parameter), faults)
    return rules
