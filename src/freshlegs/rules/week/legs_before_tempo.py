"""Two days from a legs lift to another hard run."""

from __future__ import annotations

from freshlegs.model.wording import round_half_up
from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.words import Problem, Session


class LegsBeforeTempo(Spacing):
    """Breach: start(run) - start(lift) < hours - tolerance.

    For a legs lift before an intensity run that is not the hardest.
    """

    claim = "There are two days between a legs lift and an intensity run that is not the hardest."
    sources = ("doma2019", "doma_reviews", "house")
    article = "off"
    first, then, either_order = "legs", "intensity", False

    weight: Weight = 100
    hours: Hours = 48

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        if "hardest" in b.tags:
            return ()
        halved = problem.priority == "lift" and not self.explicit("weight")
        return ((self.hours, round_half_up(self.price / 2) if halved else self.price),)

    def describe(self) -> str:
        return f"an intensity run that is not the hardest starts at least {self.hours_wanted()} after a legs lift"
