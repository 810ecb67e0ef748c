"""Days, times, windows and lengths of time as a person writes them: one grammar for files, options and answers.

A file allows only the strict forms of its schema, such as "06:30"; the words of an option or an answer may be any.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, WEEKDAYS, find_first_instant, format_clock_time
from freshlegs.model.intervals import merge
from freshlegs.model.wording import suggest

SCENARIO_YEARS = range(2000, 2101)
"""Years that a date may lie in."""
DAY_NAMES = (*WEEKDAYS, *(f"day{number}" for number in range(1, 15)))
FREE_EXAMPLE = 'write for example "weekdays 6-8, 17:30-20:30" or "sat 7-12"'
LENGTH = (
    r"\d{1,2}:\d\d|\d{1,5} ?(?:min(?:utes?)?|m|')?|\d{1,5} ?h(?:ours?)?(?: ?\d\d ?(?:min(?:utes?)?|m)?)?|\d{1,5} ?d"
)
"""A length of time; a number alone means minutes."""

_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL = {
    **dict.fromkeys(("weekday", "workday"), WEEKDAYS[:5]),
    "weekend": WEEKDAYS[5:],
    **dict.fromkeys(("daily", "everyday", "all"), WEEKDAYS),
}
_NOTHING = ("none", "nothing", "no", "n", "off", "never")
TIME_EXAMPLES = 'write for example 22:30, 10:30 pm, "half past ten pm" or noon'
INSTANT_EXAMPLES = 'write for example "2026-12-02 12:00", 2026-12-02 or 2026-12-02T12:00Z'
_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?"
_WINDOW = re.compile(rf"{_CLOCK}\s*-\s*{_CLOCK}(?![\w:.])")
_DAY = r"\d{4}-\d\d-\d\d|day\d{1,2}|[a-z]+"
_SPAN = re.compile(rf"({_DAY})(?:\s*-\s*({_DAY}))?")
_MOMENT = re.compile(rf"(?:on\s+)?({_DAY})(?:(?<=\d)t|[\s,]+(?:at\s+)?)(.+)")
_BETWEEN = re.compile(r"(?:[\s,;:/&+]|\b(?:and|from|on|at)\b)+")


_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PARTS = {"half": 30, "quarter": 15, "a quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_HOUR = rf"{'|'.join(_HOURS)}|\d{{1,2}}"
_SPOKEN = re.compile(rf"\b({'|'.join(_PARTS)}) (past|to) ({_HOUR})\b")
_IN_DIGITS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    ("[\N{EN DASH}\N{EM DASH}]|\\.\\.+", "-"),
    (r"\b([ap])\.\s?m\b\.?", r"\1m"),
    (_SPOKEN.pattern, lambda match: _spoken(*match.groups())),
    (rf"\b({'|'.join(_HOURS)})\b", lambda match: str(_HOURS.index(match[1]) + 1)),
    (r"(?<=\d) ?o'clock\b", ""),
    (r"(?<=\d) in the (?:(morning)|afternoon|evening)\b", lambda match: "am" if match[1] else "pm"),
    (r"\b(\d{1,2}) ?h(\d\d)?\b", lambda match: f"{match[1]}:{match[2] or '00'}"),
    (r"(?<!\d)([01]\d|2[0-3])([0-5]\d)(?!\d|-\d\d-)", r"\1:\2"),
    (r"\b(?:to|till|until)\b", "-"),
    (r"\bevery ?day\b", "everyday"),
    (r"\bnoon\b", "12:00"),
    (r"\bmidnight\b", "24:00"),
)
"""What turns the words for days and times into the few forms that are read, one after the other."""


class NotUnderstoodError(ValueError):
    """A text of a person that can't be used: what was found, and what is allowed."""

    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(found, allowed)
        self.found = found
        self.allowed = allowed

    def __str__(self) -> str:
        return f"{self.found}; {self.allowed}"

    def blame(self, source: str) -> InputError:
        """Return the error that names the option in which the text stood."""
        return InputError(source, Fault("", self.found, self.allowed))


class At(NamedTuple):
    """A day, by its name or date, and a wall-clock time in minutes."""

    day: str | date
    wall: int

    def __str__(self) -> str:
        return f"{self.day} {format_clock_time(self.wall)}"


def is_nothing(written: str) -> bool:
    """Whether a text says that there is none of it."""
    return written.strip().lower() in _NOTHING


