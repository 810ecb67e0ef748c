"""Rules that only a week in progress has: nothing more in the past, nothing on a day of illness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from freshlegs.rules.base import Breach, Rule, Violation
from freshlegs.rules.words import Timetable, Week


class StillAhead(Rule):
    """Breach: start(s) < minute, for s that is not done."""

    claim = "What is not done yet is still to come."
    sources = ("house",)

    weight: Literal["hard"] = "hard"
    minute: int  #: Minute of the week
    called: str  #: What people call it

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the starts that are past."""
        for session in week.problem.sessions:
            if session.done is None:
                past = {start for start in week.starts(session) if start < self.minute}
                yield Breach(week.starts_among(session, past), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each start."""
        for placement in plan.placed():
            if placement.session.done is None and placement.start < self.minute:
                why = f"{placement.session.name} on {plan.when(placement)}, before {self.called}"
                yield Violation((placement.session,), why, self.price)

    def describe(self) -> str:
        """Say it for people."""
        return f"nothing new is placed before {self.called}"


class Ill(Rule):
    """Breach: day(s) in days."""

    claim = "There is no training on days of illness."
    sources = ("house",)

    weight: Literal["hard"] = "hard"
    days: tuple[int, ...]  #: Day numbers
    called: str  #: What people call them

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the days."""
        for session in week.problem.sessions:
            yield Breach(week.any_of(week.on_day(session, day) for day in self.days), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each day."""
        for placement in plan.placed():
            if plan.day(placement) in self.days:
                why = f"{placement.session.name} on {plan.when(placement)}, when you are ill"
                yield Violation((placement.session,), why, self.price)

    def describe(self) -> str:
        """Say it for people."""
        return f"no training while you are ill: {self.called}"
