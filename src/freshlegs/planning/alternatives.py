"""Other good weeks: each differs from all before it by two sessions or more on other days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from freshlegs.rules.demands import Differs, add_rules
from freshlegs.rules.outcome import Planned
from freshlegs.solver.plan_week import NoWeek, find_best_week

if TYPE_CHECKING:
    from collections.abc import Callable

    from freshlegs.model.limits import Limits
    from freshlegs.model.plan import Plan
    from freshlegs.rules.task import Task


End = Literal["count", "exhausted", "dearer", "undecided", "stopped"]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Good weeks, the best first, and why there are no more of them.

    Parameters
    ----------
    end : "count", "exhausted", "dearer", "undecided" or "stopped"
        So many were asked for; there is no other; the next costs more than allowed; the time did not suffice;
        it was interrupted.
    """

    weeks: tuple[Planned, ...]
    end: End


def find_alternatives(
    problem: Task,
    best: Planned,
    limits: Limits,
    *,
    count: int,
    within: int | None = None,
    tick: Callable[[], object] = lambda: None,
) -> Alternatives:
    """Find the best week that differs from the best one, then the best that differs from both, and so on.

    Parameters
    ----------
    best : Planned
        The best week.
    count : int
        How many weeks at most, the best included.
    within : int, optional
        How many points a week may cost more than the best.
    tick : callable, optional
        Called when one is found.
    """
    weeks = [best]
    while len(weeks) < count:
        known = [Differs(days=_days(problem, week.plan)) for week in weeks]
        try:
            found = find_best_week(add_rules(problem, *known), limits)
        except KeyboardInterrupt:
            return Alternatives(tuple(weeks), "stopped")
        match found:
            case Planned() if within is None or found.report.penalty <= best.report.penalty + within:
                weeks.append(found)
            case Planned():
                return Alternatives(tuple(weeks), "dearer")
            case NoWeek():
                return Alternatives(tuple(weeks), "exhausted")
            case _:
                return Alternatives(tuple(weeks), "undecided")
        tick()
    return Alternatives(tuple(weeks), "count")


def _days(problem: Task, plan: Plan) -> tuple[tuple[str, int], ...]:
    return tuple((p.session.id, problem.clock.day(p.start)) for p in plan.placements)
