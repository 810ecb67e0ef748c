"""`ScenarioTable` -> `Task`: dates, free time, sessions, rules and history of the week that is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.io.errors import InputError, format_path
from freshlegs.model.availability import Interval, find_free_time
from freshlegs.model.clock import Clock
from freshlegs.model.intervals import merge
from freshlegs.model.kinds import LOWER_GROUPS
from freshlegs.planfile.json_text import load_plan
from freshlegs.rules.settings import choose_week_rules
from freshlegs.rules.task import Task
from freshlegs.scenario.history import build_history, find_previous_starts, with_previous_starts
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.rule_settings import check_days, check_settings
from freshlegs.scenario.session_requests import build_sessions, check_starts, resolve_requests
from freshlegs.scenario.week_days import resolve_days, resolve_windows

if TYPE_CHECKING:
    from datetime import date

    from freshlegs.model.session import Session
    from freshlegs.planfile import PlannedRecord
    from freshlegs.rules.base import Rule
    from freshlegs.scenario.schema.tables import ScenarioTable
    from freshlegs.scenario.week_days import Days
    from freshlegs.training.lifting_settings import LiftingSettings

BusyReader = Callable[["ScenarioTable", Clock], Iterable[Interval]]
"""Gives the busy times around a scenario's week, in minutes of the week, with what is kept free around them."""


def resolve(
    scenario: ScenarioTable,
    *,
    today: date | None,
    after: PlannedRecord | None = None,
    near: PlannedRecord | None = None,
    best_effort: bool = False,
    begun: bool = False,
    busy: BusyReader | None = None,
) -> Task:
    """Return the week that a scenario asks for, ready to be planned.

    Reads the file that [history] names, if it names one and `after` is not given; else a pure function.

    Parameters
    ----------
    today : date, optional
        The week starts on the Monday after, where the file names no start.
    after : PlannedRecord, optional
        The plan of the days before, instead of [history].plan. The week then does not repeat.
    near : PlannedRecord, optional
        The plan whose days the sessions should keep (rule `stay_put`); default: the plan before.
    best_effort : bool
        Price what is left out instead of forbidding it.
    begun : bool
        The week is under way: a session that no start is left for may be done already, so it is no fault.
    busy : callable, optional
        Where busy times come from; without it a file with [[busy]] is refused.

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
    taken = _taken(scenario, days, busy, faults)
    free = find_free_time(days.clock, resolve_windows(scenario, days, faults), taken, repeats=repeats)
    free_is_known = not len(faults)
    settings = _gym(scenario, days, faults)
    wanted = resolve_requests(scenario, days, free, faults, settings.places if settings else ())
    history = build_history(scenario.history, after, days.clock, faults)
    sessions = build_sessions(scenario, days, wanted)
    problem = replace(_problem(scenario, days, free, sessions, repeats=repeats), lifting=settings)
    anchors = find_previous_starts(near or after, days.clock, sessions)
    problem = replace(
        problem, sessions=with_previous_starts(problem, anchors), busy=taken, history=history, anchors=anchors
    )
    problem = replace(problem, rules=_rules(scenario, days, problem, faults, best_effort=best_effort))
    available = problem.rule("available")
    if free_is_known and available is not None and available.hard and not begun:
        check_starts(wanted, days, free, faults)
    faults.raise_any(scenario.source)
    return problem if settings is None else _without_untrainable(problem, settings)


def _without_untrainable(task: Task, settings: LiftingSettings) -> Task:
    """Return the task whose lifts train no muscles for which everything is excluded.

    A lift that has nothing left for the legs is no legs lift.
    """
    missing = settings.untrainable_groups
    spared = frozenset({"legs"}) if missing >= LOWER_GROUPS else frozenset()
    sessions = (replace(s, muscles=s.muscles - missing, tags=s.tags - spared) for s in task.sessions)
    return replace(task, sessions=tuple(sessions), untrainable_groups=missing)


def _gym(scenario: ScenarioTable, days: Days, faults: Faults) -> LiftingSettings | None:
    if not scenario.speaks_of_exercises and not any(request.place for request in scenario.sessions):
        return None
    # Only who speaks of exercises needs it, and planning is in a hurry.
    from freshlegs.scenario.resolve_lifting import resolve_lifting

    return resolve_lifting(scenario, days, faults)


def _taken(scenario: ScenarioTable, days: Days, busy: BusyReader | None, faults: Faults) -> tuple[Interval, ...]:
    if busy is None:
        for index in range(len(scenario.busy)):
            faults.add(format_path(("busy", index, "file")), "found a calendar, and nobody to read it")
        return ()
    try:
        return tuple(merge(busy(scenario, days.clock)))
    except InputError as error:
        faults.add_all(error)
        return ()


def _problem(
    scenario: ScenarioTable, days: Days, free: tuple[Interval, ...], sessions: tuple[Session, ...], *, repeats: bool
) -> Task:
    return Task(
        id=scenario.id,
        title=scenario.title,
        athlete=scenario.athlete.name,
        clock=days.clock,
        sessions=sessions,
        free=free,
        rules=(),
        repeats=repeats,
        counts_days=days.counted,
        priority=scenario.priority,
        hard_days=scenario.hard_days,
        run_level=scenario.athlete.run_level,
        lift_level=scenario.athlete.lift_level,
        bedtime=scenario.athlete.bedtime,
    )


def _rules(
    scenario: ScenarioTable, days: Days, problem: Task, faults: Faults, *, best_effort: bool
) -> tuple[Rule, ...]:
    before = len(faults)
    check_settings(scenario.rules, faults)
    if len(faults) > before:
        return ()
    rules = choose_week_rules(problem, scenario.profile, scenario.rules, best_effort=best_effort)
    check_days(rules, days, faults)
    return rules
