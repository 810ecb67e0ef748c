"""Moments and days as a person says them of the week that is planned: "tue 18:00", "thu..fri"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from freshlegs.io.errors import repr_for_user
from freshlegs.scenario.schema.value_types import Date, PinMoment
from freshlegs.scenario.week_days import WrongTimeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from freshlegs.scenario.schema.value_types import At
    from freshlegs.scenario.week_days import Days


def parse_minute(days: Days, day: str, time: str) -> int:
    """Return the minute of a day (by name or date) and a time, also outside the week; raises WrongTimeError."""
    try:
        at: At = _adapter(PinMoment).validate_python(f"{day.lower()} {time:0>5}")
    except ValidationError:
        written = f"{day} {time}".strip()
        raise WrongTimeError(f"found {repr_for_user(written)}", f"{days.allowed()}, and a time such as 06:30") from None
    return days.minute(at)


def parse_days(days: Days, written: str) -> frozenset[int]:
    """Return the numbers of the days of "thu" or "thu..fri", by name or date; raises WrongTimeError.

    What lies beyond the week is cut off, so "sat..mon" ends with the week.
    """
    first, dots, last = (word.strip().lower() for word in written.partition(".."))
    if dots and not (first and last):
        raise WrongTimeError(f"found {repr_for_user(written)}", "write one day, or two with .. between: thu..fri")
    begin = _number(days, first, written)
    end = _last(days, last, begin, written) if dots else begin
    if begin is None:
        raise WrongTimeError(f"found {repr_for_user(written)}", f"there is no {first} in {days.span()}")
    inside = frozenset(range(max(begin, 0), min(end or 0, days.clock.days - 1) + 1))
    if not inside:
        raise WrongTimeError(f"found {repr_for_user(written)}", f"allowed: {days.span()}, the days that are planned")
    return inside


def parse_session_id(names: Mapping[str, str], written: str) -> str | None:
    """Return the id of a session from its short name ("lower-1", "lower 1") or its id; None where there is none.

    Parameters
    ----------
    names : mapping of str to str
        Short names by id.
    """
    plain = written.strip().lower().replace("-", " ").replace("/", " ")
    return next((found for found, name in names.items() if written == found or plain == name), None)


def _last(days: Days, last: str, begin: int | None, written: str) -> int:
    end = _number(days, last, written)
    over_the_end = end is None or (last in days.names and begin is not None and end < begin)
    if over_the_end or end is None:
        return days.clock.days - 1
    if begin is not None and end < begin:
        raise WrongTimeError(f"found {repr_for_user(written)}", "the last day comes before the first")
    return end


def _number(days: Days, name: str, written: str) -> int | None:
    """Return the number of a day, None for a weekday that the week does not have."""
    if name in days.names:
        numbers = days.named(name)
        if len(numbers) > 1:
            dates = " or ".join(str(days.clock.date_of(day)) for day in numbers)
            raise WrongTimeError(
                f"found {repr_for_user(written)}, and there are {len(numbers)}", f"write the date: {dates}"
            )
        return next(iter(numbers), None)
    try:
        found: date = _adapter(Date).validate_python(name)
    except ValidationError:
        raise WrongTimeError(f"found {repr_for_user(written)}", f"{days.allowed()}, or a date") from None
    return (found - days.clock.first).days


@cache
def _adapter(word: Any) -> TypeAdapter[Any]:
    return TypeAdapter(word)
