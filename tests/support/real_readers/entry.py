"""What a reader has understood of a calendar, in one form for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from freshlegs.calendars.writing.event import Event, make_uid
from freshlegs.planfile import PlannedRecord


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a program has it.

    Parameters
    ----------
    start, end : datetime or date
        Half-open; datetimes in UTC.
    alarms : frozenset of timedelta
        How long before the start.
    """

    uid: str
    start: datetime | date
    end: datetime | date
    sequence: int = 0
    status: str = "CONFIRMED"
    alarms: frozenset[timedelta] = frozenset()


def of_week(record: PlannedRecord, alarms: Mapping[str, tuple[timedelta, ...]]) -> set[Entry]:
    """Return what every program must find in a week's calendar, straight from the plan.

    Parameters
    ----------
    alarms : mapping of str to tuple of timedelta
        How long before the start, by kind; "" is for all other kinds.
    """
    found = set()
    for session in record.sessions:
        way = timedelta(minutes=session.minutes_there)
        rings = frozenset(way + before for before in alarms.get(session.kind, alarms[""]))
        start, end = session.start.astimezone(UTC), session.end.astimezone(UTC)
        found.add(Entry(make_uid(session.id), start, end, alarms=rings))
    for first in [week.start for week in record.weeks] or [record.start]:
        week = [day for day in record.rest_days if first <= day < first + timedelta(days=record.days)]
        for number, day in enumerate(week, 1):
            uid = make_uid(f"{record.scenario}/{first}/rest/{number}")
            found.add(Entry(uid, day, day + timedelta(days=1)))
    return found


def of_event(event: Event) -> Entry:
    """Return what every program must find of an event."""
    status = "CANCELLED" if event.cancelled else "CONFIRMED"
    return Entry(event.uid, instant(event.start), instant(event.end), event.sequence, status, frozenset(event.alarms))


def in_calendar(data: bytes) -> list[Entry]:
    """Return the entries of a calendar that a program has written."""
    return [_of_component(component) for component in Calendar.from_ical(data).events]


def in_lines(text: str) -> list[Entry]:
    """Return what a program of ours around a library says, a line each.

    UID, start, end, sequence, status and the alarms' seconds before the start stand between tabs; times are
    20261130T070000Z or 20261130.
    """
    return [_of_line(line) for line in text.splitlines()]


def instant(moment: datetime | date) -> datetime | date:
    """Return a time in UTC; dates stay."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _of_component(component: Any) -> Entry:
    return Entry(
        uid=str(component["UID"]),
        start=instant(component["DTSTART"].dt),
        end=instant(component["DTEND"].dt),
        sequence=int(component.get("SEQUENCE", 0)),
        status=str(component.get("STATUS", "")),
        alarms=frozenset(-alarm["TRIGGER"].dt for alarm in component.walk("VALARM")),
    )


def _of_line(line: str) -> Entry:
    uid, start, end, sequence, status, *alarms = line.split("\t")
    before = frozenset(timedelta(seconds=int(seconds)) for seconds in alarms)
    return Entry(uid, _moment(start), _moment(end), int(sequence), status, before)


def _moment(text: str) -> datetime | date:
    if len(text) == len("20261130"):
        return date.fromisoformat(text)
    assert text.endswith("Z"), f"{text} is no time in UTC"
    return datetime.fromisoformat(text)
