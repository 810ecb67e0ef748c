"""Filling the lifts of a week: what is chosen for each slot, proven best by the rules on lifts."""

from dataclasses import replace

from freshlegs.model.limits import Limits
from freshlegs.model.plain_data import dataclass
from freshlegs.rules.outcome import Report, Undecided, Unfillable
from freshlegs.rules.task import LiftTask
from freshlegs.rules.verify import verify_lifts
from freshlegs.solver.assemble import Prices, assemble_lifts
from freshlegs.solver.clash import find_lift_clash
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.sat_words import Status
from freshlegs.solver.search import Effort, Search, UnsettledError, check_agreement
from freshlegs.training.lifting_problem import FilledLifts

ENOUGH = 1.0
"""CP-SAT's deterministic time for the best choice of exercises, and once more for a proof that no other costs less;
after that a good choice will do: three or four full lifts that are short of time may take many times as long."""


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
    ranks, below = lifts.rank_by_library()
    # One solve: ties that are open let the solver look at one filling after the other that costs the same.
    lifts.model.minimize([*((literal, price * below) for literal, price in prices), *ranks])
    search = make_lift_search(Effort(replace(limits, work=min(limits.work, ENOUGH))))
    status = search.run(lifts)
    if status == Status.UNKNOWN and limits.work > ENOUGH and task.settings.asked:
        search = make_lift_search(Effort(limits))
        status = search.run(lifts)
    match status:
        case Status.OPTIMAL | Status.FEASIBLE:
            found = _read(task, lifts, prices, search)
            proved = search.answer.bound > found.report.penalty * below - 1
            return replace(found, proved_best=proved) if proved else _improve(found, lifts, prices, search)
        case Status.INFEASIBLE:
            return NoFilling()
        case _:
            return Effort(limits).give_up()


def _improve(found: LiftSolution, lifts: LiftModel, prices: Prices, search: Search) -> LiftSolution:
    """Return a filling that costs less than one that was found, or that one, proven best where it turns out to be."""
    lifts.model.prefer(search.answer)
    lifts.model.hold(prices, found.report.penalty)
    lifts.model.minimize(prices)
    limits = search.effort.limits
    search = make_lift_search(Effort(limits))
    status = search.run(lifts)
    if status not in (Status.OPTIMAL, Status.FEASIBLE):
        return found
    better = _read(found.task, lifts, prices, search)
    # Of those that cost the same the one that was found first stands earlier in the library.
    best = better if better.report.penalty < found.report.penalty else found
    return replace(best, proved_best=status == Status.OPTIMAL)


def _read(task: LiftTask, lifts: LiftModel, prices: Prices, search: Search) -> LiftSolution:
    """Return what a search has found, checked; raises InternalError where solver and checker disagree."""
    filled = search.read_lifts(lifts)
    report = verify_lifts(task, filled)
    check_agreement(report, search.total(prices), " on the lifts")
    return LiftSolution(task, filled, report, proved_best=False)


def make_lift_search(effort: Effort) -> Search:
    """Return a search with the parameters that suit models of choices with few, long sums."""
    search = Search(effort)
    # Measured: with the whole linear relaxation most lifts are filled at the root; without it ten times slower.
    search.parameters["linearization_level"] = 2
    # Measured on 126 weeks of lifts: where proofs are long, these preparations make them a fifth shorter.
    search.parameters["symmetry_level"] = 2
    search.parameters["cp_model_probing_level"] = 2
    return search


def explain_no_filling(task: LiftTask, limits: Limits | None = None) -> Unfillable | Undecided:
    """Return the rules that clash where nothing fills the lifts."""
    effort = Effort(replace(limits or Limits(), seed=0))
    try:
        return Unfillable(find_lift_clash(task, lambda: make_lift_search(effort)))
    except UnsettledError:
        return effort.give_up()
