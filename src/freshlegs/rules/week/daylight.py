"""Runs by daylight."""

from collections.abc import Iterator
from functools import partial

from freshlegs.model.clock import format_clock_time
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class Daylight(Rule):
    """Breach: a session of [daylight] that is not wholly between dawn and dusk of its place, the sun 6 degrees below.

    Silent without [daylight].
    """

    claim = "Runs are between dawn and dusk."
    sources = ("house",)
    says = "the runs that you named are between dawn and dusk"
    looks_at = "pairs"

    weight: Weight = "hard"

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return problem.daylight is not None

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.sessions:
            if _needs_light(week.problem, session):
                yield Breach(week.starts_where(session, partial(_is_dark, week.problem)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for placement in plan.placements():
            session = placement.session
            if _needs_light(plan.problem, session) and _is_dark(plan.problem, session, placement.start):
                why = f"{session.name} on {plan.when(placement)} is not by daylight{_say_light(plan, placement.start)}"
                yield Violation((session,), why, self.price)


def _needs_light(problem: Problem, session: Session) -> bool:
    return problem.daylight is not None and session.kind in problem.daylight.kinds


def _is_dark(problem: Problem, session: Session, start: int) -> bool:
    light = problem.daylight.light if problem.daylight is not None else ()
    return not any(begin <= start and start + session.minutes <= end for begin, end in light)


def _say_light(plan: Timetable, start: int) -> str:
    """Return from when to when there is light on the day of a start; "" where that is not one stretch."""
    clock, day = plan.problem.clock, plan.problem.clock.day(start)
    light = plan.problem.daylight.light if plan.problem.daylight is not None else ()
    there = [(begin, end) for begin, end in light if clock.day(begin) == clock.day(end) == day]
    if len(there) != 1:
        return ""
    begin, end = (format_clock_time(clock.wall(moment)) for moment in there[0])
    return f", which is from {begin} to {end}"
