"""A smallest set of hard rules that cannot hold together.

By hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva 2015, "Smallest MUS extraction with minimal
hitting set dualization"): guess the fewest rules that touch every known way out, and ask for a week that
keeps them and breaks as few others as possible. Its broken rules are one more way out; when there is no
such week, the guess is the clash. Every way out is a week that the checker has seen.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from freshlegs.plan import Plan
from freshlegs.solve.assemble import alike, forbid
from freshlegs.solve.search import Search
from freshlegs.solve.week import Week, break_symmetry
from freshlegs.verify import verify

if TYPE_CHECKING:
    from freshlegs.problem import Problem
    from freshlegs.rule import Rule
    from freshlegs.solve.search import Limits

Names = frozenset[str]


class UnsettledError(Exception):
    """A solve ended without an answer, or two solves disagreed."""


def smallest_clash(problem: Problem, limits: Limits) -> tuple[Rule, ...]:
    """Return the fewest hard rules that no week keeps together, in the order of their names.

    Raises
    ------
    UnsettledError
        The work allowed did not suffice, or the confirming solve found a week after all.
    """
    hard = [rule for rule in problem.rules if rule.hard]
    problem = replace(problem, rules=tuple(hard))
    sure = _in_every_clash(problem, limits)
    if "available" not in sure:
        problem = replace(problem, rules=tuple(rule for rule in hard if rule.name != "available"))
    open_names = [rule.name for rule in problem.rules if rule.name not in sure]
    ways_out: list[Names] = []
    while True:
        guess = _fewest_touching(ways_out, open_names)
        broken = _least_broken(problem, sure | guess, limits)
        if broken is None:
            break
        if not broken:
            raise UnsettledError("a week that keeps every rule exists after all")
        ways_out.append(broken)
    clash = tuple(rule for rule in problem.rules if rule.name in sure | guess)
    _confirm(problem, clash, limits)
    return clash


def _in_every_clash(problem: Problem, limits: Limits) -> Names:
    """Return the rules without which a week exists, of those two that shape the candidates."""
    sure = set()
    empty = verify(problem, Plan((), problem.sessions))
    if {entry.rule.name for entry in empty.broken} <= {"all_placed"}:
        sure.add("all_placed")
    anywhere = replace(problem, rules=tuple(rule for rule in problem.rules if rule.name != "available"))
    if len(anywhere.rules) < len(problem.rules) and _exists(anywhere, limits):
        sure.add("available")
    return frozenset(sure)


def _fewest_touching(sets: list[Names], names: list[str]) -> Names:
    """Return the first smallest set of names that shares one with each set."""
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            if all(touched.intersection(chosen) for touched in sets):
                return frozenset(chosen)
    raise UnsettledError("no set of rules touches every way out")


def _least_broken(problem: Problem, keep: Names, limits: Limits) -> Names | None:
    """Return the rules that a week keeping `keep` breaks, as few as possible; None if there is no such week."""
    kept = [rule for rule in problem.rules if rule.name in keep]
    others = [rule for rule in problem.rules if rule.name not in keep]
    week = Week(problem, kept)
    forbid(week, kept)
    broken = [(week.any_of(breach.literal for breach in rule.encode(week)), 1) for rule in others]
    _close(week)
    week.model.minimize(broken)
    search = Search(limits)
    match search.run(week):
        case cp_model.OPTIMAL | cp_model.FEASIBLE:
            report = verify(problem, search.plan(week))
            return frozenset(entry.rule.name for entry in report.broken)
        case cp_model.INFEASIBLE:
            return None
        case _:
            raise UnsettledError("out of time")


def _exists(problem: Problem, limits: Limits, *, presolve: bool = True) -> bool:
    """Whether a week keeps all the problem's rules; asked of a model without an objective."""
    week = Week(problem, problem.rules)
    forbid(week, problem.rules)
    _close(week)
    search = Search(limits)
    search.solver.parameters.cp_model_presolve = presolve
    match search.run(week):
        case cp_model.OPTIMAL | cp_model.FEASIBLE:
            return not verify(problem, search.plan(week)).broken
        case cp_model.INFEASIBLE:
            return False
        case _:
            raise UnsettledError("out of time")


def _confirm(problem: Problem, clash: tuple[Rule, ...], limits: Limits) -> None:
    """Solve the clash alone once more by another route: presolve has been reported to be wrong about "infeasible"."""
    if _exists(replace(problem, rules=clash), limits, presolve=False):
        raise UnsettledError("the confirming solve found a week")


def _close(week: Week) -> None:
    break_symmetry(week, alike(week.problem))
    week.seal()
