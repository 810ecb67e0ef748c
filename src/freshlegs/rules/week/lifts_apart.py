"""A third day for a muscle to recover."""

from __future__ import annotations

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.words import Problem, Session


class LiftsApart(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two lifts that share a region."""

    claim = "Two lifts of one region are three days apart."
    sources = ("acsm", "house")
    article = "off"
    first, then, either_order = "lift", "lift", False

    weight: Weight = 15
    hours: Hours = 72

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        del problem
        return ((self.hours, self.price),) if a.shares_region(b) else ()

    def describe(self) -> str:
        return f"two lifts of one region start at least {self.hours_wanted()} apart"
