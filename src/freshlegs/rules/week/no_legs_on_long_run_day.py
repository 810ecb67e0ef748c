"""Legs lift and long run never share a day."""

from __future__ import annotations

from collections.abc import Iterator

from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.words import Timetable, Week


class NoLegsOnLongRunDay(Rule):
    """Breach: day(a) = day(b), for a legs lift and a long run in either order."""

    claim = "A legs lift and a long run never share a day."
    sources = ("doma2014", "house")

    weight: Weight = "hard"

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs("legs", "long", either_order=True):
            yield Breach(pair.where(days_apart=0), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs("legs", "long", either_order=True):
            if pair.days_apart == 0:
                yield Violation(pair.sessions, f"{pair.first} and {pair.then} on one day", self.price)

    def describe(self) -> str:
        return "a legs lift and a long run never share a day"
