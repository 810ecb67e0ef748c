"""Planning a programme: the week that repeats once, then each week after the one before it and near that one.

What a week costs is told with what came before it. What is expected after it is known to the solver, so that no week
is planned at the expense of the next; but it is the next week that pays for it, and nothing is paid twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from freshlegs.io.errors import Fault, InputError, InternalError, place
from freshlegs.model.clock import DAY
from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.planning.programme.lift_contents import as_usual
from freshlegs.planning.programme.neighbours import again, as_if_before, before, done_in, expected, lately, unmoved
from freshlegs.planning.programme.planned_weeks import PlannedWeek, Programme, Stuck
from freshlegs.planning.record_plan import planned
from freshlegs.rules.outcome import Planned
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.history import REACH
from freshlegs.scenario.programme_weeks import repeating, weeks_of
from freshlegs.solver.fill_sessions import filled
from freshlegs.solver.plan_week import follow_week, plan_week

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from freshlegs.model.clock import Clock
    from freshlegs.model.session import Placement
    from freshlegs.planning.programme.neighbours import Done
    from freshlegs.rules.outcome import Outcome
    from freshlegs.scenario.draft import Draft
    from freshlegs.scenario.programme_weeks import AskedWeek
    from freshlegs.solver.search import Limits


@dataclass(frozen=True, slots=True)
class _Open:
    """A week that is still to be planned; its problem knows no other week yet."""

    asked: AskedWeek
    problem: Problem


def plan_programme(draft: Draft, limits: Limits, tick: Callable[[], None] = lambda: None) -> Programme | Stuck:
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
    pattern = repeating(draft)
    asked_for = pattern.problem()
    problem = filled(asked_for, limits)
    if not isinstance(problem, Problem):
        return Stuck(None, pattern, asked_for, problem)
    outcome = plan_week(problem, limits)
    if not isinstance(outcome, Planned):
        return Stuck(None, pattern, problem, outcome)
    weeks = []
    for asked in weeks_of(draft, planned(problem, outcome)):
        one = _opened(asked)
        full = filled(as_usual(one.problem, problem), limits)
        if not isinstance(full, Problem):
            return Stuck(asked.week, asked.draft, one.problem, full)
        weeks.append(replace(one, problem=full))
    first = weeks[0].problem
    if first.history or draft.after is not None or not draft.scenario.repeats:
        past = list(done_in(first, first.history))
    else:
        past = list(as_if_before(problem, outcome.plan))
    return _each(weeks, past, limits, tick)


def _opened(asked: AskedWeek) -> _Open:
    """Return a week with its problem; its faults are told where they stand in the file, and with its number."""
    try:
        return _Open(asked, replace(asked.draft, standing=asked.standing).problem())
    except InputError as error:
        faults = (
            Fault(_in_file(asked, fault.place), f"in week {asked.week.number} {fault.found}", fault.allowed)
            for fault in error.faults
        )
        raise InputError(error.source, *faults) from None


def _in_file(asked: AskedWeek, where: str) -> str:
    """Return the place in the file of a place in the week by itself, where some [[sessions]] are missing."""
    for index, there in enumerate(asked.places):
        table = place(("sessions", index))
        if where == table or where.startswith(f"{table}."):
            return there + where.removeprefix(table)
    return where


def _each(weeks: list[_Open], past: list[Done], limits: Limits, tick: Callable[[], None]) -> Programme | Stuck:
    """Plan weeks in order; those that are alike in all that planning looks at are solved once."""
    known: dict[Hashable, tuple[Problem, Outcome]] = {}
    found = []
    for index, one in enumerate(weeks):
        history, coming = before(one.problem.clock, past), _coming(weeks, index)
        problem = replace(one.problem, history=history, coming=coming)
        looked_at = replace(problem, history=lately(problem))
        nature = nature_of(looked_at)
        if nature not in known:
            known[nature] = problem, follow_week(looked_at, unmoved(problem), limits)
        solved, outcome = known[nature]
        if not isinstance(outcome, Planned):
            standing = replace(one.asked.standing, history=history, coming=coming)
            return Stuck(one.asked.week, replace(one.asked.draft, standing=standing), problem, outcome)
        found.append(PlannedWeek(one.asked.week, replace(problem, coming=()), _told(problem, solved, outcome)))
        past += done_in(problem, found[-1].outcome.plan.placements)
        tick()
    return Programme(tuple(found))


def _coming(weeks: list[_Open], index: int) -> tuple[Placement, ...]:
    """Return what is expected after a week. After the last one it is the same again, but nothing after a race."""
    one = weeks[index]
    if index + 1 < len(weeks):
        return expected(one.problem, weeks[index + 1].problem)
    return () if one.asked.week.kind in ("taper", "race", "recovery") else again(one.problem)


def _told(problem: Problem, solved: Problem, outcome: Planned) -> Planned:
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


def nature_of(problem: Problem) -> Hashable:
    """Return all that planning a week looks at, whatever its dates are."""
    clock = problem.clock
    names = {session.id: session.name for session in problem.sessions}
    return (
        tuple(replace(session, id=session.name) for session in problem.sessions),
        problem.free,
        problem.rules,
        tuple((p.start, replace(p.session, id="")) for p in (*problem.history, *problem.coming)),
        tuple((names[session], start) for session, start in problem.anchors),
        () if _keeps_time(clock) else clock.first,
        () if problem.counts_days else clock.first.weekday(),
    )
