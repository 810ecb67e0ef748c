"""Optional sessions are placed when they serve."""

from collections.abc import Iterator

from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class AsManyAsServe(Rule):
    """Breach: a session above `at_least` of its count has no place."""

    claim = "Optional sessions are placed when they serve."
    sources = ("house",)
    says = "optional sessions are placed too"

    weight: Weight = 25

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.sessions:
            if session.optional:
                yield Breach(-week.stands(session), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for session in plan.left_out(optional=True):
            yield Violation((session,), f"the optional {session.name} is left out", self.price)
