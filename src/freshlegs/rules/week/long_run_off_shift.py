"""The long run on a day without work."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class LongRunOffShift(Rule):
    """Breach: day(long) has a shift, three hours of one or all of a shorter one. Silent without [[shifts]]."""

    claim = "The long run is on a day without a shift."
    sources = ("house",)
    looks_at = "pairs"

    weight: Weight = 60

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return bool(problem.shifts)

    def encode(self, week: Week) -> Iterator[Breach]:
        free = self._find_days_off(week.problem)
        for session in week.problem.with_tag("long"):
            yield Breach(week.off_days(session, free), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        free = self._find_days_off(plan.problem)
        for placement in plan.placements("long"):
            day = plan.day(placement)
            if day not in free:
                why = f"{placement.session.name} on {plan.day_name(day)}, a day with a shift"
                yield Violation((placement.session,), why, self.price)

    @staticmethod
    def _find_days_off(problem: Problem) -> frozenset[int]:
        return frozenset(day for day in problem.days if problem.find_workload(day) is None)
