"""Repetition rules (RFC 5545 3.3.10), worked out day by day and only where it is asked for.

The usual way, dateutil's, goes from one date that fits to the next. A rule that no date fits keeps it searching until
the year 9999, one that repeats by the second keeps it for good, and neither can be told to stop. So a rule is a
question about a day here: what is looked at are the days of a window, whatever the rule says.
"""

from calendar import isleap, monthrange
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from freshlegs.calendars.reading.work import Work

_DAY = timedelta(days=1)
_LENGTHS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 1, "YEARLY": 12}


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
    times: tuple[time, ...]  #: On each of its days, ascending
    positions: frozenset[int]
    week_start: int

    def starts(self, begin: datetime, first: date, last: date, work: Work) -> Iterator[datetime]:
        """Yield when an event that begins at `begin` takes place on the days from `first` to `last`, ascending.

        Whether it ends by `until` within its last day is left to the caller.
        """
        origin = begin.date() - (self._into_week(begin) * _DAY if self.frequency == "WEEKLY" else timedelta())
        near, final = max(self._number(origin, first), 0), self._number(origin, last)
        number, left, steady = near if self.count is None else 0, self.count, self._steady
        while number <= final and left != 0:
            for start in self._chosen(self._period(origin, number), work):
                if start < begin or left == 0:
                    continue
                left = None if left is None else left - 1
                if first <= start.date() <= last:
                    yield start
            number += 1
            if left is not None and steady:
                # Periods before the window are all alike, so they need not be looked at.
                skipped = max(near - number, 0)
                number, left = number + skipped, max(left - skipped * steady, 0)

    @property
    def _steady(self) -> int:
        """How often it takes place in each of its periods, the first aside; 0 where they may differ."""
        if self.year_days or self.week_numbers or (self.months and self.frequency != "YEARLY"):
            return 0
        months = (len(self.months) or 12) if self.frequency == "YEARLY" else 1
        whiches = {which for which, _ in self.weekdays}
        days = 0
        if self.month_days and not self.weekdays and self.frequency in ("MONTHLY", "YEARLY"):
            days = months * len(self.month_days) * _never_misses(self.month_days, 28)
        elif self.weekdays and not self.month_days and self.frequency == "WEEKLY":
            days = len({weekday for _, weekday in self.weekdays})
        elif self.weekdays and not self.month_days and (self.frequency == "MONTHLY" or self.months):
            days = months * len(set(self.weekdays)) * _never_misses(whiches, 4)
        elif self.frequency == "DAILY" and not self.weekdays and not self.month_days:
            days = 1
        total = days * len(self.times)
        chosen = {place % (total + 1) for place in self.positions if -total <= place <= total}
        return len(chosen) if self.positions else total

    def _number(self, origin: date, day: date) -> int:
        """Return the number of the period that a day is in, or that comes before it, counted from the first."""
        if self.frequency in ("MONTHLY", "YEARLY"):
            months = (day.year - origin.year) * 12
            months += day.month - origin.month if self.frequency == "MONTHLY" else 0
            return months // self._step
        return (day - origin).days // self._step

    def _period(self, origin: date, number: int) -> Sequence[date]:
        """Return the days of one of the days, weeks, months or years in which the rule applies."""
        if self.frequency not in ("MONTHLY", "YEARLY"):
            first_day = origin + number * self._step * _DAY
            return [first_day + offset * _DAY for offset in range(7)] if self.frequency == "WEEKLY" else [first_day]
        first = origin.year * 12 + number * self._step
        numbers = [first + origin.month - 1] if self.frequency == "MONTHLY" else range(first, first + 12)
        months = [(one // 12, one % 12 + 1) for one in numbers if not self.months or one % 12 + 1 in self.months]
        return [date(*month, day) for month in months for day in range(1, monthrange(*month)[1] + 1)]

    @property
    def _step(self) -> int:
        """How many days or months lie between the beginnings of its periods."""
        return _LENGTHS[self.frequency] * self.interval

    def _chosen(self, days: Sequence[date], work: Work) -> Sequence[datetime]:
        fitting = filter(self._fits, days)
        starts = [datetime.combine(day, clock) for day in fitting for clock in self.times]
        work.count_days(len(days) + len(starts) + 1)
        if not self.positions:
            return starts
        return [start for place, start in enumerate(starts) if {place + 1, place - len(starts)} & self.positions]

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


def _never_misses(places: Collection[int], highest: int) -> bool:
    """Whether each of these places in a month or week is there in any, counted from one end."""
    return all(1 <= place <= highest for place in places) or all(-highest <= place <= -1 for place in places)


def _length(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _year_day(day: date) -> int:
    return day.timetuple().tm_yday
