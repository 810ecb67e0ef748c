"""Two days between long runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from freshlegs.rules.base import Hours, Weight
from freshlegs.rules.spacing import Spacing


class LongRunsApart(Spacing):
    """Breach: start(b) - start(a) < hours - tolerance, for two long runs."""

    claim = "Two long runs are two days apart."
    sources = ("coaches", "house")
    first, then, either_order = "long", "long", False

    weight: Weight = "hard"
    hours: Hours = 48

    def describe(self) -> str:
        return f"two long runs start at least {self.hours_wanted()} apart"

    def relaxations(self) -> Iterator[Self]:
        if self.hours > 24:
            yield self.with_parameters(hours=24.0)
