"""A third day between hard runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.rule import Hours, Weight, number
from freshlegs.shapes import Spacing

if TYPE_CHECKING:
    from freshlegs.problem import Problem, Session


class IntensityApart(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two intensity runs."""

    claim = "Two intensity runs stand three days apart."
    sources = (
        "coaches",
        "house",
    )
    article = "off"
    first, then, either_order = "intensity", "intensity", False

    weight: Weight = 20
    hours: Hours = 72

    def tiers(self, problem: Problem, a: Session, b: Session) -> tuple[tuple[float, int], ...]:
        del problem, a, b
        return ((self.hours, self.price),)

    def describe(self) -> str:
        return f"two intensity runs start at least {number(self.hours)} h apart"
