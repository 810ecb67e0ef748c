"""Two days between hard runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class IntensitySpacing(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two intensity runs."""

    claim = "Two intensity runs are two days apart."
    sources = ("coaches",)
    first, then, either_order = "intensity", "intensity", False

    weight: Weight = "hard"
    hours: Hours = 48

    def describe(self) -> str:
        return f"two intensity runs start at least {self.hours_wanted()} apart"

    def relaxations(self) -> Iterator[Self]:
        if self.hours > 48:
            yield self.with_parameters(hours=48.0)
