"""Hours between a run and a lift."""

from collections.abc import Iterator
from typing import Self

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_hours
from freshlegs.rules.base import Breach, Hours, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class RunLiftGap(Rule):
    """Breach: start(b) - end(a) < hours, for a run and a lift in either order, a before b.

    Elapsed hours without tolerance, also across midnight and the week's edge.
    """

    claim = "There are three hours or more between a run and a lift."
    sources = ("A29", "A32", "schumann2022", "robineau2016", "petre2021")
    says = "at least {hours:g} h between a run and a lift"

    weight: Weight = "hard"
    hours: Hours = 3

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs("lift", "run", either_order=True):
            yield Breach(pair.where(gap=(None, self._minutes)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("lift", "run", either_order=True):
            if pair.gap < self._minutes:
                less = f"less than {self.hours:g} h"
                between = f"{format_hours(pair.gap)} from {pair.first} to {pair.then}, {less}"
                why = between if pair.gap >= 0 else f"{pair.first} and {pair.then} overlap"
                yield Violation(pair.sessions, why, self.price)

    def relaxations(self) -> Iterator[Self]:
        if self.hours > 2:
            yield self.with_parameters(hours=2.0)

    def least_apart(self, problem: Problem, a: Session, b: Session) -> int:
        return a.minutes + self._minutes if {"lift", "run"} <= a.tags | b.tags else 0

    @property
    def _minutes(self) -> int:
        return round(self.hours * 60)
