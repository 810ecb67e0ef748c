"""A day between the long run and a hard run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LongRunSpacing(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for a long and an intensity run in either order."""

    claim = "The long run and an intensity run are a day apart."
    sources = ("coaches",)
    first, then, either_order = "long", "intensity", True

    weight: Weight = "hard"
    hours: Hours = 24

    def describe(self) -> str:
        return f"a long run and an intensity run start at least {self.hours_wanted()} apart"

    def relaxations(self) -> Iterator[Self]:
        if self.hours > 22:
            yield self.with_parameters(hours=22.0)
