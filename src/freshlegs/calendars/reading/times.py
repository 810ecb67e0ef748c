"""Times, lengths and time zones as calendars write them (RFC 5545 3.3), and as some programs do instead."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.raw_components import split_parameters
from freshlegs.calendars.reading.zone_names import find_zone, match_zone, parse_zone_name

CalendarTime = datetime | date
"""A datetime in a zone, or the date of an all-day event."""

READABLE_YEARS = range(1900, 2201)
"""Years that a calendar's times may lie in; outside of them nobody trains."""
LONGEST_DURATION = timedelta(days=3660)
"""Longest event."""
MOST_DATES = 1_000
"""Dates in the lists of one event."""
ODD_VALUE = "have a time or length that is written wrongly, and was read as what it must mean"
MANY_DATES = f"list more than {MOST_DATES} dates, of which the others are not read"

_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z|[+-][0-9]{4})?)?", re.I)
_DURATION = re.compile(
    r"(\+?)P(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?(?:T(?:([0-9]{1,8})H)?(?:([0-9]{1,8})M)?(?:([0-9]{1,9})S)?)?", re.I
)
_ODD_DURATION = re.compile(
    r"(\+?)PT?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?T?(?:([0-9]{1,8})H)?(?:([0-9]{1,8})M)?(?:([0-9]{1,9})S)?", re.I
)
_UNQUOTED = re.compile(r';TZID=((?:\\.|[^;"\\])*?)(?:;[^:]*)?:[^:]*$', re.IGNORECASE)
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_ISO_CLOCK = re.compile(r"(?<=[0-9]{8})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?", re.IGNORECASE)
_ISO_OFFSET = re.compile(r"(?<=[0-9])([+-][0-9]{2}):([0-9]{2})\b")
_DAY = timedelta(days=1)
_MIDNIGHTS = (time(), time(23, 59, 59))
_MOST_WRITERS = 5


class UnreadableError(ValueError):
    """What a calendar says here can't be read; the text says why, and holds nothing that could be private."""


class OutOfRangeError(UnreadableError):
    """A value of a calendar that can be read, and is not allowed."""


def parse_written(value: str, slips: set[str], years: range = READABLE_YEARS) -> tuple[CalendarTime, tzinfo | None]:
    """Return a time as it is written, without a zone, and the zone that stands behind it; raises UnreadableError."""
    spelt = _spell(value)
    found = _MOMENT.fullmatch(spelt)
    if not found:
        raise UnreadableError("a time can't be read")
    year, month, day, hour, minute, second, zone = found.groups()
    ends_day = hour == "24" and not int(minute + (second or ""))
    try:
        moment: CalendarTime = date(int(year), int(month), int(day))
        if hour is not None:
            # A leap second has no place in a datetime.
            clock = time() if ends_day else time(int(hour), int(minute), min(int(second or 0), 59))
            moment = datetime.combine(moment, clock)
        offset = _parse_offset(zone) if zone else None
    except ValueError:
        raise UnreadableError("a time can't be read") from None
    if moment.year not in years:
        raise OutOfRangeError(f"a year is not in {years[0]} to {years[-1]}")
    if ends_day or spelt != value or offset not in (None, UTC):
        slips.add(ODD_VALUE)
    return moment + _DAY if ends_day else moment, offset


def _parse_offset(written: str) -> tzinfo:
    length = timedelta(hours=int(written[1:3]), minutes=int(written[3:])) if written[1:] else timedelta()
    return timezone(-length if written[0] == "-" else length) if length else UTC


def parse_duration(value: str, slips: set[str]) -> tuple[timedelta, timedelta]:
    """Return the days and the time of a duration, which differ in a night of a clock change; raises UnreadableError."""
    value = value.strip()
    found = _DURATION.fullmatch(value) or _ODD_DURATION.fullmatch(value)
    if not found or not any(found.groups()[1:]):
        raise UnreadableError("a length can't be read")
    if found.re is _ODD_DURATION:
        slips.add(ODD_VALUE)
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


def name_day(moment: CalendarTime, zones: Collection[tzinfo]) -> date:
    """Return the day of an all-day event that a moment names.

    In UTC, Outlook tells the midnight with which a day begins by its writer's clock: of these zones the first in which
    it is one is taken for his. Where it is none in any, the first counts, and a midnight of UTC is a day's own.
    """
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is not UTC:
        return moment.date()
    shown = [moment.astimezone(zone) for zone in zones]
    return next((one for one in (*shown, moment) if one.time() in _MIDNIGHTS), shown[0] if shown else moment).date()


