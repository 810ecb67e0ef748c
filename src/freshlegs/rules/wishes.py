"""Preferred days and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.clock import clock_time
from freshlegs.rule import Breach, Rule, Violation, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.problem import Problem, Session
    from freshlegs.solve.week import Week
    from freshlegs.timetable import Timetable


class Wishes(Rule):
    """Breach: day(s) not in prefer.days; and again: s not wholly inside prefer.time.

    The preferred days of a long run belong to `long_run_day`, unless that rule is off.
    """

    claim = "Sessions stand on the days and at the times that they prefer."
    sources = ("house",)

    weight: Weight = 10

    def encode(self, week: Week) -> Iterator[Breach]:
        clock = week.problem.clock
        for session in week.problem.sessions:
            days, time = self._days(week.problem, session), session.prefer.time
            if days is not None:
                yield Breach(week.starts_where(session, lambda _, day, d=days: day not in d), self.price)
            if time is not None:
                low, high, minutes = *time, session.minutes
                inside = {start for start in week.starts(session) if low <= clock.wall(start) and clock.wall_end(start, minutes) <= high}
                yield Breach(week.starts_where(session, lambda start, _, i=inside: start not in i), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        clock = plan.problem.clock
        for placement in plan.placed():
            session = placement.session
            days, time = self._days(plan.problem, session), session.prefer.time
            if days is not None and plan.day(placement) not in days:
                yield Violation((session,), f"{session.name} on {plan.when(placement)}, not on a day it prefers", self.price)
            if time is not None:
                start, end = clock.wall(placement.start), clock.wall_end(placement.start, session.minutes)
                if start < time[0] or end > time[1]:
                    wish = f"{clock_time(time[0])}-{clock_time(time[1])}"
                    yield Violation((session,), f"{session.name} on {plan.when(placement)}, not inside {wish}", self.price)

    def describe(self) -> str:
        return "sessions stand on the days and at the times that they prefer"

    @staticmethod
    def _days(problem: Problem, session: Session) -> frozenset[int] | None:
        elsewhere = "long" in session.tags and problem.rule("long_run_day") is not None
        return None if elsewhere else session.prefer.days
