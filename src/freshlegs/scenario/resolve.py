"""Draft -> `UnfilledTask`: dates, free time, sessions, rules and history of the planned week.

`planning.task_of_draft` fills the sessions; only then can the task be planned or checked.
"""

from dataclasses import replace
from datetime import date

from freshlegs.io.errors import InputError
from freshlegs.model.availability import Interval, find_free_time
from freshlegs.model.intervals import merge
from freshlegs.model.kinds import LOWER_GROUPS
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, drop_places
from freshlegs.planfile import LoggedRecord, PlannedRecord
from freshlegs.rules.base import Rule
from freshlegs.rules.settings import choose_week_rules, find_rule
from freshlegs.rules.task import Task, UnfilledTask
from freshlegs.rules.week import all_week_rules
from freshlegs.rules.week.long_run_growth import LongRunGrowth
from freshlegs.scenario.busy_times import BusyReader
from freshlegs.scenario.draft import Draft, ProgrammeContext
from freshlegs.scenario.history import (
    build_history,
    find_longest_run,
    find_previous_exercises,
    find_previous_starts,
    load_previous_plan,
    with_previous_starts,
)
from freshlegs.scenario.resolve_companions import join_companions
from freshlegs.scenario.resolve_days import resolve_days, resolve_windows
from freshlegs.scenario.resolve_exclusions import resolve_default_lifting
from freshlegs.scenario.resolve_light import resolve_daylight, resolve_named_windows
from freshlegs.scenario.resolve_names import check_names
from freshlegs.scenario.resolve_running import find_running_target, resolve_running
from freshlegs.scenario.resolve_shifts import find_times_taken, resolve_shifts
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.load import check_settings
from freshlegs.scenario.schema.minutes_range import MinutesRange
from freshlegs.scenario.schema.session_tables import Request
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.session_requests import build_sessions, check_eithers, check_starts, resolve_requests
from freshlegs.scenario.week_days import Days
from freshlegs.training.lifting_settings import LiftingSettings


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
        follows=draft.follows,
        best_effort=draft.best_effort,
        in_progress=draft.in_progress is not None or draft.context is not None,
        busy=draft.busy,
        alone=draft.context is None,
        logged=draft.logged,
    )
    if draft.keeps:
        kept = tuple((one.id, draft.keeps[one.name]) for one in task.sessions if one.name in draft.keeps)
        task = replace(task, previous_exercises=kept)
    if draft.context is not None:
        task = _place_in_programme(task, draft.context)
    if draft.in_progress is not None:
        # Imported late: only replanning needs them.
        from freshlegs.scenario.in_progress.kept_contents import keep_contents
        from freshlegs.scenario.in_progress.week_in_progress import apply_progress

        return UnfilledTask(keep_contents(apply_progress(task, draft.in_progress), draft.in_progress))
    return UnfilledTask(task if draft.stored is None else _keep_contents(task, draft.stored))


def _place_in_programme(task: Task, context: ProgrammeContext) -> Task:
    """Return the task with the contents, rules and neighbours that its programme adds."""
    sessions = (replace(s, content=context.contents.get(s.name, s.content)) for s in task.sessions)
    return replace(
        task,
        sessions=tuple(sessions),
        rules=(*task.rules, *context.rules),
        history=drop_places(context.history) or task.history,
        coming=drop_places(context.coming),
    )


def problem_of(draft: Draft) -> Problem:
    """Return the problem of a draft, to be read and not planned; raises InputError with its faults."""
    return resolve_draft(draft).task


def _keep_contents(task: Task, stored: PlannedRecord) -> Task:
    """Return the task with the contents that its sessions have in a stored plan of the week."""
    usual = {one.id: one.minutes for one in task.sessions if one.forms}
    # A lift that was cut short is cut again from what fills it as a whole.
    whole = (entry for entry in stored.sessions if entry.minutes >= usual.get(entry.id, 0))
    known = {entry.id: entry.content for entry in whole if entry.content is not None}
    return replace(task, sessions=tuple(replace(s, content=known.get(s.id, s.content)) for s in task.sessions))


