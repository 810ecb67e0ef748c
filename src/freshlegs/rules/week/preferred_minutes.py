"""Sessions as long as the athlete prefers."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week

_STEP = 5
"""Minutes that are counted as one (house)."""


def _count_missing(session: Session) -> int:
    """Return the steps by which a session is shorter than preferred."""
    return max(0, -((session.minutes - session.asked_length) // _STEP))


class PreferredMinutes(Rule):
    """Breach: minutes(s) < the minutes that are preferred, for s with a choice; the amount is each 5 min begun.

    Silent on sessions of one length only.
    """

    claim = "Sessions whose minutes are a range are as long as preferred."
    sources = ("house",)
    says = "sessions are as long as you prefer, where their minutes are a range"
    looks_at = "pairs"

    weight: Weight = 2

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return any(session.forms for session in problem.sessions)

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.sessions:
            if session.forms:
                for one, lasts in week.forms(session):
                    yield from [Breach(lasts, self.price)] * _count_missing(one)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for placement in plan.placements():
            session = placement.session
            if missing := _count_missing(session):
                why = f"{session.name} on {plan.when(placement)} has {session.minutes} of {session.asked_length} min"
                yield Violation((session,), why, self.price, missing)
