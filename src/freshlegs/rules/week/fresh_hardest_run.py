"""The hardest run on fresh legs."""

from __future__ import annotations

from collections.abc import Iterator

from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.words import Session, Timetable, Week


class FreshHardestRun(Rule):
    """Breach: day(hardest) - day(s) = 1, for s a lift or another key run."""

    claim = "There is no lift and no other key run on the day before the hardest run."
    sources = ("A67",)

    weight: Weight = "hard"

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs("any", "hardest"):
            if self._tires(pair.a.session):
                yield Breach(pair.where(days_apart=1), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("any", "hardest"):
            if self._tires(pair.a) and pair.days_apart == 1:
                yield Violation(pair.sessions, f"{pair.first} on the day before {pair.then}", self.price)

    def describe(self) -> str:
        return "no lift and no other key run on the day before the hardest run"

    @staticmethod
    def _tires(session: Session) -> bool:
        return bool(session.tags & {"lift", "key"})
