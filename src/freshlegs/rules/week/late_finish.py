"""Time to wind down before bed."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated

from pydantic import Field

from freshlegs.model.clock import DAY, format_clock_time
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class LateFinish(Rule):
    """Breach: end(s) > bedtime - minutes, for s a key run or a lift, on the wall clock of its date.

    A bedtime before 12:00 lies after midnight; what starts after midnight looks at the evening before too.
    Silent without a bedtime.
    """

    claim = "Key runs and lifts end an hour before bedtime."
    sources = ("stutz2019",)
    says = "key runs and lifts end at least {minutes} min before bedtime"
    looks_at = "pairs"

    weight: Weight = 8
    minutes: Annotated[int, Field(ge=0, le=600, description="minutes before bedtime")] = 60

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.sessions:
            if self._rouses(session):
                yield Breach(week.starts_where(session, partial(self._late, week.problem)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for placement in plan.placements():
            session = placement.session
            if self._rouses(session) and self._late(plan.problem, session, placement.start):
                end = format_clock_time(plan.problem.clock.wall(placement.end))
                bedtime = format_clock_time(plan.problem.bedtime or 0)
                there = f"{session.name} on {plan.day_name(plan.day(placement))} ends at {end}"
                left = _count_left(plan.problem, session, placement.start)
                when = f"less than {self.minutes} min before" if left >= 0 else "after"
                yield Violation((session,), f"{there}, {when} bedtime at {bedtime}", self.price)

    @staticmethod
    def _rouses(session: Session) -> bool:
        return bool(session.tags & {"key", "lift"})

    def _late(self, problem: Problem, session: Session, start: int) -> bool:
        return problem.bedtime is not None and _count_left(problem, session, start) < self.minutes


def _count_left(problem: Problem, session: Session, start: int) -> int:
    """Return the minutes from the end of a session to bedtime, below 0 where it ends later."""
    bedtime = problem.bedtime or 0
    after_midnight, of_last_night = bedtime < DAY // 2, problem.clock.wall(start) < bedtime
    tonight = bedtime + DAY if after_midnight and not of_last_night else bedtime
    return tonight - problem.clock.wall_end(start, session.minutes)
