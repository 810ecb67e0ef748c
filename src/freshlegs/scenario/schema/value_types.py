"""The words of a scenario file: times, windows, dates and days as a person writes them; and the base of its tables."""

import json
import re
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, time
from functools import partial
from typing import Annotated, Any, Self, TypeVar
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.io.text import is_id
from freshlegs.model.clock import DAY, find_zone_place, format_clock_time
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import suggest
from freshlegs.rules.base import DayNames
from freshlegs.training.exercise import EQUIPMENT_WORDS
from freshlegs.written.clock_text import (
    TIME_EXAMPLES,
    WINDOW_EXAMPLE,
    format_window,
    parse_clock_time,
    parse_window,
)
from freshlegs.written.day_text import (
    DATE_EXAMPLE,
    ONE_DAY,
    SCENARIO_YEARS,
    SEEN_FROM_TODAY,
    Yearless,
    parse_date,
)
from freshlegs.written.moment_text import At, parse_moment

_LONGEST = 100
"""Characters of a day and a time."""
_One = TypeVar("_One")
Several = Annotated[tuple[_One, ...], Field(strict=False)]
"""A list of the file."""

_WORDS = ".*[A-Za-z].*"
"""What editors leave to the program: a time or a day in words, such as "6pm" or "Tuesday"."""
_TIME = "(?:[01]?[0-9]|2[0-3])(?:[:.][0-5][0-9])?"
_WINDOW = f"{_TIME} ?- ?(?:{_TIME}|24:00)"
_DATE = "20[0-9]{2}-[01][0-9]-[0-3][0-9]|2100-[01][0-9]-[0-3][0-9]"
_DOTTED = r"\d{1,2}\.\d{1,2}\.20\d\d"
_MAIL_ADDRESS = r"[^\s@:;,\"<>]{1,64}@[^\s@:;,\"<>]{1,255}"
_GENERAL = (TIME_EXAMPLES, WINDOW_EXAMPLE, DATE_EXAMPLE, ONE_DAY)
"""What the grammar says to what means nothing; the schema says it better, for its key."""


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


def parse_with(parse: Callable[[str], _One], written: Any) -> _One:
    """Return what a text means; raises ValueError, or the error that knows better than the schema what to say."""
    if not isinstance(written, str) or len(written) > _LONGEST:
        raise ValueError
    try:
        return parse(written)
    except NotUnderstoodError as error:
        if error.allowed in _GENERAL:
            raise ValueError from None
        found = error.found if error.found.startswith("found") else f"found {repr_for_user(written)}"
        raise make_value_error(found, error.allowed) from None


def _time(written: Any) -> int:
    if isinstance(written, time):
        raise make_value_error(f"found {written}", f'write it in quotes: "{written:%H:%M}"')
    minute = parse_with(parse_clock_time, written)
    if minute == DAY:
        raise ValueError
    return minute


def _window(written: Any) -> tuple[int, int]:
    window = parse_with(parse_window, written)
    if written.startswith("24"):
        raise ValueError
    return window


def _apart(windows: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    for index, (begin, end) in enumerate(windows):
        for other in windows[:index]:
            if begin < other[1] and other[0] < end:
                found = f'found "{format_window((begin, end))}", which overlaps "{format_window(other)}"'
                raise make_value_error(found, "write them as one window", (index,))
    return windows


def _date(written: Any) -> date:
    there: date = written if isinstance(written, date) else parse_with(parse_date, written)
    if isinstance(there, datetime) or there.year not in SCENARIO_YEARS:
        raise ValueError
    return there


def _date_key(written: Any) -> date:
    """Return the date that is a key, which has one form: two keys for one date would hide each other."""
    there = _date(written)
    if written != there.isoformat():
        raise make_value_error(f"found {repr_for_user(written)}", f'write "{there}"')
    return there


def _moment(written: Any) -> At:
    if isinstance(written, datetime) and written.tzinfo is None:
        written = f"{written:%Y-%m-%d %H:%M}"
    moment = parse_with(parse_moment, written)
    if moment.day in SEEN_FROM_TODAY or isinstance(moment.day, Yearless):
        clock = format_clock_time(moment.wall)
        allowed = f'a file is read on many days: write "wed {clock}", or the date with its year'
        raise make_value_error(f"found {repr_for_user(written)}", allowed)
    return moment


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


def match_line(longest: int, written: Any, shortest: int = 1) -> str:
    """Return what is written if it is one line of so many printable characters; raises ValueError."""
    if not isinstance(written, str) or not shortest <= len(written) <= longest:
        raise ValueError
    if not written.translate(_JOINERS).isprintable():
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
    PlainValidator(partial(match_line, 200)),
    make_text_schema("1 to 200 printable characters", "", "Base-building week", maxLength=200),
]
Zone = Annotated[
    str,
    PlainValidator(_zone),
    make_text_schema('an IANA time zone such as "Europe/Berlin"', "", "Europe/Berlin", "America/Chicago"),
]
Time = Annotated[
    int, PlainValidator(_time), make_text_schema('a time from "00:00" to "23:59"', f"{_TIME}|{_WORDS}", "22:30")
]
WindowText = Annotated[
    tuple[int, int],
    PlainValidator(_window),
    make_text_schema(
        'a window of local time such as "06:00-08:00", at the latest until "24:00"',
        f"{_WINDOW}|{_WORDS}",
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
    make_text_schema("a date such as 2026-11-30, years 2000 to 2100", f"{_DATE}|{_DOTTED}|{_WORDS}", "2026-11-30"),
]
DateKey = Annotated[
    date,
    PlainValidator(_date_key),
    make_text_schema("a date such as 2026-11-30, years 2000 to 2100", _DATE, "2026-11-30", format="date"),
]
PinMoment = Annotated[
    At,
    PlainValidator(_moment),
    make_text_schema(
        'a day and a time such as "wed 18:00" or "2026-12-02 18:00"',
        f"(?:{_DATE}) {_TIME}|{_WORDS}",
        "wed 18:00",
        "2026-12-02 18:00",
    ),
]
PastMoment = Annotated[
    At,
    PlainValidator(_past_moment),
    make_text_schema(
        'a date and a time such as "2026-11-29 08:00"', f"(?:{_DATE}) {_TIME}|{_WORDS}", "2026-11-29 08:00"
    ),
]


class Table(BaseModel):
    """A table of the file: unknown keys are faults, and so are values of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)


class When(Table):
    """Days and a time of day, the whole session inside."""

    days: DayNames | None = Field(None, description='a list of days such as ["mon", "tue"] or ["sat-sun"]')
    time: WindowText | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.days is None and self.time is None:
            raise make_value_error("found an empty table", 'allowed: days = ["sat"], time = "07:00-10:00", or both')
        return self
