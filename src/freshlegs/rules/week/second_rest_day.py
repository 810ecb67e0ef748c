"""A second day without training."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.wording import format_count
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class SecondRestDay(Rule):
    """Breach: fewer than two days without any session, per cycle; counted once."""

    claim = "A second day of the week has no training."
    sources = ("A66", "ristolainen2014")
    says = "at least 2 days without training"

    weight: Weight = 20

    def encode(self, week: Week) -> Iterator[Breach]:
        training = [week.trains(day) for day in week.days]
        yield Breach(week.at_least(len(training) - 1, training), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        rest = plan.problem.clock.days - len(plan.training_days())
        if rest < 2:
            yield Violation((), f"{format_count(rest, 'rest day')}, fewer than 2", self.price)

    def least_rest(self, problem: Problem) -> int:
        return 2
