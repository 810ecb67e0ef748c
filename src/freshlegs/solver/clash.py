"""A smallest set of hard rules that cannot hold together.

By hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva 2015, "Smallest MUS extraction with minimal
hitting set dualization"): guess the fewest rules that touch every known way out, and ask for a week that
keeps them and breaks as few others as possible. Its broken rules are one more way out; when there is no
such week, the guess is the clash. Every way out is a week that the checker has seen, however it was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from freshlegs.model.availability import QUARTER
from freshlegs.model.plan import Plan
from freshlegs.rules.verify import verify_week
from freshlegs.solver.assemble import find_interchangeable_sessions, forbid_rules, list_breaches
from freshlegs.solver.week import Week, break_symmetry

if TYPE_CHECKING:
    from freshlegs.rules.base import Rule
    from freshlegs.rules.task import Task
    from freshlegs.solver.search import Search

Names = frozenset[str]
Searches = Callable[[], "Search"]
"""Makes a search for each solve; together they keep to the seconds allowed."""


class UnsettledError(Exception):
    """A solve ended without an answer, or two solves disagreed."""


def find_smallest_clash(problem: Task, searches: Searches, known: Iterable[Plan] = ()) -> tuple[Rule, ...]:
    """Return the fewest hard rules that no week keeps together, in the order of their names.

    Parameters
    ----------
    known : iterable of Plan
        Weeks that the caller has at hand, good or bad: each one of other rules spares a solve.

    Raises
    ------
    UnsettledError
        The work allowed did not suffice, or the confirming solve found a week after all.
    """
    hard = [rule for rule in problem.rules if rule.hard]
    done = {session.id: session.done for session in problem.sessions if session.done is not None}
    ways_out = [_broken(problem, plan) for plan in (Plan.of(problem.sessions, done), *known)]
    while True:
        guess = _fewest_touching(ways_out, [rule.name for rule in hard])
        way_out = _way_out(problem, guess, searches)
        if way_out is None:
            break
        ways_out.append(way_out)
    clash = tuple(rule for rule in hard if rule.name in guess)
    if _week(problem, clash, searches, presolve=False) is not None:
        raise UnsettledError("the confirming solve found a week")
    return clash


def _way_out(problem: Task, keep: Names, searches: Searches) -> Names | None:
    """Return the rules that some week keeping `keep` breaks, None if there is no such week.

    The fewer it breaks, the sooner the clash is found. So looks for the fewest: in free time first, where there
    is little to choose from, then at every full hour. Whether there is a week at all is asked at every quarter.
    """
    found = None if "available" in keep else _least_broken(problem, keep | {"available"}, searches)
    if found is None:
        kept = [rule for rule in problem.rules if rule.hard and rule.name in keep]
        found = _week(problem, kept, searches)
        if found is None:
            return None
        found = _least_broken(problem, keep, searches, step=4 * QUARTER) or found
    way_out = _broken(problem, found)
    if not way_out:
        raise UnsettledError("a week that keeps every rule exists after all")
    return way_out


def _broken(problem: Task, plan: Plan) -> Names:
    return frozenset(entry.rule.name for entry in verify_week(problem, plan).broken)


def _fewest_touching(sets: list[Names], names: list[str]) -> Names:
    """Return the first smallest set of names that shares one with each set."""
    for size in range(len(names) + 1):
        for chosen in combinations(names, size):
            if all(touched.intersection(chosen) for touched in sets):
                return frozenset(chosen)
    raise UnsettledError("no set of rules touches every way out")


def _least_broken(problem: Task, keep: Names, searches: Searches, *, step: int = QUARTER) -> Plan | None:
    """Return a week that keeps `keep` and breaks as few of the other rules as possible; None if there is none.

    Outside free time only the starts `step` minutes apart are looked at.
    """
    hard = [rule for rule in problem.rules if rule.hard]
    kept = [rule for rule in hard if rule.name in keep]
    week = _forbidding(problem, kept, step)
    others = [rule for rule in hard if rule.name not in keep]
    broken = [(week.any_of(breach.literal for breach in list_breaches(week, rule)), 1) for rule in others]
    week.seal()
    week.model.minimize(broken)
    return _found(week, searches())


def _week(problem: Task, kept: Sequence[Rule], searches: Searches, *, presolve: bool = True) -> Plan | None:
    """Return a week that keeps these rules, by a model without an objective; None if there is none.

    The problem stays as it is, for rules look at each other. Without presolve it is another route to the
    answer: presolve has been reported to be wrong about "infeasible".
    """
    week = _forbidding(problem, kept)
    week.seal()
    search = searches()
    search.solver.parameters.cp_model_presolve = presolve
    return _found(week, search)


def _forbidding(problem: Task, rules: Sequence[Rule], step: int = QUARTER) -> Week:
    week = Week(problem, rules, step)
    forbid_rules(week, rules)
    break_symmetry(week, find_interchangeable_sessions(problem, rules))
    return week


def _found(week: Week, search: Search) -> Plan | None:
    match search.run(week):
        case cp_model.OPTIMAL | cp_model.FEASIBLE:
            return search.plan(week)
        case cp_model.INFEASIBLE:
            return None
        case _:
            raise UnsettledError("out of time")
