"""A day from a legs lift to a hard run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LegsBeforeIntensity(Spacing):
    """Breach: start(run) - start(lift) < hours - tolerance, for a legs lift before an intensity run."""

    claim = (
        "There is a day between a legs lift and an intensity run after it. Run first, then legs, on one day is allowed."
    )
    sources = ("palmer2001", "doma2013", "doma2014")
    first, then, either_order = "legs", "intensity", False

    weight: Weight = "hard"
    hours: Hours = 24

    def describe(self) -> str:
        return f"an intensity run starts at least {self.hours_wanted()} after a legs lift"

    def relaxations(self) -> Iterator[Self]:
        if self.hours > 22:
            yield self.with_parameters(hours=22.0)
