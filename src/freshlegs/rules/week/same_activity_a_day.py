"""The same activity twice on one day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class SameActivityADay(Rule):
    """Breach: more than one session of an activity on one local date; the amount is the excess.

    Activities are the same where kind and title are. Silent without any.
    """

    claim = "A day has the same activity once, where there are days enough."
    sources = ("house",)
    article = "off"
    says = "no activity twice on a day"
    looks_at = "days"

    weight: Weight = 30

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return bool(problem.with_tag("activity"))

    def encode(self, week: Week) -> Iterator[Breach]:
        for group in _group(week.problem.with_tag("activity")):
            for day in week.days:
                there = [week.on_day(session, day) for session in group]
                for excess in range(1, len(group)):
                    yield Breach(week.at_least(1 + excess, there), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for day in plan.problem.days:
            for group in _group(placement.session for placement in plan.on(day, "activity")):
                if len(group) > 1:
                    names = " and ".join(session.name for session in group)
                    yield Violation(tuple(group), f"{names} on {plan.day_name(day)}", self.price, len(group) - 1)

    def shares_day(self, problem: Problem, a: Session, b: Session) -> bool:
        return "activity" not in a.tags or (a.kind, a.title) != (b.kind, b.title)


def _group(sessions: Iterable[Session]) -> Iterable[list[Session]]:
    """Return the sessions of each activity."""
    found = defaultdict[tuple[str, str], list[Session]](list)
    for session in sessions:
        found[session.kind, session.title].append(session)
    return found.values()
