"""The words of a scenario file: times, windows, dates and days as a person writes them; and the base of its tables."""

import json
import re
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date, datetime, time
from functools import partial
from typing import Annotated, Any, Self, TypeVar
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from freshlegs.io.errors import repr_for_user
from freshlegs.io.text import is_id
from freshlegs.model.clock import WEEKDAYS, find_zone_place, format_clock_time
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import suggest
from freshlegs.scenario.day_and_time_text import (
    DAY_NAMES,
    SCENARIO_YEARS,
    At,
    NotUnderstoodError,
    format_window,
    parse_clock_time,
    parse_day,
    parse_moment,
    parse_window,
)
from freshlegs.training.exercise import EQUIPMENT_WORDS

_One = TypeVar("_One")
Several = Annotated[tuple[_One, ...], Field(strict=False)]
"""A list of the file."""

_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_WINDOW = f"{_TIME}-(?:{_TIME}|24:00)"
_DATE = "20[0-9]{2}-[01][0-9]-[0-3][0-9]|2100-[01][0-9]-[0-3][0-9]"
_MAIL_ADDRESS = r"[^\s@:;,\"<>]{1,64}@[^\s@:;,\"<>]{1,255}"
_NAMED = f"(?:{'|'.join(WEEKDAYS)}|day(?:[1-9]|1[0-4])|{_DATE})"


