"""Real calendar programs find in our files what was planned: libical, ical.js, khal, and Radicale in two ways.

Each of them goes through the same tests; `real_readers` says what a reader is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from freshlegs.calendars.writing.event import CalendarInfo, Event, make_uid
from freshlegs.calendars.writing.events import ExportOptions, describe_calendar, list_events
from freshlegs.calendars.writing.write import write_calendar, write_events
from freshlegs.planfile import PlannedRecord
from support.calendar_weeks import easy_runs
from support.real_readers import READERS, icaljs, libical, radicale
from support.real_readers.desk import Desk
from support.real_readers.entry import Entry, of_event, of_week
from support.real_readers.weeks import ALARMS, WEEKS

pytestmark = pytest.mark.slow

STAMP = datetime(2026, 11, 1, tzinfo=UTC)
COVER = CalendarInfo(make_uid("small"), "Small week", STAMP)
MORNING = datetime(2026, 11, 30, 7, tzinfo=ZoneInfo("America/New_York"))
RUN = Event(
    uid=make_uid("a"),
    start=MORNING,
    end=MORNING + timedelta(hours=1),
    summary="Run: easy 60 min",
    description="Easy, with a view; and back",
    categories=("Run",),
    stamp=STAMP,
    created=STAMP,
    busy=True,
)
LIFT = replace(RUN, uid=make_uid("b"), start=MORNING + timedelta(days=1), end=MORNING + timedelta(days=1, hours=1))


def written(record: PlannedRecord, choices: ExportOptions) -> bytes:
    """Return a week's calendar as these choices want it."""
    return write_events(list_events(record, choices, STAMP), describe_calendar(record, choices, STAMP))


@pytest.fixture(params=READERS)
def read(request: pytest.FixtureRequest, desk: Desk) -> Callable[[bytes], list[Entry]]:
    """Return each reader in turn."""
    return lambda data: READERS[request.param](data, desk)


@pytest.mark.parametrize("name", WEEKS)
def test_a_week_comes_back_as_it_was_planned(read: Callable[[bytes], list[Entry]], name: str) -> None:
    """The same UIDs, each once, at the same instants with the same alarms; rest days on the same dates."""
    record = WEEKS[name]()
    found = read(written(record, ExportOptions(alarms=ALARMS)))
    assert set(found) == of_week(record, ALARMS)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["Sydney, clocks go back", "toddler"])
def test_so_it_does_when_it_is_told_in_utc(read: Callable[[bytes], list[Entry]], name: str) -> None:
    record = WEEKS[name]()
    data = written(record, ExportOptions(utc=True, alarms=ALARMS))
    assert b"TZID" not in data
    assert set(read(data)) == of_week(record, ALARMS)


def test_alarms_sequence_and_cancellation_come_back(read: Callable[[bytes], list[Entry]]) -> None:
    rung = replace(RUN, sequence=3, alarms=(timedelta(minutes=30), timedelta(days=1)), colour="tomato")
    cancelled = replace(LIFT, sequence=12, cancelled=True, busy=False)
    assert set(read(write_events([rung, cancelled], COVER))) == {of_event(rung), of_event(cancelled)}


def test_several_zones_in_one_file_are_kept_apart(read: Callable[[bytes], list[Entry]]) -> None:
    zones = ("America/New_York", "Europe/Berlin", "Australia/Sydney", "Africa/Casablanca", "Asia/Kolkata")
    runs = [
        replace(
            RUN,
            uid=make_uid(f"{zone} {month}"),
            start=datetime(2026, month, 10, 7, tzinfo=ZoneInfo(zone)),
            end=datetime(2026, month, 10, 8, tzinfo=ZoneInfo(zone)),
        )
        for zone in zones
        for month in (1, 7)
    ]
    assert set(read(write_events(runs, COVER))) == set(map(of_event, runs))


def test_a_week_without_entries_is_a_calendar_too(read: Callable[[bytes], list[Entry]]) -> None:
    assert read(write_events([], COVER)) == []


def test_the_server_knows_when_the_athlete_trains(desk: Desk) -> None:
    """Radicale works out free and busy times itself; rest days leave the day free."""
    record = easy_runs("America/New_York", "2026-10-31T09:00", "2026-11-01T01:15-05:00", "2026-11-02T09:00")
    calendar = radicale.filled(write_calendar(record), desk)
    answer = calendar.freebusy_request(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)).data
    busy: Any = Calendar.from_ical(answer).walk("VFREEBUSY")[0]["FREEBUSY"]
    assert {period.start for period in busy} == {session.start for session in record.sessions}


def test_the_time_zones_that_icalendar_writes_put_icaljs_an_hour_off(desk: Desk) -> None:
    """Why we write our own; and a file with a wrong time does not pass here."""
    summer = datetime(2026, 6, 1, 7, tzinfo=ZoneInfo("America/New_York"))
    run = replace(RUN, start=summer, end=summer + timedelta(hours=1))
    calendar = Calendar.from_ical(write_events([run], COVER))
    calendar.subcomponents = list(calendar.events)
    calendar.add_missing_timezones()
    (found,) = icaljs.read(calendar.to_ical(), desk)
    assert found.start == summer + timedelta(hours=1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"CALSCALE", b"METHOD:PUBLISH\r\nCALSCALE"),
        (b"DTSTART;", b"DTSTART;VALUE=DATE:20261130\r\nDTSTART;"),
        (b"SEQUENCE:0", b"SEQUENCE:0\r\nDURATION:PT1H"),
        (b"DTSTAMP:", b"DTSTAMP:soon"),
    ],
)
def test_libical_is_strict(desk: Desk, old: bytes, new: bytes) -> None:
    """What it lets through is worth something: it refuses publishing without an organizer, two starts, and more."""
    data = write_events([RUN], COVER)
    libical.read(data, desk)
    with pytest.raises(AssertionError, match="VEVENT"):
        libical.read(data.replace(old, new, 1), desk)