class Zones:
    """The zones of one calendar: the athlete's, the calendar's own (X-WR-TIMEZONE), and what it defines (VTIMEZONE).

    Floating times are in its own zone. Places, and Windows' names, mean what everybody means by them; other names what
    the calendar defines, and only then what they might.
    """

    def __init__(self, home: ZoneInfo, own_name: str, defined: Mapping[str, tzinfo]) -> None:
        self.home = home
        self.unknown: dict[str, tzinfo] = {}
        self._defined = defined
        self._found: dict[str, tzinfo] = {}
        own_name = parse_zone_name(own_name)
        own = self._look_up(own_name)
        self.floating: tzinfo = own or home
        if own_name and own is None:
            self.unknown[own_name] = home
        others = [find_zone(str(zone.tzname(None))) or zone for zone in list(defined.values())[:_MOST_WRITERS]]
        #: In which a moment of UTC may name a day, the likeliest first
        self.of_days: tuple[tzinfo, ...] = tuple(dict.fromkeys((*([own] if own else []), home, *others)))

    def find(self, name: str) -> tzinfo:
        """Return the zone of a TZID; one that nobody knows is noted and read as the floating times are."""
        if name not in self._found:
            cleaned = parse_zone_name(name)
            zone = self.unknown.get(cleaned) or self._look_up(cleaned)
            if zone is None:
                zone = self.unknown[cleaned] = self.floating
            self._found[name] = zone
        return self._found[name]

    def _look_up(self, name: str) -> tzinfo | None:
        return find_zone(name) or self._defined.get(name.casefold()) or match_zone(name)

    def parse_time(self, written: str, slips: set[str]) -> CalendarTime:
        """Return the time of a property as it stands after its name; raises UnreadableError."""
        return self._place(_find_value(written), _zone_name(written), slips)

    def parse_times(
        self, lines: list[str], slips: set[str], lost: str
    ) -> Iterator[CalendarTime | tuple[CalendarTime, CalendarTime]]:
        """Yield the times and periods that properties list; `lost` is said of what can't be read."""
        count = 0
        for written in lines:
            zone_name = _zone_name(written)
            for value in filter(None, map(str.strip, _find_value(written).split(","))):
                count += 1
                if count > MOST_DATES:
                    slips.add(MANY_DATES)
                    return
                try:
                    read = self.parse_period if "/" in value else self._place
                    yield read(value, zone_name, slips)
                except UnreadableError:
                    slips.add(lost)

    def parse_period(self, value: str, zone_name: str, slips: set[str]) -> tuple[datetime, datetime]:
        """Return start and end of a period, which names its end or its length; raises UnreadableError."""
        first, _, last = value.strip().partition("/")
        start = self._place(first, zone_name, slips)
        if not isinstance(start, datetime):
            raise UnreadableError("a period can't be read")
        lasts = last[:1] in "Pp+"
        end = add_duration(start, parse_duration(last, slips)) if lasts else self._place(last, zone_name, slips)
        if not isinstance(end, datetime) or not to_utc(start) <= to_utc(end) <= to_utc(start) + LONGEST_DURATION:
            raise UnreadableError("a period can't be read")
        return start, end

    def _place(self, value: str, zone_name: str, slips: set[str]) -> CalendarTime:
        moment, zone = parse_written(value, slips)
        if not isinstance(moment, datetime):
            return moment
        if zone is UTC:
            return moment.replace(tzinfo=UTC)
        clock = self.find(zone_name) if zone_name else self.floating
        return moment.replace(tzinfo=zone or clock).astimezone(clock)


def _find_value(written: str) -> str:
    """Return the value of a time's property; where it stands in ISO form it has colons too."""
    return written[_spell(written).rfind(":") + 1 :].strip()


def _spell(written: str) -> str:
    """Return what holds times in ISO form ("2026-06-01T10:00:00+02:00") as calendars write them."""
    if "-" not in written and "+" not in written:
        return written
    return _ISO_OFFSET.sub(r"\1\2", _ISO_CLOCK.sub(r"T\1\2\3", _ISO_DATE.sub(r"\1\2\3", written)))


def _zone_name(written: str) -> str:
    if written[:1] == ":":
        return ""
    # Some programs write a name with a colon in it and no quotes around it; times have no colon.
    loose = _UNQUOTED.search(written)
    return loose[1].strip() if loose else next((v.strip() for n, v in split_parameters(written) if n == "TZID"), "")
