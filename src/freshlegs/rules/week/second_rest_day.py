"""A second day without training."""

from collections.abc import Iterator

from freshlegs.model.problem import Problem
from freshlegs.model.wording import convert_to_cycle, format_count, say_span
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week


class SecondRestDay(Rule):
    """Breach: fewer than two days without any session for each seven days of the cycle; the amount is the days missing.

    It counts once for each seven days: whoever lacks the first rest day as well pays no more.
    """

    claim = "A second day of the week has no training."
    sources = ("A66", "ristolainen2014")
    says = "at least 2 days without training"
    looks_at = "days"

    weight: Weight = 20

    def encode(self, week: Week) -> Iterator[Breach]:
        training = [week.trains(day) for day in week.days]
        least = self.least_rest(week.problem)
        for missing in range(1, self._most(week.problem) + 1):
            yield Breach(week.at_least(len(training) - least + missing, training), self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        rest, least = plan.problem.clock.days - len(plan.training_days()), self.least_rest(plan.problem)
        if rest < least:
            why = f"{format_count(rest, 'rest day')}{plan.problem.span_text}, fewer than {least}"
            yield Violation((), why, self.price, min(least - rest, self._most(plan.problem)))

    def least_rest(self, problem: Problem) -> int:
        return problem.count_in_cycle(2)

    def describe_in_cycle(self, days: int) -> str:
        return f"at least {convert_to_cycle(2, days)} days without training{say_span(days)}"

    def _most(self, problem: Problem) -> int:
        """Return how many second rest days there are."""
        return self.least_rest(problem) - problem.count_in_cycle(1)
