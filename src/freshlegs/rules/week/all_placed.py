"""Every session that was asked for gets a place."""

from collections import Counter
from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week
from freshlegs.rules.worth import find_worth


class AllPlaced(Rule):
    """Breach: a session that is not optional has no place.

    Where it has a price, an easy run costs it once, an upper-body lift twice, a lift with legs three times, a tempo
    run four times, a long run five times, the hardest run six times and a race seven times.
    """

    claim = "Every session that was asked for gets a place."
    sources = ("house",)
    looks_at = "days"

    weight: Weight = "hard"

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.sessions:
            if not session.optional:
                yield Breach(-week.stands(session), self.price * find_worth(session))

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for session in plan.left_out(optional=False):
            yield Violation((session,), f"{session.name} got no place", self.price * find_worth(session))

    def describe_for(self, problem: Problem) -> str:
        asked = Counter(session.title or session.kind for session in problem.sessions if not session.optional)
        kinds = ", ".join(f"{number} {kind}" for kind, number in asked.items())
        who = "the session asked for gets" if asked.total() == 1 else f"all {asked.total()} sessions asked for get"
        return f"{who} a place ({kinds})"
