"""Filling the lifts of a week: what is chosen for each slot, proven best by the content rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from freshlegs.io.errors import InternalError
from freshlegs.model.limits import Limits
from freshlegs.rules.outcome import Undecided, Unfillable
from freshlegs.rules.verify_lifts import verify_lifts
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.model import FALSE
from freshlegs.solver.search import Effort, Search

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshlegs.rules.lift_base import LiftRule
    from freshlegs.rules.outcome import Report
    from freshlegs.solver.assemble import Prices
    from freshlegs.training.filled_lifts import FilledLifts
    from freshlegs.training.lifting_problem import LiftingProblem

ENOUGH = 1.0
"""CP-SAT's deterministic time after which a good choice of exercises will do: three or four full lifts that are
short of time may take many times as long to be proven best."""


@dataclass(frozen=True, slots=True)
class LiftSolution:
    """The lifts of a week, filled; `proved_best` says whether nothing can cost less."""

    workouts: FilledLifts
    report: Report
    proved_best: bool


def fill_lifts(menu: LiftingProblem, limits: Limits | None = None) -> LiftSolution | Unfillable | Undecided:
    """Find the best content of a menu's lifts.

    Raises
    ------
    InternalError
        Solver and checker disagree.
    """
    limits = limits or Limits()
    book, prices = assemble_lifts(menu)
    book.model.minimize(prices)
    search = make_lift_search(Effort(replace(limits, work=min(limits.work, ENOUGH))))
    status = search.run(book)
    if status == cp_model.UNKNOWN and limits.work > ENOUGH and menu.gym.asked:
        search = make_lift_search(Effort(limits))
        status = search.run(book)
    match status:
        case cp_model.OPTIMAL | cp_model.FEASIBLE:
            workouts = book.workouts(lambda literal: search.solver.boolean_value(book.model.variable(literal)))
            report = _verified(workouts, search.total(book, prices))
            return LiftSolution(workouts, report, status == cp_model.OPTIMAL)
        case cp_model.INFEASIBLE:
            return Unfillable(_clash(menu, Effort(limits)))
        case _:
            return Undecided(limits.work if limits.seconds is None else limits.seconds)


def make_lift_search(effort: Effort) -> Search:
    """Return a search with the parameters that suit models of choices with few, long sums."""
    search = Search(effort)
    parameters = search.solver.parameters
    # Measured: with the whole linear relaxation most menus are solved at the root; without it ten times slower.
    parameters.linearization_level = 2
    return search


def assemble_lifts(menu: LiftingProblem, *, symmetric: bool = False) -> tuple[LiftModel, Prices]:
    """Build the model with every rule in it.

    Parameters
    ----------
    symmetric : bool
        Keep the fillings that differ only in which of two like lifts has what.
    """
    book = LiftModel(menu, [rule for rule in menu.rules if rule.hard])
    prices: Prices = []
    for rule in menu.rules:
        if rule in book.shaping:
            continue
        for breach in rule.encode(book):
            if rule.hard:
                book.model.clause(-breach.literal)
            elif breach.price and breach.literal != FALSE:
                prices.append((breach.literal, breach.price))
    if not symmetric:
        book.break_symmetry()
    return book, prices


def _verified(workouts: FilledLifts, penalty: int) -> Report:
    report = verify_lifts(workouts)
    if report.broken or report.penalty != penalty:
        rules = ", ".join(sorted({entry.rule.name for entry in report.broken})) or "none"
        raise InternalError(
            f"solver and checker disagree on the lifts: penalty {penalty} against {report.penalty}, hard rules "
            f"broken: {rules}. No plan is shown. Please report this scenario."
        )
    return report


def _clash(menu: LiftingProblem, effort: Effort) -> tuple[LiftRule, ...]:
    """Return hard rules that cannot hold together, none of which can be spared: each is left out once to see."""
    kept = [rule for rule in menu.rules if rule.hard]
    for rule in list(kept):
        without = [other for other in kept if other is not rule]
        if not _possible(menu, without, effort):
            kept = without
    for rule in list(kept):
        for narrow in rule.narrower():
            instead = [narrow if other is rule else other for other in kept]
            if not _possible(menu, instead, effort):
                kept = instead
                break
    return tuple(kept)


def _possible(menu: LiftingProblem, rules: Iterable[LiftRule], effort: Effort) -> bool:
    book, _ = assemble_lifts(replace(menu, rules=tuple(rules)))
    return make_lift_search(effort).run(book) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
