"""What must hold of a calendar before it leaves the house, and a reader of it by the letter of RFC 5545.

icalendar writes our files; if it also read them back, one mistake would excuse the other. This reader shares no code
with it, and forgives nothing that any phone might not: line ends, the length of lines, folds inside a character.
The checks are explicit, so that they hold under `python -O` too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from freshlegs.calendars.writing.colours import COLOURS
from freshlegs.calendars.writing.event import CalendarInfo, Event, convert_to_utc
from freshlegs.io.errors import InternalError
from freshlegs.io.text import to_one_line

OCTETS = 75
"""Longest line, without its end (RFC 5545 3.1)."""

_UID = re.compile(r"[0-9A-Za-z._@-]{1,255}")
_STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED")
_REQUIRED = ("UID", *_STAMPS, "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP")
_LINE = re.compile(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)')
_PARAMETER = re.compile(r';([A-Z-]+)=(?:"([^"]*)"|([^";:,]*))')
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_ESCAPED = re.compile(r"\\(.)")
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_BEFORE = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


class NotStrictError(ValueError):
    """Some line is not as the RFC has it."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its parameters, and its value as it stands there."""

    parameters: dict[str, str]
    value: str

    def text(self) -> str:
        """Return the value as TEXT (3.3.11)."""
        return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)

    def texts(self) -> tuple[str, ...]:
        """Return the value as a list of TEXT."""
        parts = re.split(r"(?<!\\)((?:\\\\)*),", self.value)
        joined = ["".join(parts[place : place + 2]) for place in range(0, len(parts), 2)]
        return tuple(Property({}, part).text() for part in joined)

    def moment(self) -> datetime | date:
        """Return the value as a time in its zone, or as a date."""
        found = _MOMENT.fullmatch(self.value)
        if found is None or (found[4] is None) != (self.parameters.get("VALUE") == "DATE"):
            raise NotStrictError(f"a time reads {self.value}")
        year, month, day, *clock = (int(number) for number in found.groups()[:6] if number is not None)
        if not clock:
            return date(year, month, day)
        zone = self.parameters.get("TZID")
        if (zone is None) == (found[7] == ""):
            raise NotStrictError(f"a time has no zone, or two: {self.value}")
        hour, minute, second = clock
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC if zone is None else ZoneInfo(zone))

    def before(self) -> timedelta:
        """Return the value as the time before a start."""
        found = _BEFORE.fullmatch(self.value)
        if found is None:
            raise NotStrictError(f"an alarm rings at {self.value}")
        days, hours, minutes, seconds = (int(number or 0) for number in found.groups()[1:])
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        return length if found[1] else -length


@dataclass(frozen=True, slots=True)
class StrictComponent:
    """A component: its properties, each of which stands there once, and the components in it."""

    name: str
    properties: dict[str, Property] = field(default_factory=dict)
    parts: list[StrictComponent] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return a property as TEXT, "" where it is missing."""
        return self.properties[name].text() if name in self.properties else ""


def read_strictly(data: bytes) -> StrictComponent:
    """Return the calendar that a file holds; raises NotStrictError, also for anything before and after it."""
    outer = StrictComponent("")
    stack = [outer]
    for line in _lines(data):
        found = _LINE.fullmatch(line)
        if found is None or _CONTROL.search(line):
            raise NotStrictError(f"a line reads {line[:40]!r}")
        name, parameters, value = found[1], found[2], found[3]
        if name == "BEGIN":
            part = StrictComponent(value)
            stack[-1].parts.append(part)
            stack.append(part)
        elif name == "END" and stack[-1].name == value and len(stack) > 1:
            stack.pop()
        elif name == "END" or name in stack[-1].properties or len(stack) == 1:
            raise NotStrictError(f"{name} stands where it can't")
        else:
            given = {found[1]: found[2] or found[3] for found in _PARAMETER.finditer(parameters)}
            stack[-1].properties[name] = Property(given, value)
    if len(stack) > 1 or [part.name for part in outer.parts] != ["VCALENDAR"]:
        raise NotStrictError("it is not one calendar")
    return outer.parts[0]


def _lines(data: bytes) -> list[str]:
    *lines, rest = data.split(b"\r\n")
    if rest or any(len(line) > OCTETS or b"\r" in line or b"\n" in line for line in lines):
        raise NotStrictError("a line is too long, or ends otherwise than a line does")
    try:
        texts = [line.decode() for line in lines]
    except UnicodeDecodeError as error:
        raise NotStrictError("a fold stands inside a character") from error
    return "\n".join(texts).replace("\n ", "").split("\n")


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
        fault = find_event_fault(event)
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


def find_event_fault(event: Event) -> str:
    """Return why an event can't be written, or nothing."""
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
    if event.colour and event.colour not in COLOURS:
        return "has a colour that is no name of CSS3"
    if any(before < timedelta() or before.microseconds for before in event.alarms):
        return "has an alarm after its start, or at a part of a second"
    lines = (event.summary, event.location, *event.description.split("\n"), *event.categories)
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
    texts = tuple(map(entry.text, ("UID", "SUMMARY", "DESCRIPTION", "LOCATION", "COLOR", "STATUS", "TRANSP")))
    categories = entry.properties["CATEGORIES"].texts() if "CATEGORIES" in entry.properties else ()
    times = tuple(convert_to_utc(entry.properties[name].moment()) for name in ("DTSTART", "DTEND", *_STAMPS))
    rings = ((part.text("ACTION"), part.text("DESCRIPTION"), part.properties["TRIGGER"]) for part in entry.parts)
    alarms = tuple((action, description, trigger.before()) for action, description, trigger in rings)
    return (*texts, categories, *times, int(entry.text("SEQUENCE")), alarms)


def _meant(event: Event) -> tuple[Any, ...]:
    standing = ("CANCELLED" if event.cancelled else "CONFIRMED", "OPAQUE" if event.busy else "TRANSPARENT")
    texts = (event.uid, event.summary, event.description, event.location, event.colour, *standing)
    times = tuple(map(convert_to_utc, (event.start, event.end, event.stamp, event.created, event.stamp)))
    alarms = tuple(("DISPLAY", event.summary, before) for before in event.alarms)
    return (*texts, event.categories, *times, event.sequence, alarms)
