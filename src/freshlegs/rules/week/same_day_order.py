"""The session that matters first on a shared day."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.spacing import is_training
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class SameDayOrder(Rule):
    """Breach: day(a) = day(b) and start(a) < start(b).

    With priority "run": a is a lift, b a key run. With priority "lift": a is a run, b a lift. A heavy activity counts
    as a lift, a hard one as a key run, but not both of two activities.
    """

    claim = "On a shared day the session that has priority comes first."
    sources = ("A30", "A75", "doma2013")
    article = "off"
    looks_at = "pairs"

    weight: Weight = 15

    def encode(self, week: Week) -> Iterator[Breach]:
        for pair in week.pairs(*self._order(week.problem)):
            if is_training(pair.a.session, pair.b.session):
                yield Breach(pair.where(days_apart=0), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for pair in plan.pairs(*self._order(plan.problem)):
            if pair.days_apart == 0 and is_training(pair.a, pair.b):
                yield Violation(pair.sessions, f"{pair.first} before {pair.then} on one day", self.price)

    @staticmethod
    def _order(problem: Problem) -> tuple[str, str]:
        return ("strength", "key") if problem.priority == "run" else ("endurance", "strength")
