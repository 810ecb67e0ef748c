"""The days that a scenario plans, from its [week], and the free windows of each."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from freshlegs.io.errors import Step
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, Clock
from freshlegs.model.session import Choice
from freshlegs.scenario.schema.availability_table import DatedWindows
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.scenario.schema.value_types import When
from freshlegs.scenario.week_days import Days
from freshlegs.written.clock_text import format_window
from freshlegs.written.day_text import SCENARIO_YEARS

DayWindows = tuple[tuple[Interval, ...], ...]
"""For each day of the cycle its windows in wall-clock minutes."""


def resolve_days(scenario: ScenarioTable, today: date | None, faults: Faults, *, follows: bool = False) -> Days:
    """Return the days that are planned; raises InputError with the faults so far, if there is no first day.

    `follows`: the week follows a plan that its file does not name.
    """
    week = scenario.week
    if week.repeats and "repeats" in week.model_fields_set and scenario.history is not None:
        allowed = "a week with [history] does not repeat; leave repeats or [history] out"
        faults.add("week.repeats", "found true", allowed)
    return Days(find_first_clock(scenario, today, faults), scenario.counts_days(follows=follows))


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
    return resolve_hours(scenario.availability, days, ("availability",), faults)


def resolve_hours(table: DatedWindows, days: Days, steps: tuple[Step, ...], faults: Faults) -> DayWindows:
    """Return the windows of each day of the cycle in a table, to which `steps` lead in messages."""
    for key in dict.fromkeys(key for name, key in table.keys.items() if name not in days.names):
        faults.add((*steps, key), "unknown day", days.say_allowed())
    for local_date, windows in table.dates.items():
        for index, window in enumerate(windows):
            if _skipped(days.clock, local_date, window):
                found = f'found "{format_window(window)}"'
                where = (*steps, "dates", local_date.isoformat(), index)
                faults.add(where, found, "the clock change of this date skips one of these times")
    # In a fortnight the windows of day9 go before those of Tuesday.
    weekly = table.weekly
    usual = [weekly.get(f"day{day + 1}", weekly.get(days.name(day), ())) for day in range(days.clock.days)]
    return tuple(table.dates.get(days.clock.date_of(day), windows) for day, windows in enumerate(usual))


def resolve_choice(when: When | None, days: Days, steps: tuple[Step, ...], faults: Faults) -> Choice:
    """Return days and time of day with the days as numbers; `steps` leads to them in messages."""
    if when is None:
        return Choice()
    return Choice(None if when.days is None else days.numbers(when.days, steps, faults), when.time)


def _skipped(clock: Clock, local_date: date, window: Interval) -> bool:
    """Whether a window begins or ends at a time that does not exist. It may end where the clocks jump."""
    day = (local_date - clock.first).days
    begin, end = window
    return not _exists(clock, day, begin) or not (_exists(clock, day, end) or _exists(clock, day, end - 1))


def _exists(clock: Clock, day: int, wall: int) -> bool:
    return wall == DAY or clock.wall(clock.at(day, wall)) == wall
