"""Busy times of the weeks of a programme: those of most weeks, and those of a week without its race."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from freshlegs.model.availability import Interval
from freshlegs.model.clock import Clock
from freshlegs.model.intervals import merge, subtract
from freshlegs.scenario.busy_times import BusyCalendars
from freshlegs.scenario.programme_outline import estimate_race_minutes
from freshlegs.scenario.schema.programme_tables import RaceGoal
from freshlegs.scenario.schema.tables import ScenarioTable


@dataclass(frozen=True, slots=True)
class TypicalBusyTimes:
    """Reads the calendars of a scenario for all weeks of a programme; busy is what is so in more than half of them."""

    calendars: BusyCalendars | TypicalBusyTimes | BusyTimesExcept  #: Reads them for one week
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

    calendars: BusyCalendars | TypicalBusyTimes | BusyTimesExcept
    begin: datetime  #: The stretch
    end: datetime  #: The stretch

    @classmethod
    def race(
        cls,
        calendars: BusyCalendars | TypicalBusyTimes | BusyTimesExcept,
        scenario: ScenarioTable,
        race: RaceGoal,
        clock: Clock,
    ) -> Self:
        """Return what reads the calendars but for the time of a race."""
        begin = clock.exactly((race.date - clock.first).days, race.at)
        return cls(calendars, clock.moment(begin), clock.moment(begin + estimate_race_minutes(scenario, race)))

    @property
    def notes(self) -> dict[str, None]:
        """What there is to say about what was read."""
        return self.calendars.notes

    def __call__(self, scenario: ScenarioTable, clock: Clock) -> Iterable[Interval]:
        """Return the times, in minutes of the week; raises InputError as `BusyCalendars` does."""
        return subtract(merge(self.calendars(scenario, clock)), [(clock.minute(self.begin), clock.minute(self.end))])


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
