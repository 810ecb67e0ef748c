"""Busy times that are published as such (VFREEBUSY), and when somebody is to be had (VAVAILABILITY, RFC 7953)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from freshlegs.calendars.reading.entries import Entry, entry_of
from freshlegs.calendars.reading.lines import parameters
from freshlegs.calendars.reading.values import UnreadableError, after, duration_of, instant, moment_of, period_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from freshlegs.calendars.reading.lines import Component
    from freshlegs.calendars.reading.zone_names import Zones


@dataclass(frozen=True, slots=True)
class Published:
    """A published busy time: half-open, in UTC."""

    start: datetime
    end: datetime
    tentative: bool


@dataclass(frozen=True, slots=True)
class Availability:
    """A span in which somebody is busy but for some times.

    Parameters
    ----------
    start, end : datetime, optional
        In UTC; None where it has no beginning or end.
    rank : int
        Of several, the one of the highest rank says it.
    available : tuple of Entry
        When he is to be had.
    """

    start: datetime | None
    end: datetime | None
    rank: int
    tentative: bool
    available: tuple[Entry, ...]


def published(component: Component, zones: Zones) -> list[Published]:
    """Return the busy times of a VFREEBUSY; raises UnreadableError where one of them can't be read."""
    if component.fault:
        raise UnreadableError(component.fault)
    return list(_published(component, zones))


def _published(component: Component, zones: Zones) -> Iterator[Published]:
    for line in component.properties.get("FREEBUSY", []):
        sort = next((value.upper() for name, value in parameters(line) if name == "FBTYPE"), "BUSY")
        if sort == "FREE":
            continue
        # The values have no colon; a parameter may.
        for value in filter(None, line.rpartition(":")[2].split(",")):
            start, end = period_of(value, "", zones)
            yield Published(instant(start), instant(end), tentative=sort == "BUSY-TENTATIVE")


def availability_of(component: Component, zones: Zones) -> tuple[Availability, Counter[str]]:
    """Return a VAVAILABILITY, and why parts of it can't be read; raises UnreadableError."""
    if component.fault:
        raise UnreadableError(component.fault)
    broken: Counter[str] = Counter()
    available = []
    for part in component.parts:
        try:
            available.append(entry_of(part, zones, ""))
        except UnreadableError as error:
            broken[str(error)] += 1
    start, end = _bound(component, "DTSTART", zones), _bound(component, "DTEND", zones)
    if end is None and start is not None and component.one("DURATION"):
        end = after(start, duration_of(component.value("DURATION")))
    priority = component.value("PRIORITY")
    # 1 is the highest priority, 0 says that there is none.
    rank = -int(priority) if priority in tuple("123456789") else -10
    tentative = component.value("BUSYTYPE").upper() == "BUSY-TENTATIVE"
    return Availability(start, end, rank, tentative, tuple(available)), broken


def _bound(component: Component, name: str, zones: Zones) -> datetime | None:
    if not component.one(name):
        return None
    moment = moment_of(component.one(name), zones)
    return instant(moment) if isinstance(moment, datetime) else zones.midnight(moment)
