"""Free time and times of day as a person says them: "weekdays 6-8, 17:30-20:30; sat none", "10:30 pm"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.clock import DAY, WEEKDAYS, format_clock_time
from freshlegs.model.intervals import merge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from freshlegs.model.availability import Interval

EXAMPLE = '"weekdays 6-8, 17:30-20:30" or "sat 7-12"'
NOTHING = ("none", "nothing", "no", "off", "never")

_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL = {
    "weekday": WEEKDAYS[:5],
    "workday": WEEKDAYS[:5],
    "weekend": WEEKDAYS[5:],
    "daily": WEEKDAYS,
    "everyday": WEEKDAYS,
    "all": WEEKDAYS,
}
_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?"
_WINDOW = re.compile(rf"{_CLOCK}\s*-\s*{_CLOCK}(?![\w:.])")
_DAYS = re.compile(r"([a-z]+)(?:\s*-\s*([a-z]+))?")
_BETWEEN = re.compile(r"(?:[\s,;:/&+]|\b(?:and|from|on|at)\b)+")


@dataclass(slots=True)
class _Group:
    """Days that are named together, and the times said of them; None while nothing is."""

    days: tuple[str, ...]
    windows: list[Interval] | None = None


def parse_free_time(said: str, option: str = "--free") -> dict[str, tuple[Interval, ...]]:
    """Return the windows of the days that an answer names, in wall-clock minutes; times without a day mean every day.

    Raises
    ------
    InputError
        Naming the option that the answer belongs to, and what of it is not understood.
    """
    groups: list[_Group] = []
    for days, windows in _words(_plain(said), option):
        if windows is None and groups and groups[-1].windows is None:
            groups[-1].days += days
        elif windows is None:
            groups.append(_Group(days))
        else:
            groups = groups or [_Group(WEEKDAYS)]
            groups[-1].windows = [*(groups[-1].windows or ()), *windows]
    if not groups or groups[-1].windows is None:
        found = f"{groups[-1].days[-1]} has no times" if groups else "nothing is said"
        raise _wrong(option, found, f"write for example {EXAMPLE}")
    free = {day: tuple(merge(group.windows or ())) for group in groups for day in group.days}
    return {day: free[day] for day in WEEKDAYS if day in free}


def format_free_time(free: Mapping[str, tuple[Interval, ...]]) -> str:
    """Return free time as `parse_free_time` understands it; days without any are not named."""
    parts = []
    for windows, run in groupby(WEEKDAYS, lambda day: free.get(day, ())):
        days = list(run)
        if windows:
            times = ", ".join(map(format_window, windows))
            parts.append(f"{days[0]} to {days[-1]} {times}" if len(days) > 1 else f"{days[0]} {times}")
    return "; ".join(parts) or "none"


def format_window(window: Interval) -> str:
    """Return a window as the file has it: "06:00-08:00"."""
    return f"{format_clock_time(window[0])}-{format_clock_time(window[1])}"


def parse_time_of_day(said: str, option: str) -> int:
    """Return a time of day in wall-clock minutes; raises InputError."""
    match = re.fullmatch(_CLOCK, said.strip().lower())
    minute = _wall(*match.groups()) if match else DAY
    if minute > DAY or not match:
        raise _wrong(option, f"{repr_for_user(said.strip())} is no time of day", "write for example 22:30")
    return minute % DAY


def _plain(said: str) -> str:
    said = re.sub("[\N{EN DASH}\N{EM DASH}]|\\.\\.+", "-", said.strip().lower())
    said = re.sub(r"\b(?:to|till|until)\b", "-", said)
    said = re.sub(r"\bevery ?day\b", "everyday", said)
    return re.sub(r"\bnoon\b", "12:00", re.sub(r"\bmidnight\b", "24:00", said))


def _words(said: str, option: str) -> Iterator[tuple[tuple[str, ...], tuple[Interval, ...] | None]]:
    """Yield days, and windows as they are said; days come without windows, "none" as no window at all."""
    place = 0
    while place < len(said):
        if found := _BETWEEN.match(said, place):
            place = found.end()
        elif found := _WINDOW.match(said, place):
            place = found.end()
            yield (), (_window(found, option),)
        elif found := _DAYS.match(said, place):
            place = found.end()
            first, last = found.groups()
            if first in NOTHING:
                yield (), ()
            else:
                yield _span(_days(first, option), _days(last, option) if last else ()), None
        else:
            rest = said[place : place + 20]
            raise _wrong(option, f"{repr_for_user(rest)} is no stretch of time", f"write for example {EXAMPLE}")


def _days(word: str, option: str) -> tuple[str, ...]:
    one = word.removesuffix("s")
    if one in _SEVERAL:
        return _SEVERAL[one]
    found = [full[:3] for full in _FULL if len(word) > 1 and (full.startswith(word) or full == one)]
    if len(found) != 1:
        raise _wrong(option, f"{repr_for_user(word)} is no day", f"write for example {EXAMPLE}")
    return tuple(found)


def _span(first: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    """Return the days from one to the other, over the weekend's end too; without the other, the one alone."""
    if not last:
        return first
    begin, end = WEEKDAYS.index(first[0]), WEEKDAYS.index(last[-1])
    return WEEKDAYS[begin : end + 1] if begin <= end else (*WEEKDAYS[begin:], *WEEKDAYS[: end + 1])


def _window(match: re.Match[str], option: str) -> Interval:
    hour, minute, half, *until = match.groups()
    end = _wall(*until) or DAY
    begin = _wall(hour, minute, half or until[2])
    if half is None and begin >= end:
        begin = _wall(hour, minute, None)
    if begin > DAY or end > DAY:
        raise _wrong(option, f"{repr_for_user(match[0])} is no stretch of time", "a day has 24 hours of 60 minutes")
    if begin >= end:
        split = f"write {format_clock_time(begin)}-24:00, and the rest on the next day"
        raise _wrong(option, f"{repr_for_user(match[0])} ends before it starts", split)
    return begin, end


def _wall(hour: str, minute: str | None, half: str | None) -> int:
    """Return wall-clock minutes, and more than a day has for what is no time."""
    hours, minutes = int(hour), int(minute or 0)
    if minutes > 59 or (half and not 1 <= hours <= 12):
        return DAY + 1
    return (hours if half is None else hours % 12 + 12 * (half == "pm")) * 60 + minutes


def _wrong(option: str, found: str, allowed: str) -> InputError:
    return InputError(option, Fault("", found, allowed))
