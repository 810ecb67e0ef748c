"""Why a session stands where it stands: what every other day would cost, found by solving."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshlegs.model.plan import Plan
from freshlegs.rules.demands import StandsOn, add_rules
from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.solver.plan_week import NoWeek, find_best_week, find_clash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.model.limits import Limits
    from freshlegs.model.session import Session
    from freshlegs.rules.base import Rule
    from freshlegs.rules.outcome import Outcome, Report, Undecided
    from freshlegs.rules.task import Task


@dataclass(frozen=True, slots=True)
class OtherPlace:
    """A session in another place.

    Parameters
    ----------
    day : int
        Day number.
    start : int, optional
        Minute of the week, where one was asked for.
    outcome : Outcome
        The best week with the session there; a clash without the question itself, where there is none.
    changes : tuple of (str, int)
        Rules whose cost differs from that of the best week, and by how many points; dearest first.
    """

    day: int
    start: int | None
    outcome: Outcome
    changes: tuple[tuple[str, int], ...] = ()

    @property
    def difference(self) -> int | None:
        """Points more than the best week; None where there is no week."""
        return sum(points for _, points in self.changes) if isinstance(self.outcome, Planned) else None


def find_other_places(problem: Task, best: Planned, session: Session, limits: Limits) -> Iterator[OtherPlace]:
    """Yield the session on every other day of the week, each as the best week that has it there."""
    here = next((problem.clock.day(p.start) for p in best.plan.placements if p.session.id == session.id), None)
    for day in problem.days:
        if day != here:
            yield plan_in_place(problem, best, session, day, None, limits)


def plan_in_place(
    problem: Task, best: Planned, session: Session, day: int, start: int | None, limits: Limits
) -> OtherPlace:
    """Return the session on a day, or at one start of it."""
    demand = StandsOn(session=session.id, day=day, start=start)
    asked = add_rules(problem, demand)
    match find_best_week(asked, limits):
        case Planned() as found:
            return OtherPlace(day, start, found, compare_costs(best.report, found.report))
        case NoWeek():
            known = (best.plan, *_moved(problem, best.plan, session, day, start))
            return OtherPlace(day, start, _clash(find_clash(asked, limits, known), demand))
        case undecided:
            return OtherPlace(day, start, undecided)


def compare_costs(before: Report, after: Report) -> tuple[tuple[str, int], ...]:
    """Return by how much the cost of each rule differs, dearest first."""
    costs: Counter[str] = Counter()
    for entry in after.priced:
        costs[entry.rule.name] += entry.cost
    for entry in before.priced:
        costs[entry.rule.name] -= entry.cost
    changed = [(name, points) for name, points in costs.items() if points]
    return tuple(sorted(changed, key=lambda change: (-change[1], change[0])))


def _moved(problem: Task, plan: Plan, session: Session, day: int, start: int | None) -> Iterator[Plan]:
    """Yield the week with only this session moved there: to each start it has, or where it is not free."""
    clock = problem.clock
    own = [there for there in session.starts if clock.day(there) == day]
    hours = range(clock.midnight(day), clock.midnight(day + 1), 60)
    taken = [there for there in hours if not problem.inside_free_time(there, session.minutes)]
    others = {p.session.id: p.start for p in plan.placements}
    for there in [start] if start is not None else own or taken:
        yield Plan.of(problem.sessions, {**others, session.id: there})


def _clash(outcome: Impossible | Undecided, demand: Rule) -> Impossible | Undecided:
    """Leave out of a clash what the question itself says."""
    match outcome:
        case Impossible(clash):
            return Impossible(tuple(rule for rule in clash if rule.name not in (demand.name, "all_placed")))
        case undecided:
            return undecided
