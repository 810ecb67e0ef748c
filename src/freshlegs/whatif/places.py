"""Why a session stands where it stands: what every other day would cost, found by solving."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from freshlegs.outcome import Impossible, Planned
from freshlegs.solve.planning import plan_week
from freshlegs.whatif.demands import StandsOn, demanding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.outcome import Outcome, Report
    from freshlegs.problem import Problem, Session
    from freshlegs.rule import Rule
    from freshlegs.solve.search import Limits


@dataclass(frozen=True, slots=True)
class Place:
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


def other_places(problem: Problem, best: Planned, session: Session, limits: Limits) -> Iterator[Place]:
    """Yield the session on every other day of the week, each as the best week that has it there."""
    here = next((problem.clock.day(p.start) for p in best.plan.placements if p.session.id == session.id), None)
    for day in problem.days:
        if day != here:
            yield in_place(problem, best, session, day, None, limits)


def in_place(problem: Problem, best: Planned, session: Session, day: int, start: int | None, limits: Limits) -> Place:
    """Return the session on a day, or at one start of it."""
    demand = StandsOn(session=session.id, day=day, start=start)
    match plan_week(demanding(problem, demand), limits):
        case Planned() as found:
            return Place(day, start, found, differences(best.report, found.report))
        case Impossible(clash):
            return Place(day, start, Impossible(_without(clash, demand)))
        case undecided:
            return Place(day, start, undecided)


def differences(before: Report, after: Report) -> tuple[tuple[str, int], ...]:
    """Return by how much the cost of each rule differs, dearest first."""
    costs: Counter[str] = Counter()
    for entry in after.priced:
        costs[entry.rule.name] += entry.cost
    for entry in before.priced:
        costs[entry.rule.name] -= entry.cost
    changed = [(name, points) for name, points in costs.items() if points]
    return tuple(sorted(changed, key=lambda change: (-change[1], change[0])))


def _without(clash: tuple[Rule, ...], demand: Rule) -> tuple[Rule, ...]:
    return tuple(rule for rule in clash if rule.name not in (demand.name, "all_placed"))
