"""A second run on a day is worth less than a day of its own."""

from collections.abc import Iterator
from itertools import combinations

from freshlegs.rules.base import Breach, Weight
from freshlegs.rules.spacing import AtMostPerDay
from freshlegs.rules.words import Week


class SecondRunADay(AtMostPerDay):
    """Breach: more than `at_most` runs on one local date; the amount is the excess.

    To be seen only where `runs_per_day` allows two. It costs more than what it may win, a rest day (`second_rest_day`
    and `training_days_in_a_row`) or a run that shares no day with a lift for the legs (`separate_days`).
    """

    claim = "A day has one run, where there are days enough."
    sources = ("house",)
    article = "off"
    tag = "run"

    weight: Weight = 30

    def encode(self, week: Week) -> Iterator[Breach]:
        """Nothing to say where another rule, being hard, leaves no day to two runs."""
        runs = week.problem.with_tag(self.tag)
        fixed = any(run.fixed is not None for run in runs)
        if self.hard or fixed or any(week.may_share_day(a, b) for a, b in combinations(runs, 2)):
            yield from super().encode(week)

    def describe(self) -> str:
        return "no second run on a day" if self.at_most == 1 else super().describe()
