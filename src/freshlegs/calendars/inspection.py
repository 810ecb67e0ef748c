"""What must hold of a calendar before it leaves the house; explicit, so that it holds under `python -O` too."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from freshlegs.errors import InternalError
from freshlegs.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from icalendar import Component

    from freshlegs.calendars.event import Cover, Event

_UID = re.compile(r"[0-9A-Za-z._@-]{1,255}")
_COLOUR = re.compile("[a-z]{1,30}")
_STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED")
_REQUIRED = (
    "UID",
    *_STAMPS,
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "STATUS",
    "TRANSP",
)


def check_cover(cover: Cover) -> None:
    """Raise InternalError for what must not be said about a calendar."""
    named = cover.name != "" and cover.name == one_line(cover.name)
    if not (named and _UID.fullmatch(cover.uid) and cover.stamp.tzinfo is UTC):
        raise InternalError("a calendar has a bad UID, stamp or name")


def check_events(events: Sequence[Event]) -> None:
    """Raise InternalError for what must not be written."""
    uids = [event.uid for event in events]
    if len(set(uids)) != len(uids):
        raise InternalError("two events of a calendar have the same UID")
    for event in events:
        fault = _fault(event)
        if fault:
            raise InternalError(f"the event {event.uid!r} {fault}")


def check_bytes(data: bytes, events: Sequence[Event]) -> None:
    """Raise InternalError unless the bytes read back as these events, and as nothing else."""
    try:
        calendar = Calendar.from_ical(data)
    except ValueError as error:
        raise InternalError("a calendar can't be read back") from error
    strangers = {part.name for part in calendar.subcomponents} - {"VTIMEZONE", "VEVENT"}
    entries = [part for part in calendar.subcomponents if part.name == "VEVENT"]
    zones = {str(part["TZID"]) for part in calendar.subcomponents if part.name == "VTIMEZONE"}
    if strangers or not data.endswith(b"END:VCALENDAR\r\n"):
        raise InternalError("a calendar holds what was not put into it")
    for entry in entries:
        _check_entry(entry, zones)
    if [_read(entry) for entry in entries] != [_meant(event) for event in events]:
        raise InternalError("a calendar does not read back as the plan it was made from")


def _fault(event: Event) -> str:
    """Return what is wrong with an event, or nothing."""
    if not _UID.fullmatch(event.uid):
        return "has a UID with more than letters, digits and . _ @ -"
    if event.stamp.tzinfo is not UTC or event.created.tzinfo is not UTC:
        return "has a stamp that is not in UTC"
    moments = [m for m in (event.start, event.end) if isinstance(m, datetime)]
    if any(m.tzinfo is not UTC and not isinstance(m.tzinfo, ZoneInfo) for m in moments):
        return "has a time without a named zone"
    if len(moments) == 1:
        return "mixes a date and a time"
    if not _instant(event.start) < _instant(event.end):
        return "does not end after it starts"
    if event.sequence < 0:
        return "has a negative sequence"
    if event.colour and not _COLOUR.fullmatch(event.colour):
        return "has a colour that is no name"
    if any(before < timedelta() or before.microseconds for before in event.alarms):
        return "has an alarm after its start, or at a part of a second"
    lines = (event.summary, *event.description.split("\n"), *event.categories)
    if not event.summary or any(line != one_line(line) for line in lines):
        return "has text that was not cleaned"
    return ""


def _check_entry(entry: Component, zones: set[str]) -> None:
    missing = [name for name in _REQUIRED if name not in entry]
    strangers = {part.name for part in entry.subcomponents} - {"VALARM"}
    if missing or entry.errors or strangers:
        raise InternalError(f"an event of a calendar reads back with faults: {missing or entry.errors}")
    for name in ("DTSTART", "DTEND"):
        tzid = entry[name].params.get("TZID")
        if tzid is not None and tzid not in zones:
            raise InternalError(f"the zone {tzid} of a calendar is not defined in it")


def _read(entry: Any) -> tuple[Any, ...]:
    # The union of all property types that icalendar declares says nothing about this one.
    # Of a property that stands there twice icalendar makes a list, which equals no event's text.
    categories = tuple(str(category) for category in entry["CATEGORIES"].cats) if "CATEGORIES" in entry else ()
    texts = tuple(str(entry.get(name, "")) for name in ("UID", "SUMMARY", "DESCRIPTION", "COLOR", "STATUS", "TRANSP"))
    times = tuple(_instant(entry[name].dt) for name in ("DTSTART", "DTEND", *_STAMPS))
    alarms = tuple((str(alarm["ACTION"]), alarm["TRIGGER"].dt) for alarm in entry.subcomponents)
    return (*texts, categories, *times, int(entry["SEQUENCE"]), alarms)


def _meant(event: Event) -> tuple[Any, ...]:
    standing = ("CANCELLED" if event.cancelled else "CONFIRMED", "OPAQUE" if event.busy else "TRANSPARENT")
    texts = (event.uid, event.summary, event.description, event.colour, *standing)
    times = tuple(map(_instant, (event.start, event.end, event.stamp, event.created, event.stamp)))
    return (*texts, event.categories, *times, event.sequence, tuple(("DISPLAY", -before) for before in event.alarms))


def _instant(moment: datetime | date) -> datetime | date:
    """Return a time in UTC; a floating one stays as it is, and equals no other."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else moment
