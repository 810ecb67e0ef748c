"""The long run on its days."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, DayNames, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class LongRunDay(Rule):
    """Breach: day(long) is not one of `days`, or of the long run's own `prefer.days` where it has them.

    Silent in a cycle without weekdays, as long as no days are named.
    """

    claim = "The long run is on the weekend, or on a day that the athlete prefers."
    sources = ("coaches", "house")
    looks_at = "pairs"

    weight: Weight = 60
    days: DayNames = ("sat", "sun")

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.with_tag("long"):
            days = self._days(week.problem, session)
            if days is not None:
                yield Breach(week.off_days(session, days), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for placement in plan.placements("long"):
            days = self._days(plan.problem, placement.session)
            if days is not None and plan.day(placement) not in days:
                there = f"{placement.session.name} on {plan.day_name(plan.day(placement))}"
                why = f"{there}, not on {plan.problem.days_text(days)}"
                yield Violation((placement.session,), why, self.price)

    def describe(self) -> str:
        return f"the long run is on {' or '.join(self.days)}, or instead on the days that you prefer for it"

    def notes(self, plan: Timetable) -> Iterator[str]:
        if not plan.problem.shifts and any(
            self._days(plan.problem, session) is None for session in plan.problem.with_tag("long")
        ):
            yield (
                "a cycle that counts its days has no weekend: say on which days you rest from work under [[shifts]], "
                "or on which the long run is best under prefer"
            )

    def _days(self, problem: Problem, session: Session) -> frozenset[int] | None:
        if session.prefer.days is not None:
            return session.prefer.days
        named = not problem.counts_days or self.explicit("days")
        return problem.find_days(self.days) if named else None
