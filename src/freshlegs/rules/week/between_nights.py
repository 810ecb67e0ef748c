"""No training but easy runs between two nights of work."""

from collections.abc import Iterator
from itertools import pairwise

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Hours, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class BetweenNights(Rule):
    """Breach: end(night) <= start(s) and end(s) <= start(next night) and start(next night) - end(night) < hours.

    For s a lift, a hard run, a long run, or an activity as hard or as heavy; an easy run may stand there. A night is a
    shift that holds two hours between midnight and four. Silent without [[shifts]].
    """

    claim = "Between two nights of work there is no lift, no hard run and no long run."
    sources = ("house",)
    article = "off"
    says = "no lift, no hard run and no long run between two nights of work that are less than {hours:g} h apart"
    looks_at = "pairs"

    weight: Weight = 60
    hours: Hours = 24

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return bool(problem.shifts)

    def encode(self, week: Week) -> Iterator[Breach]:
        gaps = self._list_gaps(week.problem)
        for session in filter(self._asks_much, week.problem.sessions) if gaps else ():
            yield Breach(week.starts_where(session, lambda one, start: _is_within(gaps, one, start)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        gaps = self._list_gaps(plan.problem)
        for placement in plan.placements() if gaps else ():
            session = placement.session
            if self._asks_much(session) and _is_within(gaps, session, placement.start):
                why = f"{session.name} on {plan.when(placement)}, between two nights of work"
                yield Violation((session,), why, self.price)

    @staticmethod
    def _asks_much(session: Session) -> bool:
        return bool(session.tags & {"lift", "hard", "key", "legs"}) and session.kind != "race"

    def _list_gaps(self, problem: Problem) -> list[tuple[int, int]]:
        """Return from when to when there is no work between two nights of it that are close to each other."""
        nights = [shift for shift in problem.shifts if shift.find_sleep(problem.clock) is not None]
        return [(one.end, then.start) for one, then in pairwise(nights) if then.start - one.end < 60 * self.hours]


def _is_within(gaps: list[tuple[int, int]], session: Session, start: int) -> bool:
    return any(begin <= start and start + session.minutes <= end for begin, end in gaps)
