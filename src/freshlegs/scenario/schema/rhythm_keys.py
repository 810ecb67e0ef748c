"""Words for what does not come every week: named weeks in a rotation, and every second or third week."""

from functools import partial
from typing import Annotated

from pydantic import Field, PlainValidator

from freshlegs.scenario.schema.value_types import Several, make_text_schema, match_text
from freshlegs.training.programme.races import MOST_WEEKS

_NAME = "[A-Za-z][A-Za-z0-9 _-]{0,29}"
WeekName = Annotated[
    str,
    PlainValidator(partial(match_text, _NAME)),
    make_text_schema('a name such as "A" or "with the children"', _NAME, "A", "B"),
]
Rotation = Annotated[
    Several[WeekName],
    Field(min_length=1, max_length=MOST_WEEKS, description='names of weeks in their turn, such as ["A", "B"]'),
]
WeekNames = Annotated[
    Several[WeekName], Field(min_length=1, description="only in weeks of these names of the rotation")
]
Every = Annotated[int, Field(ge=1, le=MOST_WEEKS, description="only in every nth week, 1 to 26")]
