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

AT_ONCE = 0.008
"""CP-SAT's deterministic time in which the lifts of most weeks are proven best without any preparations, which take
longer than such a proof."""
MOST_AT_ONCE, MOST_SHORT_AT_ONCE = 20, 10
"""Slots of all lifts together for which such a try pays, the second where a lift is short of time.

Measured on 154 weeks of an hour: up to here (two lower lifts with two upper ones) 83 of 84 are proven at once; with 21
(three full ones) 3 of 14, with 24 and 28 (two full ones with two others, four full ones) 2 of 56. On 462 weeks of 40
to 50 min: 36 of the 42 that have one full lift, 18 of the 84 of two lower, or lower and upper ones, none of the others.
"""
IN_ONE_SOLVE = 0.000135
"""CP-SAT's deterministic time, for each option of the lifts, in which most other weeks are, ties settled in that solve.

Measured on 252 weeks of four lifts, half of them with 200 exercises: of 84 weeks of an hour each twelve take more than
half of this, three more than all of it. Those of 40 and 45 min take several times as much, so that none of it is spent
where a lift is short of time.
"""
TIES_ALONE = 0.00005
"""The same for settling ties where the proof came without; five times as much hardly finds more."""
_BRIEF = {"symmetry_level": 0, "cp_model_probing_level": 1, "cut_level": 0}
"""Measured on ordinary weeks: where a proof is short, fewer preparations and no cuts make it shorter still."""
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
    status = solves.settle_all()
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
        self._is_short = any(map(self._lifts.is_short, self._lifts.lifts))
        self._ranks, self._below = self._lifts.rank_by_library()
        self._bound = 0.0
        self._closed = False  #: Whether the proof came without the model, and names a week
        self._settled = False

    def settle_all(self) -> Status:
        """Look for the filling that costs least, and among those for the first by the library.

        One solve: ties that are open let the solver look at one filling after the other that costs the same.
        """
        self._minimize_all()
        answer = SatAnswer(Status.UNKNOWN)
        most = MOST_SHORT_AT_ONCE if self._is_short else MOST_AT_ONCE
        if sum(len(lift.slots) for lift in self._lifts.lifts) <= most:
            answer = self._run(AT_ONCE, {"cp_model_presolve": False, **_BRIEF})
        if answer.status not in (Status.OPTIMAL, Status.INFEASIBLE) and not self._is_short:
            answer = self._run(IN_ONE_SOLVE * self._options, _BRIEF)
        self._settled = answer.status is Status.OPTIMAL
        # The ranks of a filling sum up to less than a point of the prices.
        self._bound = (answer.bound + 1) / self._below - 1
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
        self._settled = bool(self._run(TIES_ALONE * self._options, _BRIEF).values)

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
