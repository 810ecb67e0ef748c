"""All of a calendar that bears on when somebody is busy, read and without titles."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.definitions import read_zones
from freshlegs.calendars.reading.entries import CalendarEntry, read_entry
from freshlegs.calendars.reading.raw_components import RawCalendar, RawComponent, read_raw_calendars, split_parameters
from freshlegs.calendars.reading.times import UnreadableError, Zones, add_duration, parse_duration, to_utc
from freshlegs.calendars.reading.work import Work
from freshlegs.calendars.writing.event import OWN_UIDS
from freshlegs.io.errors import repr_for_user
from freshlegs.io.text import to_one_line
from freshlegs.model.clock import find_first_instant

MOST_NAMED = 5
"""Unknown time zones that are named; a longer list would help nobody."""


@dataclass(frozen=True, slots=True)
class PublishedBusy:
    """A busy time that somebody published as such (VFREEBUSY): half-open, in UTC."""

    start: datetime
    end: datetime
    tentative: bool


@dataclass(frozen=True, slots=True)
class CalendarAvailability:
    """A span in which somebody is busy but for some times (VAVAILABILITY, RFC 7953)."""

    start: datetime | None  #: In UTC; None where it has no beginning
    end: datetime | None  #: In UTC; None where it has no end
    rank: int  #: Of several, the one of the highest rank says it
    tentative: bool
    available: tuple[CalendarEntry, ...]  #: The times that are free


@dataclass(slots=True)
class Contents:
    """What a calendar holds."""

    entries: list[CalendarEntry] = field(default_factory=list)
    own: list[CalendarEntry] = field(default_factory=list)  #: Sessions of ours
    published: list[PublishedBusy] = field(default_factory=list)
    availabilities: list[CalendarAvailability] = field(default_factory=list)
    own_unreadable: dict[str, str] = field(default_factory=dict)  #: Sessions of ours that can't be read: UID, and why
    unreadable: Counter[str] = field(default_factory=Counter)  #: How many events can't be read, by why
    cut_off: bool = False  #: The end of a file is missing
    notes: dict[str, None] = field(default_factory=dict)  #: What else there is to say about it, each once

    def add(self, piece: bytes, home: ZoneInfo, owner: str, work: Work, *, titles: bool = False) -> bool:
        """Read a file; return whether it is a calendar. Raises TooMuchError."""
        calendars = read_raw_calendars(piece, [*(["ATTENDEE"] if owner else []), *(["SUMMARY"] if titles else [])])
        defined = read_zones(calendars, work)
        for calendar in calendars:
            self._add(calendar, Zones(home, calendar.zone, defined), owner)
        return bool(calendars)

    def _add(self, calendar: RawCalendar, zones: Zones, owner: str) -> None:
        for component in calendar.components:
            try:
                self._read(component, zones, owner)
            except (UnreadableError, OverflowError) as error:
                why = str(error) if isinstance(error, UnreadableError) else "a time is beyond all calendars"
                if component.uid.endswith(OWN_UIDS):
                    self.own_unreadable[component.uid] = why
                else:
                    self.unreadable[why] += 1
        if calendar.cut_off:
            self.cut_off = True
            self.notes["the file is cut off: what came after its end is missing."] = None
        for name, zone in islice(zones.unknown.items(), MOST_NAMED):
            known = zone.key if isinstance(zone, ZoneInfo) else to_one_line(str(zone.tzname(None)))
            self.notes[f"the time zone {repr_for_user(name)} is unknown; its times are read as {known}."] = None
        if len(zones.unknown) > MOST_NAMED:
            self.notes["and so are other time zones."] = None

    def _read(self, component: RawComponent, zones: Zones, owner: str) -> None:
        match component.name:
            case "VEVENT":
                entry = read_entry(component, zones, owner)
                (self.own if entry.uid.endswith(OWN_UIDS) else self.entries).append(entry)
            case "VFREEBUSY":
                self.published += _read_freebusy(component, zones)
            case "VAVAILABILITY":
                availability, broken = _read_availability(component, zones)
                self.availabilities.append(availability)
                self.unreadable.update(broken)


def _read_freebusy(component: RawComponent, zones: Zones) -> list[PublishedBusy]:
    """Return the busy times of a VFREEBUSY; raises UnreadableError where one of them can't be read."""
    if component.fault:
        raise UnreadableError(component.fault)
    found = []
    for line in component.properties.get("FREEBUSY", []):
        kind = next((value.upper() for name, value in split_parameters(line) if name == "FBTYPE"), "BUSY")
        # The values have no colon; a parameter may.
        for value in filter(None, line.rpartition(":")[2].split(",") if kind != "FREE" else ()):
            start, end = zones.parse_period(value, "")
            found.append(PublishedBusy(to_utc(start), to_utc(end), tentative=kind == "BUSY-TENTATIVE"))
    return found


def _read_availability(component: RawComponent, zones: Zones) -> tuple[CalendarAvailability, Counter[str]]:
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
    moment = zones.parse_time(component.one(name))
    return to_utc(moment) if isinstance(moment, datetime) else find_first_instant(zones.home, moment)
