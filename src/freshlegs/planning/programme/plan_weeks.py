"""Planning a programme: the week that repeats once, then each week after the one before it and near that one.

What a week costs is told with what came before it. What is expected after it is known to the solver, so that no week
is planned at the expense of the next; but it is the next week that pays for it, and nothing is paid twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from freshlegs.io.errors import Fault, InputError, InternalError, format_path
from freshlegs.model.clock import DAY
from freshlegs.model.content import LiftContent
from freshlegs.model.plan import Plan
from freshlegs.planning.programme.neighbours import (
    find_unmoved,
    history_for,
    list_done,
    next_copy,
    next_week,
    recent_history,
    shift_before,
)
from freshlegs.planning.programme.planned_weeks import PlannedProgramme, PlannedWeek, UnplannedWeek
from freshlegs.planning.record_plan import record_plan
from freshlegs.planning.task_of_draft import task_of
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.history import REACH
from freshlegs.scenario.programme_weeks import make_repeating_draft, split_weeks
from freshlegs.solver.plan_week import follow_week, plan_week

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from freshlegs.model.clock import Clock
    from freshlegs.model.limits import Limits
    from freshlegs.model.session import Placement
    from freshlegs.planning.programme.neighbours import DoneSession
    from freshlegs.rules.outcome import Outcome
    from freshlegs.scenario.draft import Draft
    from freshlegs.scenario.programme_weeks import WeekDraft
    from freshlegs.solver.fill_sessions import Unfilled


@dataclass(frozen=True, slots=True)
class _Open:
    """A week that is still to be planned; its task knows no other week yet."""

    asked: WeekDraft
    task: Task


def plan_programme(
    draft: Draft, limits: Limits, tick: Callable[[], None] = lambda: None
) -> PlannedProgramme | UnplannedWeek:
    """Plan all weeks of a programme.

    Parameters
    ----------
    limits : Limits
        For each week; wall-clock seconds are shared.
    tick : callable
        Called after each week.

    Raises
    ------
    InputError
        With the faults of the file, or of the first week that has any.
    """
    pattern = make_repeating_draft(draft)
    template = task_of(pattern, limits)
    if not isinstance(template, Task):
        return UnplannedWeek(None, pattern, template.asked, template.outcome)
    outcome = plan_week(template, limits)
    if not isinstance(outcome, Planned):
        return UnplannedWeek(None, pattern, template, outcome)
    contents = {s.name: s.content for s in template.sessions if isinstance(s.content, LiftContent)}
    weeks = []
    for asked in split_weeks(draft, record_plan(template, outcome), contents):
        own = replace(asked.draft, context=asked.context)
        task = _task_of_week(asked, own, limits)
        if not isinstance(task, Task):
            return UnplannedWeek(asked.week, own, task.asked, task.outcome)
        weeks.append(_Open(asked, task))
    first = weeks[0].task
    if first.history or draft.after is not None or not draft.scenario.repeats:
        past = list(list_done(first, first.history))
    else:
        past = list(shift_before(template, outcome.plan))
    return _each(weeks, past, limits, tick)


def _task_of_week(asked: WeekDraft, own: Draft, limits: Limits) -> Task | Unfilled:
    """Return the task of a week; its faults are told where they stand in the file, and with its number."""
    try:
        return task_of(own, limits)
    except InputError as error:
        faults = (
            Fault(_in_file(asked, fault.place), f"in week {asked.week.number} {fault.found}", fault.allowed)
            for fault in error.faults
        )
        raise InputError(error.source, *faults) from None


def _in_file(asked: WeekDraft, where: str) -> str:
    """Return the place in the file of a place in the week by itself, where some [[sessions]] are missing."""
    for index, there in enumerate(asked.places):
        table = format_path(("sessions", index))
        if where == table or where.startswith(f"{table}."):
            return there + where.removeprefix(table)
    return where


def _each(
    weeks: list[_Open], past: list[DoneSession], limits: Limits, tick: Callable[[], None]
) -> PlannedProgramme | UnplannedWeek:
    """Plan weeks in order; those that are alike in all that planning looks at are solved once."""
    known: dict[Hashable, tuple[Task, Outcome]] = {}
    found = []
    for index, one in enumerate(weeks):
        history, coming = history_for(one.task.clock, past), _coming(weeks, index)
        problem = replace(one.task, history=history, coming=coming)
        looked_at = replace(problem, history=recent_history(problem))
        nature = equivalence_key(looked_at)
        if nature not in known:
            known[nature] = problem, follow_week(looked_at, find_unmoved(problem), limits)
        solved, outcome = known[nature]
        if not isinstance(outcome, Planned):
            context = replace(one.asked.context, history=history, coming=coming)
            return UnplannedWeek(one.asked.week, replace(one.asked.draft, context=context), problem, outcome)
        found.append(PlannedWeek(one.asked.week, replace(problem, coming=()), _told(problem, solved, outcome)))
        past += list_done(problem, found[-1].outcome.plan.placements)
        tick()
    return PlannedProgramme(tuple(found))


def _coming(weeks: list[_Open], index: int) -> tuple[Placement, ...]:
    """Return what is expected after a week. After the last one it is the same again, but nothing after a race."""
    one = weeks[index]
    if index + 1 < len(weeks):
        return next_week(one.task, weeks[index + 1].task)
    return () if one.asked.week.kind in ("taper", "race", "recovery") else next_copy(one.task)


def _told(problem: Task, solved: Task, outcome: Planned) -> Planned:
    """Return an outcome of a week that is alike as one of this week, with what it costs after the weeks before it."""
    starts = {placement.session.id: placement.start for placement in outcome.plan.placements}
    pairs = zip(problem.sessions, solved.sessions, strict=True)
    plan = Plan.of(problem.sessions, {own.id: starts[other.id] for own, other in pairs if other.id in starts})
    report = verify_week(replace(problem, coming=()), plan)
    if report.broken:
        raise InternalError("a week that is like another one breaks a hard rule. Please report this scenario.")
    expected_ones = outcome.report.penalty - report.penalty
    return Planned(plan, report, outcome.proved_best, max(0, outcome.bound - expected_ones))


def _keeps_time(clock: Clock) -> bool:
    """Whether no clock change lies where the rules of a week look."""
    midnights = [clock.midnight(day) for day in range(-REACH, 2 * clock.days + 1)]
    return all(after - before == DAY for before, after in pairwise(midnights))


def equivalence_key(problem: Task) -> Hashable:
    """Return all that planning a week looks at, whatever its dates are."""
    clock = problem.clock
    names = {session.id: session.name for session in problem.sessions}
    return (
        tuple(replace(session, id=session.name) for session in problem.sessions),
        problem.free,
        problem.rules,
        tuple((p.start, replace(p.session, id="")) for p in (*problem.history, *problem.coming)),
        tuple((names[session], start) for session, start in problem.previous_starts),
        () if _keeps_time(clock) else clock.first,
        () if problem.counts_days else clock.first.weekday(),
    )
