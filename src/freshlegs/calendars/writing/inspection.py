"""What must hold of a calendar before it leaves the house; explicit, so that it holds under `python -O` too."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from freshlegs.calendars.writing.event import CalendarInfo, Event, convert_to_utc
from freshlegs.calendars.writing.strict import NotStrictError, StrictComponent, read_strictly
from freshlegs.io.errors import InternalError
from freshlegs.io.text import to_one_line

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


def check_info(info: CalendarInfo) -> None:
    """Raise InternalError for what must not be said about a calendar."""
    named = info.name != "" and info.name == to_one_line(info.name)
    if not (named and _UID.fullmatch(info.uid) and info.stamp.tzinfo is UTC):
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
        calendar = read_strictly(data)
        entries = [part for part in calendar.parts if part.name == "VEVENT"]
        zones = {part.text("TZID") for part in calendar.parts if part.name == "VTIMEZONE"}
        if len(entries) + len(zones) != len(calendar.parts):
            raise InternalError("a calendar holds what was not put into it")
        for entry in entries:
            _check_entry(entry, zones)
        found = [_read(entry) for entry in entries]
    except (NotStrictError, KeyError) as error:
        raise InternalError("a calendar can't be read back") from error
    if found != [_meant(event) for event in events]:
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
    if not convert_to_utc(event.start) < convert_to_utc(event.end):
        return "does not end after it starts"
    if event.sequence < 0:
        return "has a negative sequence"
    if event.colour and not _COLOUR.fullmatch(event.colour):
        return "has a colour that is no name"
    if any(before < timedelta() or before.microseconds for before in event.alarms):
        return "has an alarm after its start, or at a part of a second"
    lines = (event.summary, *event.description.split("\n"), *event.categories)
    if not event.summary or any(line != to_one_line(line) for line in lines):
        return "has text that was not cleaned"
    return ""


def _check_entry(entry: StrictComponent, zones: Collection[str]) -> None:
    missing = [name for name in _REQUIRED if name not in entry.properties]
    if missing or {part.name for part in entry.parts} - {"VALARM"}:
        raise InternalError(f"an event of a calendar reads back with faults: {missing}")
    for name in ("DTSTART", "DTEND"):
        tzid = entry.properties[name].parameters.get("TZID")
        if tzid is not None and tzid not in zones:
            raise InternalError(f"the zone {tzid} of a calendar is not defined in it")


def _read(entry: StrictComponent) -> tuple[Any, ...]:
    texts = tuple(map(entry.text, ("UID", "SUMMARY", "DESCRIPTION", "COLOR", "STATUS", "TRANSP")))
    categories = entry.properties["CATEGORIES"].texts() if "CATEGORIES" in entry.properties else ()
    times = tuple(convert_to_utc(entry.properties[name].moment()) for name in ("DTSTART", "DTEND", *_STAMPS))
    alarms = tuple((part.text("ACTION"), part.text("DESCRIPTION"), _before(part)) for part in entry.parts)
    return (*texts, categories, *times, int(entry.text("SEQUENCE")), alarms)


def _before(alarm: StrictComponent) -> timedelta:
    return alarm.properties["TRIGGER"].before()


def _meant(event: Event) -> tuple[Any, ...]:
    standing = ("CANCELLED" if event.cancelled else "CONFIRMED", "OPAQUE" if event.busy else "TRANSPARENT")
    texts = (event.uid, event.summary, event.description, event.colour, *standing)
    times = tuple(map(convert_to_utc, (event.start, event.end, event.stamp, event.created, event.stamp)))
    alarms = tuple(("DISPLAY", event.summary, before) for before in event.alarms)
    return (*texts, event.categories, *times, event.sequence, alarms)
