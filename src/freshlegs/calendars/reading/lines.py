"""The sieve before everything else: of the lines of a file, those that say when somebody is busy.

It works on bytes and by the line, so that what a parser would choke on never reaches one: alarms, attachments,
descriptions and unknown properties are dropped, and titles too unless they are asked for. It repairs what real
files have wrong: byte-order marks, line ends, several calendars in one file, properties said twice, components that
are not closed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from freshlegs.calendars.reading.work import TooMuchError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

LINE_PATTERN = 20_000
"""Longest line of those that are kept, in bytes."""
PARAMETERS = 1_000
"""Longest parameters of such a line."""
EVENTS = 50_000
"""Events in a calendar."""
REPEATED = 5_000
"""Lines of one property in one component."""

MOST_COMPONENTS = frozenset({"RRULE", "RDATE", "EXDATE", "EXRULE", "FREEBUSY", "ATTENDEE"})
"""Properties that may stand several times; of the others the first counts."""

ON_DEMAND = frozenset({"ATTENDEE", "SUMMARY"})
"""Properties that are dropped unless somebody asks for them."""

_PROPERTIES = (
    "BEGIN", "END", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
    "EXRULE", "RECURRENCE-ID", "SUMMARY", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS",
    "ATTENDEE", "FREEBUSY", "BUSYTYPE", "PRIORITY", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-WR-TIMEZONE",
)  # fmt: skip
_KEPT = re.compile(rb"^(%s)([;:].*)$" % "|".join(map(re.escape, _PROPERTIES)).encode(), re.MULTILINE | re.IGNORECASE)
_ENTRIES = ("VEVENT", "VFREEBUSY", "VAVAILABILITY", "VTIMEZONE")
_OTHERS = ("VCALENDAR", "VTODO", "VJOURNAL")
_INNER = {"VAVAILABILITY": ("AVAILABLE",), "VTIMEZONE": ("STANDARD", "DAYLIGHT")}
_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(slots=True)
class RawComponent:
    """A component with the properties that are kept.

    Parameters
    ----------
    properties : dict of str to list of str
        By name; each as it stands in the file after its name, parameters first: ";VALUE=DATE:20261130".
    parts : list of Component
        AVAILABLE, or STANDARD and DAYLIGHT.
    fault : str
        Why it can't be read; "" where it can.
    """

    name: str
    properties: dict[str, list[str]] = field(default_factory=dict)
    parts: list[RawComponent] = field(default_factory=list)
    fault: str = ""

    def one(self, name: str) -> str:
        """Return a property as it stands, or "" where it is missing."""
        return self.properties[name][0] if name in self.properties else ""

    def value(self, name: str) -> str:
        """Return the value of a property that has no colon in it, without its parameters; "" where it is missing."""
        return self.one(name).rpartition(":")[2].strip()

    def add(self, name: str, rest: bytes) -> None:
        """Keep a line."""
        there = self.properties.setdefault(name, [])
        if there and name not in MOST_COMPONENTS:
            return
        if len(rest) > LINE_PATTERN or (rest[:1] == b";" and len(rest) > PARAMETERS and b":" not in rest[:PARAMETERS]):
            # A title that is too long is none; a time would be another one.
            self.fault = self.fault or ("a line is too long" if name != "SUMMARY" else "")
        elif len(there) >= REPEATED:
            self.fault = self.fault or f"{name} stands there too often"
        else:
            there.append(rest.decode("utf-8", "replace"))


@dataclass(slots=True)
class Sieved:
    """One VCALENDAR: the zone that it names for itself, its components, and whether its end is missing."""

    zone: str = ""
    components: list[RawComponent] = field(default_factory=list)
    cut_off: bool = False


def sieve(data: bytes, besides: Container[str] = ()) -> list[Sieved]:
    """Return the calendars of a file; empty where it holds none.

    Parameters
    ----------
    besides : container of str
        Which of ATTENDEE and SUMMARY are kept; nobody's business unless they are asked for.

    Raises
    ------
    TooMuchError
        For more events than a calendar has.
    """
    found: list[Sieved] = []
    reading = _Reading(found)
    for line in _KEPT.finditer(_unfolded(data)):
        name = line[1].decode().upper()
        if name == "BEGIN":
            reading.begin(line[2])
        elif name == "END":
            reading.end(line[2])
        elif name not in ON_DEMAND or name in besides:
            reading.property(name, line[2])
    reading.finish()
    return found


class _Reading:
    """What is open at a line: a component, a part of it, and how deep in something that is dropped the line is."""

    def __init__(self, found: list[Sieved]) -> None:
        self.found = found
        self.events = 0
        self.outer: RawComponent | None = None
        self.inner: RawComponent | None = None
        self.dropped = 0

    def begin(self, rest: bytes) -> None:
        name = _name(rest)
        if name in _ENTRIES or name in _OTHERS:
            self._break("it has no end")
            if name == "VCALENDAR" or not self.found:
                self.found.append(Sieved(cut_off=True))
            self.outer = RawComponent(name) if name != "VCALENDAR" else None
        elif self.outer is not None:
            if not self.dropped and self.inner is None and name in _INNER.get(self.outer.name, ()):
                self.inner = RawComponent(name)
            else:
                self.dropped += 1

    def end(self, rest: bytes) -> None:
        name = _name(rest)
        if name == "VCALENDAR":
            self._break("it has no end")
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
        elif name == "X-WR-TIMEZONE" and self.found and len(rest) <= PARAMETERS:
            self.found[-1].zone = self.found[-1].zone or rest.rpartition(b":")[2].decode("utf-8", "replace").strip()

    def finish(self) -> None:
        self._break("the file is cut off in it")

    def _break(self, fault: str) -> None:
        if self.outer is not None:
            self.outer.fault = self.outer.fault or fault
            self._close()

    def _close(self) -> None:
        self._close_inner()
        if self.outer is not None and self.outer.name in _ENTRIES:
            self.events += self.outer.name == "VEVENT"
            if self.events > EVENTS:
                raise TooMuchError(f"it holds more than {EVENTS} events")
            self.found[-1].components.append(self.outer)
        self.outer, self.dropped = None, 0

    def _close_inner(self) -> None:
        if self.outer is not None and self.inner is not None:
            self.events += 1
            if self.events > EVENTS:
                raise TooMuchError(f"it holds more than {EVENTS} events")
            self.outer.parts.append(self.inner)
        self.inner = None


def _name(rest: bytes) -> str:
    return rest[1:60].strip().decode("ascii", "replace").upper()


def _unfolded(data: bytes) -> bytes:
    r"""Return a file with line feeds as its only line ends, and each property on one line.

    A fold may stand inside a character, so it is undone before anything is decoded.
    """
    encoding = _BOMS.get(data[:2])
    if encoding:
        data = data[2:].decode(encoding, "replace").encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.replace(b"\n ", b"").replace(b"\n\t", b"")


def split_parameters(written: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters of a property as it stands after its name: ";TZID=Europe/Berlin:20261130T090000"."""
    for name, quoted, plain in _PARAMETER.findall(written[:PARAMETERS]):
        yield name.upper(), quoted or plain


_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))')
