"""A smallest set of hard rules that cannot hold together.

By hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva 2015, "Smallest MUS extraction with minimal
hitting set dualization"): guess the fewest rules that touch every known way out, and ask for a week that
keeps them and breaks as few others as possible. Its broken rules are one more way out; when there is no
such week, the guess is the clash. Every way out is a week that the checker has seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from freshlegs.plan import Plan
from freshlegs.solve.assemble import alike, forbid
from freshlegs.solve.week import Week, break_symmetry
from freshlegs.verify import verify_week

if TYPE_CHECKING:
    from freshlegs.problem import Problem
    from freshlegs.rule import Rule
    from freshlegs.solve.search import Search

Names = frozenset[str]
Searches = Callable[[], "Search"]
"""Makes a search for each solve; together they keep to the seconds allowed."""


class UnsettledError(Exception):
    """A solve ended without an answer, or two solves disagreed."""


def smallest_clash(problem: Problem, searches: Searches) -> tuple[Rule, ...]:
    """Return the fewest hard rules that no week keeps together, in the order of their names.

    Raises
    ------
    UnsettledError
        The work allowed did not suffice, or the confirming solve found a week after all.
    """
    hard = [rule for rule in problem.rules if rule.hard]
    ways_out = [_broken(problem, Plan((), problem.sessions))]
    while True:
        guess = _fewest_touching(ways_out, [rule.name for rule in hard])
        way_out = _way_out(problem, guess, searches)
        if way_out is None:
            break
        if not way_out:
            raise UnsettledError("a week that keeps every rule exists after all")
        ways_out.append(way_out)
    clash = tuple(rule for rule in hard if rule.name in guess)
    if _week(problem, clash, searches, presolve=False) is not None:
        raise UnsettledError("the confirming solve found a week")
    return clash


def _way_out(problem: Problem, keep: Names, searches: Searches) -> Names | None:
    """Return the rules that some week keeping `keep` breaks, None if there is no such week.

    Looks in free time first, where there is little to choose from; only when that fails and `available` need
    not be kept does it look everywhere.
    """
    found = _least_broken(problem, keep | {"available"}, searches)
    if found is None and "available" not in keep:
        kept = [rule for rule in problem.rules if rule.hard and rule.name in keep]
        if _week(problem, kept, searches) is not None:
            found = _least_broken(problem, keep, searches)
    return None if found is None else _broken(problem, found)


def _broken(problem: Problem, plan: Plan) -> Names:
    return frozenset(entry.rule.name for entry in verify_week(problem, plan).broken)


def _fewest_touching(sets: list[Names], names: list[str]) -> Names:
    """Return the first smallest set of names that shares one with each set."""
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            if all(touched.intersection(chosen) for touched in sets):
                return frozenset(chosen)
    raise UnsettledError("no set of rules touches every way out")


def _least_broken(problem: Problem, keep: Names, searches: Searches) -> Plan | None:
    """Return a week that keeps `keep` and breaks as few of the other rules as possible; None if there is none."""
    hard = [rule for rule in problem.rules if rule.hard]
    kept = [rule for rule in hard if rule.name in keep]
    week = _forbidding(problem, kept)
    others = [rule for rule in hard if rule.name not in keep]
    broken = [(week.any_of(breach.literal for breach in rule.encode(week)), 1) for rule in others]
    week.seal()
    week.model.minimize(broken)
    return _found(week, searches())


def _week(problem: Problem, kept: Sequence[Rule], searches: Searches, *, presolve: bool = True) -> Plan | None:
    """Return a week that keeps these rules, by a model without an objective; None if there is none.

    The problem stays as it is, for rules look at each other. Without presolve it is another route to the
    answer: presolve has been reported to be wrong about "infeasible".
    """
    week = _forbidding(problem, kept)
    week.seal()
    search = searches()
    search.solver.parameters.cp_model_presolve = presolve
    return _found(week, search)


def _forbidding(problem: Problem, rules: Sequence[Rule]) -> Week:
    week = Week(problem, rules)
    forbid(week, rules)
    break_symmetry(week, alike(problem, rules))
    return week


def _found(week: Week, search: Search) -> Plan | None:
    match search.run(week):
        case cp_model.OPTIMAL | cp_model.FEASIBLE:
            return search.plan(week)
        case cp_model.INFEASIBLE:
            return None
        case _:
            raise UnsettledError("out of time")
