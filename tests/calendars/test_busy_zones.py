"""What the clocks of a calendar mean: zones by every name, days of 23 and 25 hours, times that do not exist."""

from __future__ import annotations

import pytest

from support.busy_calendars import BERLIN, GOOD, GOOD_TIME, NEW_YORK, busy, calendar, component, event, read, zone

UNKNOWN = event("DTSTART;TZID=Middle of Nowhere:20260601T120000", "DURATION:PT1H")


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("Europe/Berlin", 10),
        ('"Europe/Berlin"', 10),
        ("/Europe/Berlin", 10),
        ("/mozilla.org/20050126_1/Europe/Berlin", 10),
        ("/freeassociation.sourceforge.net/Tzfile/America/Indiana/Knox", 17),
        ("W. Europe Standard Time", 10),
        ('"Eastern Standard Time"', 16),
        ("tzone://Microsoft/Utc", 12),
        ("UTC", 12),
        ("UTC-05:00", 17),
        ("GMT+0530", 6),
        ("Etc/GMT+5", 17),
    ],
)
def test_names_that_everybody_knows(name: str, hour: int) -> None:
    found = read(calendar(event(f"DTSTART;TZID={name}:20260601T120000", "DURATION:PT15M")))
    assert [start.hour for start, _ in found.times] == [hour]
    assert found.notes == []


def test_a_known_name_wins_over_a_definition_that_lies() -> None:
    text = calendar(
        zone("Europe/Berlin", "+0900", "+0900"), event("DTSTART;TZID=Europe/Berlin:20260601T120000", "DURATION:PT1H")
    )
    assert busy(text) == [GOOD_TIME]


@pytest.mark.parametrize("begin", ["1970", "1601", "2020"])
@pytest.mark.parametrize("name", ["Customized Time Zone", "(UTC+01:00) Amsterdam, Berlin", "Mitteleuropäische Zeit"])
def test_a_zone_that_the_calendar_defines(name: str, begin: str) -> None:
    """Before or after its events, in winter and summer, and with a colon in its name."""
    events = (
        event(f"DTSTART;TZID={name}:20260601T120000", "DURATION:PT1H", uid="1"),
        event(f'DTSTART;TZID="{name}":20260101T120000', "DURATION:PT1H", uid="2"),
    )
    for parts in ((zone(name, begin=begin), *events), (*events, zone(name, begin=begin))):
        found = read(calendar(*parts), NEW_YORK)
        assert [start.hour for start, _ in found.times] == [11, 10]
        assert found.notes == []


def test_a_series_in_a_zone_that_the_calendar_defines() -> None:
    lines = ("DTSTART;TZID=Mine:20260323T120000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert busy(calendar(zone("Mine"), event(*lines, "EXDATE;TZID=Mine:20260406T120000")), NEW_YORK) == [
        "2026-03-23 11:00 to 12:00",
        "2026-03-30 10:00 to 11:00",
    ]


def test_a_zone_without_rules() -> None:
    dates = "RDATE:20260329T020000"
    text = calendar(zone("Mine", begin="2025", rule=dates), event("DTSTART;TZID=Mine:20260601T120000", "DURATION:PT1H"))
    assert busy(text, NEW_YORK) == [GOOD_TIME]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/localtime", "localtime", "Europe", "Nowhere", "x" * 900])
def test_an_unknown_zone_is_read_as_the_athletes_and_said(name: str) -> None:
    found = read(calendar(event(f"DTSTART;TZID={name}:20260601T120000", "DURATION:PT1H")))
    assert [start.hour for start, _ in found.times] == [10]
    assert found.notes[0].startswith(f'the time zone "{name[:50]}')
    assert found.notes[0].endswith("is unknown; its times are read as Europe/Berlin.")


@pytest.mark.parametrize(
    "broken",
    [
        zone("Middle of Nowhere", rule="RRULE:FREQ=SECONDLY"),
        zone("Middle of Nowhere", summer="+9900"),
        zone("Middle of Nowhere", summer="two hours"),
        component("VTIMEZONE", "TZID:Middle of Nowhere"),
    ],
)
def test_a_broken_definition_is_none(broken: str) -> None:
    found = read(calendar(broken, UNKNOWN))
    assert [start.hour for start, _ in found.times] == [10]
    assert len(found.notes) == 1


def test_many_unknown_zones_are_not_all_named() -> None:
    events = [
        event(f"DTSTART;TZID=Z{number}:20260601T120000", "DURATION:PT1H", uid=str(number)) for number in range(99)
    ]
    assert len(read(calendar(*events)).notes) < 10


FLOATING = event("DTSTART:20260601T120000", "DURATION:PT1H")


def test_floating_times_are_at_home() -> None:
    assert busy(calendar(FLOATING)) == [GOOD_TIME]
    assert busy(calendar(FLOATING), NEW_YORK) == ["2026-06-01 16:00 to 17:00"]


@pytest.mark.parametrize("part", [FLOATING, UNKNOWN])
def test_the_calendars_own_zone_comes_before_home(part: str) -> None:
    assert busy(calendar(part, "X-WR-TIMEZONE:Europe/Berlin"), NEW_YORK) == [GOOD_TIME]
    assert busy(calendar("X-WR-TIMEZONE:W. Europe Standard Time", part), NEW_YORK) == [GOOD_TIME]
    assert busy(calendar("X-WR-TIMEZONE:Mine", part, zone("Mine")), NEW_YORK) == [GOOD_TIME]


def test_an_own_zone_that_nobody_knows_is_said() -> None:
    found = read(calendar("X-WR-TIMEZONE:Mars", FLOATING))
    assert found.notes == ['the time zone "Mars" is unknown; its times are read as Europe/Berlin.']


