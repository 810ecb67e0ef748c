"""What the clocks of a calendar mean: zones by every name, days of 23 and 25 hours, times that do not exist."""

from __future__ import annotations

import pytest

from support.busy_calendars import BERLIN, GOOD, GOOD_TIME, NEW_YORK, busy, calendar, component, event, read, said, zone

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


AT_NOON = ("20260601T120000", "20260101T120000")
"""In summer and in winter."""


def noons(name: str, *definition: str, **more: str) -> list[int]:
    """Return the hours of UTC at which it is noon in a zone, in winter and summer; nothing may be said about it."""
    events = (event(f"DTSTART;TZID={name}:{noon}", "DURATION:PT1H", uid=noon) for noon in AT_NOON)
    found = read(calendar(*definition, *events), NEW_YORK, **more)
    assert found.notes == []
    return [start.hour for start, _ in found.times]


@pytest.mark.parametrize(
    ("defined", "named"),
    [
        (r"(UTC+01:00) Office\, Lab\; Vienna 2", '"(UTC+01:00) Office, Lab; Vienna 2"'),
        (r"(UTC+01:00) Office\, Lab", r'"(UTC+01:00) Office\, Lab"'),
        (r"(UTC+01:00) Office\, Lab", "(UTC+01:00) Office, Lab"),
        (r"GMT +0100 (Standard) \; GMT +0200 (Daylight)", r"GMT +0100 (Standard) \; GMT +0200 (Daylight)"),
        ("Head Office", "HEAD  office"),
        ('"Head Office"', "Head Office"),
        (r"C:\\Office", r"C:\\Office"),
        ("Head Office\0\0", "Head Office"),
        ("Head Office", "Head Office\0\0\0"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(defined: str, named: str) -> None:
    """As TEXT it is escaped, as a parameter quoted; some programs leave NULs behind it."""
    assert noons(named, zone(defined)) == [11, 10]


def part(name: str, begin: str, before: str, after: str, *lines: str) -> str:
    return component(name, f"DTSTART:{begin}", f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}", *lines)


HISTORIES = {
    "local mean time": part("STANDARD", "18930401T000000", "+005328", "+0100", "RDATE:18930401T000000"),
    "dates before 1900": part("DAYLIGHT", "19160430T230000", "+0100", "+0200", "RDATE:18990101T000000,19170416T020000"),
    "a date that is none": part("DAYLIGHT", "19160430T230000", "+0100", "+0200", "RDATE:never"),
    "a period": part("DAYLIGHT", "19160430T230000", "+0100", "+0200", "RDATE;VALUE=PERIOD:19160430T230000Z/PT1H"),
    "an offset": part("DAYLIGHT", "20200101T000000", "+0100", "plus two"),
    "a beginning": part("DAYLIGHT", "long ago", "+0100", "+0200"),
    "a rule": part("DAYLIGHT", "20200101T000000", "+0100", "+0200", "RRULE:FREQ=HOURLY"),
    "a rule that was counted": part("DAYLIGHT", "19740101T000000", "+0100", "+0200", "RRULE:FREQ=YEARLY;COUNT=2"),
    "a part without an end": part("STANDARD", "19740101T000000", "+0300", "+0300").replace("END:STANDARD\r\n", ""),
}


@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
def test_a_part_of_a_zone_that_is_odd_does_not_cost_the_zone(history: str) -> None:
    assert noons("Mine", zone("Mine").replace("TZID:Mine\r\n", "TZID:Mine\r\n" + history)) == [11, 10]


def test_a_zone_that_never_changed_since_the_19th_century() -> None:
    mine = component("VTIMEZONE", "TZID:Mine", part("STANDARD", "18930401T000000", "+005328", "+0100").rstrip())
    assert noons("Mine", mine) == [11, 11]


def test_clock_changes_that_are_counted() -> None:
    """As long as they last; after the last of them, here one into summer, its offset stays."""
    text = zone("Mine", begin="2024").replace("BYDAY=-1SU", "BYDAY=-1SU;COUNT=4", 1)
    text = text.replace("BYDAY=-1SU\r", "BYDAY=-1SU;COUNT=3\r")
    assert noons("Mine", text) == [11, 10]
    later = event("DTSTART;TZID=Mine:20310101T120000", "DURATION:PT1H")
    assert busy(calendar(text, later), NEW_YORK, begin="2031-01-01", end="2032-01-01") == ["2031-01-01 10:00 to 11:00"]


@pytest.mark.parametrize(("winter", "summer"), [("+01:00", "+02:00"), ("0100", "+020000"), ("+0100 ", " +0200")])
def test_offsets_as_some_programs_write_them(winter: str, summer: str) -> None:
    assert noons("Mine", zone("Mine", summer, winter)) == [11, 10]


def test_a_zone_holds_within_its_own_calendar() -> None:
    """Outlook calls each custom zone the same."""
    start = "DTSTART;TZID=Customized Time Zone:2026070"
    events = [event(f"{start}{day}T120000", "DURATION:PT1H", uid=f"{day}") for day in (8, 9)]
    berlin, here = zone("Customized Time Zone"), zone("Customized Time Zone", "-0400", "-0500")
    assert busy(calendar(berlin, events[0]) + calendar(here, events[1])) == [
        "2026-07-08 10:00 to 11:00",
        "2026-07-09 16:00 to 17:00",
    ]
    found = read(calendar(berlin, events[0]) + calendar(events[1]))
    assert found.notes == ['the time zone "Customized Time Zone" is unknown; its times are read as Europe/Berlin.']


@pytest.mark.parametrize(
    "name", ["EST", "MST", "HST", "GMT", "CET", "EST5EDT", "UTC+2", "UTC+12", "GMT-05:00", "+0100"]
)
def test_a_name_that_is_no_place_means_what_the_calendar_means(name: str) -> None:
    assert noons(name, zone(name, "-0200", "-0300")) == [15, 14]


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("EST", [17, 17]),
        ("GMT", [12, 12]),
        ("UTC+2", [10, 10]),
        ("(UTC+01:00)", [11, 11]),
        ("europe/berlin", [11, 10]),
        ("EUROPE/BERLIN", [11, 10]),
        ("w. europe standard time", [11, 10]),
        ("Europe/Berlin\0\0\0\0", [11, 10]),
        (r"Europe\/Berlin", [11, 10]),
        ('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', [11, 10]),
        (r"(UTC+01:00) Amsterdam\, Berlin\, Bern\, Rome\, Stockholm\, Vienna", [11, 10]),
        ('"(GMT+01.00) Amsterdam / Berlin / Bern / Rom / Stockholm / Wien"', [11, 10]),
        ('"(UTC-05:00) Eastern Time (US & Canada)"', [17, 16]),
        ('"(GMT-08:00) Pacific Time (US and Canada); Tijuana"', [20, 19]),
        ('"(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London"', [12, 11]),
        ('"(UTC-07:00) Chihuahua, La Paz, Mazatlan"', [19, 19]),
        ('"(UTC-07:00) Arizona"', [19, 19]),
        ('"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', [6, 6]),
        ('"(UTC+12:00) Fiji"', [0, 0]),
        ('"(UTC-11:00) Coordinated Universal Time-11"', [23, 23]),
        ('"(UTC) Coordinated Universal Time"', [12, 12]),
        ('"Pacific Time (US & Canada)"', [20, 19]),
    ],
)
def test_names_that_the_calendar_does_not_define(name: str, hours: list[int]) -> None:
    """Of Exchange, which shows them so; in other cases, and with NULs behind them."""
    assert noons(name) == hours


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


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYDAY=1TU,2TU,3TU"])
def test_a_series_in_utc_repeats_in_utc(rule: str) -> None:
    """Its weekdays and its hour are UTC's, whatever zone the calendar names: in Los Angeles it is on Mondays."""
    lines = event("DTSTART:20260303T020000Z", "DURATION:PT1H", f"RRULE:{rule};COUNT=3")
    times = [f"2026-03-{day} 02:00 to 03:00" for day in ("03", "10", "17")]
    assert busy(calendar("X-WR-TIMEZONE:America/Los_Angeles", lines)) == busy(calendar(lines)) == times


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


@pytest.mark.parametrize(
    ("where", "until", "lines"),
    [
        (BERLIN, "20260709T220000Z", ()),
        ("Europe/London", "20260709T230000Z", ()),
        (NEW_YORK, "20260710T040000Z", ()),
        ("Asia/Tokyo", "20260709T150000Z", ()),
        ("Pacific/Auckland", "20260709T120000Z", ()),
        (NEW_YORK, "20260709T220000Z", ("X-WR-TIMEZONE:Europe/Berlin",)),
        (NEW_YORK, "20260709T220000Z", (zone("W. Europe Standard Time"),)),
        (BERLIN, "20260709T220000Z", (zone("Mine", "-0400", "-0500"),)),
        (BERLIN, "20260710T215959Z", ()),
        (NEW_YORK, "20260710T000000Z", ()),
        (NEW_YORK, "20260710T120000Z", ()),
        (NEW_YORK, "20260710", ()),
        (NEW_YORK, "20260710T000000", ()),
    ],
)
def test_the_last_of_whole_days_is_told_in_utc(where: str, until: str, lines: tuple[str, ...]) -> None:
    """Outlook writes the midnight of its writer's clock with which the last day begins; others UTC's, or noon."""
    text = calendar(*lines, event("DTSTART;VALUE=DATE:20260706", f"RRULE:FREQ=DAILY;UNTIL={until}"))
    ((start, end),) = read(text, where).times
    assert said(start, end, where) == "2026-07-06 00:00 to 2026-07-11 00:00"


def test_a_series_of_whole_days_that_ends_on_its_only_day() -> None:
    rule = "RRULE:FREQ=YEARLY;UNTIL=20261019T230000Z;INTERVAL=1;BYMONTHDAY=20;BYMONTH=10"
    text = calendar(event("DTSTART;VALUE=DATE:20261020", "DTEND;VALUE=DATE:20261021", rule))
    assert busy(text, "Europe/London", shown="Europe/London") == ["2026-10-20 00:00 to 2026-10-21 00:00"]


@pytest.mark.parametrize(
    ("where", "day"), [(BERLIN, "20260706T220000Z"), (NEW_YORK, "20260707T040000Z"), (NEW_YORK, "20260707T000000Z")]
)
def test_other_days_are_told_in_utc_too(where: str, day: str) -> None:
    series = ("DTSTART;VALUE=DATE:20260706", "RRULE:FREQ=DAILY;COUNT=3")
    left = busy(calendar(event(*series, f"EXDATE:{day}")), where, shown=where)
    assert left == ["2026-07-06 00:00 to 2026-07-07 00:00", "2026-07-08 00:00 to 2026-07-09 00:00"]
    change = event(f"RECURRENCE-ID:{day}", "DTSTART:20260801T100000Z", "DURATION:PT1H")
    assert busy(calendar(event(*series), change), where, shown=where)[:2] == left
    more = event("DTSTART;VALUE=DATE:20260701", f"RDATE:{day}")
    assert busy(calendar(more), where, shown=where)[1:] == ["2026-07-07 00:00 to 2026-07-08 00:00"]
    ends = event("DTSTART;VALUE=DATE:20260706", f"DTEND:{day}")
    assert busy(calendar(ends), where, shown=where) == left[:1]


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
        # One that is told to last eight hours lasts them in the night of the change too.
        (
            ("DTSTART;TZID=Europe/Berlin:20260328T220000", "DURATION:PT8H", "RRULE:FREQ=DAILY;COUNT=2"),
            ["03-28 21:00 to 2026-03-29 05:00", "03-29 20:00 to 2026-03-30 04:00"],
        ),
        (
            ("DTSTART;TZID=Europe/Berlin:20261023T220000", "DURATION:PT8H", "RRULE:FREQ=DAILY;COUNT=2"),
            ["10-23 20:00 to 2026-10-24 04:00", "10-24 20:00 to 2026-10-25 04:00"],
        ),
        (
            ("DTSTART;TZID=Europe/Berlin:20260327T220000", "DURATION:P1DT6H", "RRULE:FREQ=DAILY;COUNT=1"),
            ["03-27 21:00 to 2026-03-29 03:00"],
        ),
    ],
    ids=[
        "skipped",
        "repeated",
        "a day",
        "24 hours",
        "series over the skipped hour",
        "night shift",
        "eight hours in spring",
        "eight hours in autumn",
        "a day and six hours",
    ],
)
def test_clock_changes(lines: tuple[str, ...], times: list[str]) -> None:
    assert busy(calendar(event(*lines))) == [f"2026-{time}" for time in times]


def test_a_change_of_all_that_follows_lasts_what_it_says() -> None:
    series = event("DTSTART;TZID=Europe/Berlin:20260326T220000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4")
    change = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260327T220000",
        "DTSTART;TZID=Europe/Berlin:20260327T210000",
        "DURATION:PT8H",
    )
    assert busy(calendar(series, change), shown=BERLIN)[1:] == [
        "2026-03-27 21:00 to 2026-03-28 05:00",
        "2026-03-28 21:00 to 2026-03-29 06:00",
        "2026-03-29 21:00 to 2026-03-30 05:00",
    ]


def test_an_offset_behind_a_time_does_not_stop_its_clock() -> None:
    """A series that is written so takes place at nine over the clock change too."""
    for start in ("DTSTART;TZID=Europe/Berlin:20260328T090000+0100", "DTSTART:20260328T090000+0100"):
        found = busy(calendar(event(start, "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2")), shown=BERLIN)
        assert found == ["2026-03-28 09:00 to 10:00", "2026-03-29 09:00 to 10:00"]


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
