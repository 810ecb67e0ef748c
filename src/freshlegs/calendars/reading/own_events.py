"""Our own events, read back from a calendar that holds them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.definitions import read_zones
from freshlegs.calendars.reading.raw_components import RawCalendar, RawComponent, read_raw_calendars, split_value
from freshlegs.calendars.reading.times import (
    READABLE_YEARS,
    CalendarTime,
    OutOfRangeError,
    UnreadableError,
    Zones,
    parse_duration,
)
from freshlegs.calendars.reading.work import TooMuchError, Work
from freshlegs.calendars.writing.event import OWN_UIDS, SEQUENCES, Event
from freshlegs.calendars.writing.strict import Property, find_event_fault
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.text import to_one_line

_EXTRA = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "COLOR", "CREATED", "LAST-MODIFIED", "TRIGGER")
_NOWHERE = ZoneInfo.no_cache("UTC")
"""The zone of floating times and unknown zones, which ours never are in."""


class NoCalendarError(InputError):
    """A file that is no calendar, or a damaged one."""


def read_own_events(data: bytes, source: str) -> tuple[Event, ...]:
    """Return the events of ours that a calendar holds, each in its last revision.

    What is not ours, or was changed until it is no event any more, is passed over. Raises NoCalendarError for what is
    no calendar, or has no end, and InputError for an event of ours with a revision or a time that it can't go on from.
    """
    faults: list[Fault] = []
    try:
        found = _read_all(data, faults)
    except (UnreadableError, TooMuchError):
        raise NoCalendarError(source, Fault("", "not a calendar, or one that is damaged")) from None
    if faults:
        raise InputError(source, *faults[:5])
    return found


def find_own_uid(data: bytes) -> str:
    """Return the UID of the only event in a calendar; "" where it holds several, or one that is not ours."""
    try:
        calendars = read_raw_calendars(data)
    except TooMuchError:
        return ""
    uids = {event.uid for event in _list_events(calendars)}
    return uids.pop() if len(uids) == 1 and all(uid.endswith(OWN_UIDS) for uid in uids) else ""


def _read_all(data: bytes, faults: list[Fault]) -> tuple[Event, ...]:
    calendars = read_raw_calendars(data, _EXTRA) if b"BEGIN:VCALENDAR" in data.upper() else []
    if not calendars or any(calendar.cut_off for calendar in calendars):
        raise UnreadableError("it has no beginning or no end")
    work, found = Work(), dict[str, Event]()
    for calendar in calendars:
        zones = Zones(_NOWHERE, "", read_zones(calendar, work))
        for component in (one for one in _list_events([calendar]) if one.uid.endswith(OWN_UIDS)):
            try:
                event = _read_event(component, zones)
            except OutOfRangeError as error:
                faults.append(Fault(to_one_line(component.text("SUMMARY"))[:60], str(error)))
                continue
            if event is not None and (event.uid not in found or found[event.uid].sequence <= event.sequence):
                found[event.uid] = event
    return tuple(found.values())


def _list_events(calendars: Iterable[RawCalendar]) -> list[RawComponent]:
    return [one for calendar in calendars for one in calendar.components if one.name == "VEVENT"]


def _read_event(component: RawComponent, zones: Zones) -> Event | None:
    if component.sequence not in SEQUENCES:
        raise OutOfRangeError(f"found SEQUENCE {component.sequence}; allowed: 0 to {SEQUENCES[-1]}")
    try:
        stamp = _read_stamp(component, "LAST-MODIFIED", zones) or _read_stamp(component, "DTSTAMP", zones)
        if stamp is None or component.slips:
            return None
        categories = component.properties.get("CATEGORIES", ())
        event = Event(
            uid=component.uid,
            start=_read_time(component, "DTSTART", zones),
            end=_read_time(component, "DTEND", zones),
            # What somebody wrote there by hand can be written again.
            summary=to_one_line(component.text("SUMMARY")) or "Training",
            description="\n".join(map(to_one_line, component.text("DESCRIPTION").split("\n"))),
            categories=tuple(
                to_one_line(text) for values in categories for text in Property({}, split_value(values)).texts()
            ),
            stamp=stamp,
            created=_read_stamp(component, "CREATED", zones) or stamp,
            busy=component.value("TRANSP").upper() != "TRANSPARENT",
            sequence=component.sequence,
            alarms=tuple(_list_alarms(component)),
            colour=component.value("COLOR"),
            location=to_one_line(component.text("LOCATION")),
            cancelled=component.value("STATUS").upper() == "CANCELLED",
        )
        # A colour that calendars do not know is only left out.
        return None if find_event_fault(replace(event, colour="")) else event
    except OutOfRangeError:
        raise
    except (UnreadableError, OverflowError):
        return None


def _read_stamp(component: RawComponent, name: str, zones: Zones) -> datetime | None:
    moment = _read_time(component, name, zones) if component.one(name) else None
    return moment.astimezone(UTC) if isinstance(moment, datetime) else None


def _read_time(component: RawComponent, name: str, zones: Zones) -> CalendarTime:
    """Return a time; of a zone that a calendar defines itself, which ours are not written in, it is told in UTC."""
    try:
        moment = zones.parse_time(component.one(name), set())
    except OutOfRangeError:
        allowed = f"allowed: the years {READABLE_YEARS[0]} to {READABLE_YEARS[-1]}"
        raise OutOfRangeError(f"found {name} {component.value(name)[:40]}; {allowed}") from None
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is _NOWHERE:
        raise UnreadableError("a time has no zone")
    return moment if isinstance(moment.tzinfo, ZoneInfo) else moment.astimezone(UTC)


def _list_alarms(component: RawComponent) -> Iterator[timedelta]:
    """Yield how long before the start each alarm rings; those after it, or at a time of their own, are none of ours."""
    for alarm in component.parts:
        written = alarm.value("TRIGGER")
        if not written[:1].isdigit():
            length = sum(parse_duration(written.removeprefix("-"), set()), timedelta())
            if written.startswith("-") or not length:
                yield length
