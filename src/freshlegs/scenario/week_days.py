"""The days of the week that is planned, and what a scenario file calls them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from freshlegs.io.errors import NotUnderstoodError, Step, repr_for_user
from freshlegs.model.clock import DAY, WEEKDAYS, Clock, NoSuchTimeError, format_clock_time
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.schema.faults import Faults
from freshlegs.written.clock_text import parse_clock_time
from freshlegs.written.day_text import (
    SCENARIO_YEARS,
    SEEN_FROM_TODAY,
    WrittenDay,
    find_date,
    list_group,
    parse_day,
    say_which_day,
    split_days,
    suggest_day,
)
from freshlegs.written.moment_text import At, parse_instant, parse_moment

_MANY = 5
"""Dates that are too many to list."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the cycle."""

    clock: Clock
    counted: bool  #: The file calls them day1, day2, ... instead of by weekday.
    #: What "today" means to the athlete, where a command knows it from the clock that it was given
    today: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What the file may call its days."""
        numbered = tuple(f"day{day + 1}" for day in range(self.clock.days))
        return numbered if self.counted else (*WEEKDAYS, *numbered) if self.is_fortnight else WEEKDAYS

    @property
    def is_fortnight(self) -> bool:
        """Whether the days are called by weekday, each of which comes twice, or by their number."""
        return not self.counted and self.clock.days == 2 * len(WEEKDAYS)

    def name(self, day: int) -> str:
        """Return what the file calls a day."""
        return f"day{day + 1}" if self.counted else WEEKDAYS[self.clock.date_of(day).weekday()]

    def find_numbers(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the days of that name."""
        numbers = range(self.clock.days)
        if self.is_fortnight and name not in WEEKDAYS:
            return tuple(day for day in numbers if name == f"day{day + 1}")
        return tuple(day for day in numbers if self.name(day) == name)

    def say_allowed(self) -> str:
        """Say which names there are."""
        if self.counted:
            days = self.clock.days
            return f"allowed: day1 to day{days} (a repeating cycle of {days} days counts its days)"
        if self.is_fortnight:
            return "allowed: mon to sun for both weeks, or day1 to day14"
        return "allowed: mon to sun (day1 and so on are for repeating cycles of other than 7 days)"

    def numbers(self, names: Iterable[str], steps: tuple[Step, ...], faults: Faults) -> frozenset[int]:
        """Return the numbers of all days with one of these names, and note the names that are not for this cycle."""
        found: set[int] = set()
        for index, name in enumerate(names):
            if name not in self.names:
                faults.add((*steps, index), f'found "{name}"', self.say_allowed())
            found.update(self.find_numbers(name))
        return frozenset(found)

    def number(self, day: WrittenDay, found: str, time: str = "") -> int | None:
        """Return the number of a day, None for a weekday that the week does not have.

        Raises NotUnderstoodError if the days have other names, or several have this one; messages say `found` of it,
        and `time` after its date.
        """
        there = find_date(day, found, today=self.today, near=self.clock.first)
        if there is not None:
            return (there - self.clock.first).days
        numbers = self.find_numbers(str(day))
        if day not in self.names:
            raise NotUnderstoodError(found, f"{self.say_allowed()}, or a date")
        if len(numbers) > 1:
            dates = [f'"{self.clock.date_of(number)}{time}"' for number in numbers]
            which = " or ".join(dates) if len(dates) < _MANY else f"{dates[0]}, {dates[1]} and so on to {dates[-1]}"
            raise NotUnderstoodError(f"{found}, and there are {len(numbers)}", f"write the date: {which}")
        return next(iter(numbers), None)

    def minute(self, at: At) -> int:
        """Return the minute of the week of a start; raises NotUnderstoodError, also where the clock change skips it."""
        found = f'found "{at}"'
        if at.wall == DAY:
            raise NotUnderstoodError(found, "write 00:00 of the day that begins then")
        day = self.number(at.day, found, f" {format_clock_time(at.wall)}")
        if day is None:
            raise NotUnderstoodError(found, f"there is no {at.day} in {self.span()}")
        date_of_day = self.clock.date_of(day)
        # Its own calendar, for one far from the week may have a clock change that the week's does not know.
        there = replace(self.clock, first=date_of_day)
        try:
            return self.clock.minute(there.moment(there.exactly(0, at.wall)))
        except NoSuchTimeError:
            skipped = At(date_of_day, at.wall)
            raise NotUnderstoodError(f'found "{skipped}"', "the clock change skips this time; choose another") from None

    def inside(self, minute: int, found: str) -> int:
        """Return a minute that lies in the cycle; raises NotUnderstoodError for another one."""
        if not 0 <= minute < self.clock.midnight(self.clock.days):
            raise NotUnderstoodError(found, f"allowed: {self.span()}, the days that are planned")
        return minute

    def span(self) -> str:
        """Return the dates of the cycle for people."""
        return f"{self.clock.date_of(0)} to {self.clock.date_of(self.clock.days - 1)}"


def list_days(record: PlannedRecord, today: date | None = None) -> Days:
    """Return the days of a stored plan, all those of a programme."""
    clock = Clock(record.zone, record.start, len(record.dates))
    return Days(clock, counted=record.repeats and record.days % len(WEEKDAYS) > 0, today=today)


