"""Beginners, and those on the way back, run every other day."""

from freshlegs.model.problem import Problem
from freshlegs.rules.base import Weight
from freshlegs.rules.spacing import DaysApart


class RunsOnConsecutiveDays(DaysApart):
    """Breach: day(b) - day(a) = 1, for two runs.

    On by itself for beginners in running, and for who is on the way back from an injury, pain or a birth.
    """

    claim = "Who is new to running, or on the way back, does not run on two days in a row."
    sources = ("coaches", "house")
    first, then, either_order, days_apart = "run", "run", False, 1
    why = "{first} and {then} on two days in a row"
    says = "no runs on two days in a row"

    weight: Weight = 25

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        return problem.run_level == "beginner" or problem.returning
