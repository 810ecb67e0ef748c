"""A calendar by the letter of RFC 5545, for reading what was just written.

icalendar writes our files; if it also read them back, one mistake would excuse the other. This reader shares no code
with it, and forgives nothing that any phone might not: line ends, the length of lines, folds inside a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

OCTETS = 75
"""Longest line, without its end (RFC 5545 3.1)."""

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


def _lines(data: bytes) -> Iterator[str]:
    *lines, rest = data.split(b"\r\n")
    if rest or any(len(line) > OCTETS or b"\r" in line or b"\n" in line for line in lines):
        raise NotStrictError("a line is too long, or ends otherwise than a line does")
    try:
        texts = [line.decode() for line in lines]
    except UnicodeDecodeError as error:
        raise NotStrictError("a fold stands inside a character") from error
    unfolded: list[str] = []
    for text in texts:
        if text[:1] == " " and unfolded:
            unfolded[-1] += text[1:]
        else:
            unfolded.append(text)
    yield from unfolded
