"""Busy times from the calendars under [[busy]]: of a week, of most weeks, and of a week without its race."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.busy_policy import BusyPolicy
from freshlegs.io.errors import Fault, InputError, format_path, repr_for_user
from freshlegs.io.files import name_source
from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock
from freshlegs.model.intervals import merge, subtract
from freshlegs.scenario.schema.tables import Busy, ScenarioTable

BusyStretch = tuple[datetime, datetime]
"""Half-open, aware."""

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@dataclass(slots=True)
class BusyCalendars:
    """Reads the calendars of a scenario, each once, for all the weeks that are planned of it. Plain picklable data."""

    #: What there is to say about what was read, such as which events were ignored, each once and in order
    notes: dict[str, None] = field(default_factory=dict)
    #: What is read at once, where several weeks are planned; default: each week, and the days around it
    span: BusyStretch | None = None
    _read: dict[tuple[Busy, BusyStretch, ZoneInfo, str], tuple[BusyStretch, ...]] = field(default_factory=dict)

    def over(self, clock: Clock, weeks: int) -> BusyCalendars:
        """Return what reads the calendars at once for so many weeks, and knows what is read already."""
        end = clock.moment(clock.midnight(clock.days * weeks))
        return replace(self, span=(clock.moment(0) - _DAY, end + _DAY))

    def __call__(self, scenario: ScenarioTable, clock: Clock) -> Iterable[Interval]:
        """Return the busy times around a week, in minutes of the week, with what is kept free around them.

        Raises InputError with every calendar that can't be read, at its place in the file.
        """
        faults = []
        times: list[Interval] = []
        places = {format_path(("busy", index, "file")): table for index, table in enumerate(scenario.busy)}
        if sum(table.file == "-" for table in scenario.busy) + (scenario.source == "-") > 1:
            place = next(place for place, table in places.items() if table.file == "-")
            raise InputError(scenario.source, Fault(place, 'found "-"', "only one of all can be standard input"))
        for place, table in places.items():
            try:
                read = self._times(scenario, table, clock)
            except InputError as error:
                # An address on the web can be as good as a password, so it is not said.
                named = "" if ":/" in table.file else f"{repr_for_user(table.file)}: "
                faults += [Fault(place, f"found {named}{fault.found}", fault.allowed) for fault in error.faults]
            else:
                times += [(start - table.before, end + table.after) for start, end in read]
        if faults:
            raise InputError(scenario.source, *faults)
        return times

    def _times(self, scenario: ScenarioTable, table: Busy, clock: Clock) -> tuple[Interval, ...]:
        begin, end = clock.moment(0) - _DAY, clock.moment(clock.midnight(clock.days)) + _DAY
        span = self.span or (begin, end)
        # What is kept free around them does not change what is read.
        key = table.model_copy(update={"before": 0, "after": 0}), span, clock.zone, scenario.id
        if key not in self._read:
            # Only a scenario with calendars needs it, and planning is in a hurry.
            from freshlegs.calendars.reading.calendar_files import is_web_address, open_calendar
            from freshlegs.calendars.reading.occurrences import TimeWindow

            as_it_is = table.file == "-" or is_web_address(table.file)
            path = table.file if as_it_is else str(scenario.folder / table.file)
            kept = table.model_dump(include={one.name for one in fields(BusyPolicy)})
            policy = BusyPolicy(**kept, scenario=scenario.id)
            found = open_calendar(path).busy(TimeWindow.of(*span, clock.zone), policy)
            self.notes.update(dict.fromkeys(f"{name_source(table.file)}: {note}" for note in found.notes))
            self._read[key] = tuple(found.times)
        # A busy minute is busy throughout.
        return tuple(
            (clock.minute(max(start, begin)), clock.minute(min(until, end) + _MINUTE - timedelta.resolution))
            for start, until in self._read[key]
            if start < end and begin < until
        )


@dataclass(frozen=True, slots=True)
class TypicalBusyTimes:
    """Reads the calendars of a scenario for all weeks of a programme; busy is what is so in more than half of them."""

    calendars: BusyReader  #: Reads them for one week
    starts: tuple[date, ...]  #: First local dates of the weeks

    @property
    def notes(self) -> dict[str, None]:
        """What there is to say about what was read."""
        return self.calendars.notes

    def __call__(self, scenario: ScenarioTable, clock: Clock) -> Iterable[Interval]:
        """Return the times, in minutes of the week; raises InputError as `BusyCalendars` does."""
        weeks = [self.calendars(scenario, replace(clock, first=start)) for start in self.starts]
        return _in_most([list(times) for times in weeks])


@dataclass(frozen=True, slots=True)
class BusyTimesExcept:
    """Reads the calendars of a scenario, but for a stretch of time: the race may well stand in the athlete's own."""

    calendars: BusyReader
    begin: datetime
    end: datetime

    @property
    def notes(self) -> dict[str, None]:
        """What there is to say about what was read."""
        return self.calendars.notes

    def __call__(self, scenario: ScenarioTable, clock: Clock) -> Iterable[Interval]:
        """Return the times, in minutes of the week; raises InputError as `BusyCalendars` does."""
        return subtract(merge(self.calendars(scenario, clock)), [(clock.minute(self.begin), clock.minute(self.end))])


@dataclass(frozen=True, slots=True)
class BusyTimesAnd:
    """Reads the calendars of a scenario, and adds times that turned out to be busy."""

    calendars: BusyReader
    more: tuple[BusyStretch, ...]

    @property
    def notes(self) -> dict[str, None]:
        """What there is to say about what was read."""
        return self.calendars.notes

    def __call__(self, scenario: ScenarioTable, clock: Clock) -> Iterable[Interval]:
        """Return the times, in minutes of the week; raises InputError as `BusyCalendars` does."""
        more = ((clock.minute(begin), clock.minute(end)) for begin, end in self.more)
        return merge([*self.calendars(scenario, clock), *more])


BusyReader = BusyCalendars | TypicalBusyTimes | BusyTimesExcept | BusyTimesAnd
"""Returns the busy times around a scenario's week, with their margins, in minutes of the week."""


def _in_most(weeks: list[list[Interval]]) -> list[Interval]:
    """Return the stretches that lie in more than half of the weeks."""
    edges = sorted((at, change) for week in weeks for a, b in merge(week) for at, change in ((a, 1), (b, -1)))
    found: list[Interval] = []
    count, since = 0, 0
    for at, change in edges:
        was = 2 * count > len(weeks)
        count += change
        if 2 * count > len(weeks) and not was:
            since = at
        elif was and 2 * count <= len(weeks):
            found.append((since, at))
    return found
