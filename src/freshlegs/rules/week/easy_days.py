"""Days that are easy."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.problem import Problem
from freshlegs.model.wording import convert_to_cycle, format_count, say_span
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class EasyDays(Rule):
    """Breach: days without a key run and without a legs lift < at_least for each seven days; the amount is the rest.

    What is as hard or as heavy counts as these. With `training = true` days of rest do not count. On by itself for
    nobody: name it under [rules].
    """

    claim = "So many days of the week are easy."
    sources = ("house",)
    looks_at = "days"

    weight: Weight = "hard"
    at_least: Annotated[int, Field(ge=0, le=14, description="of each seven days")] = 2
    training: bool = Field(False, description="whether only days with easy training count, and not those of rest")

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return False

    def encode(self, week: Week) -> Iterator[Breach]:
        easy = [-week.any_of((*week.on(day, "key"), *week.on(day, "legs"))) for day in week.days]
        if self.training:
            trained = (week.any_of(week.on(day, "training")) for day in week.days)
            easy = [week.all_of(both) for both in zip(easy, trained, strict=True)]
        least = week.problem.count_in_cycle(self.at_least)
        for missing in range(1, least + 1):
            yield Breach(-week.at_least(least - missing + 1, easy), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        hard = {*plan.training_days("key"), *plan.training_days("legs")}
        days = plan.training_days() if self.training else plan.problem.days
        easy, least = len([day for day in days if day not in hard]), plan.problem.count_in_cycle(self.at_least)
        if easy < least:
            why = f"{format_count(easy, 'easy day')}{plan.problem.span_text}, fewer than {least}"
            yield Violation((), why, self.price, least - easy)

    def describe(self) -> str:
        return self._say(format_count(self.at_least, "easy day"))

    def describe_in_cycle(self, days: int) -> str:
        return self._say(f"{format_count(convert_to_cycle(self.at_least, days), 'easy day')}{say_span(days)}")

    def _say(self, days: str) -> str:
        rest = ", those of rest aside" if self.training else ""
        return f"at least {days}: no hard run and no lift for the legs{rest}"

    def relaxations(self) -> Iterator[Self]:
        for at_least in range(self.at_least - 1, 0, -1):
            yield self.with_parameters(at_least=at_least)
