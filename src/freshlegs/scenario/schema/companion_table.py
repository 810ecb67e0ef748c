"""The words of a session that is done in one go with another."""

import re
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from freshlegs.model.kinds import KINDS
from freshlegs.scenario.schema.value_types import Table, make_value_error, match_word

_MOST = 720
BetweenMinutes = Annotated[int, Field(ge=0, le=_MOST, description=f"minutes, 0 to {_MOST}")]


class NamedCompanion(NamedTuple):
    """A kind of session, and the number of one of them; 0 where the file names the kind alone."""

    kind: str
    number: int

    def __str__(self) -> str:
        return f"{self.kind} {self.number}" if self.number else self.kind


def _read_name(written: Any) -> NamedCompanion:
    if not isinstance(written, str):
        raise ValueError
    kind, _, number = re.sub(r"[\s_-]+(?=\d+$)", " ", written.strip().lower()).partition(" ")
    if number and not (number.isdecimal() and 0 < int(number) < 100):
        raise ValueError
    return NamedCompanion(match_word(tuple(KINDS), kind), int(number or 0))


CompanionName = Annotated[
    NamedCompanion,
    PlainValidator(_read_name),
    WithJsonSchema({"type": "string", "description": 'a kind such as "full", or one session of it: "full 2"'}),
]


class Between(Table):
    """The minutes between two sessions that are done in one go."""

    at_least: BetweenMinutes = Field(0, description="no fewer than these")
    at_most: BetweenMinutes = Field(description="no more than these", examples=[15])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.at_least > self.at_most:
            raise make_value_error(f"found at_least = {self.at_least} above at_most = {self.at_most}")
        return self


class CompanionTable(Table):
    """The session that this one stands directly before or after."""

    session: CompanionName = Field(description='a kind, or one session of it: "full 2"', examples=["full"])
    order: Literal["before", "after"] | None = Field(
        None, description="it stands before that one, or after it; default: as it serves"
    )
    between: BetweenMinutes | Between = Field(
        0, description="minutes between the two, such as of the way to the gym; or { at_least = 0, at_most = 15 }"
    )

    @property
    def span(self) -> tuple[int, int]:
        """The fewest and the most minutes between the two."""
        if isinstance(self.between, Between):
            return self.between.at_least, self.between.at_most
        return self.between, self.between
