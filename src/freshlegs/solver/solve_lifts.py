"""Filling the lifts of a week: what is chosen for each slot, proven best by the rules on lifts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from freshlegs.model.limits import Limits
from freshlegs.rules.outcome import Report, Undecided, Unfillable
from freshlegs.rules.task import LiftTask
from freshlegs.rules.verify import verify_lifts
from freshlegs.solver.assemble import assemble_lifts
from freshlegs.solver.clash import find_lift_clash
from freshlegs.solver.sat_words import SatAnswer, Status
from freshlegs.solver.search import Effort, Search, UnsettledError, check_agreement
from freshlegs.training.lifting_problem import FilledLifts

SPARE = 120
"""Seconds that a roomy lift has to spare when its quickest exercises are done with all of their sets."""
WITH_TIES = 0.0002
"""CP-SAT's deterministic time, for each option of the lifts, for one solve where all of them are roomy, ties with it.

Measured on 810 weeks of one to four lifts of 30 to 75 min: of 361 such weeks 356 are proven best in this.
"""
WITHOUT_TIES = 0.0004
"""The same without ties, where a lift is not roomy, or ties took too long; most take a tenth of it."""
MOST_LACKING = 130 * 60
"""Seconds that all lifts together are short of, times their slots, up to which such a solve pays.

Measured on 196 weeks of three or four lifts that are short of little: with 180 min they take a twelfth longer.
"""
TIES_ALONE = 0.00005
"""The same for settling ties where the proof came without; five times as much hardly finds more."""
TIES_OF_SHORT = 0.00001
"""The same for lifts that are so short of time that whole lifts prove them: their ties are too many to be settled."""
_PLAIN = {
    # Measured on 60 weeks of 50 and 60 min: where a proof is short, preparations make it half as long again.
    "cp_model_presolve": False,
    "symmetry_level": 0,
    "cut_level": 0,
    "merge_at_most_one_work_limit": 0,
    # On 122 weeks of 45 to 75 min the search from the bound upwards takes a seventh less: mostly the bound is soon
    # there, and a filling that costs so little is what is missing.
    "use_objective_lb_search": True,
}
READING = 0.1
"""CP-SAT's deterministic time that is kept for reading the week that was found by whole lifts."""
ENOUGH = 2.0
"""CP-SAT's deterministic time for the best choice of exercises, all solves together; after that a good choice will do:
four full lifts that are short of time may take many times as long."""


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
    solves = _Solves(task, Effort(replace(limits, work=min(limits.work, ENOUGH))))
    status = solves.solve_model()
    if status not in (Status.OPTIMAL, Status.INFEASIBLE):
        solves.decompose()
        status = solves.find_cheapest()
    if status is Status.UNKNOWN and not solves.found and limits.work > ENOUGH and task.settings.asked:
        solves.effort = Effort(limits)
        status = solves.find_cheapest()
    if status is Status.INFEASIBLE:
        return NoFilling()
    return solves.choose() if solves.found else Effort(limits).give_up()


class _Solves:
    """The solves that look for the best filling of some lifts, one after the other."""

    def __init__(self, task: LiftTask, effort: Effort) -> None:
        self.effort = effort
        self.found: list[Search] = []
        self._task = task
        self._assembled = assemble_lifts(task)
        self._lifts, self._prices, _ = self._assembled
        self._options = sum(len(self._lifts.options(lift)) for lift in self._lifts.lifts)
        slots = sum(len(lift.slots) for lift in self._lifts.lifts)
        lacking = [self._lifts.find_shortfall(lift) for lift in self._lifts.lifts]
        self._is_roomy = max(lacking, default=-SPARE) <= -SPARE
        self._is_short = slots * sum(max(0, seconds) for seconds in lacking) > MOST_LACKING
        self._ranks, self._below = self._lifts.rank_by_library()
        self._bound = 0.0
        self._closed = False  #: Whether the proof came without the model, and names a week
        self._settled = False

    def solve_model(self) -> Status:
        """Look for the filling that costs least by the model as it is, where whole lifts would mostly take longer.

        Where there is time for all, look among those for the first by the library too: one solve then does for both.
        """
        answer = SatAnswer(Status.UNKNOWN)
        if self._is_roomy:
            self._minimize_all()
            answer = self._run(WITH_TIES * self._options, _PLAIN)
            self._settled = answer.status is Status.OPTIMAL
            # The ranks of a filling sum up to less than a point of the prices.
            self._bound = (answer.bound + 1) / self._below - 1
        if not self._is_short and answer.status not in (Status.OPTIMAL, Status.INFEASIBLE):
            self._lifts.model.minimize(self._prices)
            answer = self._run(WITHOUT_TIES * self._options, _PLAIN)
            self._bound = max(self._bound, answer.bound)
        return answer.status

    def decompose(self) -> None:
        """Look for a proof that nothing costs less, or for a cheaper filling, by whole lifts."""
        if not self.effort.has_more:
            return
        # It brings a solver of linear programs along, which most weeks do without.
        from freshlegs.solver.lift_proof import prove_lifts

        best = self._find_best() if self.found else None
        cost = best.total(self._prices) if best else math.inf
        with self.effort.set_aside(READING):
            proof = prove_lifts(self._assembled, best.answer.is_true if best else None, cost, self.effort)
        self._bound = max(self._bound, proof.bound)
        if proof.week:
            self._lifts.model.sat.hint(proof.week)
            if proof.closed:
                # So that the search ends with this week. A bound that is not reached only slows it down.
                self._lifts.model.hold_up(self._prices, math.ceil(proof.bound))
                self._closed = True

    def find_cheapest(self) -> Status:
        """Look for a filling that costs least, whichever it is: without ties a proof takes half of the work or less."""
        if self._closed:
            self._settle_ties()
        if self.found and self._bound > self._find_best().total(self._prices) - 1:
            return Status.OPTIMAL
        self._lifts.model.minimize(self._prices)
        answer = self._run()
        self._bound = max(self._bound, answer.bound)
        return answer.status

    def choose(self) -> LiftSolution:
        """Return the best filling that was found; where it is proven best, with ties settled as far as they can be."""
        best = self._find_best()
        penalty = best.total(self._prices)
        proved = self._bound > penalty - 1
        if proved and not self._settled:
            self._lifts.model.prefer(best.answer)
            self._lifts.model.hold(self._prices, penalty)
            self._settle_ties()
            best = self._find_best()
        filled = best.read_lifts(self._lifts)
        report = verify_lifts(self._task, filled)
        check_agreement(report, penalty, " on the lifts")
        return LiftSolution(self._task, filled, report, proved)

    def _settle_ties(self) -> None:
        """Look for the first filling by the library among the cheapest, as far as it takes little work."""
        self._minimize_all()
        work = TIES_OF_SHORT if self._is_short else TIES_ALONE
        self._settled = bool(self._run(work * self._options, _PLAIN).values)

    def _minimize_all(self) -> None:
        self._lifts.model.minimize([*((literal, price * self._below) for literal, price in self._prices), *self._ranks])

    def _find_best(self) -> Search:
        return min(self.found, key=lambda search: (search.total(self._prices), search.total(self._ranks)))

    def _run(self, work: float = math.inf, parameters: Mapping[str, float] = MappingProxyType({})) -> SatAnswer:
        search = make_lift_search(self.effort)
        search.parameters |= parameters
        search.run(self._lifts, work=work)
        if search.answer.values:
            self.found.append(search)
        return search.answer


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
