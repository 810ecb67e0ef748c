"""Beginners run every other day."""

from __future__ import annotations

from collections.abc import Iterator

from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.words import Problem, Timetable, Week


class RunsOnConsecutiveDays(Rule):
    """Breach: day(b) - day(a) = 1, for two runs. On by itself for beginners in running."""

    claim = "A beginner does not run on two days in a row."
    sources = ("coaches", "house")

    weight: Weight = 25

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return problem.run_level == "beginner"

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs("run", "run"):
            yield Breach(pair.where(days_apart=1), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("run", "run"):
            if pair.days_apart == 1:
                yield Violation(pair.sessions, f"{pair.first} and {pair.then} on two days in a row", self.price)

    def describe(self) -> str:
        return "no runs on two days in a row"
