"""A problem and its rules as one model: the one place where a breach is forbidden or priced for the solver."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from freshlegs.shapes import Spacing
from freshlegs.solve.model import FALSE
from freshlegs.solve.week import Week, break_symmetry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from freshlegs.plan import Plan
    from freshlegs.problem import Problem, Session
    from freshlegs.rule import Rule

Prices = list[tuple[int, int]]
"""(literal, price): what a week costs is the sum of the prices whose literal is true."""


def assemble(problem: Problem, *, symmetric: bool = False) -> tuple[Week, Prices]:
    """Build the week with every rule in it.

    Parameters
    ----------
    symmetric : bool
        Keep the weeks that differ only in which of two like sessions stands where.
    """
    hard, priced = split(problem)
    week = Week(problem, hard)
    forbid(week, hard)
    prices = [
        (breach.literal, breach.price)
        for rule in priced
        for breach in rule.encode(week)
        if breach.price and breach.literal != FALSE
    ]
    if not symmetric:
        break_symmetry(week, alike(problem, hard))
    week.seal()
    return week, prices


def split(problem: Problem) -> tuple[list[Rule], list[Rule]]:
    """Return the hard rules and those with a price."""
    return [rule for rule in problem.rules if rule.hard], [rule for rule in problem.rules if not rule.hard]


def forbid(week: Week, rules: Iterable[Rule]) -> None:
    """Forbid every breach of the rules, those that keep sessions furthest apart first.

    A rule that follows may rely on those before it, and has the less to say.
    """
    sessions = week.problem.sessions

    def reach(rule: Rule) -> int:
        return max((rule.least_apart(week.problem, a, b) for a in sessions for b in sessions), default=0)

    for rule in sorted(rules, key=reach, reverse=True):
        for breach in rule.encode(week):
            week.model.clause(-breach.literal)
        week.rely_on(rule)


def leaning(week: Week) -> Prices:
    """Return the spacings that may live on the tolerance, one point each."""
    literals = (lit for rule in week.problem.rules if isinstance(rule, Spacing) for lit in rule.encode_tolerance(week))
    found = [(literal, 1) for literal in literals if literal != FALSE]
    week.seal()
    return found


def waiting(week: Week, plan: Plan) -> Prices:
    """Keep every session of a plan in its window, and return the minutes it waits there before it starts."""
    opens = [begin for begin, _ in week.problem.free]
    found: Prices = []
    for placement in plan.placements:
        starts, ladder = week.starts(placement.session), week.ladder(placement.session)
        window = max((begin for begin in opens if begin <= placement.start), default=0)
        after = next((begin for begin in opens if begin > window), starts[-1] + 1)
        first, end = bisect_left(starts, window), bisect_left(starts, after)
        week.model.clause(ladder.reaches(first))
        week.model.clause(-ladder.reaches(end))
        rungs = [rung for rung in ladder.rungs if first <= rung < end]
        found += [(ladder.reaches(high), starts[high] - starts[low]) for low, high in pairwise(rungs)]
    week.seal()
    return found


def alike(problem: Problem, forbidden: Iterable[Rule]) -> list[list[Session]]:
    """Return the groups of sessions that no rule can tell apart once they are placed, in the problem's order.

    None where sessions may overlap: of those that start together the order in the file then counts.
    """
    if "no_overlap" not in {rule.name for rule in forbidden}:
        return []

    def nature(session: Session) -> tuple[object, ...]:
        return (session.kind, session.minutes, session.starts, session.tags, session.prefer, session.pin, session.only)

    singled_out = frozenset[str]().union(*(rule.singled_out(problem) for rule in problem.rules))
    free = [s for s in problem.sessions if s.id not in singled_out]
    groups: dict[tuple[object, ...], list[Session]] = {}
    for session in free:
        groups.setdefault(nature(session), []).append(session)
    return [group for group in groups.values() if len(group) > 1]
