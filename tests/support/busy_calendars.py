"""Small calendars as their files, and the busy times that they come to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from freshlegs.calendars.reading.busy_policy import BusyPolicy
from freshlegs.calendars.reading.calendar_files import BusyTimes, Calendar
from freshlegs.calendars.reading.occurrences import TimeWindow

BERLIN = "Europe/Berlin"
NEW_YORK = "America/New_York"


def component(name: str, *lines: str) -> str:
    return "\r\n".join((f"BEGIN:{name}", *lines, f"END:{name}", ""))


def event(*lines: str, uid: str = "1") -> str:
    """Return a VEVENT; without a DTSTART among its lines from 10:00 to 11:00 UTC on 1 June 2026."""
    usual = (
        ()
        if any(line.upper().startswith("DTSTART") for line in lines)
        else ("DTSTART:20260601T100000Z", "DURATION:PT1H")
    )
    return component("VEVENT", f"UID:{uid}", "SUMMARY:A secret", *usual, *lines)


def calendar(*parts: str) -> str:
    """Return a VCALENDAR; parts are components, or lines of its own."""
    lines = (part if part.endswith("\r\n") else part + "\r\n" for part in parts)
    return "".join(("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n", *lines, "END:VCALENDAR\r\n"))


GOOD = event(uid="good")
"""An event that every calendar with a fault in it must still give."""
GOOD_TIME = "2026-06-01 10:00 to 11:00"


def zone(name: str, summer: str = "+0200", winter: str = "+0100", begin: str = "1970", rule: str = "") -> str:
    """Return a VTIMEZONE with Europe's clock changes."""
    parts = (("DAYLIGHT", "0329T020000", winter, summer, "3"), ("STANDARD", "1025T030000", summer, winter, "10"))
    return component(
        "VTIMEZONE",
        f"TZID:{name}",
        *(
            component(
                part,
                f"DTSTART:{begin}{first}",
                f"TZOFFSETFROM:{before}",
                f"TZOFFSETTO:{after}",
                rule or f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU",
            )
            for part, first, before, after, month in parts
        ),
    )


WORKING_HOURS = component(
    "AVAILABLE",
    "UID:a",
    "DTSTART;TZID=Europe/Berlin:20260105T060000",
    "DTEND;TZID=Europe/Berlin:20260105T080000",
    "RRULE:FREQ=DAILY",
)


def read(
    text: str | bytes, zone: str = BERLIN, *, begin: str = "2026-01-01", end: str = "2027-01-01", **habits: Any
) -> BusyTimes:
    """Return what a calendar comes to between two dates of UTC."""
    data = text.encode() if isinstance(text, str) else text
    first, last = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (begin, end))
    return Calendar("work.ics", [data]).busy(TimeWindow.of(first, last, ZoneInfo(zone)), BusyPolicy(**habits))


def busy(text: str | bytes, zone: str = BERLIN, *, shown: str = "UTC", **more: Any) -> list[str]:
    """Return the busy times on the clock of `shown`: "2026-06-01 10:00 to 11:00", with a second date if need be."""
    return [said(start, end, shown) for start, end in read(text, zone, **more).times]


def said(start: datetime, end: datetime, zone: str) -> str:
    start, end = start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone))
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d %H:%M} to {until}"
