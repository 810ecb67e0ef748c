"""[[windows]] and [daylight] -> the named windows of a week, and its light from dawn to dusk."""

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta
from functools import lru_cache

from freshlegs.io.shipped import say_how_to_install
from freshlegs.model.availability import Interval
from freshlegs.model.clock import DAY, Clock
from freshlegs.model.daylight_times import DaylightTimes
from freshlegs.model.named_window import NamedWindow
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.window_tables import DaylightTable, WindowTable
from freshlegs.scenario.week_days import Days

CIVIL = -6.0
"""Degrees of the sun above the horizon at civil dawn and dusk: one sees where one runs."""
_STEP = 5
"""Minutes between two looks at the sun; light is told five minutes too short rather than too long (house)."""


def resolve_named_windows(tables: Iterable[WindowTable], days: Days, faults: Faults) -> tuple[NamedWindow, ...]:
    """Return the named windows with their days as numbers."""
    return tuple(
        NamedWindow(
            table.name,
            days.numbers(table.days, ("windows", index, "days"), faults),
            table.not_before or 0,
            DAY if table.not_after is None else table.not_after,
            frozenset(table.kinds or ()),
        )
        for index, table in enumerate(tables)
    )


def resolve_daylight(table: DaylightTable | None, clock: Clock, faults: Faults) -> DaylightTimes | None:
    """Return the light of a week; a place without any in it is a fault, and so is a missing library."""
    if table is None:
        return None
    try:
        light = _find_light(clock, table.latitude, table.longitude)
    except ImportError:
        faults.add("daylight", "found a place, and no library that knows the sun", say_how_to_install("daylight"))
        return None
    if not light:
        days = f"{clock.day_name(0)} to {clock.day_name(clock.days - 1)}"
        allowed = "a place where the sun comes near the horizon, or leave [daylight] out"
        faults.add(("daylight", "latitude"), f"found {table.latitude:g}, where there is no dawn from {days}", allowed)
        return None
    return DaylightTimes(light, table.kinds)


@lru_cache(maxsize=64)  # every question and every week of a programme asks again
def _find_light(clock: Clock, latitude: float, longitude: float) -> tuple[Interval, ...]:
    return tuple(_list_light(clock, latitude, longitude))


def _list_light(clock: Clock, latitude: float, longitude: float) -> Iterator[Interval]:
    """Yield the light of a week and of the night after it."""
    # Only scenarios with daylight need it.
    from astral import Observer
    from astral.sun import elevation

    there = Observer(latitude, longitude, 0)
    begin: int | None = None
    last = clock.midnight(clock.days) + DAY
    first = clock.moment(0).astimezone(UTC)
    for minute in range(0, last + _STEP, _STEP):
        high = elevation(there, first + timedelta(minutes=minute), with_refraction=False)
        if high >= CIVIL and minute < last:
            begin = minute if begin is None else begin
        elif begin is not None:
            yield begin, minute - _STEP
            begin = None
