"""At most one lift a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from freshlegs.model.wording import format_count
from freshlegs.rules.spacing import AtMostPerDay


class LiftsPerDay(AtMostPerDay):
    """Breach: more than `at_most` lifts on one local date; the amount is the excess."""

    claim = "At most one lift a day."
    sources = ("house",)
    tag = "lift"

    def describe(self) -> str:
        return f"at most {format_count(self.at_most, 'lift')} a day"

    def relaxations(self) -> Iterator[Self]:
        yield self.with_parameters(at_most=self.at_most + 1)
