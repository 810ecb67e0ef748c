"""Two days for a muscle to recover."""

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class MuscleSpacing(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two lifts that share a region.

    Between a lift and an activity that is heavy for its region `activity_hours` are asked, in either order.
    """

    claim = "Two lifts of one region are two days apart."
    sources = ("acsm",)
    first, then, either_order = "lift", "strength", True
    says = "two lifts of one region start at least {hours} apart"
    eased_hours = 48

    weight: Weight = "hard"
    hours: Hours = 48
    activity_hours: Hours = 24

    def concerns_pair(self, a: Session, b: Session) -> bool:
        return a.shares_region(b)

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        found = super().tiers(problem, a, b)
        if "activity" not in a.tags and "activity" not in b.tags:
            return found
        return tuple((self.activity_hours, price) for _, price in found)

    def describe_for(self, problem: Problem) -> str:
        heavy = any("activity" in session.tags and session.regions for session in problem.sessions)
        more = f", and {self.activity_hours:g} h from an activity that is as heavy" if heavy else ""
        return f"{self.describe()}{more}"
