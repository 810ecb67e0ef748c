"""Time zones, clock changes and midnights, which no other file knows.

Everything else counts in *minutes of the week*: elapsed (UTC) minutes since the first instant of the week's first local
date. Days are local dates, numbered from 0; both may be negative or lie past the week.
"""

import os
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

DAY = 24 * 60
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NO_PLACES = ("localtime", "Factory", "posixrules", "posix/", "right/")
"""Files of the zone database that are no place: what they say depends on the machine."""
_REACH = 35
"""Days before and after the first one whose midnights are in a table."""


class NoSuchTimeError(ValueError):
    """A local time that the clock change skips."""


@dataclass(frozen=True)
class Clock:
    """The local calendar of one plan."""

    zone: ZoneInfo  #: The athlete's IANA time zone
    first: date  #: The local date that is day 0
    days: int  #: Length of the cycle in local dates

    def date_of(self, day: int) -> date:
        """Return the local date of a day number."""
        return self.first + timedelta(days=day)

    def day_name(self, day: int) -> str:
        """Return a date for people, in English under any locale: "Mon 30 Nov"."""
        return format_date(self.date_of(day))

    def moment_text(self, minute: int) -> str:
        """Return a minute for people: "Mon 30 Nov 07:00"."""
        return f"{self.day_name(self.day(minute))} {format_clock_time(self.wall(minute))}"

    def midnight(self, day: int) -> int:
        """Return the minute at which a local date begins (01:00 where the clock change skips midnight)."""
        if -_REACH <= day <= _REACH:
            return self._midnights[day + _REACH]
        return self._minute_of(self.date_of(day), 0)

    def day(self, minute: int) -> int:
        """Return the number of the local date that a minute falls on."""
        if self.steady and abs(minute) < _REACH * DAY:
            return minute // DAY
        table = self._midnights
        if table[0] <= minute < table[-1]:
            return bisect_right(table, minute) - 1 - _REACH
        return (self.moment(minute).date() - self.first).days

    def at(self, day: int, wall: int) -> int:
        """Return the first minute at which the local clock shows a time, or skips it in a clock change.

        `wall` are minutes on the wall clock of that local date, 0 to 1440 (24:00, the next date's midnight).
        """
        if wall == DAY:
            return self.midnight(day + 1)
        if self.has_24_hours(day):
            return self.midnight(day) + wall
        return self._minute_of(self.date_of(day), wall)

    def exactly(self, day: int, wall: int) -> int:
        """Return the first minute of a local time; raises NoSuchTimeError for a skipped one."""
        minute = self.at(day, wall)
        if wall < DAY and self.wall(minute) != wall:
            raise NoSuchTimeError(f"{self.date_of(day)} {format_clock_time(wall)} is skipped by the clock change")
        return minute

    def wall(self, minute: int) -> int:
        """Return the wall-clock time of a minute, in minutes since 00:00."""
        if self.steady and abs(minute) < _REACH * DAY:
            return minute % DAY
        day = self.day(minute)
        if self.has_24_hours(day):
            return minute - self.midnight(day)
        moment = self.moment(minute)
        return moment.hour * 60 + moment.minute

    def wall_end(self, start: int, minutes: int) -> int:
        """Return the end of a session in wall-clock minutes of its start's date; past 1440 after midnight."""
        end = start + minutes
        return self.wall(end) + DAY * (self.day(end) - self.day(start))

    def repeat(self, minute: int, days: int) -> int:
        """Return the minute with the same local time so many dates later."""
        if self.steady:
            return minute + days * DAY
        return self.at(self.day(minute) + days, self.wall(minute))

    def has_24_hours(self, day: int) -> bool:
        """Return whether no clock change falls on a local date."""
        return self.midnight(day + 1) - self.midnight(day) == DAY

    def moment(self, minute: int) -> datetime:
        """Return a minute as an aware local datetime."""
        return (self._origin + timedelta(minutes=minute)).astimezone(self.zone)

    def minute(self, moment: datetime) -> int:
        """Return an aware datetime as a minute of the week (seconds are cut off)."""
        return int((moment.astimezone(UTC) - self._origin).total_seconds() // 60)

    @cached_property
    def steady(self) -> bool:
        """Whether no clock change lies within reach of the week."""
        return all(after - before == DAY for before, after in pairwise(self._midnights))

    @cached_property
    def _origin(self) -> datetime:
        return find_first_instant(self.zone, self.first)

    @cached_property
    def _midnights(self) -> tuple[int, ...]:
        return _midnight_table(self.zone, self.first)

    def _minute_of(self, local_date: date, wall: int) -> int:
        return self.minute(find_first_instant(self.zone, local_date, wall))

    def __getstate__(self) -> tuple[str, date, int]:
        return self.zone.key, self.first, self.days

    def __setstate__(self, state: tuple[str, date, int]) -> None:
        self.__dict__.update(zone=ZoneInfo(state[0]), first=state[1], days=state[2])


@lru_cache(maxsize=64)
def _midnight_table(zone: ZoneInfo, first: date) -> tuple[int, ...]:
    origin = find_first_instant(zone, first)
    instants = (find_first_instant(zone, first + timedelta(days=day)) for day in range(-_REACH, _REACH + 1))
    return tuple(int((instant - origin).total_seconds() // 60) for instant in instants)


def find_first_instant(zone: ZoneInfo, local_date: date, wall: int = 0) -> datetime:
    """Return the first instant (UTC) at which the local clock shows or has passed a wall time (minutes since 00:00)."""
    naive = datetime.combine(local_date, time(wall // 60, wall % 60))
    local = naive.replace(tzinfo=zone)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == naive:
        return instant
    # In a gap, fold=1 lands before the change and fold=0 after it; the change is where the offset turns.
    before, after = local.replace(fold=1).astimezone(UTC), instant
    old = before.astimezone(zone).utcoffset()
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=int((after - before).total_seconds() // 120))
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after


def format_date(local_date: date) -> str:
    """Return a date for people, in English under any locale: "Mon 30 Nov"."""
    return f"{WEEKDAYS[local_date.weekday()].title()} {local_date.day} {_MONTHS[local_date.month - 1]}"


def format_clock_time(wall: int) -> str:
    """Return minutes since midnight as "HH:MM"."""
    return f"{wall // 60:02d}:{wall % 60:02d}"


def find_zone_place(name: str) -> ZoneInfo | None:
    """Return the zone of a place in the zone database, or None."""
    if name.startswith(NO_PLACES):
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def find_local_zone() -> str:
    """Return the IANA name of this computer's time zone; "UTC" where it has none."""
    named = os.environ.get("TZ", "").lstrip(":")
    linked = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    for name in (named, linked):
        if (zone := find_zone_place(name)) is not None:
            return zone.key
    return "UTC"
