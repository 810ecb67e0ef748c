"""Events to write, good and bad."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from freshlegs.calendars.writing.event import CalendarInfo, Event, make_uid
from support.calendar_weeks import MONDAY

INJECTION = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\n"


STAMP = datetime(2026, 11, 1, tzinfo=UTC)


COVER = CalendarInfo(make_uid("small"), "Small week", STAMP)


START = datetime(2026, 11, 30, 7, tzinfo=UTC)


EVENT = Event(
    uid=make_uid("a"),
    start=START,
    end=datetime(2026, 11, 30, 8, tzinfo=UTC),
    summary="Run: easy 60 min",
    description="One line\nand another",
    categories=("Run",),
    stamp=STAMP,
    created=STAMP,
    busy=True,
)


BAD_EVENTS = [
    replace(EVENT, uid="a\r\nBEGIN:VEVENT"),
    replace(EVENT, uid="ä"),
    replace(EVENT, uid=""),
    replace(EVENT, uid="a" * 256),
    replace(EVENT, summary="a\nb"),
    replace(EVENT, summary=""),
    replace(EVENT, description="a\rb"),
    replace(EVENT, categories=("a\nb",)),
    replace(EVENT, location="a\nb"),
    replace(EVENT, end=EVENT.start),
    replace(EVENT, end=MONDAY),
    replace(EVENT, start=START.replace(tzinfo=None)),
    replace(EVENT, stamp=STAMP.replace(tzinfo=None)),
    replace(EVENT, sequence=-1),
    replace(EVENT, created=STAMP.replace(tzinfo=None)),
    replace(EVENT, colour="red\r\nBEGIN:VEVENT"),
    replace(EVENT, colour="rebeccapurple"),
    replace(EVENT, alarms=(-timedelta(minutes=1),)),
    replace(EVENT, alarms=(timedelta(minutes=1, milliseconds=1),)),
]
