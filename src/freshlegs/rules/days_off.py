"""Base of the rules that close days of a week to some sessions."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session, has_tag
from freshlegs.rules.base import Breach, Rule, StartTimes, Violation
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class DaysOff(Rule):
    """Breach: day(s) in days, for s with one of the tags."""

    looks_at = "pairs"
    tags: ClassVar[tuple[str, ...]]
    because: ClassVar[str] = ""  #: Ends the sentence about a breach

    weight: Literal["hard"] = "hard"
    days: tuple[int, ...]  #: Day numbers
    called: str = ""  #: What people call them

    def concerns_session(self, session: Session) -> bool:
        """Whether the days are closed to a session."""
        return any(has_tag(session, tag) for tag in self.tags)

    def list_days(self) -> tuple[int, ...]:
        """Return all day numbers of which it says something."""
        return self.days

    def encode(self, week: Week) -> Iterator[Breach]:
        """Forbid the days."""
        for session in week.problem.sessions:
            if self.concerns_session(session):
                yield Breach(week.any_of(week.on_day(session, day) for day in self.days), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Look at each day."""
        for placement in plan.placements():
            if plan.day(placement) in self.days and self.concerns_session(placement.session):
                why = f"{placement.session.name} on {plan.when(placement)}{self.because}"
                yield Violation((placement.session,), why, self.price)

    def leaves(self, problem: Problem, session: Session, starts: StartTimes) -> StartTimes:
        """Those on other days."""
        if not self.concerns_session(session):
            return starts
        return tuple(start for start in starts if problem.clock.day(start) not in self.days)
