"""Times of day, windows and lengths of time as a person writes them."""

import re

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, format_clock_time
from freshlegs.written.plain_words import to_plain_words

TIME_EXAMPLES = 'write for example 22:30, 10:30 pm, "half past ten pm" or noon'
WINDOW_EXAMPLE = 'write for example "06:00-08:00"'
LENGTH = (
    r"\d{1,2}:\d\d|\d{1,5} ?(?:min(?:utes?)?|m|')?|\d{1,5} ?h(?:ours?)?(?: ?\d\d ?(?:min(?:utes?)?|m)?)?|\d{1,5} ?d"
)
"""A length of time; a number alone means minutes."""
_CLOCK = r"(\d{1,2})(?:[:.](\d\d))?\s*([ap]m)?"
WINDOW = re.compile(rf"{_CLOCK}\s*-\s*{_CLOCK}(?![\w:.])")
"""From one time to another, in plain words."""
_HALF = re.compile(r"half (\d{1,2})\s*([ap]m)?")


def parse_clock_time(written: str) -> int:
    """Return minutes since midnight of "22:30", "6", "10:30 pm" or "half past six"; raises NotUnderstoodError."""
    plain = to_plain_words(written)
    match = re.fullmatch(_CLOCK, plain)
    minute = _wall(*match.groups()) if match else DAY + 1
    if minute > DAY:
        half = _HALF.fullmatch(plain)
        allowed = f'write "half past {half[1]}" or "half past {int(half[1]) - 1 or 12}"' if half else TIME_EXAMPLES
        raise NotUnderstoodError(f"{repr_for_user(written.strip())} is not a time of day", allowed)
    return minute


def parse_window(written: str) -> Interval:
    """Return the minutes since midnight of "06:00-08:00", "6-8" or "5-7pm"; raises NotUnderstoodError."""
    match = WINDOW.fullmatch(to_plain_words(written))
    if match is None:
        raise NotUnderstoodError(f"{repr_for_user(written)} is not a span of time", WINDOW_EXAMPLE)
    return read_window(match)


def parse_stretch(written: str) -> Interval:
    """Return a window, or one over midnight, "19:00-07:00", whose end is then past 1440; raises NotUnderstoodError."""
    match = WINDOW.fullmatch(to_plain_words(written))
    if match is not None:
        begin, end = _wall(*match.groups()[:3]), _wall(*match.groups()[3:])
        if end < begin <= DAY:
            return begin, end + DAY
        if begin == end:
            over = 'write for example "07:00-19:00", or over midnight "19:00-07:00"'
            raise NotUnderstoodError(f"found {repr_for_user(written)}, which ends where it starts", over)
    return parse_window(written)


def format_stretch(stretch: Interval) -> str:
    """Return what `parse_stretch` reads."""
    return format_window((stretch[0], stretch[1] - DAY if stretch[1] > DAY else stretch[1]))


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


def read_window(match: re.Match[str]) -> Interval:
    """Return the minutes of a window that was found; raises NotUnderstoodError."""
    hour, minute, half, *until = match.groups()
    end = _wall(*until) or DAY
    begin = _wall(hour, minute, half or until[2])
    if half is None and begin >= end:
        begin = _wall("0" if hour == "24" else hour, minute, None)
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
