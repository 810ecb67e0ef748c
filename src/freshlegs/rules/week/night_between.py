"""A night's sleep between late and early."""

from collections.abc import Callable, Iterator
from functools import partial

from freshlegs.model.clock import DAY
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import format_hours
from freshlegs.rules.base import Breach, Hours, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week

_HoursTo = Callable[[Problem, Session, int], int]

_CHANGE = 120
"""Minutes that a change of the clock takes from a night at the most."""
_ANY = (0, 2 * DAY)
"""When a session may start and end of which nothing is known."""


def _find_walls(week: Week, starts: tuple[int, ...]) -> tuple[int, int]:
    """Return the earliest and the latest of some starts on the wall clock."""
    walls = [week.problem.clock.wall(start) for start in starts]
    return min(walls, default=DAY), max(walls, default=0)


class NightBetween(Rule):
    """Breach: start(b) - end(a) < hours, for a and b on two days in a row; and for a session and a shift.

    Of a shift the day is that on which it ends before a session, and that on which it begins after one. A session may
    have one breach with the shift before it, and one with the shift after it.
    """

    claim = "There is a night between a late end and an early start."
    sources = ("house",)
    article = "off"
    says = "at least {hours:g} h from the end of one day to the start of the next"
    looks_at = "pairs"

    weight: Weight = 20
    hours: Hours = 9

    def encode(self, week: Week) -> Iterator[Breach]:
        walls = {starts: _find_walls(week, starts) for starts in set(map(week.starts, week.problem.sessions))}
        spans = {
            session.id: (walls[week.starts(session)][0], walls[week.starts(session)][1] + session.longest)
            for session in week.problem.sessions
        }
        least = DAY - _CHANGE - self._minutes
        for pair in week.pairs("any", "any"):
            # Most sessions end early enough, or start late enough, for a night to lie between them anyway.
            (first, last), (other_first, other_last) = (spans.get(slot.session.id, _ANY) for slot in (pair.a, pair.b))
            if max(other_last - first, last - other_first) > least:
                yield Breach(pair.where(gap=(None, self._minutes), days_apart=1), self.price)
        for session in week.problem.sessions if week.problem.shifts else ():
            for hours_to in (self._since_shift, self._until_shift):
                yield Breach(week.starts_where(session, partial(self._is_short, hours_to, week.problem)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        least = self._minutes
        for pair in plan.pairs("any", "any"):
            if pair.gap < least and pair.days_apart == 1:
                why = f"{self._say(pair.gap)} from {pair.first} to {pair.then} on the next day, {self._less}"
                yield Violation(pair.sessions, why, self.price)
        for placement in plan.placements() if plan.problem.shifts else ():
            session, start, when = placement.session, placement.start, plan.when(placement)
            since, until = (to(plan.problem, session, start) for to in (self._since_shift, self._until_shift))
            if since < self._minutes:
                why = f"{self._say(since)} from the shift of the day before to {session.name} on {when}, {self._less}"
                yield Violation((session,), why, self.price)
            if until < self._minutes:
                why = f"{self._say(until)} from {session.name} on {when} to the shift of the next day, {self._less}"
                yield Violation((session,), why, self.price)

    def _is_short(self, count: _HoursTo, problem: Problem, session: Session, start: int) -> bool:
        return count(problem, session, start) < self._minutes

    def _since_shift(self, problem: Problem, session: Session, start: int) -> int:
        """Return the minutes since the shift that ended on the day before; more than enough where there is none."""
        day = problem.clock.day
        ends = (shift.end for shift in problem.shifts if shift.end <= start and day(start) - day(shift.end) == 1)
        return start - max(ends, default=start - self._minutes)

    def _until_shift(self, problem: Problem, session: Session, start: int) -> int:
        """Return the minutes until the shift that begins on the next day; more than enough where there is none."""
        day, end = problem.clock.day, start + session.minutes
        begins = (shift.start for shift in problem.shifts if shift.start >= end and day(shift.start) - day(start) == 1)
        return min(begins, default=end + self._minutes) - end

    @staticmethod
    def _say(minutes: int) -> str:
        return format_hours(max(0, minutes))

    @property
    def _less(self) -> str:
        return f"less than {self.hours:g} h"

    @property
    def _minutes(self) -> int:
        return round(self.hours * 60)
