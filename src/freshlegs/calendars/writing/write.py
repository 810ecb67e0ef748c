"""The bytes of a calendar file (RFC 5545, RFC 7986)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vText
from icalendar import Event as Entry
from icalendar.prop import vCategory, vDuration, vRecur

from freshlegs.calendars.writing.event import CalendarInfo, Event
from freshlegs.calendars.writing.events import ExportOptions, describe_calendar, list_events, stamp_revision
from freshlegs.calendars.writing.strict import check_bytes, check_events, check_info
from freshlegs.calendars.writing.zone_rules import Irregular, Steady, Switching, ZoneRule, find_zone_rule, is_plain
from freshlegs.io.errors import OutputError
from freshlegs.planfile import PlannedRecord

LARGEST = 1_000_000
"""Bytes; Google Calendar takes no larger file."""

FIRST_YEAR = 1970
"""Rules of zones begin here. What a zone really did in those years does not matter: no event of ours is so old."""

_ROOM = 74
"""Octets of a line beside the blank that a fold begins with (RFC 5545 3.1: 75)."""
_PRODID = "-//freshlegs//training week//EN"
_REFRESH = timedelta(hours=6)
_ZonePart = TimezoneStandard | TimezoneDaylight
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class _Text(vText):
    r"""A TEXT value (RFC 5545 3.3.11).

    icalendar takes a backslash before a capital N for a line end, so that "C:\Notes" would lose its N. It guards its
    lines with `assert`, which `python -O` drops; so text goes through `freshlegs.io.text` first.
    """

    def to_ical(self) -> bytes:
        """Return the escaped value."""
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
        return escaped.encode()


def write_calendar(record: PlannedRecord, *, rest_days: bool = True, stamp: datetime | None = None) -> bytes:
    """Return a planned week as the bytes of an .ics file (text/calendar; charset=utf-8), in the plan's own revision.

    The stamp (aware) says when it is written; default: when the plan was made (`stamp_plan`). Raises InputError for
    a session outside the years 1971 to 2200, OutputError for a file larger than 1 MB, and InternalError if what was
    written does not read back as the plan.
    """
    made, options = stamp_revision(record, stamp), ExportOptions(rest_days=rest_days)
    return write_events(list_events(record, options, made), describe_calendar(record, options, made))


def write_events(events: Sequence[Event], info: CalendarInfo) -> bytes:
    """Return events as the bytes of a calendar, read back and compared.

    Times are local where the zone's clock changes keep a rule and show the time only once, otherwise UTC.
    """
    check_info(info)
    return _bytes(_head(info), events)


def write_item(event: Event) -> bytes:
    """Return one event as a calendar of its own, as CalDAV and vdir keep them (RFC 4791 4.1)."""
    return _bytes(_bare(), [event])


def _bytes(calendar: Calendar, events: Sequence[Event]) -> bytes:
    check_events(events)
    rules = _rules(events)
    timed = {event.uid: _times(event, rules) for event in events}
    zones = [moment.tzinfo for moments in timed.values() for moment in moments if isinstance(moment, datetime)]
    used = {zone.key for zone in zones if isinstance(zone, ZoneInfo)}
    for key, rule in sorted(rules.items()):
        if key in used and not isinstance(rule, Irregular):
            calendar.add_component(build_vtimezone(rule))
    for event in events:
        calendar.add_component(_entry(event, timed[event.uid]))
    data = b"".join(_line(line) for line in calendar.content_lines(sorted=False) if line)
    if len(data) > LARGEST:
        raise OutputError(f"the calendar has {len(data)} bytes; Google Calendar takes no more than {LARGEST}")
    check_bytes(data, events)
    return data


def _line(line: Any) -> bytes:
    """Return a content line of icalendar as it stands in the file, folded as icalendar folds it.

    icalendar measures letter by letter, a third of the time of an export; in ASCII, as nearly all lines are, a letter
    is an octet.
    """
    if not line.isascii():
        folded: bytes = line.to_ical()
        return folded + b"\r\n"
    rest: bytes = line.encode()
    parts = []
    while len(rest) > _ROOM:
        # What a backslash or a caret escapes stays with it.
        cut = _ROOM - 1 if rest[_ROOM - 1 : _ROOM] in (b"\\", b"^") else _ROOM
        parts.append(rest[:cut])
        rest = rest[cut:]
    return b"\r\n ".join((*parts, rest)) + b"\r\n"


def _bare() -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODID)
    calendar.add("calscale", "GREGORIAN")
    return calendar


def _head(info: CalendarInfo) -> Calendar:
    calendar, name = _bare(), _Text(info.name)
    # No UID of its own (RFC 7986 5.3): vdirsyncer takes that for the UID of every event, and keeps one of them.
    calendar.add("last-modified", info.stamp)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    # RFC 7986 5.7 demands the parameter, which icalendar leaves out.
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    return calendar


def _entry(event: Event, times: tuple[datetime | date, datetime | date]) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid)
    # Without METHOD, DTSTAMP says the same as LAST-MODIFIED (RFC 5545 3.8.7.2).
    entry.add("dtstamp", event.stamp)
    entry.add("created", event.created)
    entry.add("last-modified", event.stamp)
    entry.add("sequence", event.sequence)
    entry.add("dtstart", times[0])
    entry.add("dtend", times[1])
    entry.add("summary", _Text(event.summary))
    if event.description:
        entry.add("description", _Text(event.description))
    if event.location:
        entry.add("location", _Text(event.location))
    if event.categories:
        entry.add("categories", vCategory([_Text(category) for category in event.categories]))
    if event.colour:
        entry.add("color", event.colour)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    # Outlook and some phones refuse an event in which an alarm is not the last thing.
    for before in event.alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", -before)
        alarm.add("description", _Text(event.summary))
        entry.add_component(alarm)
    return entry


def build_vtimezone(rule: Steady | Switching) -> Timezone:
    """Return a zone's rule as VTIMEZONE (RFC 5545 3.6.5), in the one form that all readers tried read alike.

    That form is a yearly RRULE by month and weekday from 1970 on. Lists of dates, which icalendar itself writes,
    put summer sessions an hour off in Thunderbird and others.
    """
    component = Timezone()
    component.add("tzid", rule.key)
    match rule:
        case Steady(_, offset, name):
            begin = datetime(FIRST_YEAR, 1, 1)  # noqa: DTZ001 - what a clock shows
            component.add_component(_fill(TimezoneStandard(), begin, offset, offset, name))
        case Switching(_, daylight, standard):
            for part, onset in ((TimezoneDaylight(), daylight), (TimezoneStandard(), standard)):
                _fill(part, onset.in_year(FIRST_YEAR), onset.before, onset.after, onset.name)
                part.add(
                    "rrule", vRecur(FREQ="YEARLY", BYMONTH=onset.month, BYDAY=f"{onset.week}{_DAYS[onset.weekday]}")
                )
                component.add_component(part)
    return component


def _fill(part: _ZonePart, begin: datetime, before: timedelta, after: timedelta, name: str) -> _ZonePart:
    """Fill a part; `begin` is what the clock shows in the offset before, and has no zone."""
    part.add("dtstart", begin)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", name)
    return part


def _rules(events: Iterable[Event]) -> dict[str, ZoneRule]:
    """Return the rule of each zone in which an event stands, by the zone's name."""
    moments = [m for event in events for m in (event.start, event.end) if isinstance(m, datetime)]
    zones = {m.tzinfo.key: m.tzinfo for m in moments if isinstance(m.tzinfo, ZoneInfo)}
    years = [m.year for m in moments]
    return {key: find_zone_rule(zone, min(years), max(years)) for key, zone in zones.items()}


def _times(event: Event, rules: Mapping[str, ZoneRule]) -> tuple[datetime | date, datetime | date]:
    start, end = event.start, event.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return start, end
    zone = start.tzinfo
    if isinstance(zone, ZoneInfo) and not isinstance(rules[zone.key], Irregular):
        end = end.astimezone(zone)
        if is_plain(start, zone) and is_plain(end, zone):
            return start, end
    return start.astimezone(UTC), end.astimezone(UTC)
