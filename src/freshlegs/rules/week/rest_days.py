"""Days without training."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class RestDays(Rule):
    """Breach: days without any session < at_least, per cycle; the amount is the days missing."""

    claim = "At least one day of the week has no training."
    sources = ("ristolainen2014", "A66")

    weight: Weight = "hard"
    at_least: Annotated[int, Field(ge=0, le=14, description="days per cycle")] = 1

    def encode(self, week: Week) -> Iterator[Breach]:
        training = [week.trains(day) for day in week.days]
        for missing in range(1, self.at_least + 1):
            yield Breach(week.at_least(len(training) - self.at_least + missing, training), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        rest = plan.problem.clock.days - len(plan.training_days())
        if rest < self.at_least:
            why = f"{format_count(rest, 'rest day')}, fewer than {self.at_least}"
            yield Violation((), why, self.price, self.at_least - rest)

    def least_rest(self, problem: Problem) -> int:
        return self.at_least

    def describe(self) -> str:
        return f"at least {format_count(self.at_least, 'day')} without training"

    def relaxations(self) -> Iterator[Self]:
        for at_least in range(self.at_least - 1, 0, -1):
            yield self.with_parameters(at_least=at_least)
