"""Other good weeks: each differs from all before it by two sessions or more on other days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from freshlegs.outcome import Planned
from freshlegs.solve.planning import NoWeek, best_week, plan_week
from freshlegs.whatif.demands import Differs, demanding

if TYPE_CHECKING:
    from freshlegs.outcome import Impossible, Undecided
    from freshlegs.plan import Plan
    from freshlegs.problem import Problem
    from freshlegs.solve.search import Limits


End = Literal["count", "exhausted", "dearer", "undecided"]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Good weeks, the best first, and why there are no more of them.

    Parameters
    ----------
    end : "count", "exhausted", "dearer" or "undecided"
        So many were asked for; there is no other; the next costs more than allowed; the time did not suffice.
    """

    weeks: tuple[Planned, ...]
    end: End


def alternatives(
    problem: Problem, limits: Limits, *, count: int, within: int | None = None
) -> Alternatives | Impossible | Undecided:
    """Find the best week, then the best that differs from it, and so on.

    Parameters
    ----------
    within : int, optional
        How many points a week may cost more than the best.
    """
    best = plan_week(problem, limits)
    if not isinstance(best, Planned):
        return best
    weeks = [best]
    while len(weeks) < count:
        known = [Differs(days=_days(problem, week.plan)) for week in weeks]
        match best_week(demanding(problem, *known), limits):
            case Planned() as found if within is None or found.report.penalty <= best.report.penalty + within:
                weeks.append(found)
            case Planned():
                return Alternatives(tuple(weeks), "dearer")
            case NoWeek():
                return Alternatives(tuple(weeks), "exhausted")
            case _:
                return Alternatives(tuple(weeks), "undecided")
    return Alternatives(tuple(weeks), "count")


def _days(problem: Problem, plan: Plan) -> tuple[tuple[str, int], ...]:
    return tuple((p.session.id, problem.clock.day(p.start)) for p in plan.placements)
