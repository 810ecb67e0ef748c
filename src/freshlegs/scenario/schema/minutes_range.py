"""The length of a session as a range: what it needs, what it may take, and what is preferred."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from freshlegs.scenario.schema.value_types import Table, make_value_error

MINUTES = range(5, 601)
"""Allowed lengths of a session."""
Minutes = Annotated[int, Field(ge=MINUTES[0], le=MINUTES[-1], description="minutes, 5 to 600")]
FINE, COARSE = 5, 15
"""Minutes from one length to the next that is tried (house)."""
MOST_FINE = 120
"""Minutes of a range that is tried in fine steps."""


class MinutesRange(Table):
    """The minutes of a session whose length is decided with the week."""

    at_least: Minutes = Field(description="so many are a must", examples=[45])
    at_most: Minutes = Field(description="no more than these", examples=[60])
    prefer: Minutes | None = Field(None, description="as many as you like best; default: at_most")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.at_least > self.at_most:
            raise make_value_error(f"found at_least = {self.at_least} above at_most = {self.at_most}")
        if not self.at_least <= self.preferred <= self.at_most:
            allowed = f"allowed: {self.at_least} to {self.at_most}"
            raise make_value_error(f"found {self.prefer}", allowed, ("prefer",))
        return self

    @property
    def preferred(self) -> int:
        """The minutes that are preferred."""
        return self.at_most if self.prefer is None else self.prefer

    @property
    def lengths(self) -> tuple[int, ...]:
        """The lengths that are tried, ascending."""
        step = FINE if self.at_most - self.at_least <= MOST_FINE else COARSE
        return tuple(sorted({*range(self.at_least, self.at_most, step), self.at_most, self.preferred}))

    def within(self, most: int) -> Self:
        """Return a range that is no longer than so many minutes."""
        return type(self)(
            at_least=min(self.at_least, most), at_most=min(self.at_most, most), prefer=min(self.preferred, most)
        )
