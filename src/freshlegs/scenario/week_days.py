"""The days of the week that is planned, and what a scenario file calls them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from freshlegs.io.errors import Step, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, WEEKDAYS, Clock, NoSuchTimeError, format_clock_time
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.day_and_time_text import (
    SCENARIO_YEARS,
    At,
    NotUnderstoodError,
    format_window,
    parse_day,
    parse_instant,
    parse_moment,
    split_day_span,
    suggest_day,
)
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import ScenarioTable

DayWindows = tuple[tuple[Interval, ...], ...]
"""For each day of the cycle its windows in wall-clock minutes."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the cycle."""

    clock: Clock
    counted: bool  #: The file calls them day1, day2, ... instead of by weekday.

    @property
    def names(self) -> tuple[str, ...]:
        """What the file may call its days."""
        return tuple(f"day{day + 1}" for day in range(self.clock.days)) if self.counted else WEEKDAYS

    def name(self, day: int) -> str:
        """Return what the file calls a day."""
        return f"day{day + 1}" if self.counted else WEEKDAYS[self.clock.date_of(day).weekday()]

    def find_numbers(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the days of that name."""
        return tuple(day for day in range(self.clock.days) if self.name(day) == name)

    def say_allowed(self) -> str:
        """Say which names there are."""
        if self.counted:
            days = self.clock.days
            return f"allowed: day1 to day{days} (a repeating cycle of {days} days counts its days)"
        return "allowed: mon to sun (day1 and so on are for repeating cycles of other than 7 days)"

    def numbers(self, names: Iterable[str], steps: tuple[Step, ...], faults: Faults) -> frozenset[int]:
        """Return the numbers of all days with one of these names, and note the names that are not for this cycle."""
        found: set[int] = set()
        for index, name in enumerate(names):
            if name not in self.names:
                faults.add((*steps, index), f'found "{name}"', self.say_allowed())
            found.update(self.find_numbers(name))
        return frozenset(found)

    def number(self, day: str | date, found: str, time: str = "") -> int | None:
        """Return the number of a day, None for a weekday that the week does not have.

        Raises NotUnderstoodError if the days have other names, or several have this one; messages say `found` of it,
        and `time` after its date.
        """
        if not isinstance(day, str):
            return (day - self.clock.first).days
        if day not in self.names:
            raise NotUnderstoodError(found, f"{self.say_allowed()}, or a date")
        numbers = self.find_numbers(day)
        if len(numbers) > 1:
            dates = " or ".join(f'"{self.clock.date_of(number)}{time}"' for number in numbers)
            raise NotUnderstoodError(f"{found}, and there are {len(numbers)}", f"write the date: {dates}")
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
    found = f"found {repr_for_user(written)}"
    with suppress(NotUnderstoodError):
        day = parse_day(written)
        number = days.number(day, found) if alone else None
        if number is not None:
            return days.clock.midnight(number)
    with suppress(NotUnderstoodError):
        moment = parse_instant(written, days.clock.zone)
        if len(written) > len("2026-12-01") and moment.year in SCENARIO_YEARS:
            return days.clock.minute(moment)
    near, or_alone = suggest_day(written.partition(" ")[0]), "; or a day alone" if alone else ""
    allowed = f"{near} {days.say_allowed()}, or a date; and a time such as 06:30, 6:30 pm or noon{or_alone}"
    raise NotUnderstoodError(found, allowed.lstrip())


def parse_day_of_week(days: Days, written: str) -> date:
    """Return the date of "tue", which is a day of this week, or of "2026-12-01"; raises NotUnderstoodError."""
    day, found = parse_day(written), f"found {repr_for_user(written)}"
    number = days.number(day, found)
    if number is None:
        raise NotUnderstoodError(found, f"there is no {day} in {days.span()}")
    return days.clock.date_of(number)


def list_days(record: PlannedRecord) -> Days:
    """Return the days of a stored plan, all those of a programme."""
    clock = Clock(record.zone, record.start, len(record.dates))
    return Days(clock, counted=record.repeats and record.days != len(WEEKDAYS))


def parse_days(days: Days, written: str) -> frozenset[int]:
    """Return the numbers of the days of "thu" or "thu..fri", by name or date; raises NotUnderstoodError.

    What lies beyond the week is cut off, so "sat..mon" ends with the week.
    """
    first, last = split_day_span(written)
    found, week_end = f"found {repr_for_user(written)}", days.clock.days - 1
    begin = _number(days, first, found)
    end = _number(days, last, found) if last else begin
    if begin is None:
        raise NotUnderstoodError(found, f"there is no {first} in {days.span()}")
    if end is None or (end < begin and isinstance(parse_day(last), str)):
        end = week_end
    if end < begin:
        raise NotUnderstoodError(found, "the last day comes before the first")
    inside = frozenset(range(max(begin, 0), min(end, week_end) + 1))
    if not inside:
        raise NotUnderstoodError(found, f"allowed: {days.span()}, the days that are planned")
    return inside


def _number(days: Days, name: str, found: str) -> int | None:
    try:
        day = parse_day(name)
    except NotUnderstoodError:
        allowed = f"{suggest_day(name)} {days.say_allowed()}, or a date".lstrip()
        raise NotUnderstoodError(found, allowed) from None
    return days.number(day, found)


def resolve_days(scenario: ScenarioTable, today: date | None, faults: Faults) -> Days:
    """Return the days that are planned; raises InputError with the faults so far, if there is no first day."""
    week = scenario.week
    if week.repeats and "repeats" in week.model_fields_set and scenario.history is not None:
        allowed = "a week with [history] does not repeat; leave repeats or [history] out"
        faults.add("week.repeats", "found true", allowed)
    return Days(find_first_clock(scenario, today, faults), scenario.counts_days)


def find_first_clock(scenario: ScenarioTable, today: date | None, faults: Faults) -> Clock:
    """Return the calendar of the week that is planned, or of the first one; raises as `resolve_days` does."""
    first = scenario.week.start or _monday_after(today, faults)
    if first is None:
        faults.raise_any()
        raise ValueError("no first day")
    return Clock(ZoneInfo(scenario.timezone), first, scenario.week.days)


def _monday_after(today: date | None, faults: Faults) -> date | None:
    if today is None:
        faults.add("week.start", "missing", "write for example start = 2026-11-30")
    elif today.year not in SCENARIO_YEARS:
        faults.add("week.start", f"missing, and today is {today}", "allowed: years 2000 to 2100")
    else:
        return today + timedelta(days=7 - today.weekday())
    return None


def resolve_windows(scenario: ScenarioTable, days: Days, faults: Faults) -> DayWindows:
    """Return the windows of each day of the cycle, those of its date where the file has them."""
    for name in scenario.availability.weekly:
        if name not in days.names:
            faults.add(("availability", name), "unknown day", days.say_allowed())
    for local_date, windows in scenario.availability.dates.items():
        for index, window in enumerate(windows):
            if _skipped(days.clock, local_date, window):
                found = f'found "{format_window(window)}"'
                where = ("availability", "dates", local_date.isoformat(), index)
                faults.add(where, found, "the clock change of this date skips one of these times")
    usual = [scenario.availability.weekly.get(days.name(day), ()) for day in range(days.clock.days)]
    return tuple(scenario.availability.dates.get(days.clock.date_of(day), windows) for day, windows in enumerate(usual))


def _skipped(clock: Clock, local_date: date, window: Interval) -> bool:
    """Whether a window begins or ends at a time that does not exist. It may end where the clocks jump."""
    day = (local_date - clock.first).days
    begin, end = window
    return not _exists(clock, day, begin) or not (_exists(clock, day, end) or _exists(clock, day, end - 1))


def _exists(clock: Clock, day: int, wall: int) -> bool:
    return wall == DAY or clock.wall(clock.at(day, wall)) == wall
