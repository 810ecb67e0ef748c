"""Our own events, read back from a calendar that holds them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar

from freshlegs.calendars.writing.event import OWN_UIDS, Event
from freshlegs.io.errors import Fault, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def read_own_events(data: bytes, source: str) -> tuple[Event, ...]:
    """Return the events of ours that a calendar holds, each in its last revision.

    What is not ours, or was altered until it is no event any more, is passed over.

    Raises
    ------
    InputError
        It is no calendar.
    """
    found: dict[str, Event] = {}
    for event in _events(data, source):
        if event.uid not in found or found[event.uid].sequence <= event.sequence:
            found[event.uid] = event
    return tuple(found.values())


def _events(data: bytes, source: str) -> Iterator[Event]:
    wrong = InputError(source, Fault("", "not a calendar, or one that is damaged"))
    if b"BEGIN:VCALENDAR" not in data.upper():
        raise wrong
    try:
        calendars = Calendar.from_ical(data, multiple=True)
    except (ValueError, AttributeError, RecursionError) as error:
        raise wrong from error
    for calendar in calendars:
        for entry in calendar.walk("VEVENT"):
            if str(entry.get("UID", "")).endswith(OWN_UIDS):
                event = _event(entry)
                if event is not None:
                    yield event


def _event(entry: Any) -> Event | None:
    try:
        stamp = _stamp(entry, "LAST-MODIFIED") or _stamp(entry, "DTSTAMP")
        if stamp is None:
            return None
        return Event(
            uid=str(entry["UID"]),
            start=_moment(entry["DTSTART"].dt),
            end=_moment(entry["DTEND"].dt),
            summary=str(entry.get("SUMMARY", "")),
            description=str(entry.get("DESCRIPTION", "")),
            categories=tuple(map(str, entry["CATEGORIES"].cats)) if "CATEGORIES" in entry else (),
            stamp=stamp,
            created=_stamp(entry, "CREATED") or stamp,
            busy=str(entry.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT",
            sequence=max(int(entry.get("SEQUENCE", 0)), 0),
            alarms=tuple(_alarms(entry)),
            colour=str(entry.get("COLOR", "")),
            cancelled=str(entry.get("STATUS", "")).upper() == "CANCELLED",
        )
    except (KeyError, ValueError, AttributeError, TypeError):
        return None


def _stamp(entry: Any, name: str) -> datetime | None:
    if name not in entry:
        return None
    found: datetime = entry[name].dt
    return found.astimezone(UTC)


def _moment(found: Any) -> datetime | date:
    """Return a time of an event; raises ValueError for a floating one, which ours never are."""
    if isinstance(found, datetime) and found.tzinfo is None:
        raise ValueError
    moment: datetime | date = found
    return moment


def _alarms(entry: Any) -> Iterator[timedelta]:
    for alarm in entry.walk("VALARM"):
        before = alarm["TRIGGER"].dt
        if isinstance(before, timedelta):
            yield -before
