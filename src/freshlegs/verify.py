"""A finished week against its rules, without the solver: the one place where a violation is forbidden or priced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.outcome import Cost, Report
from freshlegs.shapes import Spacing
from freshlegs.timetable import Timetable

if TYPE_CHECKING:
    from freshlegs.plan import Plan
    from freshlegs.problem import Problem


def verify_week(problem: Problem, plan: Plan) -> Report:
    """Return what every rule says about a plan.

    Parameters
    ----------
    problem : Problem
        The rules and what was asked for.
    plan : Plan
        Any week with the problem's sessions, by the solver or by hand.
    """
    table = Timetable(problem, plan)
    broken, priced = [], []
    for rule in problem.rules:
        for violation in rule.check(table):
            if rule.hard:
                broken.append(Cost(rule, violation, 0))
            else:
                priced.append(Cost(rule, violation, violation.price * violation.amount))
    leaning = sum(rule.check_tolerance(table) for rule in problem.rules if isinstance(rule, Spacing))
    notes = tuple(note for rule in problem.rules for note in rule.notes(problem))
    return Report(tuple(broken), tuple(priced), leaning, notes)
