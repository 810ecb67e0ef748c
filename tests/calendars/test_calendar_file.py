"""The file of a planned week: its bytes, its times, and what stays the same.

After a wanted change of the file: FRESHLEGS_UPDATE_GOLDEN=1 pytest tests/calendars/test_calendar_file.py, then read the
difference before it is committed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from pydantic import ValidationError

from freshlegs.calendars.writing.event import OWN_UIDS, make_uid
from freshlegs.calendars.writing.events import ExportOptions, describe_calendar, list_events, stamp_revision
from freshlegs.calendars.writing.strict import check_bytes
from freshlegs.calendars.writing.write import write_calendar, write_events
from freshlegs.io.errors import InputError, InternalError, OutputError
from freshlegs.planfile import WeekRecord
from support.calendar_weeks import MONDAY, easy_runs, entries, session, small_week, timed, week
from support.paths import GOLDEN

GOLDEN_WEEK = GOLDEN / "calendar" / "week.txt"


def test_golden() -> None:
    """A week with a lift, a run and five rest days; stored with LF, so that no checkout changes it."""
    found = write_calendar(small_week()).decode().replace("\r\n", "\n")
    if os.environ.get("FRESHLEGS_UPDATE_GOLDEN") == "1":
        GOLDEN_WEEK.parent.mkdir(exist_ok=True)
        GOLDEN_WEEK.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN_WEEK.read_text(encoding="utf-8")


def test_bytes() -> None:
    data = write_calendar(small_week(title="Lauf & Kraft 🏃🏽‍♀️ 跑步" * 40))
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) == 75
    for line in lines:
        line.decode()  # no fold inside a character


def test_no_method_and_nobody_invited() -> None:
    data = write_calendar(small_week())
    for name in (b"METHOD", b"ORGANIZER", b"ATTENDEE", b"X-WR-TIMEZONE", b"DURATION:P1"):
        assert name not in data


@pytest.mark.parametrize(
    ("zone", "starts"),
    [
        ("America/New_York", ("2026-10-31T09:00", "2026-11-01T09:00", "2026-11-02T09:00", "2026-11-01T00:30")),
        ("America/New_York", ("2026-03-07T09:00", "2026-03-08T01:30", "2026-03-08T03:00", "2026-03-09T09:00")),
        ("Europe/Berlin", ("2026-10-24T18:00", "2026-10-25T09:00", "2026-10-26T18:00")),
        ("Australia/Sydney", ("2026-10-03T07:00", "2026-10-04T07:00", "2026-10-05T07:00", "2027-04-04T07:00")),
        ("Asia/Kolkata", ("2026-11-30T06:00",)),
    ],
)
def test_local_times_around_a_clock_change(zone: str, starts: tuple[str, ...]) -> None:
    """What stands in the file is the athlete's clock, and it means the planned instant."""
    found = timed(write_calendar(easy_runs(zone, *starts)))
    written = {entry["DTSTART"].to_ical().decode() for entry in found}
    local = {start.replace("-", "").replace(":", "") + "00" for start in starts}
    in_utc = {"20261101T043000Z"} if "2026-11-01T00:30" in starts else set()  # it ends in the repeated hour
    assert written == {time for time in local if time != "20261101T003000"} | in_utc
    assert {entry["DTSTART"].params.get("TZID") for entry in found} - {None} == {zone}
    assert {entry.end.astimezone(UTC) - entry.start.astimezone(UTC) for entry in found} == {timedelta(hours=1)}


