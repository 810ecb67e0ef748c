"""Days without training."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.wording import convert_to_cycle, format_count, say_span
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class RestDays(Rule):
    """Breach: days without any session < at_least for each seven days of the cycle; the amount is the days missing.

    A cycle of fourteen days has twice as many, one of eight to thirteen as many as its days come to, rounded down.
    """

    claim = "At least one day of the week has no training."
    sources = ("ristolainen2014", "A66")
    looks_at = "days"

    weight: Weight = "hard"
    at_least: Annotated[int, Field(ge=0, le=14, description="of each seven days")] = 1

    def encode(self, week: Week) -> Iterator[Breach]:
        training = [week.trains(day) for day in week.days]
        least = self.least_rest(week.problem)
        for missing in range(1, least + 1):
            yield Breach(week.at_least(len(training) - least + missing, training), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        rest, least = plan.problem.clock.days - len(plan.training_days()), self.least_rest(plan.problem)
        if rest < least:
            why = f"{format_count(rest, 'rest day')}{plan.problem.span_text}, fewer than {least}"
            yield Violation((), why, self.price, least - rest)

    def least_rest(self, problem: Problem) -> int:
        return problem.count_in_cycle(self.at_least)

    def describe(self) -> str:
        return f"at least {format_count(self.at_least, 'day')} without training"

    def describe_in_cycle(self, days: int) -> str:
        least = format_count(convert_to_cycle(self.at_least, days), "day")
        return f"at least {least} without training{say_span(days)}"

    def relaxations(self) -> Iterator[Self]:
        for at_least in range(self.at_least - 1, 0, -1):
            yield self.with_parameters(at_least=at_least)
