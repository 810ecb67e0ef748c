"""One thing at a time."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class NoOverlap(Rule):
    """Breach: start(b) < end(a), for a before b."""

    claim = "Two sessions never overlap."
    sources = ("house",)
    looks_at = "pairs"

    weight: Weight = "hard"

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs("any", "any"):
            yield Breach(pair.where(gap=(None, 0)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("any", "any"):
            if pair.gap < 0:
                why = f"{pair.then} starts before {pair.first} has ended"
                yield Violation(pair.sessions, why, self.price)

    def least_apart(self, problem: Problem, a: Session, b: Session) -> int:
        return a.shortest
