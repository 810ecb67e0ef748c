"""A finished week, or filled lifts, against the rules, without the solver.

What has happened cannot be forbidden, and nobody pays for it again: in a week that is under way a rule
counts by how much more it is broken than by what is done alone. What the athlete decided is not forbidden either, and
paid for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from freshlegs.model.plan import Plan
from freshlegs.rules.base import BaseRule, Rule, Violation
from freshlegs.rules.outcome import Cost, Report
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.task import LiftTask, Task
from freshlegs.rules.timetable import Timetable
from freshlegs.training.lifting_problem import FilledLifts
from freshlegs.written.session_text import format_handle


def verify_week(task: Task, plan: Plan) -> Report:
    """Return what every rule says about any finished week with the task's sessions, by the solver or by hand."""
    table = Timetable(task, plan, task.rules)
    happened = {rule.name: find_already_broken(task, rule) for rule in task.rules}
    found = [(rule, list_beyond(rule.check(table), happened[rule.name])) for rule in task.rules]
    notes = [_note_happened(violation) for rule in task.rules if rule.hard for violation in happened[rule.name]]
    notes += [note for rule in task.rules for note in rule.notes(table)]
    uses = sum(rule.check_tolerance(table) for rule in task.rules if isinstance(rule, Spacing))
    return _report(found, uses, notes)


Score = tuple[int, int]
"""Breaches of hard rules, and the penalty: less is better."""


class WeekComparison:
    """Finished weeks of one task against a score that has to be bettered: `verify_week`, ended as soon as one fails.

    Most weeks fail by the rule by which the one before has failed, so that this is asked first.
    """

    def __init__(self, task: Task, score: Score) -> None:
        self._task = task
        self._limit = score
        hard_first = sorted(task.rules, key=lambda rule: not rule.hard)
        self._rules = [(rule, find_already_broken(task, rule)) for rule in hard_first]

    def score_if_better(self, plan: Plan) -> Score | None:
        """Return the score of a week, None where it is no better."""
        table = Timetable(self._task, plan, self._task.rules)
        score = (0, 0)
        for place, (rule, happened) in enumerate(self._rules):
            for violation in list_beyond(rule.check(table), happened):
                score = add_to_score(score, price_violation(rule, violation))
                if score >= self._limit:
                    self._rules.insert(0, self._rules.pop(place))
                    return None
        return score if score < self._limit else None


def add_to_score(score: Score, cost: Cost) -> Score:
    """Return a score with one breach more."""
    broken, penalty = score
    return (broken + cost.violation.amount, penalty) if cost.rule.hard else (broken, penalty + cost.cost)


def verify_lifts(task: LiftTask, lifts: FilledLifts) -> Report:
    """Return what every rule says about filled lifts."""
    return _report([(rule, rule.check(lifts)) for rule in task.rules])


def _report(
    found: Iterable[tuple[BaseRule, Iterable[Violation]]], tolerance_uses: int = 0, notes: Iterable[str] = ()
) -> Report:
    """Return violations as a report."""
    broken: list[Cost] = []
    priced: list[Cost] = []
    for rule, violations in found:
        for violation in violations:
            (broken if rule.hard else priced).append(price_violation(rule, violation))
    return Report(tuple(broken), tuple(priced), tolerance_uses, tuple(dict.fromkeys(notes)))


def price_violation(rule: BaseRule, violation: Violation) -> Cost:
    """Return what a violation costs: the one place where it is forbidden or priced."""
    return Cost(rule, violation, 0 if rule.hard else violation.price * violation.amount)


def find_already_broken(task: Task, rule: Rule) -> tuple[Violation, ...]:
    """Return the breaches that are there whatever is still to come.

    Those that done sessions make by themselves; and of a hard rule also those of sessions that the athlete put where
    they are, which no rule forbids. For another rule these pay.
    """
    there = Plan.settled(task.sessions) if rule.hard else Plan.done(task.sessions)
    found = rule.check(Timetable(task, there, task.rules)) if there.placements else ()
    return tuple(found)


def _note_happened(violation: Violation) -> str:
    """Return why a breach of a hard rule is not held against the week."""
    ahead = [session for session in violation.sessions if session.done is None]
    decided = [session.name for session in ahead if session.decided == "athlete"]
    if not decided and any(session.decided for session in ahead):
        return f"it breaks a rule and stays, because your file fixes it: {violation.why}"
    if not decided:
        return f"already done, so it is not held against the week: {violation.why}"
    release = f"--release {format_handle(decided[0])} lets it go"
    return f"it breaks a rule and stays, because you put it there: {violation.why} ({release})"


def sum_amounts(violations: Iterable[Violation]) -> Counter[int]:
    """Return how much of a rule is broken at each price."""
    found: Counter[int] = Counter()
    for violation in violations:
        found[violation.price] += violation.amount
    return found


def list_beyond(found: Iterable[Violation], happened: tuple[Violation, ...]) -> Iterator[Violation]:
    """Yield the violations less what has happened, first those that are the very same.

    Of others that cost alike the first by their sessions are spared, in whichever order they were found.
    """
    if not happened:
        yield from found
        return
    spared, rest = sum_amounts(happened), sorted(found, key=lambda violation: violation not in happened)
    left = [violation.amount for violation in rest]
    for place in sorted(range(len(rest)), key=lambda place: (rest[place] not in happened, _name(rest[place]))):
        happened_here = min(spared[rest[place].price], left[place])
        spared[rest[place].price] -= happened_here
        left[place] -= happened_here
    yield from (replace(violation, amount=more) for violation, more in zip(rest, left, strict=True) if more)


def _name(violation: Violation) -> tuple[tuple[str, ...], str]:
    return tuple(session.id for session in violation.sessions), violation.why
