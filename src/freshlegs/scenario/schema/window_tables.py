"""The [[windows]] tables, times kept on some days, and the [daylight] table."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from freshlegs.model.kinds import KINDS, Kind, list_kinds
from freshlegs.rules.base import DayNames
from freshlegs.scenario.schema.value_types import Several, Table, Time, Title, make_value_error


class WindowTable(Table):
    """Times that sessions keep on some days; on others it says nothing."""

    name: Title = Field(description="what you call it", examples=["work nights"])
    days: DayNames
    not_before: Time | None = Field(None, description="nothing starts before it")
    not_after: Time | None = Field(None, description="nothing ends after it")
    kinds: Annotated[Several[Kind], Field(min_length=1)] | None = Field(
        None, description="the kinds of session that it is about; default: all"
    )

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if self.not_before is None and self.not_after is None:
            raise make_value_error("found neither not_before nor not_after", 'write not_after = "20:00"')
        if self.not_before is not None and self.not_after is not None and self.not_before >= self.not_after:
            raise make_value_error("found not_before at or after not_after", "a window ends after it begins")
        return self


class DaylightTable(Table):
    """A place, and what is done there between dawn and dusk."""

    latitude: Annotated[float, Field(ge=-90, le=90)] = Field(
        description="degrees, north of the equator positive", examples=[51.5]
    )
    longitude: Annotated[float, Field(ge=-180, le=180)] = Field(
        description="degrees, east of Greenwich positive", examples=[-0.1]
    )
    runs: Literal["all"] | Annotated[Several[Kind], Field(min_length=1)] = Field(
        "all", description='which: "all", or a list of kinds such as ["long", "bike"]'
    )

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of session that are done by daylight."""
        return frozenset(list_kinds("run") if self.runs == "all" else self.runs)

    @model_validator(mode="after")
    def _is_outside(self) -> Self:
        lift = next((kind for kind in self.kinds if KINDS[kind].family == "lift"), None)
        if lift is not None:
            raise make_value_error(f"found {lift}", "runs and other activities are done by daylight", ("runs",))
        return self