def parse_clock_time(written: str) -> int:
    """Return minutes since midnight of "22:30", "6", "10:30 pm" or "half past six"; raises NotUnderstoodError."""
    match = re.fullmatch(_CLOCK, _plain(written))
    minute = _wall(*match.groups()) if match else DAY + 1
    if minute > DAY:
        raise NotUnderstoodError(f"{repr_for_user(written.strip())} is not a time of day", TIME_EXAMPLES)
    return minute


def parse_window(written: str) -> Interval:
    """Return the minutes since midnight of "06:00-08:00", "6-8" or "5-7pm"; raises NotUnderstoodError."""
    match = _WINDOW.fullmatch(_plain(written))
    if match is None:
        raise NotUnderstoodError(f"{repr_for_user(written)} is not a span of time", 'write for example "06:00-08:00"')
    return _window(match)


def format_window(window: Interval) -> str:
    """Return a window as a file has it: "06:00-08:00"."""
    return f"{format_clock_time(window[0])}-{format_clock_time(window[1])}"


def parse_length(written: str) -> int:
    """Return the minutes of "90", "90 min", "1:30", "1 h 30" or "2d"; raises NotUnderstoodError."""
    plain = written.strip().lower()
    if not re.fullmatch(LENGTH, plain):
        found = f"{repr_for_user(written.strip())} is not a length of time"
        raise NotUnderstoodError(found, 'write minutes, such as 90, or "1:30"')
    first, *rest = map(int, re.findall(r"\d+", plain))
    return first * (DAY if "d" in plain else 60 if ":" in plain or "h" in plain else 1) + sum(rest)


