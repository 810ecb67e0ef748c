"""A day and a time as a person writes them."""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.clock import DAY, WEEKDAYS, find_first_instant, format_clock_time
from freshlegs.written.clock_text import parse_clock_time
from freshlegs.written.day_text import DAY_TEXT, WrittenDay, find_date, parse_day, say_which_day
from freshlegs.written.plain_words import to_plain_words

INSTANT_EXAMPLES = 'write for example "2026-12-02 12:00", 2026-12-02 or 2026-12-02T12:00Z'
_MOMENT = re.compile(rf"(?:on\s+)?({DAY_TEXT})(?:(?<=\d)t|[\s,]+(?:at\s+)?)(.+)")
_TIME_FIRST = re.compile(rf"(?:at\s+)?(\d.*?),?\s+(?:on\s+)?({DAY_TEXT})")


class At(NamedTuple):
    """A day, by its name or date, and a wall-clock time in minutes."""

    day: WrittenDay
    wall: int

    def __str__(self) -> str:
        return f"{self.day} {format_clock_time(self.wall)}"


def parse_moment(written: str) -> At:
    """Return the day and time of "tue 18:00", "9pm on Tuesday", "2026-12-02 6:30pm"; raises NotUnderstoodError."""
    plain = to_plain_words(written)
    match = _MOMENT.fullmatch(plain)
    if match is None and (turned := _TIME_FIRST.fullmatch(plain)):
        with suppress(NotUnderstoodError):
            return At(parse_day(turned[2]), parse_clock_time(turned[1]))
    day, clock = match.groups() if match else (written, "")
    return At(parse_day(day), parse_clock_time(clock))


def parse_instant(written: str, zone: ZoneInfo, today: date | None = None) -> datetime:
    """Return the moment of "2026-01-01 08:00", "2026-01-01 noon" or "today", on the zone's clock.

    A day alone means its beginning; with an offset of its own a time is on that clock. Raises NotUnderstoodError.
    """
    text = written.strip()
    try:
        moment = datetime.fromisoformat(text)
        if len(text) <= len("2026-01-01"):
            moment = find_first_instant(zone, moment.date()).astimezone(zone)
    except (ValueError, OverflowError):
        moment = _parse_spoken_instant(written, zone, today)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _parse_spoken_instant(written: str, zone: ZoneInfo, today: date | None) -> datetime:
    found = f"found {repr_for_user(written)}"
    try:
        day, wall = parse_day(written), None
    except NotUnderstoodError:
        with suppress(NotUnderstoodError):
            day, wall = parse_moment(written)
            if wall < DAY and (there := find_date(day, found, today=today)):
                return datetime.combine(there, time(wall // 60, wall % 60))
        raise NotUnderstoodError(found, say_which_day(written) or INSTANT_EXAMPLES) from None
    there = find_date(day, found, today=today)
    if there is None:
        raise NotUnderstoodError(f"{found}, which is a day of every week", _say_dates(str(day), today))
    return find_first_instant(zone, there).astimezone(zone)


def _say_dates(weekday: str, today: date | None) -> str:
    """Say which dates a weekday may mean."""
    if today is None or weekday not in WEEKDAYS:
        return "write a date such as 2026-12-02"
    last = today - timedelta(days=(today.weekday() - WEEKDAYS.index(weekday)) % 7)
    return f"write {last} or {last + timedelta(days=7)}"