def make_value_error(found: str, allowed: str = "", inside: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """Return the error of a validator that knows better than the schema what to say.

    The keys and indices `inside` lead from the value looked at to the one that is wrong.
    """
    return PydanticCustomError("fault", "{found}", {"found": found, "allowed": allowed, "inside": inside})


def suggest_word(written: str, allowed: Iterable[str]) -> str:
    """Return "did you mean barbell?" for what means an allowed word, such as "rack", or is near to one; else ""."""
    word, others = written.strip().lower(), {other: kind for kind, row in KINDS.items() for other in row.also}
    meant = (others | EQUIPMENT_WORDS).get(word, "")
    return f"did you mean {meant}?" if meant in (known := [*allowed]) else suggest(word, known)


def match_text(pattern: str, written: Any) -> str:
    """Return what is written if it is a text of the pattern; raises ValueError."""
    if not isinstance(written, str) or not re.fullmatch(pattern, written):
        raise ValueError
    return written


def match_word(names: Collection[str], written: Any) -> str:
    """Return what is written if it is one of the names; raises ValueError, with a name that is near if there is one."""
    if not isinstance(written, str) or written not in names:
        near = suggest(written, names) if isinstance(written, str) else ""
        raise make_value_error(f"found {repr_for_user(written)}", near) if near else ValueError
    return written


def _match_strict(pattern: str, written: Any, rewrite: Callable[[str], str]) -> str:
    """Return a text of the pattern; of another one that a person understands, say how a file has it."""
    if isinstance(written, str) and not re.fullmatch(pattern, written):
        with suppress(NotUnderstoodError):
            exact = rewrite(written)
            if re.fullmatch(pattern, exact):
                raise make_value_error(f"found {repr_for_user(written)}", f'write "{exact}"')
    return match_text(pattern, written)


def _time(written: Any) -> int:
    if isinstance(written, time):
        raise make_value_error(f"found {written}", f'write it in quotes: "{written:%H:%M}"')
    return parse_clock_time(_match_strict(_TIME, written, lambda text: format_clock_time(parse_clock_time(text))))


def _window(written: Any) -> tuple[int, int]:
    text = _match_strict(_WINDOW, written, lambda text: format_window(parse_window(text)))
    begin, _, end = text.partition("-")
    if end == "00:00":
        raise make_value_error(f'found "{text}", which ends before it starts', f'write "{begin}-24:00"')
    try:
        return parse_window(text)
    except NotUnderstoodError as error:
        raise make_value_error(error.found, error.allowed) from None


def _apart(windows: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    for index, (begin, end) in enumerate(windows):
        for other in windows[:index]:
            if begin < other[1] and other[0] < end:
                found = f'found "{format_window((begin, end))}", which overlaps "{format_window(other)}"'
                raise make_value_error(found, "write them as one window", (index,))
    return windows


def _date(written: Any) -> date:
    if isinstance(written, str):
        written = date.fromisoformat(match_text(_DATE, written))
    if not isinstance(written, date) or isinstance(written, datetime) or written.year not in SCENARIO_YEARS:
        raise ValueError
    return written


def check_day_name(written: Any) -> str:
    """Return what is written if it names a day; raises ValueError."""
    if written not in DAY_NAMES:
        return _match_strict("|".join(DAY_NAMES), written, lambda text: str(parse_day(text)))
    return str(written)


def _moment(written: Any) -> At:
    if isinstance(written, datetime) and written.tzinfo is None:
        written = f"{written:%Y-%m-%d %H:%M}"
    return parse_moment(_match_strict(f"{_NAMED} {_TIME}", written, lambda text: str(parse_moment(text))))


def _past_moment(written: Any) -> At:
    moment = _moment(written)
    if isinstance(moment.day, str):
        raise ValueError
    return moment


def suggest_zone(written: str) -> str:
    """Return "did you mean "Europe/Berlin"?" for what is near to a time zone, else ""."""
    return suggest(written, sorted(available_timezones()), quote=True)


def _zone(written: Any) -> str:
    if not isinstance(written, str):
        raise ValueError
    zone = find_zone_place(written)
    if zone is not None:
        return zone.key
    near = suggest_zone(written)
    if not near:
        raise ValueError
    raise make_value_error(f"found {json.dumps(written[:60])}, which is not a time zone", near)


_JOINERS = str.maketrans("", "", "\u200c\u200d")
"""What joins or parts the letters of some scripts and the parts of an emoji; not printable, and harmless."""


def _title(written: Any) -> str:
    if not isinstance(written, str) or not 1 <= len(written) <= 200 or not written.translate(_JOINERS).isprintable():
        raise ValueError
    return written


def _identity(written: Any) -> str:
    if not isinstance(written, str) or not is_id(written, 100) or "/" in written:
        raise ValueError
    return written


def make_text_schema(allowed: str, pattern: str, *examples: str, **more: Any) -> WithJsonSchema:
    """Return the schema of a text; `allowed` is what messages say, also those of editors that know the keyword."""
    anchored = {"pattern": f"^(?:{pattern})$"} if pattern else {}
    return WithJsonSchema({"type": "string", "errorMessage": allowed, "examples": [*examples], **anchored, **more})


Identity = Annotated[
    str,
    PlainValidator(_identity),
    make_text_schema(
        '1 to 100 printable characters without "/", the first of them none of = + - @',
        "[^/=+@-][^/]*",
        "base-week",
        maxLength=100,
    ),
]
MailAddress = Annotated[
    str,
    PlainValidator(partial(match_text, _MAIL_ADDRESS)),
    make_text_schema('a mail address such as "me@example.com"', _MAIL_ADDRESS, "me@example.com"),
]
Title = Annotated[
    str,
    PlainValidator(_title),
    make_text_schema("1 to 200 printable characters", "", "Base-building week", maxLength=200),
]
Zone = Annotated[
    str,
    PlainValidator(_zone),
    make_text_schema('an IANA time zone such as "Europe/Berlin"', "", "Europe/Berlin", "America/Chicago"),
]
Time = Annotated[int, PlainValidator(_time), make_text_schema('a time from "00:00" to "23:59"', _TIME, "22:30")]
WindowText = Annotated[
    tuple[int, int],
    PlainValidator(_window),
    make_text_schema(
        'a window of local time such as "06:00-08:00", at the latest until "24:00"',
        _WINDOW,
        "06:00-08:00",
        "22:00-24:00",
    ),
]
RuleSettings = Annotated[
    dict[str, Any],
    WithJsonSchema({"type": "object"}),
    Field(description='by name: "off", "hard", the price of a breach, or a table of parameters'),
]
WindowTexts = Annotated[Several[WindowText], AfterValidator(_apart)]
Date = Annotated[
    date,
    PlainValidator(_date),
    make_text_schema("a date such as 2026-11-30, years 2000 to 2100", _DATE, "2026-11-30", format="date"),
]
DayName = Annotated[
    str,
    PlainValidator(check_day_name),
    WithJsonSchema({"enum": [*DAY_NAMES], "errorMessage": '"mon" to "sun" ("day1" and so on where days are counted)'}),
]
PinMoment = Annotated[
    At,
    PlainValidator(_moment),
    make_text_schema(
        'a day and a time such as "wed 18:00" or "2026-12-02 18:00"',
        f"{_NAMED} {_TIME}",
        "wed 18:00",
        "2026-12-02 18:00",
    ),
]
PastMoment = Annotated[
    At,
    PlainValidator(_past_moment),
    make_text_schema('a date and a time such as "2026-11-29 08:00"', f"(?:{_DATE}) {_TIME}", "2026-11-29 08:00"),
]


class Table(BaseModel):
    """A table of the file: unknown keys are faults, and so are values of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class When(Table):
    """Days and a time of day, the whole session inside."""

    days: Annotated[Several[DayName], Field(min_length=1)] | None = Field(
        None, description='a list of days such as ["mon", "tue"]'
    )
    time: WindowText | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.days is None and self.time is None:
            raise make_value_error("found an empty table", 'allowed: days = ["sat"], time = "07:00-10:00", or both')
        return self
