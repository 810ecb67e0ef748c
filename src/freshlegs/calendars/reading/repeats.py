"""Repetition rules (RFC 5545 3.3.10), worked out day by day and only where it is asked for.

The usual way, dateutil's, goes from one date that fits to the next. A rule that no date fits keeps it searching until
the year 9999, one that repeats by the second keeps it for good, and neither can be told to stop. So a rule is a
question about a day here: what is looked at are the days of a window, whatever the rule says.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count

from freshlegs.calendars.reading.times import UnreadableError, parse_naive
from freshlegs.calendars.reading.work import Work

LONGEST_LIST = 60
"""Longest list in a rule."""
INTERVALS = range(1, 10_000)
COUNTS = range(1, 20_001)
"""A rule that ends after more times than these is taken not to end."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LISTS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
_FAST = ("SECONDLY", "MINUTELY", "HOURLY")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Repeat:
    """An event's repetition."""

    frequency: str
    interval: int
    count: int | None
    until: datetime | None  #: The last moment, on the clock of the event
    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    week_numbers: frozenset[int]
    weekdays: tuple[tuple[int, int], ...]  #: Which of the month or year (0: each; -1: the last), and the weekday from 0
    positions: frozenset[int]
    week_start: int

    def days(self, begin: date, first: date, last: date, work: Work) -> Iterator[date]:
        """Yield the days from `first` to `last` on which an event that begins on `begin` takes place, ascending.

        Whether it ends by `until` within its last day is left to the caller.
        """
        left = self.count
        start = begin if left is not None else max(first, begin)
        for period in self._periods(begin, start, last):
            work.count_days(len(period) + 1)
            for day in self._chosen([day for day in period if self._fits(day)]):
                if day < begin or (left is None and day < first):
                    continue
                if day > last or left == 0:
                    return
                left = None if left is None else left - 1
                if day >= first:
                    yield day
            if left == 0:
                return

    def _periods(self, begin: date, start: date, last: date) -> Iterator[Sequence[date]]:
        """Yield the days of each day, week, month or year in which the rule applies, those of `start` first."""
        if self.frequency in ("MONTHLY", "YEARLY"):
            yield from self._months(begin, start, last)
            return
        length = 7 if self.frequency == "WEEKLY" else 1
        origin = begin - self._into_week(begin) * _DAY if length == 7 else begin
        step = length * self.interval
        for number in range((start - origin).days // step * step, (last - origin).days + 1, step):
            yield [origin + (number + offset) * _DAY for offset in range(length)]

    def _months(self, begin: date, start: date, last: date) -> Iterator[Sequence[date]]:
        per = 12 if self.frequency == "YEARLY" else 1
        origin = begin.year * 12 + (begin.month - 1 if per == 1 else 0)
        length = per * self.interval
        skipped = (start.year * 12 + start.month - 1 - origin) // length * length
        for number in count(origin + skipped, length):
            if number > last.year * 12 + last.month - 1:
                return
            months = [(n // 12, n % 12 + 1) for n in range(number, number + per)]
            applies = [(year, month) for year, month in months if not self.months or month in self.months]
            yield [date(*month, day) for month in applies for day in range(1, monthrange(*month)[1] + 1)]

    def _chosen(self, days: Sequence[date]) -> Sequence[date]:
        if not self.positions:
            return days
        return [day for place, day in enumerate(days) if {place + 1, place - len(days)} & self.positions]

    def _fits(self, day: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not {day.day, day.day - _length(day) - 1} & self.month_days:
            return False
        if self.year_days and not {_year_day(day), _year_day(day) - 365 - isleap(day.year) - 1} & self.year_days:
            return False
        if self.week_numbers and not set(self._week_numbers(day)) & self.week_numbers:
            return False
        return not self.weekdays or any(self._is_weekday(day, *one) for one in self.weekdays)

    def _is_weekday(self, day: date, which: int, weekday: int) -> bool:
        if day.weekday() != weekday:
            return False
        if not which or self.frequency in ("DAILY", "WEEKLY"):
            return True
        if self.frequency == "MONTHLY" or self.months:
            before, behind = day.day - 1, _length(day) - day.day
        else:
            before, behind = _year_day(day) - 1, 365 + isleap(day.year) - _year_day(day)
        return which in (before // 7 + 1, -(behind // 7) - 1)

    def _into_week(self, day: date) -> int:
        return (day.weekday() - self.week_start) % 7

    def _week_numbers(self, day: date) -> tuple[int, int]:
        """Return the number of the day's week in its year, from its start and from its end."""
        middle = day + (3 - self._into_week(day)) * _DAY
        number = (_year_day(middle) + 6) // 7
        weeks = number + (365 + isleap(middle.year) - _year_day(middle)) // 7
        return number, number - weeks - 1


def read_repeat(written: str, start: datetime | date, until_of: Callable[[datetime], datetime]) -> Repeat:
    """Return the rule of an event that begins at `start`, as its clock shows it; raises UnreadableError.

    What `until_of` gives is a moment of UTC on that clock.
    """
    parts = _parts(written)
    frequency = parts.pop("FREQ", "").upper()
    if frequency not in _FREQUENCIES:
        raise UnreadableError(
            "it repeats by the hour or faster" if frequency in _FAST else "its repetition rule can't be read"
        )
    _check_clock(parts, start)
    interval, times = _number(parts.pop("INTERVAL", "1")), _number(parts.pop("COUNT", "-1"))
    week_start = parts.pop("WKST", "MO").upper()
    until = parts.pop("UNTIL", "")
    lists = {name: _numbers(parts.pop(name, ""), highest) for name, highest in _LISTS.items()}
    weekdays = _weekdays(parts.pop("BYDAY", ""))
    if parts or interval not in INTERVALS or times == 0 or week_start not in _WEEKDAYS:
        raise UnreadableError("its repetition rule can't be read")
    if not (weekdays or lists["BYMONTHDAY"] or lists["BYYEARDAY"] or lists["BYWEEKNO"]):
        if frequency == "WEEKLY":
            weekdays = ((0, start.weekday()),)
        elif frequency != "DAILY":
            lists["BYMONTHDAY"] = frozenset({start.day})
            if frequency == "YEARLY":
                lists["BYMONTH"] = lists["BYMONTH"] or frozenset({start.month})
    return Repeat(
        frequency=frequency,
        interval=interval,
        count=times if times in COUNTS else None,
        until=_until(until, start, until_of) if until else None,
        months=lists["BYMONTH"],
        month_days=lists["BYMONTHDAY"],
        year_days=lists["BYYEARDAY"],
        week_numbers=lists["BYWEEKNO"],
        weekdays=weekdays,
        positions=lists["BYSETPOS"],
        week_start=_WEEKDAYS.index(week_start),
    )


def _parts(written: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in written.replace(" ", "").split(";") if part]
    parts = {name.upper(): value for name, _, value in pairs}
    # RFC 7529's way to say that all is as usual.
    if parts.get("RSCALE", "").upper() == "GREGORIAN" and parts.get("SKIP", "OMIT").upper() == "OMIT":
        parts = {name: value for name, value in parts.items() if name not in ("RSCALE", "SKIP")}
    return parts


def _check_clock(parts: dict[str, str], start: datetime | date) -> None:
    """Drop a time of day that says again when the event begins; raises UnreadableError for others."""
    for name, unit in zip(_CLOCK, ("hour", "minute", "second"), strict=True):
        if name in parts and (not isinstance(start, datetime) or _number(parts.pop(name)) != getattr(start, unit)):
            raise UnreadableError("it repeats by the hour or faster")


def _number(written: str) -> int:
    if not re.fullmatch("[+-]?[0-9]{1,15}", written):
        raise UnreadableError("its repetition rule can't be read")
    return int(written)


def _numbers(written: str, highest: int) -> frozenset[int]:
    values = written.split(",") if written else []
    numbers = frozenset(map(_number, values[: LONGEST_LIST + 1]))
    if len(values) > LONGEST_LIST or any(not 1 <= abs(number) <= highest for number in numbers):
        raise UnreadableError("its repetition rule can't be read")
    return numbers


def _weekdays(written: str) -> tuple[tuple[int, int], ...]:
    values = written.upper().split(",") if written else []
    if len(values) > LONGEST_LIST or any(value[-2:] not in _WEEKDAYS for value in values):
        raise UnreadableError("its repetition rule can't be read")
    found = [(_number(value[:-2]) if value[:-2] else 0, _WEEKDAYS.index(value[-2:])) for value in values]
    if any(abs(which) > 53 for which, _ in found):
        raise UnreadableError("its repetition rule can't be read")
    return tuple(found)


def _until(written: str, start: datetime | date, until_of: Callable[[datetime], datetime]) -> datetime:
    """Return the last moment on the clock of the event; that of a date is the date's end."""
    moment, utc = parse_naive(written)
    if isinstance(moment, datetime) and isinstance(start, datetime):
        return until_of(moment) if utc else moment
    return datetime.combine(moment, time(23, 59, 59))


def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _year_day(day: date) -> int:
    return day.timetuple().tm_yday
