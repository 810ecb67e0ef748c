"""A second run on a day is worth less than a day of its own."""

from freshlegs.rules.base import Weight
from freshlegs.rules.spacing import AtMostPerDay


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

    def describe(self) -> str:
        return "no second run on a day" if self.at_most == 1 else super().describe()
