"""The components of a calendar file, with no more of their lines than are asked for.

It works on bytes and by the line, so that alarms, attachments, descriptions and unknown properties cost nothing, and
titles neither unless they are asked for. It repairs what real files have wrong: byte-order marks, line ends, several
calendars in one file, properties said twice, components that are not closed, NULs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache

from freshlegs.calendars.reading.work import SPLIT, TooMuchError
from freshlegs.calendars.writing.strict import Property

LONGEST_LINE = 20_000
"""Bytes of a line, texts aside."""
LONGEST_PARAMETERS = 1_000
"""Bytes of its parameters."""
MOST_EVENTS = 50_000
"""Events in a calendar."""
MOST_LINES = 5_000
"""Lines of one property in one component."""

_REPEATABLE = frozenset({"RRULE", "RDATE", "EXDATE", "EXRULE", "FREEBUSY", "ATTENDEE", "CATEGORIES"})
"""Properties that may stand several times; of the others the first counts."""
_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "CATEGORIES"})
_PROPERTIES = (
    "BEGIN", "END", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
    "EXRULE", "RECURRENCE-ID", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS",
    "FREEBUSY", "BUSYTYPE", "PRIORITY", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-WR-TIMEZONE", "METHOD",
)  # fmt: skip
_ENTRIES = ("VEVENT", "VFREEBUSY", "VAVAILABILITY", "VTIMEZONE")
_OTHERS = ("VCALENDAR", "VTODO", "VJOURNAL")
_PARTS = {"VAVAILABILITY": ("AVAILABLE",), "VTIMEZONE": ("STANDARD", "DAYLIGHT"), "VEVENT": ("VALARM",)}
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))')
_TO_VALUE = re.compile(r'(?:"[^"]*"|[^":])*:')


@dataclass(slots=True)
class RawComponent:
    """A component with the properties that are kept."""

    name: str
    #: By name; each as it stands in the file after its name, parameters first: ";VALUE=DATE:20261130"
    properties: dict[str, list[str]] = field(default_factory=dict)
    parts: list[RawComponent] = field(default_factory=list)  #: AVAILABLE, STANDARD and DAYLIGHT, VALARM
    slips: set[str] = field(default_factory=set)  #: What of it was left out, as said of several
    unclosed: str = ""  #: Why its end is missing; "" where it is there

    def one(self, name: str) -> str:
        """Return a property as it stands, or "" where it is missing."""
        return self.properties[name][0] if name in self.properties else ""

    def value(self, name: str) -> str:
        """Return the value of a property that has no colon in it, without its parameters; "" where it is missing."""
        return self.one(name).rpartition(":")[2].strip()

    def text(self, name: str) -> str:
        """Return a property that may hold any text; "" where it is missing."""
        return Property({}, split_value(self.one(name))).text()

    @property
    def uid(self) -> str:
        """What identifies an event."""
        return self.one("UID").partition(":")[2].strip()

    @property
    def sequence(self) -> int:
        """How often an event was revised."""
        # Enough digits to tell that it is out of any range.
        found = re.match("-?[0-9]{1,18}", self.value("SEQUENCE"))
        return int(found[0]) if found else 0

    def add(self, name: str, rest: bytes) -> None:
        """Keep a line."""
        there = self.properties.get(name, [])
        if there and name not in _REPEATABLE:
            return
        no_value = rest[:1] == b";" and b":" not in rest[:LONGEST_PARAMETERS] and len(rest) > LONGEST_PARAMETERS
        if name not in _TEXTS and (no_value or len(rest) > LONGEST_LINE):
            self.slips.add("have a line that is too long, which is not read")
        elif len(there) >= MOST_LINES:
            self.slips.add(f"have {name} more than {MOST_LINES} times, of which the others are not read")
        else:
            self.properties.setdefault(name, there).append(rest.decode("utf-8", "replace"))


@dataclass(slots=True)
class RawCalendar:
    """One VCALENDAR."""

    zone: str = ""  #: The time zone that it names for itself
    method: str = ""  #: What is to be done with it, in capitals: "CANCEL"
    components: list[RawComponent] = field(default_factory=list)
    cut_off: bool = False  #: Whether its end is missing


def read_raw_calendars(data: bytes, extra: Collection[str] = ()) -> list[RawCalendar]:
    """Return the calendars of a file; empty where it holds none. Raises TooMuchError.

    Some properties are nobody's business unless they are asked for as extra; TRIGGER brings the alarms with it.
    """
    found: list[RawCalendar] = []
    reading = _Reading(found, alarms="TRIGGER" in extra)
    for line in _pattern(tuple(extra)).finditer(_unfold(data)):
        name, rest = line[1].decode().upper(), line[2]
        if name in ("BEGIN", "END"):
            component = rest[1:60].strip().decode("ascii", "replace").upper()
            (reading.begin if name == "BEGIN" else reading.end)(component)
        else:
            reading.property(name, rest)
    reading.break_off("the file is cut off in it")
    return found


@cache
def _pattern(extra: tuple[str, ...]) -> re.Pattern[bytes]:
    names = "|".join(map(re.escape, (*_PROPERTIES, *extra))).encode()
    return re.compile(rb"^(%s)([;:].*)$" % names, re.MULTILINE | re.IGNORECASE)


class _Reading:
    """What is open at a line: a component, a part of it, and how deep in something that is dropped the line is."""

    def __init__(self, found: list[RawCalendar], *, alarms: bool) -> None:
        self.found = found
        self.alarms = alarms
        self.events = 0
        self.outer: RawComponent | None = None
        self.inner: RawComponent | None = None
        self.dropped = 0

    def begin(self, name: str) -> None:
        if name in _ENTRIES or name in _OTHERS:
            self.break_off("it has no end")
            if name == "VCALENDAR" or not self.found:
                self.found.append(RawCalendar(cut_off=True))
            self.outer = RawComponent(name) if name != "VCALENDAR" else None
        elif self.outer is not None:
            is_part = name in _PARTS.get(self.outer.name, ()) and (self.alarms or name != "VALARM")
            if is_part and not self.dropped:
                self._close_inner()
                self.inner = RawComponent(name)
            else:
                self.dropped += 1

    def end(self, name: str) -> None:
        if name == "VCALENDAR":
            self.break_off("it has no end")
            if self.found:
                self.found[-1].cut_off = False
        elif self.outer is not None and name == self.outer.name:
            self._close()
        elif self.inner is not None and name == self.inner.name and not self.dropped:
            self._close_inner()
        else:
            self.dropped = max(self.dropped - 1, 0)

    def property(self, name: str, rest: bytes) -> None:
        if self.dropped:
            return
        component = self.inner or self.outer
        if component is not None:
            component.add(name, rest)
        elif self.found and len(rest) <= LONGEST_PARAMETERS:
            calendar, value = self.found[-1], rest.rpartition(b":")[2].decode("utf-8", "replace").strip()
            calendar.zone = calendar.zone or (value if name == "X-WR-TIMEZONE" else "")
            calendar.method = calendar.method or (value.upper() if name == "METHOD" else "")

    def break_off(self, why: str) -> None:
        if self.outer is not None:
            self.outer.unclosed = why
            self.outer.slips.add("have no end (END) in the file: what there is counts")
            self._close()

    def _close(self) -> None:
        self._close_inner()
        if self.outer is not None and self.outer.name in _ENTRIES:
            self._count(self.outer.name == "VEVENT")
            self.found[-1].components.append(self.outer)
        self.outer, self.dropped = None, 0

    def _close_inner(self) -> None:
        if self.outer is not None and self.inner is not None:
            self._count(1)
            self.outer.parts.append(self.inner)
        self.inner = None

    def _count(self, events: int) -> None:
        self.events += events
        if self.events > MOST_EVENTS:
            raise TooMuchError(f"it holds more than {MOST_EVENTS} events", SPLIT)


def _unfold(data: bytes) -> bytes:
    r"""Return a file with line feeds as its only line ends, and each property on one line.

    A fold may stand inside a character, so it is undone before anything is decoded.
    """
    encoding = _BOMS.get(data[:2])
    if encoding:
        data = data[2:].decode(encoding, "replace").encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")
    data = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.replace(b"\n ", b"").replace(b"\n\t", b"")


def split_parameters(written: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a property as it stands after its name: ";TZID=Europe/Berlin:20261130T090000"."""
    for name, quoted, plain in _PARAMETER.findall(written[:LONGEST_PARAMETERS]):
        yield name.upper(), quoted or plain


def split_value(written: str) -> str:
    """Return the value of a property as it stands after its name; a parameter in quotes may hold a colon too."""
    parameters = _TO_VALUE.match(written)
    return written[parameters.end() :] if parameters else ""
