"""Base of all tables of a scenario file, and the table `When` that several of them hold."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from freshlegs.scenario.schema.value_types import DayName, WindowText, make_value_error


class Table(BaseModel):
    """A table of the file: unknown keys are faults, and so are values of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class When(Table):
    """Days and a time of day, the whole session inside."""

    days: Annotated[tuple[DayName, ...], Field(strict=False, min_length=1)] | None = Field(
        None, description='a list of days such as ["mon", "tue"]'
    )
    time: WindowText | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.days is None and self.time is None:
            raise make_value_error("found an empty table", 'allowed: days = ["sat"], time = "07:00-10:00", or both')
        return self
