"""One solve: CP-SAT with one worker, a fixed seed and bounded work; it tells how far it is."""

import math
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

from freshlegs.io.errors import InternalError
from freshlegs.io.text import to_plain_lines
from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.rules.outcome import Report, Undecided
from freshlegs.solver.assemble import Prices
from freshlegs.solver.cp_sat import PARAMETERS
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.model import Model
from freshlegs.solver.sat_words import SatAnswer, SatModel, SatWatcher, Status
from freshlegs.solver.waiting import run_chores
from freshlegs.solver.week import WeekModel
from freshlegs.training.lifting_problem import FilledLifts

_BRIEF = 0.1
"""The work within which most weeks are refuted as their model stands, in half the time that presolve makes of it."""

Watch = Callable[[int | None, int], object]
"""Is told the price of the best week so far (None: none yet), and the bound. From within the solver: be quick."""


class Watcher:
    """Passes on what CP-SAT tells while it minimizes whole prices."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._best: int | None = None
        self._bound = 0

    def report_solution(self, objective: float, bound: float) -> None:
        """Take a better week."""
        self._best = round(objective)
        self.report_bound(bound)

    def report_bound(self, bound: float) -> None:
        """Take a better bound."""
        if math.isfinite(bound):
            self._bound = max(self._bound, math.ceil(bound - 1e-6))
        self._watch(self._best, self._bound)


class Modelled(Protocol):
    """Something that is searched: a week, its days, or its lifts."""

    @property
    def model(self) -> Model:
        """Its literals and clauses."""


class UnsettledError(Exception):
    """A solve ended without an answer, or two solves disagreed."""


class Effort:
    """What one planning has done of the work that it may do."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.work_left = limits.work
        self._began = time.monotonic() if limits.began is None else limits.began

    @property
    def seconds_left(self) -> float:
        """Seconds until the wall-clock bound; infinite without one."""
        bound = self.limits.seconds
        return math.inf if bound is None else max(0.0, bound - (time.monotonic() - self._began))

    @property
    def has_more(self) -> bool:
        """Whether there is work left, and time."""
        return self.work_left > 0 and self.seconds_left > 0

    def spend(self, work: float) -> None:
        """Take note of work that was done elsewhere."""
        self.work_left = max(0.0, self.work_left - work)

    @contextmanager
    def set_aside(self, work: float) -> Iterator[None]:
        """Keep some work for what comes later."""
        kept = min(work, self.work_left)
        self.work_left -= kept
        try:
            yield
        finally:
            self.work_left += kept

    def give_up(self) -> Undecided:
        """Return the answer where the work allowed did not suffice."""
        return Undecided(self.limits.work if self.limits.seconds is None else self.limits.seconds)


class Search:
    """CP-SAT with the parameters that every solve of freshlegs shares."""

    def __init__(self, effort: Effort) -> None:
        self.effort = effort
        self.parameters: dict[str, float] = PARAMETERS | {"random_seed": effort.limits.seed}
        self.answer = SatAnswer(Status.UNKNOWN)

    def run(
        self,
        week: Modelled,
        watch: Watch | None = None,
        *,
        work: float = math.inf,
        share: float = 1,
        presolve: bool = True,
    ) -> Status:
        """Solve a model, with what is left of the effort, or a share of it, or less `work`.

        Without `presolve` where that would take longer than it saves.
        Ctrl-C raises KeyboardInterrupt at once, also from within a long solve.
        """
        self.parameters["max_deterministic_time"] = max(min(share * self.effort.work_left, work), 1e-9)
        self.parameters["max_time_in_seconds"] = share * self.effort.seconds_left
        parameters = self.parameters if presolve else self.parameters | {"cp_model_presolve": False}
        self.answer = _solve(week.model.sat, parameters, Watcher(watch) if watch else None)
        self.effort.spend(self.answer.work)
        return self.answer.status

    def has_solution(self, week: Modelled) -> bool:
        """Solve, and return whether there is a solution; raises UnsettledError where that stays open."""
        match self.run(week):
            case Status.OPTIMAL | Status.FEASIBLE:
                return True
            case Status.INFEASIBLE:
                return False
            case _:
                raise UnsettledError("out of time")

    def refutes(self, week: Modelled) -> bool:
        """Solve, and return whether it is proven that there is no solution, as is most often the case."""
        status = self.run(week, work=_BRIEF, presolve=False)
        if status is Status.UNKNOWN and self.effort.has_more:
            status = self.run(week)
        return status is Status.INFEASIBLE

    def settle(self, week: WeekModel) -> bool:
        """Solve once more among the weeks of one penalty; small enough that presolve would cost more than it saves."""
        return self.run(week, presolve=False) in (Status.OPTIMAL, Status.FEASIBLE)

    def total(self, prices: Prices) -> int:
        """Return the sum of the prices whose literal is true in the last solution."""
        return sum(price for literal, price in prices if self.answer.is_true(literal))

    def read_lifts(self, lifts: LiftModel) -> FilledLifts:
        """Return the lifts as the solution fills them."""
        return lifts.read_lifts(self.answer.is_true)

    def plan(self, week: WeekModel) -> Plan:
        """Read the last solution: each session takes the earliest start between its two rungs."""
        starts, minutes = {}, {}
        for session in week.problem.sessions:
            ladder = week.ladder(session)
            reached = [k for k in ladder.rungs if self.answer.is_true(ladder.reaches(k))]
            if reached:
                starts[session.id] = week.starts(session)[reached[-1]]
            if reached and (lengths := week.lengths(session)) is not None:
                longest = max(k for k in lengths.rungs if self.answer.is_true(lengths.reaches(k)))
                minutes[session.id] = session.forms[longest].minutes
        return Plan.of(week.problem.sessions, starts, minutes)


def _solve(model: SatModel, parameters: Mapping[str, float], watcher: SatWatcher | None) -> SatAnswer:
    """Solve in a thread of its own: this one waits, and Python answers Ctrl-C in it at once.

    It waits for an event, not for the thread: a join that Ctrl-C interrupts takes the thread for ended (Python 3.11),
    and a solver that goes on beyond the interpreter's end aborts the process.
    """
    ended = threading.Event()
    found: list[SatAnswer] = []
    wrong: list[BaseException] = []

    def work() -> None:
        try:
            found.append(model.solve(parameters, watcher))
        except BaseException as error:
            wrong.append(error)
        finally:
            ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        run_chores()
        ended.wait()
    except BaseException:
        # Ctrl-C, or what a chore raises: nobody waits for the solver any more.
        while not ended.wait(0.05):
            # Again and again, as it may not have begun when it is first told to stop.
            model.stop_search()
        thread.join()
        raise
    thread.join()
    if wrong and isinstance(wrong[0], RuntimeError):
        # What is thrown inside CP-SAT; of memory that it lacks Python makes a MemoryError.
        raise InternalError(f"the solver failed, so no plan is shown: {to_plain_lines(str(wrong[0]))}") from wrong[0]
    if wrong:
        raise wrong[0]
    return found[0]


def check_agreement(report: Report, penalty: int, about: str = "") -> None:
    """Raise InternalError where the checker finds a broken hard rule, or another penalty than the solver."""
    if report.broken or report.penalty != penalty:
        rules = ", ".join(sorted({entry.rule.name for entry in report.broken})) or "none"
        raise InternalError(
            f"solver and checker disagree{about}: penalty {penalty} against {report.penalty}, "
            f"hard rules broken: {rules}. "
            "No plan is shown. Please report this scenario."
        )
