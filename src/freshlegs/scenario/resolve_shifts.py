"""[[shifts]] tables -> the shifts of the week and around its edges, and the times that they take."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, WEEKDAYS, Clock
from freshlegs.model.intervals import merge
from freshlegs.model.shift import Shift
from freshlegs.scenario.edits import Drop, Edit
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.shift_table import ShiftTable
from freshlegs.scenario.week_days import Days


def resolve_shifts(tables: Iterable[ShiftTable], days: Days, faults: Faults) -> tuple[Shift, ...]:
    """Return the shifts that begin in the week, on the day before it or on the day after it, by their start.

    Those around it are what the same days of the week before and after hold. Two that overlap are a fault.
    """
    found: list[tuple[Shift, int]] = []
    for index, table in enumerate(tables):
        if table.days is not None:
            days.numbers(table.days, ("shifts", index, "days"), faults)
        for day in range(-1, days.clock.days + 1):
            if _begins_on(table, days, day):
                found.append((Shift(*_find_span(days.clock, day, table.time), table.load), index))
    found.sort(key=lambda one: (one[0].start, one[1]))
    told = set()
    for (before, _), (after, index) in pairwise(found):
        if after.start < before.end and index not in told:
            told.add(index)
            start, end = map(days.clock.moment_text, (after.start, before.end))
            found_here = f"found a shift from {start} on, while another lasts until {end}"
            faults.add(("shifts", index, "time"), found_here, "allowed: shifts that follow each other")
    return tuple(shift for shift, _ in found)


def find_times_taken(shifts: Iterable[Shift], clock: Clock) -> tuple[Interval, ...]:
    """Return the times of shifts and of the sleep after nights of work, in minutes of the week."""
    taken: list[Interval] = []
    for shift in shifts:
        taken.append((shift.start, shift.end))
        sleep = shift.find_sleep(clock)
        taken += [] if sleep is None else [sleep]
    return tuple(merge(taken))


def drop_dated_shifts(tables: Iterable[ShiftTable]) -> Iterator[Edit]:
    """Yield the edits that leave out the shifts that are on some dates alone, and not in every week."""
    for index, table in reversed([*enumerate(tables)]):
        if table.dates is not None:
            yield Drop(("shifts", index))


def _begins_on(table: ShiftTable, days: Days, day: int) -> bool:
    if table.dates is not None:
        return days.clock.date_of(day) in table.dates
    # In a cycle that counts its days the last one goes before the first.
    name = days.name(day % days.clock.days) if days.counted else WEEKDAYS[days.clock.date_of(day).weekday()]
    return table.days is not None and name in table.days


def _find_span(clock: Clock, day: int, wall: Interval) -> Interval:
    begin, end = wall
    return clock.at(day, begin), clock.at(day + 1, end - DAY) if end > DAY else clock.at(day, end)
