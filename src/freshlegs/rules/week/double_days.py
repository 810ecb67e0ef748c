"""Few days with two sessions."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.model.wording import convert_to_cycle, format_count, say_span
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week

ONE_GO = 60
"""Minutes between two sessions that are asked for together below which they are one time of training (house)."""


class DoubleDays(Rule):
    """Breach: days on which one trains twice > at_most; the amount is the excess.

    Two sessions that are done in one go (`with`, less than an hour between) count once. In a cycle that is longer than
    a week there may be as many more. On only where a scenario names it.
    """

    claim = "Few days have two sessions."
    sources = ("house",)
    looks_at = "days"

    weight: Weight = "hard"
    at_most: Annotated[int, Field(ge=0, le=14, description="days of seven")] = 2

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return False

    def encode(self, week: Week) -> Iterator[Breach]:
        counted = list(_list_counted(week.problem))
        double = [week.at_least(2, [week.on_day(session, day) for session in counted]) for day in week.days]
        most = week.problem.count_in_cycle(self.at_most)
        for excess in range(1, len(double) - most + 1):
            yield Breach(week.at_least(most + excess, double), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        counted = {session.id for session in _list_counted(plan.problem)}
        double = [day for day in plan.problem.days if sum(p.session.id in counted for p in plan.on(day)) > 1]
        most = plan.problem.count_in_cycle(self.at_most)
        if len(double) > most:
            days = ", ".join(map(plan.day_name, double))
            why = f"{format_count(len(double), 'day')} with two sessions, at most {most}: {days}"
            yield Violation((), why, self.price, len(double) - most)

    def describe_in_cycle(self, days: int) -> str:
        most = format_count(convert_to_cycle(self.at_most, days), "day")
        return f"at most {most}{say_span(days) or ' a week'} with two sessions"

    def describe(self) -> str:
        return f"at most {format_count(self.at_most, 'day')} a week with two sessions"

    def relaxations(self) -> "Iterator[DoubleDays]":
        yield self.with_parameters(at_most=self.at_most + 1)


def _list_counted(problem: Problem) -> Iterator[Session]:
    """Yield the sessions less those that are done in one go with another."""
    for session in problem.sessions:
        if session.companion is None or session.companion.at_most >= ONE_GO or problem.find_companion(session) is None:
            yield session