def parse_minute(days: Days, written: str, *, alone: bool = False) -> int:
    """Return the minute of "tue 18:00", "2026-12-01 6 pm" or "2026-12-01T17:00Z", also outside the week.

    A day `alone` may stand for its beginning. Raises NotUnderstoodError, which says what may be written.
    """
    try:
        at = parse_moment(written)
    except NotUnderstoodError:
        return _parse_other_minute(days, written.strip(), alone=alone)
    return days.minute(at)


def _parse_other_minute(days: Days, written: str, *, alone: bool) -> int:
    day = None
    with suppress(NotUnderstoodError):
        day = parse_day(written)
    if alone and day is not None:
        return days.clock.midnight(_find_number(days, day, written))
    with suppress(NotUnderstoodError):
        moment = parse_instant(written, days.clock.zone, days.today)
        if day is None and moment.year in SCENARIO_YEARS:
            return days.clock.minute(moment)
    raise NotUnderstoodError(f"found {repr_for_user(written)}", _say_moments(days, written, alone=alone))


def _say_moments(days: Days, written: str, *, alone: bool) -> str:
    """Say how to write a day and a time."""
    if which := say_which_day(written):
        return f"{which}, and a time such as 06:30"
    with suppress(NotUnderstoodError):
        clock = format_clock_time(parse_clock_time(written))
        return f'write the day too: "{days.name(0) if days.today is None else "today"} {clock}"'
    near, or_alone = suggest_day(written.partition(" ")[0]), "; or a day alone" if alone else ""
    allowed = f"{near} {days.say_allowed()}, or a date; and a time such as 06:30, 6:30 pm or noon{or_alone}"
    return allowed.lstrip()


def parse_day_of_week(days: Days, written: str) -> date:
    """Return the date of "tue", which is a day of this week, or of "2026-12-01"; raises NotUnderstoodError."""
    return days.clock.date_of(_find_number(days, parse_day(written), written))


def parse_days(days: Days, written: str) -> frozenset[int]:
    """Return the numbers of the days of "thu", "thu..fri", "mon, wed" or "weekend", by name or date.

    What lies beyond the week is cut off, so "sat..mon" ends with the week. Raises NotUnderstoodError.
    """
    allowed = f"{days.say_allowed()}, or a date; from one to another: thu..fri"
    parts = [*split_days(written, allowed)]
    if not parts:
        raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed)
    return frozenset[int]().union(*(_list_numbers(days, first, last, written) for first, last in parts))


def name_span_by_dates(days: Days, written: str) -> str:
    """Return "sat..wed" by its dates, where it goes on into the week after one of seven days; other text as it is."""
    try:
        parts = [*split_days(written, "")]
        first, last = [parse_day(name) for name in parts[0]] if len(parts) == 1 and all(parts[0]) else ("", "")
    except NotUnderstoodError:
        return written
    if days.clock.days != len(WEEKDAYS) or first not in WEEKDAYS or last not in WEEKDAYS:
        return written
    (begin,), (end,) = days.find_numbers(str(first)), days.find_numbers(str(last))
    if end >= begin:
        return written
    return f"{days.clock.date_of(begin)}..{days.clock.date_of(end + days.clock.days)}"


def _list_numbers(days: Days, first: str, last: str, written: str) -> frozenset[int]:
    """Return the numbers of the days from one to another, of one, or of a weekend; raises NotUnderstoodError."""
    group = () if last or days.counted else list_group(first)
    if group:
        numbers = frozenset(number for name in group for number in days.find_numbers(name))
    else:
        begin = _find_number(days, _parse_day(days, first, written), written)
        numbers = frozenset(range(begin, (_find_last(days, begin, last, written) if last else begin) + 1))
    there = numbers.intersection(range(days.clock.days))
    if not there:
        raise NotUnderstoodError(
            f"found {repr_for_user(written)}", f"allowed: {days.span()}, the days that are planned"
        )
    return there


def _find_last(days: Days, begin: int, last: str, written: str) -> int:
    """Return the number of the last of several days; a weekday that comes before the first means the week's end."""
    found, day = f"found {repr_for_user(written)}", _parse_day(days, last, written)
    number = days.number(day, found)
    if number is not None and number >= begin:
        return number
    if isinstance(day, str) and day not in SEEN_FROM_TODAY:
        return days.clock.days - 1
    raise NotUnderstoodError(found, "the last day comes before the first")


def _parse_day(days: Days, name: str, written: str) -> WrittenDay:
    try:
        return parse_day(name)
    except NotUnderstoodError:
        allowed = f"{suggest_day(name)} {days.say_allowed()}, or a date".lstrip()
        raise NotUnderstoodError(f"found {repr_for_user(written)}", allowed) from None


def _find_number(days: Days, day: WrittenDay, written: str) -> int:
    """Return the number of a day; raises NotUnderstoodError for one that the week does not have."""
    found = f"found {repr_for_user(written)}"
    number = days.number(day, found)
    if number is None:
        raise NotUnderstoodError(found, f"there is no {day} in {days.span()}")
    return number
