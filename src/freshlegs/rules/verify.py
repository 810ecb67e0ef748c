"""A finished week, or filled lifts, against the rules, without the solver.

What has happened cannot be forbidden, and nobody pays for it again: in a week that is under way a rule
counts by how much more it is broken than by what is done alone.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from freshlegs.model.plan import Plan
from freshlegs.model.problem import Problem
from freshlegs.rules.base import BaseRule, Rule, Violation
from freshlegs.rules.outcome import Cost, Report
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.task import LiftTask, Task
from freshlegs.rules.timetable import Timetable
from freshlegs.training.lifting_problem import FilledLifts


def verify_week(task: Task, plan: Plan) -> Report:
    """Return what every rule says about any finished week with the task's sessions, by the solver or by hand."""
    on = frozenset(rule.name for rule in task.rules)
    table, done = Timetable(task, plan, on), Plan.done(task.sessions)
    happened = {rule.name: _find_broken(task, done, rule, on) for rule in task.rules}
    found = [(rule, _beyond(rule.check(table), happened[rule.name])) for rule in task.rules]
    notes = [
        f"already done, so it is not held against the week: {violation.why}"
        for rule in task.rules
        if rule.hard
        for violation in happened[rule.name]
    ]
    notes += [note for rule in task.rules for note in rule.notes(task)]
    uses = sum(rule.check_tolerance(table) for rule in task.rules if isinstance(rule, Spacing))
    return _report(found, uses, notes)


def verify_lifts(task: LiftTask, lifts: FilledLifts) -> Report:
    """Return what every rule says about filled lifts."""
    return _report([(rule, rule.check(lifts)) for rule in task.rules])


def _report(
    found: Iterable[tuple[BaseRule, Iterable[Violation]]], tolerance_uses: int = 0, notes: Iterable[str] = ()
) -> Report:
    """Return violations as a report: the one place where they are forbidden or priced."""
    broken, priced = [], []
    for rule, violations in found:
        for violation in violations:
            if rule.hard:
                broken.append(Cost(rule, violation, 0))
            else:
                priced.append(Cost(rule, violation, violation.price * violation.amount))
    return Report(tuple(broken), tuple(priced), tolerance_uses, tuple(notes))


def find_already_broken(problem: Problem, rule: Rule, rules_on: Container[str]) -> tuple[Violation, ...]:
    """Return the breaches that done sessions make by themselves, whatever is still to come."""
    return _find_broken(problem, Plan.done(problem.sessions), rule, rules_on)


def _find_broken(problem: Problem, done: Plan, rule: Rule, rules_on: Container[str]) -> tuple[Violation, ...]:
    return tuple(rule.check(Timetable(problem, done, rules_on))) if done.placements else ()


def sum_amounts(violations: Iterable[Violation]) -> Counter[int]:
    """Return how much of a rule is broken at each price."""
    found: Counter[int] = Counter()
    for violation in violations:
        found[violation.price] += violation.amount
    return found


def _beyond(found: Iterable[Violation], happened: tuple[Violation, ...]) -> Iterator[Violation]:
    """Yield the violations less what has happened, first those that are the very same."""
    if not happened:
        yield from found
        return
    spared = sum_amounts(happened)
    for violation in sorted(found, key=lambda violation: violation not in happened):
        happened_here = min(spared[violation.price], violation.amount)
        spared[violation.price] -= happened_here
        if violation.amount > happened_here:
            yield replace(violation, amount=violation.amount - happened_here)