@pytest.mark.parametrize("start", ["2026-11-01T01:30-04:00", "2026-11-01T01:30-05:00", "2026-11-01T00:30-04:00"])
def test_a_session_in_the_repeated_hour_is_told_in_utc(start: str) -> None:
    data = write_calendar(easy_runs("America/New_York", start))
    (entry,) = timed(data)
    planned = datetime.fromisoformat(start).astimezone(UTC)
    assert entry["DTSTART"].to_ical().decode() == f"{planned:%Y%m%dT%H%M%SZ}"
    assert entry["DTEND"].to_ical().decode() == f"{planned + timedelta(hours=1):%Y%m%dT%H%M%SZ}"
    assert b"VTIMEZONE" not in data


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "America/Santiago", "Asia/Jerusalem", "Etc/UTC"])
def test_zones_without_a_rule_are_told_in_utc(zone: str) -> None:
    data = write_calendar(easy_runs(zone, "2026-09-05T18:00", "2026-09-06T18:00"))
    planned = [datetime(2026, 9, day, 18, tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in (5, 6)]
    assert [entry["DTSTART"].to_ical().decode() for entry in timed(data)] == [f"{p:%Y%m%dT%H%M%SZ}" for p in planned]
    assert b"TZID" not in data


def test_rest_days_are_free_and_last_a_date() -> None:
    rest = [entry for entry in entries(write_calendar(small_week())) if entry["SUMMARY"] == "Rest day"]
    assert [entry["DTSTART"].dt for entry in rest] == [MONDAY + timedelta(days=day) for day in (1, 3, 4, 5, 6)]
    assert {entry["DTEND"].dt - entry["DTSTART"].dt for entry in rest} == {timedelta(days=1)}
    assert {entry["DTSTART"].params["VALUE"] for entry in rest} == {"DATE"}
    assert {entry["TRANSP"] for entry in rest} == {"TRANSPARENT"}


def test_rest_days_are_counted_in_the_week_that_they_belong_to() -> None:
    """So a rest day keeps its UID, whether its week is exported alone or in a programme."""
    mondays = [MONDAY, MONDAY + timedelta(days=7)]
    weeks = tuple(
        WeekRecord(week=number, start=start, days=7, kind="build", penalty=0, proved_best=True)
        for number, start in enumerate(mondays, 1)
    )
    run = session("easy", datetime(2026, 12, 2, 7, tzinfo=UTC))
    both = entries(write_calendar(week(run).model_copy(update={"weeks": weeks})))
    rest = [str(entry["UID"]) for entry in both if entry["SUMMARY"] == "Rest day"]
    counts = [range(1, 7), range(1, 8)]
    assert rest == [
        make_uid(f"small/{start}/rest/{n}") for start, there in zip(mondays, counts, strict=True) for n in there
    ]
    alone = entries(write_calendar(week(start=mondays[1])))
    assert [str(entry["UID"]) for entry in alone] == rest[6:]


def test_rest_days_can_be_left_out() -> None:
    assert len(entries(write_calendar(small_week(), rest_days=False))) == 2


def test_a_week_without_sessions_is_a_calendar_too() -> None:
    assert entries(write_calendar(week(), rest_days=False)) == []


def test_a_moved_session_keeps_its_uid() -> None:
    zone = ZoneInfo("America/New_York")
    before, after = (
        timed(write_calendar(week(session("long", datetime(2026, 12, day, 9, tzinfo=zone), 90)))) for day in (5, 6)
    )
    assert [entry["UID"] for entry in before] == [entry["UID"] for entry in after]


def test_uids_are_ours_and_tell_nothing() -> None:
    uids = [str(entry["UID"]) for entry in entries(write_calendar(small_week()))]
    assert len(set(uids)) == len(uids) == 7
    assert all(uid.endswith(OWN_UIDS) and "small" not in uid and len(uid) < 100 for uid in uids)


def test_a_stamp_can_be_given() -> None:
    stamp = datetime(2026, 11, 28, 12, 0, 0, 5, tzinfo=ZoneInfo("Europe/Berlin"))
    calendar = Calendar.from_ical(write_calendar(small_week(), stamp=stamp))
    stamps = [entry[name] for entry in calendar.events for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED")]
    assert {stamp.to_ical() for stamp in (*stamps, calendar["LAST-MODIFIED"])} == {b"20261128T110000Z"}


def test_a_stamp_without_a_zone_is_refused() -> None:
    with pytest.raises(InternalError, match="no time zone"):
        write_calendar(small_week(), stamp=datetime(2026, 11, 28))  # noqa: DTZ001 - the case


@pytest.mark.parametrize("env", [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"}])
def test_the_same_bytes_in_every_process(env: dict[str, str]) -> None:
    record = small_week(title="Läufe")
    code = (
        "import sys; from freshlegs.calendars.writing.write import write_calendar;"
        "from freshlegs.planfile import PlannedRecord;"
        "sys.stdout.buffer.write(write_calendar(PlannedRecord.model_validate_json(sys.stdin.buffer.read())))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        input=record.model_dump_json().encode(),
        env={**os.environ, **env},
        capture_output=True,
        check=True,
    )
    assert run.stdout == write_calendar(record)


def test_nothing_heavy_is_loaded() -> None:
    code = "import sys, freshlegs.calendars; print({'ortools', 'pandas', 'rich', 'typer'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


def test_two_sessions_with_one_id_are_refused() -> None:
    zone = ZoneInfo("America/New_York")
    with pytest.raises(ValidationError, match="two sessions have one id"):
        week(*(session("easy", datetime(2026, 12, day, 9, tzinfo=zone)) for day in (1, 2)))


@pytest.mark.parametrize("year", [1900, 1970, 2201, 2299])
def test_far_years_are_refused(year: int) -> None:
    with pytest.raises(InputError, match="the years 1971 to 2200"):
        write_calendar(week(session("easy", datetime(year, 6, 1, 9, tzinfo=UTC))))


@pytest.mark.parametrize(
    "start", [datetime(2200, 12, 31, 23, 30, tzinfo=UTC), datetime(1970, 12, 31, 23, 30, tzinfo=UTC)]
)
def test_a_session_that_is_half_in_a_far_year_is_refused(start: datetime) -> None:
    with pytest.raises(InputError, match="the years 1971 to 2200"):
        write_calendar(week(session("easy", start)))


def test_a_file_too_large_for_google_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(write_calendar(small_week()))
    monkeypatch.setattr("freshlegs.calendars.writing.write.LARGEST", size)
    assert len(write_calendar(small_week())) == size
    monkeypatch.setattr("freshlegs.calendars.writing.write.LARGEST", size - 1)
    with pytest.raises(OutputError, match="Google"):
        write_calendar(small_week())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"T180000", b"T190000"),
        (b"END:VEVENT\r\nEND:VCALENDAR", b"END:VCALENDAR"),
        (b"TZID:America/New_York", b"TZID:America/Chicago"),
        (b"TZID=America/New_York:20261202T180000", b"X=1:20261202T180000"),
        (b"SUMMARY:Run", b"SUMMARY:Fun"),
        (b"STATUS:CONFIRMED\r\n", b""),
        (b"END:VCALENDAR\r\n", b"BEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"),
        (b"VALUE=DATE:20261202", b"VALUE=DATE:20261203"),
        (b"STATUS:CONFIRMED\r\n", b"STATUS:CONFIRMED\n"),
        (b"STATUS:CONFIRMED\r\n", b"STATUS:CONFIRMED\r\nSTATUS:CONFIRMED\r\n"),
        (b"STATUS:CONFIRMED\r\n", b"STATUS:CONFIRMED\r\nX\r\n"),
        (b"\r\n anned by", b"anned by"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nX:1\r\n"),
        (b"END:VCALENDAR\r\n", b""),
        (b"BEGIN:VTIMEZONE\r\n", b"BEGIN:VEVENT\r\n"),
        (b"COLOR:slateblue", b"COLOR:slate\x01blue"),
        (b"SUMMARY:Run", b"SUMMARY:R\xc3\r\n \xbcn"),
        (b"DTSTART;TZID=America/New_York:20261202T180000", b"DTSTART:20261202T180000"),
        (b"DTSTART;TZID=America/New_York:20261202T180000", b"DTSTART;TZID=America/New_York:20261202T180000Z"),
        (b"CATEGORIES:Lift,Lower body", b"CATEGORIES:Lift\\,Lower body"),
    ],
)
def test_bytes_that_do_not_read_back_are_refused(old: bytes, new: bytes) -> None:
    record = small_week()
    meant = list_events(record, ExportOptions(), stamp_revision(record, None))
    data = write_calendar(record)
    check_bytes(data, meant)
    assert old in data
    with pytest.raises(InternalError):
        check_bytes(data.replace(old, new), meant)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"DTSTART;VALUE=DATE:20261201", b"DTSTART:20261201"),
        (b"DTSTART;VALUE=DATE:20261201", b"DTSTART;VALUE=DATE:2026121"),
        (b"SEQUENCE:0\r\n", b""),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nEND:\r\n"),
        (b":VALARM\r\n", b":VTODO\r\n"),
    ],
    ids=["no date", "a digit short", "no sequence", "an end of nothing", "no alarm"],
)
def test_what_reads_alike_but_is_none_is_refused(old: bytes, new: bytes) -> None:
    record = small_week()
    made, options = stamp_revision(record, None), ExportOptions(alarms={"": (timedelta(minutes=30),)})
    meant = list_events(record, options, made)
    data = write_events(meant, describe_calendar(record, options, made))
    assert old in data
    with pytest.raises(InternalError):
        check_bytes(data.replace(old, new), meant)


