"""Times, lengths and time zones as calendars write them (RFC 5545 3.3)."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.raw_components import split_parameters
from freshlegs.model.clock import find_zone_place

CalendarTime = datetime | date
"""A datetime in a zone, or the date of an all-day event."""

READABLE_YEARS = range(1900, 2201)
"""Years that a calendar's times may lie in; outside of them nobody trains."""
LONGEST_DURATION = timedelta(days=3660)
"""Longest event."""
MOST_DATES = 1_000
"""Dates in the lists of one event."""

_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[Tt]([0-9]{2})([0-9]{2})([0-9]{2})?([Zz])?)?")
_DURATION = re.compile(
    r"(\+?)P(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?(?:T(?:([0-9]{1,8})H)?(?:([0-9]{1,8})M)?(?:([0-9]{1,9})S)?)?", re.I
)
_UNQUOTED = re.compile(r';TZID=([^;"]*?)(?:;[^:]*)?:[^:]*$', re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)([+-])([0-9]{1,2}):?([0-9]{2})?")
_UTC = frozenset({"Z", "UTC", "GMT", "COORDINATED UNIVERSAL TIME", "TZONE://MICROSOFT/UTC"})
_LONGEST_NAME = 100


class UnreadableError(ValueError):
    """What a calendar says here can't be read; the text says why, and holds nothing that could be private."""


class OutOfRangeError(UnreadableError):
    """What a calendar says here can be read, and lies outside of what is allowed."""


def parse_naive(value: str) -> tuple[CalendarTime, bool]:
    """Return a time as it is written, without a zone, and whether it is meant in UTC; raises UnreadableError."""
    found = _MOMENT.fullmatch(value)
    if not found:
        raise UnreadableError("a time can't be read")
    year, month, day, hour, minute, second, utc = found.groups()
    try:
        moment: CalendarTime = date(int(year), int(month), int(day))
        if hour is not None:
            # A leap second has no place in a datetime.
            moment = datetime.combine(moment, time(int(hour), int(minute), min(int(second or 0), 59)))
    except ValueError:
        raise UnreadableError("a time can't be read") from None
    if moment.year not in READABLE_YEARS:
        raise OutOfRangeError(f"a year is not in {READABLE_YEARS[0]} to {READABLE_YEARS[-1]}")
    return moment, utc is not None


def parse_duration(value: str) -> tuple[timedelta, timedelta]:
    """Return the days and the time of a duration, which differ in a night of a clock change; raises UnreadableError."""
    found = _DURATION.fullmatch(value.strip())
    if not found or not any(found.groups()[1:]):
        raise UnreadableError("a length can't be read")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(days=7 * weeks + days), timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if sum(length, timedelta()) > LONGEST_DURATION:
        raise UnreadableError("it is longer than ten years")
    return length


def add_duration(start: datetime, length: tuple[timedelta, timedelta]) -> datetime:
    """Return when something ends that lasts so many days on the clock, and so much time besides."""
    return (to_utc(start + length[0]) + length[1]).astimezone(start.tzinfo)


def to_utc(moment: datetime) -> datetime:
    """Return a time in UTC; of a repeated hour the first is meant, and a skipped time is told by the old offset."""
    return moment.astimezone(UTC)


class Zones:
    """The zones of one calendar: the athlete's, the calendar's own (X-WR-TIMEZONE), and what it defines (VTIMEZONE).

    Floating times are in its own zone. A name that everybody knows means what everybody means by it.
    """

    def __init__(self, home: ZoneInfo, own_name: str, defined: Mapping[str, tzinfo]) -> None:
        self.own = find_zone(own_name) or defined.get(own_name)
        self.home = home
        self.floating: tzinfo = self.own or home
        self.unknown: dict[str, tzinfo] = {}
        self._defined = defined
        if own_name and self.own is None:
            self.unknown[own_name] = home

    def find(self, name: str) -> tzinfo:
        """Return the zone of a TZID; one that nobody knows is noted and read as the floating times are."""
        if name in self.unknown:
            return self.unknown[name]
        zone = find_zone(name) or self._defined.get(name)
        if zone is None:
            zone = self.unknown[name] = self.floating
        return zone

    def parse_time(self, written: str) -> CalendarTime:
        """Return the time of a property as it stands after its name; raises UnreadableError."""
        return self._place(written.rpartition(":")[2].strip(), _zone_name(written))

    def parse_times(self, lines: list[str]) -> Iterator[CalendarTime | tuple[CalendarTime, CalendarTime]]:
        """Yield the times and periods of properties that list them; raises UnreadableError."""
        count = 0
        for written in lines:
            zone_name = _zone_name(written)
            for value in written.rpartition(":")[2].split(","):
                count += 1
                if count > MOST_DATES:
                    raise UnreadableError(f"it lists more than {MOST_DATES} dates")
                if "/" in value:
                    yield self.parse_period(value, zone_name)
                elif value.strip():
                    yield self._place(value.strip(), zone_name)

    def parse_period(self, value: str, zone_name: str) -> tuple[datetime, datetime]:
        """Return start and end of a period, which names its end or its length; raises UnreadableError."""
        first, _, last = value.strip().partition("/")
        start = self._place(first, zone_name)
        if not isinstance(start, datetime):
            raise UnreadableError("a period can't be read")
        end = add_duration(start, parse_duration(last)) if last[:1] in "Pp+" else self._place(last, zone_name)
        if not isinstance(end, datetime) or not to_utc(start) <= to_utc(end) <= to_utc(start) + LONGEST_DURATION:
            raise UnreadableError("a period can't be read")
        return start, end

    def _place(self, value: str, zone_name: str) -> CalendarTime:
        moment, utc = parse_naive(value)
        if not isinstance(moment, datetime):
            return moment
        return moment.replace(tzinfo=UTC if utc else self.find(zone_name) if zone_name else self.floating)


def _zone_name(written: str) -> str:
    if written[:1] == ":":
        return ""
    # Some programs write a name with a colon in it and no quotes around it; times have no colon.
    loose = _UNQUOTED.search(written)
    return loose[1].strip() if loose else next((v.strip() for n, v in split_parameters(written) if n == "TZID"), "")


@lru_cache(maxsize=1024)
def find_zone(name: str) -> tzinfo | None:
    """Return the zone that a name means everywhere, or None."""
    name = name.strip()
    if not name or len(name) > _LONGEST_NAME:
        return None
    if name.upper() in _UTC:
        return UTC
    # "/mozilla.org/20050126_1/Europe/Berlin": what stands before the place says who wrote it.
    steps = name.strip("/").split("/")
    places = ["/".join(steps[skipped:]) for skipped in range(len(steps))] if name.startswith("/") else [name]
    return next(filter(None, map(find_zone_place, places)), None) or _windows(name) or _offset(name)


def _windows(name: str) -> ZoneInfo | None:
    # Most calendars name places; this list comes with all of icalendar.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return find_zone_place(WINDOWS_TO_OLSON[name]) if name in WINDOWS_TO_OLSON else None


def _offset(name: str) -> tzinfo | None:
    found = _OFFSET.fullmatch(name.upper())
    if not found or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(-length if found[1] == "-" else length)