def test_each_calendar_of_a_file_has_its_own_zone() -> None:
    other = calendar(event("DTSTART:20260602T120000", "DURATION:PT1H", uid="2"))
    text = calendar("X-WR-TIMEZONE:America/New_York", FLOATING) + other
    assert busy(text) == ["2026-06-01 16:00 to 17:00", "2026-06-02 10:00 to 11:00"]


def test_a_series_in_utc_keeps_to_the_calendars_own_clock() -> None:
    """So that a weekly meeting that Google tells in UTC is at nine in summer too; without it the RFC's word counts."""
    lines = event("DTSTART:20260323T080000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert busy(calendar("X-WR-TIMEZONE:Europe/Berlin", lines))[1] == "2026-03-30 07:00 to 08:00"
    assert busy(calendar(lines))[1] == "2026-03-30 08:00 to 09:00"


@pytest.mark.parametrize(
    ("where", "day", "begins", "hours"),
    [
        (BERLIN, "20260601", "2026-05-31T22", 24),
        (BERLIN, "20260329", "2026-03-28T23", 23),
        (BERLIN, "20261025", "2026-10-24T22", 25),
        ("America/Santiago", "20260906", "2026-09-06T04", 23),
        ("Australia/Lord_Howe", "20260405", "2026-04-04T13", 24),
    ],
)
def test_a_whole_day_lasts_from_midnight_to_midnight_at_home(where: str, day: str, begins: str, hours: int) -> None:
    """Also where the clock change skips midnight."""
    ((start, end),) = read(calendar(event(f"DTSTART;VALUE=DATE:{day}")), where).times
    assert start.isoformat()[:13] == begins
    assert (end - start).total_seconds() // 3600 == hours


@pytest.mark.parametrize(
    ("end", "days"),
    [
        ("DTEND;VALUE=DATE:20260602", 1),
        ("DTEND;VALUE=DATE:20260604", 3),
        ("DTEND;VALUE=DATE:20260601", 1),
        ("DURATION:P2D", 2),
        ("DURATION:P1W", 7),
        ("DURATION:PT12H", 1),
        ("SEQUENCE:1", 1),
    ],
)
def test_the_end_of_whole_days_is_exclusive(end: str, days: int) -> None:
    ((first, last),) = read(calendar(event("DTSTART;VALUE=DATE:20260601", end))).times
    assert (last - first).days == days


def test_whole_days_that_repeat() -> None:
    lines = ("RRULE:FREQ=YEARLY;UNTIL=20260601T000000Z", "EXDATE;VALUE=DATE:20250601")
    found = busy(calendar(event("DTSTART;VALUE=DATE:20240601", *lines)), shown=BERLIN, begin="2024-01-01")
    assert found == ["2024-06-01 00:00 to 2024-06-02 00:00", "2026-06-01 00:00 to 2026-06-02 00:00"]


def test_a_changed_day_of_whole_days_that_repeat() -> None:
    series = event("DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=WEEKLY;COUNT=2")
    change = event("RECURRENCE-ID;VALUE=DATE:20260608", "DTSTART:20260609T100000Z", "DURATION:PT1H")
    assert busy(calendar(series, change))[1:] == ["2026-06-09 10:00 to 11:00"]


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        # 02:30 does not exist on 29 March: it is told by the offset before, so an hour later on the clock.
        (("DTSTART;TZID=Europe/Berlin:20260329T023000", "DURATION:PT1H"), ["03-29 01:30 to 02:30"]),
        # 02:30 comes twice on 25 October: the first is meant.
        (("DTSTART;TZID=Europe/Berlin:20261025T023000", "DURATION:PT1H"), ["10-25 00:30 to 01:30"]),
        # A day is a day on the clock, and 24 hours are 24 hours.
        (("DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:P1D"), ["03-28 11:00 to 2026-03-29 10:00"]),
        (("DTSTART;TZID=Europe/Berlin:20260328T120000", "DURATION:PT24H"), ["03-28 11:00 to 2026-03-29 11:00"]),
        (
            ("DTSTART;TZID=Europe/Berlin:20260328T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
            ["03-28 01:30 to 02:30", "03-29 01:30 to 02:30", "03-30 00:30 to 01:30"],
        ),
        # A night shift ends by the clock.
        (
            (
                "DTSTART;TZID=Europe/Berlin:20261023T220000",
                "DTEND;TZID=Europe/Berlin:20261024T060000",
                "RRULE:FREQ=DAILY;COUNT=2",
            ),
            ["10-23 20:00 to 2026-10-24 04:00", "10-24 20:00 to 2026-10-25 05:00"],
        ),
    ],
    ids=["skipped", "repeated", "a day", "24 hours", "series over the skipped hour", "night shift"],
)
def test_clock_changes(lines: tuple[str, ...], times: list[str]) -> None:
    assert busy(calendar(event(*lines))) == [f"2026-{time}" for time in times]


def test_a_meeting_of_another_continent_moves_when_its_clock_does() -> None:
    """Between the clock changes of New York and Berlin it is an hour earlier in Berlin."""
    lines = ("DTSTART;TZID=America/New_York:20260302T120000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=5")
    found = busy(calendar(event(*lines)), shown=BERLIN)
    assert [time[11:16] for time in found] == ["18:00", "17:00", "17:00", "17:00", "18:00"]


def test_the_process_time_zone_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "Pacific/Apia")
    time.tzset()
    try:
        assert busy(calendar(GOOD, FLOATING.replace("UID:1", "UID:2"))) == [GOOD_TIME]
    finally:
        monkeypatch.undo()
        time.tzset()
