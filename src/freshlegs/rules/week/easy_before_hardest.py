"""A free day before the hardest run."""

from __future__ import annotations

from collections.abc import Iterator

from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.words import Timetable, Week


class EasyBeforeHardest(Rule):
    """Breach: day(hardest) - day(s) = 1, for s an easy run."""

    claim = "There is no easy run on the day before the hardest run."
    sources = ("A67", "house")
    article = "off"

    weight: Weight = 15

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs("easy", "hardest"):
            yield Breach(pair.where(days_apart=1), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("easy", "hardest"):
            if pair.days_apart == 1:
                yield Violation(pair.sessions, f"{pair.first} on the day before {pair.then}", self.price)

    def describe(self) -> str:
        return "no easy run on the day before the hardest run"
