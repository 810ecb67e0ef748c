"""Two days for a muscle to recover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing
from freshlegs.rules.words import Problem, Session


class MuscleSpacing(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two lifts that share a region."""

    claim = "Two lifts of one region are two days apart."
    sources = ("acsm",)
    first, then, either_order = "lift", "lift", False

    weight: Weight = "hard"
    hours: Hours = 48

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        del problem
        return ((self.hours, self.price),) if a.shares_region(b) else ()

    def describe(self) -> str:
        return f"two lifts of one region start at least {self.hours_wanted()} apart"

    def relaxations(self) -> Iterator[Self]:
        if self.hours > 48:
            yield self.with_parameters(hours=48.0)
