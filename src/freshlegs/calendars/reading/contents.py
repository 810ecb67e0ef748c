"""All of a calendar that bears on when somebody is busy, read and without titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import islice
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.availabilities import (
    CalendarAvailability,
    PublishedBusy,
    read_availability,
    read_freebusy,
)
from freshlegs.calendars.reading.definitions import read_zones
from freshlegs.calendars.reading.entries import CalendarEntry, read_entry
from freshlegs.calendars.reading.raw_components import RawCalendar, RawComponent, read_raw_calendars
from freshlegs.calendars.reading.values import UnreadableError
from freshlegs.calendars.reading.work import Work
from freshlegs.calendars.reading.zone_names import Zones
from freshlegs.calendars.writing.event import OWN_UIDS
from freshlegs.io.errors import repr_for_user
from freshlegs.io.text import to_one_line

MOST_NAMED = 5
"""Unknown time zones that are named; who has more has no use for a longer list."""


@dataclass(slots=True)
class Contents:
    """What a calendar holds."""

    entries: list[CalendarEntry] = field(default_factory=list)
    own: list[CalendarEntry] = field(default_factory=list)  #: Sessions of ours
    #: Busy times that somebody published as such (VFREEBUSY)
    published: list[PublishedBusy] = field(default_factory=list)
    #: When somebody is available at all (VAVAILABILITY)
    availabilities: list[CalendarAvailability] = field(default_factory=list)
    own_unreadable: dict[str, str] = field(default_factory=dict)  #: Sessions of ours that can't be read: UID, and why
    unreadable: Counter[str] = field(default_factory=Counter)  #: How many events can't be read, by why
    cut_off: bool = False  #: The end of a file is missing
    notes: dict[str, None] = field(default_factory=dict)  #: What else there is to say about it, each once

    def add(self, piece: bytes, home: ZoneInfo, owner: str, work: Work, *, titles: bool = False) -> bool:
        """Read a file; return whether it is a calendar. Raises TooMuchError."""
        calendars = read_raw_calendars(piece, [*(["ATTENDEE"] if owner else []), *(["SUMMARY"] if titles else [])])
        parts = [part for calendar in calendars for part in calendar.components if part.name == "VTIMEZONE"]
        defined = read_zones(parts, work)
        for calendar in calendars:
            self._add(calendar, Zones(home, calendar.zone, defined), owner)
        return bool(calendars)

    def _add(self, calendar: RawCalendar, zones: Zones, owner: str) -> None:
        for component in calendar.components:
            match component.name:
                case "VEVENT":
                    self._read(component, lambda component: self._keep(read_entry(component, zones, owner)))
                case "VFREEBUSY":
                    self._read(component, lambda component: self.published.extend(read_freebusy(component, zones)))
                case "VAVAILABILITY":
                    self._read(component, lambda component: self._keep_availability(component, zones))
        if calendar.cut_off:
            self.cut_off = True
            self.notes["the file is cut off: what came after its end is missing."] = None
        for name, zone in islice(zones.unknown.items(), MOST_NAMED):
            self.notes[f"the time zone {repr_for_user(name)} is unknown; its times are read as {_called(zone)}."] = None
        if len(zones.unknown) > MOST_NAMED:
            self.notes["and so are other time zones."] = None

    def _read(self, component: RawComponent, read: Callable[[RawComponent], object]) -> None:
        try:
            read(component)
            return
        except UnreadableError as error:
            why = str(error)
        except OverflowError:
            why = "a time is beyond all calendars"
        if component.uid.endswith(OWN_UIDS):
            self.own_unreadable[component.uid] = why
        else:
            self.unreadable[why] += 1

    def _keep(self, entry: CalendarEntry) -> None:
        (self.own if entry.uid.endswith(OWN_UIDS) else self.entries).append(entry)

    def _keep_availability(self, component: RawComponent, zones: Zones) -> None:
        availability, broken = read_availability(component, zones)
        self.availabilities.append(availability)
        self.unreadable.update(broken)


def _called(zone: tzinfo) -> str:
    return zone.key if isinstance(zone, ZoneInfo) else to_one_line(str(zone.tzname(None)))