def resolve(
    scenario: ScenarioTable,
    *,
    today: date | None,
    after: PlannedRecord | None = None,
    near: PlannedRecord | None = None,
    follows: PlannedRecord | None = None,
    best_effort: bool = False,
    in_progress: bool = False,
    busy: BusyReader | None = None,
    alone: bool = True,
    logged: LoggedRecord | None = None,
) -> Task:
    """Return the task of a scenario, its lifts not filled yet; raises InputError with every fault found.

    Parameters
    ----------
    today, after, best_effort
        As in `Draft`; without `after` the plan that [history] names is read.
    near : PlannedRecord, optional
        The plan whose days the sessions should keep (rule `stay_put`); default: the plan before.
    follows : PlannedRecord, optional
        The plan whose exercises the lifts should keep (rule `exercises_stay`); default: that whose days they keep.
    in_progress : bool
        A session without any start left is no fault, as it may be done already.
    busy : BusyReader, optional
        Without it a file with [[busy]] is refused.
    alone : bool
        The week is none of a programme, in which long runs grow from week to week.
    logged : LoggedRecord, optional
        The runs of the training log, from which a week alone goes on.
    """
    faults = Faults(scenario.source)
    days = resolve_days(scenario, today, faults, follows=after is not None)
    place = "history.plan" if after is None else "after"
    after = after or load_previous_plan(scenario)
    repeats = scenario.repeats and after is None
    shifts = resolve_shifts(scenario.shifts, days, faults)
    taken = find_times_taken(shifts, days.clock)
    busy_times = tuple(merge([*_read_busy_times(scenario, days, busy, faults), *taken]))
    free = find_free_time(days.clock, resolve_windows(scenario, days, faults), busy_times, repeats=repeats)
    free_is_known = not len(faults)
    lifting = _resolve_lifting(scenario, days, faults)
    check_names(scenario, lifting, faults)
    longest_run = find_longest_run(scenario, after, days.clock.first) if alone else None
    if alone and logged is not None:
        longest_run = logged.longest_run
    asked, scenario = scenario, _limit_long_runs(scenario, longest_run)
    requests = resolve_requests(scenario, days, free, faults, lifting)
    if alone:
        check_eithers(scenario, faults)
    history = build_history(scenario.history, after, days, faults, place)
    sessions = _name_shortened(build_sessions(scenario, days, requests), asked)
    sessions = join_companions(scenario, sessions, days.clock, free, faults if alone else None)
    previous_starts = find_previous_starts(near or after, days.clock, sessions)
    sessions = with_previous_starts(sessions, previous_starts, days.clock, free)
    task = _build_task(scenario, days, free, sessions, repeats=repeats)
    task = replace(
        task,
        longest_run=longest_run,
        busy=busy_times,
        shifts=shifts,
        windows=resolve_named_windows(scenario.windows, days, faults),
        daylight=resolve_daylight(scenario.daylight, days.clock, faults),
        history=history,
        previous_starts=previous_starts,
        previous_exercises=find_previous_exercises(follows or near or after, sessions),
        lifting=lifting,
        running_target=find_running_target(scenario, days.clock.days),
    )
    task = replace(task, running=resolve_running(scenario, faults))
    task = replace(task, rules=_choose_rules(scenario, days, task, faults, best_effort=best_effort))
    available = task.rule("available")
    if free_is_known and available is not None and available.hard and not in_progress:
        check_starts(requests, days, free, faults)
    faults.raise_any()
    return task if lifting is None else _drop_untrainable_muscles(task, lifting)


def _limit_long_runs(scenario: ScenarioTable, longest_run: int | None) -> ScenarioTable:
    """Return the scenario with its long runs as long as they may be after the longest run of the last 30 days."""
    rule = find_rule(LongRunGrowth, scenario.profile, scenario.rules)
    if not longest_run or rule is None or not rule.hard:
        return scenario
    cap = rule.find_cap(longest_run)
    sessions = (
        one.model_copy(update={"minutes": _limit(one, cap)})
        if one.kind == "long" and max((one.length, *one.lengths)) > cap
        else one
        for one in scenario.sessions
    )
    return scenario.model_copy(update={"sessions": tuple(sessions)})


def _limit(request: Request, cap: int) -> int | MinutesRange:
    return request.minutes.within(cap) if isinstance(request.minutes, MinutesRange) else min(cap, request.length)


def _name_shortened(sessions: tuple[Session, ...], asked: ScenarioTable) -> tuple[Session, ...]:
    """Return the sessions, each that is shorter than asked for with the minutes that were."""
    minutes = [request.length for request in asked.sessions for _ in range(request.at_most)]
    pairs = zip(sessions, minutes, strict=True)
    return tuple(replace(one, asked_minutes=wanted) if wanted > one.minutes else one for one, wanted in pairs)


def _drop_untrainable_muscles(task: Task, lifting: LiftingSettings) -> Task:
    """Return the task without the muscles of its lifts whose exercises are all excluded.

    A lift without any leg muscle left is no legs lift.
    """
    missing = lifting.untrainable_groups
    spared = frozenset({"legs"}) if missing >= LOWER_GROUPS else frozenset()
    sessions = (replace(s, muscles=s.muscles - missing, tags=s.tags - spared) for s in task.sessions)
    return replace(task, sessions=tuple(sessions), untrainable_groups=missing, easy_groups=lifting.easy_groups)


def _resolve_lifting(scenario: ScenarioTable, days: Days, faults: Faults) -> LiftingSettings | None:
    if not scenario.speaks_of_exercises and not any(request.place for request in scenario.sessions):
        return resolve_default_lifting(scenario)
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
        return tuple(busy(scenario, days.clock))
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
        age=scenario.athlete.age,
        returning=scenario.athlete.returning_from is not None,
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
