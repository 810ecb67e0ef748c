"""Busy times that are published as such (VFREEBUSY), and when somebody is available (VAVAILABILITY, RFC 7953)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from freshlegs.calendars.reading.entries import CalendarEntry, read_entry
from freshlegs.calendars.reading.raw_components import RawComponent, split_parameters
from freshlegs.calendars.reading.values import (
    UnreadableError,
    add_duration,
    parse_duration,
    parse_period,
    parse_time,
    to_utc,
)
from freshlegs.calendars.reading.zone_names import Zones


@dataclass(frozen=True, slots=True)
class PublishedBusy:
    """A published busy time: half-open, in UTC."""

    start: datetime
    end: datetime
    tentative: bool


@dataclass(frozen=True, slots=True)
class CalendarAvailability:
    """A span in which somebody is busy but for some times."""

    start: datetime | None  #: In UTC; None where it has no beginning or end
    end: datetime | None  #: In UTC; None where it has no beginning or end
    rank: int  #: Of several, the one of the highest rank says it
    tentative: bool
    available: tuple[CalendarEntry, ...]  #: The times that are free


def read_freebusy(component: RawComponent, zones: Zones) -> list[PublishedBusy]:
    """Return the busy times of a VFREEBUSY; raises UnreadableError where one of them can't be read."""
    if component.fault:
        raise UnreadableError(component.fault)
    return list(_list_published(component, zones))


def _list_published(component: RawComponent, zones: Zones) -> Iterator[PublishedBusy]:
    for line in component.properties.get("FREEBUSY", []):
        kind = next((value.upper() for name, value in split_parameters(line) if name == "FBTYPE"), "BUSY")
        if kind == "FREE":
            continue
        # The values have no colon; a parameter may.
        for value in filter(None, line.rpartition(":")[2].split(",")):
            start, end = parse_period(value, "", zones)
            yield PublishedBusy(to_utc(start), to_utc(end), tentative=kind == "BUSY-TENTATIVE")


def read_availability(component: RawComponent, zones: Zones) -> tuple[CalendarAvailability, Counter[str]]:
    """Return a VAVAILABILITY, and why parts of it can't be read; raises UnreadableError."""
    if component.fault:
        raise UnreadableError(component.fault)
    broken: Counter[str] = Counter()
    available = []
    for part in component.parts:
        try:
            available.append(read_entry(part, zones, ""))
        except UnreadableError as error:
            broken[str(error)] += 1
    start, end = _bound(component, "DTSTART", zones), _bound(component, "DTEND", zones)
    if end is None and start is not None and component.one("DURATION"):
        end = add_duration(start, parse_duration(component.value("DURATION")))
    priority = component.value("PRIORITY")
    # 1 is the highest priority, 0 says that there is none.
    rank = -int(priority) if priority in tuple("123456789") else -10
    tentative = component.value("BUSYTYPE").upper() == "BUSY-TENTATIVE"
    return CalendarAvailability(start, end, rank, tentative, tuple(available)), broken


def _bound(component: RawComponent, name: str, zones: Zones) -> datetime | None:
    if not component.one(name):
        return None
    moment = parse_time(component.one(name), zones)
    return to_utc(moment) if isinstance(moment, datetime) else zones.midnight(moment)
