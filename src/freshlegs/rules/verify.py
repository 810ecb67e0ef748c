"""A finished week against its rules, without the solver: the one place where a violation is forbidden or priced.

What has happened cannot be forbidden, and nobody pays for it again: in a week that is under way a rule
counts by how much more it is broken than by what is done alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.model.plan import Plan
from freshlegs.rules.outcome import Cost, Report
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.timetable import Timetable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from freshlegs.rules.base import Rule, Violation
    from freshlegs.rules.task import Task


def verify_week(problem: Task, plan: Plan) -> Report:
    """Return what every rule says about a plan.

    Parameters
    ----------
    problem : Task
        The rules and what was asked for.
    plan : Plan
        Any week with the problem's sessions, by the solver or by hand.
    """
    table = Timetable(problem, plan)
    broken, priced, notes = [], [], list[str]()
    for rule in problem.rules:
        happened = find_already_broken(problem, rule)
        notes += [f"already done, so it is not held against the week: {v.why}" for v in happened if rule.hard]
        for violation in _beyond(rule.check(table), happened):
            if rule.hard:
                broken.append(Cost(rule, violation, 0))
            else:
                priced.append(Cost(rule, violation, violation.price * violation.amount))
    leaning = sum(rule.check_tolerance(table) for rule in problem.rules if isinstance(rule, Spacing))
    notes += [note for rule in problem.rules for note in rule.notes(problem)]
    return Report(tuple(broken), tuple(priced), leaning, tuple(notes))


def find_already_broken(problem: Task, rule: Rule) -> tuple[Violation, ...]:
    """Return the breaches of a rule that what is done makes by itself, whatever is still to come."""
    done = Plan.done(problem.sessions)
    return tuple(rule.check(Timetable(problem, done))) if done.placements else ()


def sum_amounts(violations: Iterable[Violation]) -> Counter[int]:
    """Return how much of a rule is broken at each price."""
    found: Counter[int] = Counter()
    for violation in violations:
        found[violation.price] += violation.amount
    return found


def _beyond(found: Iterable[Violation], happened: tuple[Violation, ...]) -> Iterator[Violation]:
    """Yield the violations less what has happened, first those that are the very same."""
    spared = sum_amounts(happened)
    for violation in sorted(found, key=lambda violation: violation not in happened):
        happened_here = min(spared[violation.price], violation.amount)
        spared[violation.price] -= happened_here
        if violation.amount > happened_here:
            yield replace(violation, amount=violation.amount - happened_here)
