"""What a change to a finished week does to each rule: its cost before and after, the breaches that come and go."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from freshlegs.rules.base import BaseRule
from freshlegs.rules.outcome import Cost


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that a change breaks in other places than before, or by another amount."""

    rule: BaseRule
    before: int  #: Points; of a hard rule by how much it is broken
    after: int  #: The same after the change
    comes: tuple[str, ...]  #: The sentence of each breach that was not there before
    goes: tuple[str, ...]  #: The sentence of each that is there no longer

    @property
    def forbids(self) -> bool:
        """Whether the rule forbids the change."""
        return self.rule.hard and self.after > self.before

    @property
    def points(self) -> int:
        """Points that the rule costs more."""
        return 0 if self.rule.hard else self.after - self.before


@dataclass(slots=True)
class _Bill:
    """What one rule costs in a week."""

    rule: BaseRule
    amount: int = 0
    says: list[str] = field(default_factory=list)


class CostComparison:
    """What weeks cost, rule by rule, against what one of them does."""

    def __init__(self, before: Iterable[Cost]) -> None:
        self._before = _make_bills(before)

    def compare(self, after: Iterable[Cost]) -> tuple[RuleChange, ...]:
        """Return the rules of which something comes or goes: those that forbid it, then the others, dearest first."""
        bills = _make_bills(after)
        changes = []
        for key, known in {**self._before, **bills}.items():
            nothing = _Bill(known.rule)
            old, new = self._before.get(key, nothing), bills.get(key, nothing)
            if old.says != new.says and (comes_and_goes := _tell_apart(old.says, new.says)) != ((), ()):
                changes.append(RuleChange(known.rule, old.amount, new.amount, *comes_and_goes))
        return tuple(sorted(changes, key=lambda one: (not one.forbids, -one.points, one.rule.name)))


def _make_bills(costs: Iterable[Cost]) -> dict[int, _Bill]:
    """Return what each rule costs, by the rule's identity: a week may have two of one name, and hashing one is slow."""
    bills: dict[int, _Bill] = {}
    for entry in costs:
        bill = bills.setdefault(id(entry.rule), _Bill(entry.rule))
        bill.amount += entry.violation.amount if entry.rule.hard else entry.cost
        bill.says.append(entry.violation.why)
    return bills


def _tell_apart(old: list[str], new: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sentences that come, and those that go."""
    comes, goes = [], [*old]
    for sentence in new:
        if sentence in goes:
            goes.remove(sentence)
        else:
            comes.append(sentence)
    return tuple(comes), tuple(goes)
