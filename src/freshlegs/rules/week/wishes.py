"""Preferred days and times."""

from collections.abc import Iterator
from functools import partial

from freshlegs.model.availability import is_inside
from freshlegs.model.clock import Clock, format_clock_time
from freshlegs.model.session import Choice, Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class Wishes(Rule):
    """Breach: day(s) not in prefer.days; and again: s not wholly inside prefer.time.

    The preferred days of a long run belong to `long_run_day`, unless that rule is off.
    """

    claim = "Sessions are on the days and at the times that the athlete prefers."
    sources = ("house",)
    says = "sessions are on the days and at the times you prefer"
    looks_at = "pairs"

    weight: Weight = 10

    def encode(self, week: Week) -> Iterator[Breach]:
        clock = week.problem.clock
        for session in week.problem.sessions:
            days, time = self._days(week, session), session.prefer.time
            if days is not None:
                yield Breach(week.off_days(session, days), self.price)
            if time is not None:
                yield Breach(week.starts_where(session, partial(_is_outside, clock, Choice(time=time))), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        clock = plan.problem.clock
        for placement in plan.placements():
            session, where = placement.session, f"{placement.session.name} on {plan.when(placement)}"
            days, time = self._days(plan, session), session.prefer.time
            if days is not None and plan.day(placement) not in days:
                yield Violation((session,), f"{where}, not on {plan.problem.days_text(days)}", self.price)
            if time is not None and not is_inside(clock, placement.start, session.minutes, Choice(time=time)):
                wish = f"{format_clock_time(time[0])}-{format_clock_time(time[1])}"
                yield Violation((session,), f"{where}, not inside {wish}", self.price)

    @staticmethod
    def _days(week: Week | Timetable, session: Session) -> frozenset[int] | None:
        elsewhere = "long" in session.tags and week.is_on("long_run_day")
        return None if elsewhere else session.prefer.days


def _is_outside(clock: Clock, wish: Choice, session: Session, start: int) -> bool:
    return not is_inside(clock, start, session.minutes, wish)
