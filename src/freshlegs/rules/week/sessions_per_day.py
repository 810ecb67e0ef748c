"""At most two sessions share a day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field

from freshlegs.model.wording import format_count
from freshlegs.rules.spacing import AtMostPerDay


class SessionsPerDay(AtMostPerDay):
    """Breach: more than `at_most` sessions on one local date; the amount is the excess."""

    claim = "At most two sessions share a day."
    sources = ("A27",)
    tag = "any"

    at_most: Annotated[int, Field(ge=0, le=10, description="per day")] = 2

    def describe(self) -> str:
        return f"at most {format_count(self.at_most, 'session')} a day"

    def relaxations(self) -> Iterator[Self]:
        yield self.with_parameters(at_most=self.at_most + 1)
