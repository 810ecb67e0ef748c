"""All of a calendar that bears on when somebody is busy, read and without titles."""

from collections import Counter
from collections.abc import Iterator
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
    slips: Counter[str] = field(default_factory=Counter)  #: How many are not understood in all, by what is said of them
    cut_off: bool = False  #: The end of a file is missing
    notes: dict[str, None] = field(default_factory=dict)  #: What else there is to say about it, each once

    def add(self, piece: bytes, home: ZoneInfo, owner: str, work: Work, *, titles: bool = False) -> bool:
        """Read a file; return whether it is a calendar. Raises TooMuchError."""
        calendars = read_raw_calendars(piece, [*(["ATTENDEE"] if owner else []), *(["SUMMARY"] if titles else [])])
        for calendar in calendars:
            self._add(calendar, Zones(home, calendar.zone, read_zones(calendar, work)), owner)
        return bool(calendars)

    def _add(self, calendar: RawCalendar, zones: Zones, owner: str) -> None:
        for component in calendar.components:
            try:
                self._read(component, zones, owner, cancels=calendar.method == "CANCEL")
            except UnreadableError as error:
                if component.uid.endswith(OWN_UIDS):
                    self.own_unreadable[component.uid] = str(error)
                else:
                    self.unreadable[str(error)] += 1
        if calendar.cut_off:
            self.cut_off = True
            self.notes["the file is cut off: what came after its end is missing."] = None
        for name, zone in islice(zones.unknown.items(), MOST_NAMED):
            known = zone.key if isinstance(zone, ZoneInfo) else to_one_line(str(zone.tzname(None)))
            self.notes[f"the time zone {repr_for_user(name)} is unknown; its times are read as {known}."] = None
        if len(zones.unknown) > MOST_NAMED:
            self.notes["and so are other time zones."] = None

    def _read(self, component: RawComponent, zones: Zones, owner: str, *, cancels: bool) -> None:
        match component.name:
            case "VEVENT":
                entry = read_entry(component, zones, owner, cancels=cancels)
                if entry.uid.endswith(OWN_UIDS):
                    self.own.append(entry)
                else:
                    self.entries.append(entry)
                    self.slips.update(entry.slips)
            case "VFREEBUSY":
                self.published += self._freebusy(component, zones)
            case "VAVAILABILITY":
                self.availabilities.append(self._availability(component, zones))

    def _freebusy(self, component: RawComponent, zones: Zones) -> Iterator[PublishedBusy]:
        """Yield the busy times of a VFREEBUSY that can be read."""
        self.slips.update(component.slips)
        for line in component.properties.get("FREEBUSY", []):
            kind = next((value.upper() for name, value in split_parameters(line) if name == "FBTYPE"), "BUSY")
            # The values have no colon; a parameter may.
            for value in filter(None, line.rpartition(":")[2].split(",") if kind != "FREE" else ()):
                try:
                    start, end = zones.parse_period(value, "", set())
                except (UnreadableError, OverflowError):
                    self.unreadable["a period can't be read"] += 1
                else:
                    yield PublishedBusy(to_utc(start), to_utc(end), tentative=kind == "BUSY-TENTATIVE")

    def _availability(self, component: RawComponent, zones: Zones) -> CalendarAvailability:
        """Return a VAVAILABILITY; raises UnreadableError where there is no telling when it holds."""
        available = []
        for part in component.parts:
            try:
                available.append(read_entry(part, zones))
            except UnreadableError as error:
                self.unreadable[str(error)] += 1
            else:
                self.slips.update(available[-1].slips)
        self.slips.update(component.slips)
        try:
            start, end = _bound(component, "DTSTART", zones), _bound(component, "DTEND", zones)
            if end is None and start is not None and component.one("DURATION"):
                end = add_duration(start, parse_duration(component.value("DURATION"), set()))
        except OverflowError:
            raise UnreadableError("a time is beyond all calendars") from None
        priority = component.value("PRIORITY")
        # 1 is the highest priority, 0 says that there is none.
        rank = -int(priority) if priority in tuple("123456789") else -10
        tentative = component.value("BUSYTYPE").upper() == "BUSY-TENTATIVE"
        return CalendarAvailability(start, end, rank, tentative, tuple(available))


def _bound(component: RawComponent, name: str, zones: Zones) -> datetime | None:
    if not component.one(name):
        return None
    moment = zones.parse_time(component.one(name), set())
    return to_utc(moment) if isinstance(moment, datetime) else find_first_instant(zones.home, moment)
