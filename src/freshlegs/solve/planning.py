"""Finding the best week, proving it, and checking every answer before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from freshlegs.errors import InternalError
from freshlegs.outcome import Impossible, Planned, Undecided
from freshlegs.solve.assemble import assemble, tie_break
from freshlegs.solve.clash import UnsettledError, smallest_clash
from freshlegs.solve.search import Limits, Search
from freshlegs.verify import verify

if TYPE_CHECKING:
    from freshlegs.outcome import Outcome, Report
    from freshlegs.plan import Plan
    from freshlegs.problem import Problem
    from freshlegs.solve.assemble import Prices
    from freshlegs.solve.week import Week


def plan(problem: Problem, limits: Limits | None = None) -> Outcome:
    """Find the best week of a problem.

    Returns
    -------
    Planned
        With `proved_best` where no week can cost less.
    Impossible
        With a smallest clash of hard rules, confirmed.
    Undecided
        Where the work allowed did not suffice.

    Raises
    ------
    InternalError
        Solver and checker disagree.
    """
    limits = limits or Limits()
    week, prices = assemble(problem)
    week.model.minimize(prices)
    search = Search(limits)
    match search.run(week):
        case cp_model.INFEASIBLE:
            return _impossible(problem, limits)
        case cp_model.OPTIMAL | cp_model.FEASIBLE as status:
            proved, bound = status == cp_model.OPTIMAL, round(search.solver.best_objective_bound)
        case _:
            return Undecided(search.solver.wall_time)
    found = search.plan(week)
    report = _verified(problem, found, search.total(week, prices))
    if proved:
        found, report = _settle(week, prices, search, found, report)
    return Planned(found, report, proved, bound)


def _settle(week: Week, prices: Prices, search: Search, found: Plan, report: Report) -> tuple[Plan, Report]:
    """Among the weeks of this penalty take the one with the fewest leaning spacings, then the earliest starts.

    A second solve, so that the tie-break stays below every price however long the week is.
    """
    known = week.model.size
    leaning, waiting = tie_break(week)
    longest = 1 + sum(abs(minutes) for _, minutes in waiting)
    week.model.hold(prices, report.penalty)
    week.model.minimize([*((literal, longest) for literal, _ in leaning), *waiting])
    week.model.hint(search.solver, known)
    if search.run(week) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        settled = search.plan(week)
        return settled, _verified(week.problem, settled, report.penalty)
    return found, report


def _verified(problem: Problem, plan: Plan, penalty: int) -> Report:
    report = verify(problem, plan)
    if report.broken or report.penalty != penalty:
        rules = ", ".join(sorted({entry.rule.name for entry in report.broken})) or "none"
        raise InternalError(
            f"solver and checker disagree: penalty {penalty} against {report.penalty}, hard rules broken: {rules}. "
            "No plan is shown. Please report this scenario."
        )
    return report


def _impossible(problem: Problem, limits: Limits) -> Outcome:
    try:
        return Impossible(smallest_clash(problem, limits))
    except UnsettledError:
        return Undecided(limits.seconds or limits.work)