def test_a_zone_may_be_named_in_quotes() -> None:
    record = small_week()
    meant = list_events(record, ExportOptions(), stamp_revision(record, None))
    quoted = write_calendar(record).replace(b"TZID=America/New_York:", b'TZID="America/New_York":')
    assert quoted.count(b'"') == 8
    check_bytes(quoted, meant)


@pytest.mark.parametrize("trigger", ["PT30M", "-PT31M", "-PT30", "20261130T110000Z"])
def test_an_alarm_that_would_ring_at_another_time_is_refused(trigger: str) -> None:
    record = small_week()
    made = stamp_revision(record, None)
    meant = list_events(record, ExportOptions(rest_days=False, alarms={"": (timedelta(minutes=30),)}), made)
    data = write_events(meant, describe_calendar(record, ExportOptions(), made))
    assert data.count(b"TRIGGER:-PT30M\r\n") == 2
    with pytest.raises(InternalError):
        check_bytes(data.replace(b"TRIGGER:-PT30M", f"TRIGGER:{trigger}".encode()), meant)


def test_texts_with_all_that_is_escaped_read_back() -> None:
    record = small_week(title="a,b;c\\,d\\\\,e\\n")
    made = stamp_revision(record, None)
    (event,) = list_events(week(record.sessions[0]), ExportOptions(rest_days=False), made)
    odd = replace(event, categories=("a,b", "c\\", ",", "d\\,e", "n"), description="x\\ny\nz;,")
    assert write_events([odd], describe_calendar(record, ExportOptions(), made))
