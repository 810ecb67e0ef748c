"""At most one run a day: no easy runs are stacked to win a rest day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from freshlegs.model.wording import format_count
from freshlegs.rules.spacing import AtMostPerDay


class RunsPerDay(AtMostPerDay):
    """Breach: more than `at_most` runs on one local date; the amount is the excess."""

    claim = "At most one run a day: no easy runs are stacked to win a rest day."
    sources = ("house",)
    tag = "run"

    def describe(self) -> str:
        return f"at most {format_count(self.at_most, 'run')} a day"

    def relaxations(self) -> Iterator[Self]:
        yield self.with_parameters(at_most=self.at_most + 1)
