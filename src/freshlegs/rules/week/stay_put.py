"""Keep to the days of the plan that this one follows."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class StayPut(Rule):
    """Breach: day(s) is not the day of s in the plan that this one follows. Silent without such a plan."""

    claim = "Sessions stay on the days they had in the plan before."
    sources = ("house",)
    looks_at = "pairs"

    weight: Weight = 5

    def encode(self, week: Week) -> Iterator[Breach]:
        days = self._days(week.problem)
        for session in week.problem.sessions:
            if session.id in days:
                yield Breach(week.off_days(session, (days[session.id],)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        days = self._days(plan.problem)
        for placement in plan.placements():
            there = days.get(placement.session.id)
            if there is not None and plan.day(placement) != there:
                before, here = plan.weekday(there), plan.weekday(plan.day(placement))
                why = f"{placement.session.name} on {here} instead of {before}"
                yield Violation((placement.session,), why, self.price)

    def singled_out(self, problem: Problem) -> frozenset[str]:
        return frozenset(name for name, _ in problem.previous_starts)

    @staticmethod
    def _days(problem: Problem) -> dict[str, int]:
        return {name: problem.clock.day(start) for name, start in problem.previous_starts}
