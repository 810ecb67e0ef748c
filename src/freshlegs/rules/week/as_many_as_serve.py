"""Optional sessions are placed when they serve."""

from collections.abc import Iterator

from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week
from freshlegs.rules.worth import find_worth


class AsManyAsServe(Rule):
    """Breach: a session above `at_least` of its count has no place, or one that may be left out for what happened.

    One that was asked for, and may be left out because it was missed or something took its time, costs as many times
    the price as in `all_placed`: an easy run once, an upper-body lift twice, up to the hardest run six times. Of
    sessions that stand for each other `either_or` speaks, unless one was missed and none took its place.
    """

    claim = "Optional sessions are placed when they serve."
    sources = ("house",)
    says = "optional sessions are placed too"
    looks_at = "days"

    weight: Weight = 25

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.sessions:
            if _is_asked(session):
                others = [week.stands(one) for one in week.problem.list_alternatives(session)]
                enough = week.at_least(session.either.at_least, others) if session.either else week.stands(session)
                yield Breach(week.all_of((-week.stands(session), -enough)), self._price_of(session))

    def check(self, plan: Timetable) -> Iterator[Violation]:
        there = {placement.session.id for placement in plan.placements()}
        for session in filter(_is_asked, plan.left_out(optional=True)):
            others = sum(one.id in there for one in plan.problem.list_alternatives(session))
            if session.either and others >= session.either.at_least:
                continue
            left_out = session.name if session.excused else f"the optional {session.name}"
            yield Violation((session,), f"{left_out} is left out", self._price_of(session))

    def _price_of(self, session: Session) -> int:
        return self.price * find_worth(session) if session.excused else self.price


def _is_asked(session: Session) -> bool:
    """Whether leaving a session out costs something: it is optional, and none stands for it."""
    return session.optional and (session.either is None or session.excused)
