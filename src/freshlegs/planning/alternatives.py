"""Other good weeks: each has two sessions or more on other days than every week before it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.rules.demands import Differs, add_rules
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.solver.plan_week import NoWeek, find_best_week

End = Literal["count", "exhausted", "dearer", "undecided", "stopped"]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Good weeks, the best first, and why the search ended."""

    weeks: tuple[Planned, ...]
    end: End  #: As many as requested; no other week; the next one costs more than allowed; out of time; interrupted


def find_alternatives(
    task: Task,
    best: Planned,
    limits: Limits,
    *,
    count: int,
    within: int | None = None,
    tick: Callable[[], object] = lambda: None,
) -> Alternatives:
    """Find the best week that differs from the best one, then the best that differs from both, and so on.

    At most `count` weeks, the best one among them; none costs over `within` points more. `tick` is called after each.
    """
    weeks = [best]
    while len(weeks) < count:
        known = [Differs(days=_list_days(task, week.plan)) for week in weeks]
        try:
            found = find_best_week(add_rules(task, *known), limits)
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


def _list_days(task: Task, plan: Plan) -> tuple[tuple[str, int], ...]:
    return tuple((p.session.id, task.clock.day(p.start)) for p in plan.placements)
