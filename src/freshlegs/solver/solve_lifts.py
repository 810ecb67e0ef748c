"""Filling the lifts of a week: what is chosen for each slot, proven best by the rules on lifts."""

from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from freshlegs.model.limits import Limits
from freshlegs.rules.outcome import Report, Undecided, Unfillable
from freshlegs.rules.task import LiftTask
from freshlegs.rules.verify import verify_lifts
from freshlegs.solver.assemble import Prices, assemble_lifts
from freshlegs.solver.clash import find_lift_clash
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.search import Effort, Search, UnsettledError, check_agreement
from freshlegs.training.lifting_problem import FilledLifts

ENOUGH = 1.0
"""CP-SAT's deterministic time after which a good choice of exercises will do: three or four full lifts that are
short of time may take many times as long to be proven best."""


@dataclass(frozen=True, slots=True)
class LiftSolution:
    """The lifts of a week, filled; `proved_best` says whether nothing can cost less."""

    task: LiftTask
    filled: FilledLifts
    report: Report
    proved_best: bool


@dataclass(frozen=True, slots=True)
class NoFilling:
    """Nothing fills the lifts by all hard rules; which of them clash was not asked."""


def fill_lifts(task: LiftTask, limits: Limits | None = None) -> LiftSolution | Unfillable | Undecided:
    """Find the best content of lifts, or why there is none; raises InternalError where solver and checker disagree."""
    found = find_best_filling(task, limits)
    return explain_no_filling(task, limits) if isinstance(found, NoFilling) else found


def find_best_filling(task: LiftTask, limits: Limits | None = None) -> LiftSolution | NoFilling | Undecided:
    """Find the best content of lifts, as `fill_lifts` does, but where there is none do not ask why."""
    # Which exercises are done is no matter of chance: what a seed would change is the library's order to settle.
    limits = replace(limits or Limits(), seed=0)
    lifts, prices = assemble_lifts(task)
    lifts.model.minimize(prices)
    search = make_lift_search(Effort(replace(limits, work=min(limits.work, ENOUGH))))
    status = search.run(lifts)
    if status == cp_model.UNKNOWN and limits.work > ENOUGH and task.settings.asked:
        search = make_lift_search(Effort(limits))
        status = search.run(lifts)
    match status:
        case cp_model.OPTIMAL | cp_model.FEASIBLE:
            penalty = search.total(lifts, prices)
            filled = search.read_lifts(lifts)
            if status == cp_model.OPTIMAL:
                filled = _settle_ties(lifts, prices, search) or filled
            report = verify_lifts(task, filled)
            check_agreement(report, penalty, " on the lifts")
            return LiftSolution(task, filled, report, status == cp_model.OPTIMAL)
        case cp_model.INFEASIBLE:
            return NoFilling()
        case _:
            return Effort(limits).give_up()


def _settle_ties(lifts: LiftModel, prices: Prices, best: Search) -> FilledLifts | None:
    """Return, of the fillings that are as good as the best one, that whose exercises stand first in the library."""
    lifts.model.hold(prices, best.total(lifts, prices))
    lifts.model.prefer_last(best.solver)
    lifts.model.minimize(lifts.rank_by_library())
    search = make_lift_search(Effort(replace(best.effort.limits, work=ENOUGH)))
    return search.read_lifts(lifts) if search.run(lifts) in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def make_lift_search(effort: Effort) -> Search:
    """Return a search with the parameters that suit models of choices with few, long sums."""
    search = Search(effort)
    # Measured: with the whole linear relaxation most lifts are filled at the root; without it ten times slower.
    search.solver.parameters.linearization_level = 2
    return search


def explain_no_filling(task: LiftTask, limits: Limits | None = None) -> Unfillable | Undecided:
    """Return the rules that clash where nothing fills the lifts."""
    effort = Effort(replace(limits or Limits(), seed=0))
    try:
        return Unfillable(find_lift_clash(task, lambda: make_lift_search(effort)))
    except UnsettledError:
        return effort.give_up()
