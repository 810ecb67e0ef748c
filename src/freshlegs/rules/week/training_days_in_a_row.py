"""Not too many training days in a row."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class TrainingDaysInARow(Rule):
    """Breach: a window of `days` consecutive days that all have training; around the edge too.

    A week that does not repeat looks back into its history; five days in a row are two windows of four.
    """

    claim = "There are no four training days in a row."
    sources = ("house",)
    article = "off"
    says = "no {days} training days in a row"
    looks_at = "days"

    weight: Weight = 8
    days: Annotated[int, Field(ge=2, le=14, description="days in a row")] = 4

    def encode(self, week: Week) -> Iterator[Breach]:
        for last in week.days:
            yield Breach(week.all_of(week.trains(day) for day in range(last - self.days + 1, last + 1)), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        for last in plan.problem.days:
            window = range(last - self.days + 1, last + 1)
            if all(plan.trains(day) for day in window):
                # Days of the week before have no place in this one: their dates tell which they are.
                before = window[0] < 0 and not plan.problem.repeats
                name = plan.problem.clock.day_name if before else plan.weekday
                why = f"training on {self.days} days in a row, {name(window[0])} to {name(last)}"
                yield Violation((), why, self.price)

    def least_rest(self, problem: Problem) -> int:
        days = problem.clock.days
        return -(-days // self.days) if problem.repeats else days // self.days
