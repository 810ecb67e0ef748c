"""The [[shifts]] tables: work at fixed hours."""

from typing import Annotated, Any, Self

from pydantic import Field, PlainValidator, model_validator

from freshlegs.model.shift import Workload
from freshlegs.rules.base import DayNames
from freshlegs.scenario.schema.rhythm_keys import WeekNames
from freshlegs.scenario.schema.value_types import Date, Several, Table, make_text_schema, make_value_error, parse_with
from freshlegs.written.clock_text import format_stretch, parse_stretch


def _stretch(written: Any) -> tuple[int, int]:
    return parse_with(parse_stretch, written)


StretchText = Annotated[
    tuple[int, int],
    PlainValidator(_stretch),
    make_text_schema(
        'from when to when, such as "07:00-19:00", or over midnight "19:00-07:00"', "", "07:00-19:00", "19:00-07:00"
    ),
]


class ShiftTable(Table):
    """Work at fixed hours. It is not free time, and neither is the sleep after a night of it."""

    days: DayNames | None = Field(None, description='on which days it begins, such as ["mon", "tue"] or ["day1"]')
    dates: Annotated[Several[Date], Field(min_length=1)] | None = Field(
        None, description="or on which dates, such as [2026-12-01]"
    )
    time: StretchText
    load: Workload = Field("light", description="hard: on your feet, lifting and carrying, or twelve hours of it")

    weeks: WeekNames | None = Field(None, description="only in weeks of these names of the rotation")

    @property
    def span(self) -> str:
        """From when to when, for people."""
        return format_stretch(self.time)

    @model_validator(mode="after")
    def _is_some_day(self) -> Self:
        if (self.days is None) == (self.dates is None):
            found = "found neither days nor dates" if self.days is None else "found days and dates"
            raise make_value_error(found, 'write days = ["mon", "tue"], or dates = [2026-12-01]')
        return self