def parse_date(written: str) -> date:
    """Return the date of "2026-12-01"; raises NotUnderstoodError."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NotUnderstoodError(f"found {repr_for_user(written)}", "write a date such as 2026-12-01") from None


def parse_instant(written: str, zone: ZoneInfo) -> datetime:
    """Return the moment of "2026-01-01 08:00" or "2026-01-01 noon", on the zone's clock without an offset of its own.

    A date means its beginning. Raises NotUnderstoodError.
    """
    text = written.strip()
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= len("2026-01-01"):
            moment = find_first_instant(zone, moment.date()).astimezone(zone)
    except (ValueError, OverflowError):
        moment = _parse_spoken_instant(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _parse_spoken_instant(written: str) -> datetime:
    with suppress(NotUnderstoodError):
        day, wall = parse_moment(written)
        if not isinstance(day, str) and wall < DAY:
            return datetime.combine(day, time(wall // 60, wall % 60))
    raise NotUnderstoodError(f"found {repr_for_user(written)}", INSTANT_EXAMPLES)


def parse_day(written: str) -> str | date:
    """Return the name of "tue", "Tuesday" or "day3" in a file, or a date; raises NotUnderstoodError."""
    word, example = written.strip().lower(), "write one day, such as tue or 2026-12-01"
    if not word[:1].isdecimal():
        names = (word,) if word in DAY_NAMES else _days(word, example)
        if len(names) == 1:
            return names[0]
    elif (found := parse_date(word)).year in SCENARIO_YEARS:
        return found
    raise NotUnderstoodError(f"found {repr_for_user(written)}", example)


def split_day_span(written: str) -> tuple[str, str]:
    """Return the two days of "thu..fri" or "thu to fri", or a day alone and ""; raises NotUnderstoodError."""
    match = _SPAN.fullmatch(_plain(written))
    if match is None:
        raise NotUnderstoodError(f"found {repr_for_user(written)}", "write one day, or two with .. between: thu..fri")
    return match[1], match[2] or ""


def parse_moment(written: str) -> At:
    """Return the day and time of "tue 18:00", "Tuesday at noon" or "2026-12-02 6:30pm"; raises NotUnderstoodError."""
    match = _MOMENT.fullmatch(_plain(written))
    day, clock = match.groups() if match else (written, "")
    return At(parse_day(day), parse_clock_time(clock))


def parse_free_time(written: str) -> dict[str, tuple[Interval, ...]]:
    """Return the windows of the days in "weekdays 6-8, 17:30-20:30; sat none"; times without a day mean every day.

    Raises NotUnderstoodError with what of it is not understood.
    """
    free: dict[str, tuple[Interval, ...]] = {}
    days: tuple[str, ...] = ()
    waiting = False
    for named, windows in _words(_plain(written)):
        if windows is None:
            days, waiting = (*days, *named) if waiting else named, True
        else:
            days = days or WEEKDAYS
            free |= {day: (*(() if waiting else free.get(day, ())), *windows) for day in days}
            waiting = False
    if waiting or not free:
        raise NotUnderstoodError(f"{days[-1]} has no times" if waiting else "nothing is said", FREE_EXAMPLE)
    return {day: tuple(merge(free[day])) for day in WEEKDAYS if day in free}


def format_free_time(free: Mapping[str, tuple[Interval, ...]]) -> str:
    """Return free time as `parse_free_time` understands it; days without any are not named."""
    parts = []
    for windows, run in groupby(WEEKDAYS, lambda day: free.get(day, ())):
        days = list(run)
        if windows:
            named = f"{days[0]} to {days[-1]}" if len(days) > 1 else days[0]
            parts.append(f"{named} {', '.join(map(format_window, windows))}")
    return "; ".join(parts) or "none"


def _plain(written: str) -> str:
    plain = written.strip().lower()
    for pattern, meant in _IN_DIGITS:
        plain = re.sub(pattern, meant, plain)
    return plain


def _spoken(part: str, direction: str, hour: str) -> str:
    """Return "6:30" of "half past six", "5:45" of "a quarter to six"."""
    whole = _HOURS.index(hour) + 1 if hour in _HOURS else int(hour)
    past = _PARTS[part] if direction == "past" else -_PARTS[part]
    return f"{(whole if past > 0 else (whole - 1) or 12)}:{past % 60:02d}"


def _words(plain: str) -> Iterator[tuple[tuple[str, ...], tuple[Interval, ...] | None]]:
    """Yield days, and windows as they are said; days come without windows, "none" as no window at all."""
    place = 0
    while place < len(plain):
        if found := _BETWEEN.match(plain, place):
            place = found.end()
        elif found := _WINDOW.match(plain, place):
            place = found.end()
            yield (), (_window(found),)
        elif found := _SPAN.match(plain, place):
            place = found.end()
            first, last = found.groups()
            yield ((), ()) if first in _NOTHING else (_between(_days(first), _days(last) if last else ()), None)
        else:
            raise NotUnderstoodError(f"{repr_for_user(plain[place : place + 20])} is not a span of time", FREE_EXAMPLE)


def suggest_day(word: str) -> str:
    """Return "did you mean thu?" for what is nearly the name of a day, else ""."""
    names = (*WEEKDAYS, *_FULL)
    return "" if word in (*names, "today") else suggest(word, (name for name in names if name[0] == word[:1].lower()))


def _days(word: str, example: str = FREE_EXAMPLE) -> tuple[str, ...]:
    """Return the weekdays of "mon", "Mondays", "weekend" or "daily"; raises NotUnderstoodError."""
    one = word.removesuffix("s")
    if one in _SEVERAL:
        return _SEVERAL[one]
    found = [full[:3] for full in _FULL if len(word) > 1 and (full.startswith(word) or full == one)]
    if len(found) != 1:
        allowed = f"{suggest_day(word)} {example}".lstrip()
        raise NotUnderstoodError(f"{repr_for_user(word)} is not a day", allowed)
    return tuple(found)


def _between(first: tuple[str, ...], last: tuple[str, ...]) -> tuple[str, ...]:
    """Return the days from one to the other, over the weekend's end too; without the other, the one alone."""
    if not last:
        return first
    begin, end = WEEKDAYS.index(first[0]), WEEKDAYS.index(last[-1])
    return WEEKDAYS[begin : end + 1] if begin <= end else (*WEEKDAYS[begin:], *WEEKDAYS[: end + 1])


def _window(match: re.Match[str]) -> Interval:
    hour, minute, half, *until = match.groups()
    end = _wall(*until) or DAY
    begin = _wall(hour, minute, half or until[2])
    if half is None and begin >= end:
        begin = _wall(hour, minute, None) % DAY if hour == "24" else _wall(hour, minute, None)
    if begin > DAY or end > DAY:
        raise NotUnderstoodError(f"{repr_for_user(match[0])} is not a span of time", "a day has 24 hours of 60 minutes")
    if begin >= end:
        ends = "ends where" if begin == end else "ends before"
        late, early = format_window((begin, DAY)), format_window((0, end))
        over = f'over midnight write two: "{late}" and, on the next day, "{early}"'
        raise NotUnderstoodError(f"found {repr_for_user(match[0])}, which {ends} it starts", over)
    return begin, end


def _wall(hour: str, minute: str | None, half: str | None) -> int:
    """Return wall-clock minutes, and more than a day has for what is no time."""
    hours, minutes = int(hour), int(minute or 0)
    if minutes > 59 or (half and not 1 <= hours <= 12):
        return DAY + 1
    return (hours if half is None else hours % 12 + 12 * (half == "pm")) * 60 + minutes
