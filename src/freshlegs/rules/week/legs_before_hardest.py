"""Two days from a legs lift to the hardest run."""

from __future__ import annotations

from freshlegs.model.wording import round_half_up
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.words import Problem, Session


class LegsBeforeHardest(Spacing):
    """Breach: start(run) - start(lift) < hours - tolerance.

    For a legs lift before the hardest run, unless that is the long run.
    """

    claim = "There are two days between a legs lift and the hardest run."
    sources = ("A67", "doma2019", "doma_reviews")
    first, then, either_order = "legs", "hardest", False

    weight: Weight = 200
    hours: Hours = 48

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        if "long" in b.tags:
            return ()
        halved = problem.priority == "lift" and not self.explicit("weight")
        return ((self.hours, round_half_up(self.price / 2) if halved else self.price),)

    def describe(self) -> str:
        return f"the hardest run starts at least {self.hours_wanted()} after a legs lift"
