"""Rules of clock changes, held against zoneinfo for every zone there is, as its law stands today."""

from __future__ import annotations

import struct
from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from icalendar import Timezone

from freshlegs.calendars.writing.write import build_vtimezone
from freshlegs.calendars.writing.zone_rules import AHEAD, Irregular, Onset, Steady, Switching, find_zone_rule, is_plain

YEAR = 2026
BEGIN, END = datetime(YEAR - 1, 1, 1, tzinfo=UTC), datetime(YEAR + AHEAD + 1, 1, 1, tzinfo=UTC)
WEEKS = [BEGIN + timedelta(days=7 * week) for week in range((END - BEGIN).days // 7)]
KNOWN_IRREGULAR = [
    *("Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun", "America/Nuuk", "America/Santiago"),
    *("America/Scoresbysund", "Asia/Gaza", "Asia/Hebron", "Asia/Jerusalem"),
]


@lru_cache
def _instants(rule: Switching) -> tuple[list[datetime], list[timedelta]]:
    """Return the changes that a rule means, in UTC and in order, and the offset from each on."""
    changes = sorted(
        (onset.in_year(year).replace(tzinfo=UTC) - onset.before, onset.after)
        for onset in (rule.daylight, rule.standard)
        for year in range(YEAR - 2, YEAR + AHEAD + 1)
    )
    return [instant for instant, _ in changes], [offset for _, offset in changes]


@pytest.mark.slow
def test_every_rule_gives_the_offsets_of_its_zone() -> None:
    """Weekly, and on both sides of each change, from the year before to ten years on; which zones keep one is law."""
    tzdata = files("tzdata")
    for key in (tzdata / "zones").read_text("utf-8").split():
        with (tzdata / "zoneinfo" / key).open("rb") as law:
            zone = ZoneInfo.from_file(law, key=key)
        match find_zone_rule(zone, YEAR, YEAR):
            case Steady(_, offset):
                assert {moment.astimezone(zone).utcoffset() for moment in WEEKS} == {offset}, key
            case Switching() as rule:
                instants, offsets = _instants(rule)
                edges = [i - timedelta(seconds=s) for i in instants for s in (0, 1) if BEGIN <= i < END]
                for moment in (*WEEKS, *edges):
                    assert moment.astimezone(zone).utcoffset() == offsets[bisect_right(instants, moment) - 1], key


@pytest.mark.parametrize(
    ("key", "found"),
    [
        *((key, Switching) for key in ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe")),
        *((key, Switching) for key in ("Europe/Dublin", "Europe/London")),
        *((key, Steady) for key in ("Asia/Tokyo", "Asia/Kathmandu", "Pacific/Apia")),
    ],
)
def test_zones_that_keep_a_rule_have_one(key: str, found: type) -> None:
    assert isinstance(find_zone_rule(ZoneInfo(key), YEAR, YEAR), found)


@pytest.mark.parametrize("key", ["UTC", "Etc/UTC", "Factory", *KNOWN_IRREGULAR])
def test_zones_without_a_rule_are_told_in_utc(key: str) -> None:
    assert find_zone_rule(ZoneInfo(key), YEAR, YEAR) == Irregular()


def test_a_zone_whose_rule_has_just_changed_has_none_yet() -> None:
    """Paraguay gave up its clock changes in October 2024."""
    assert find_zone_rule(ZoneInfo("America/Asuncion"), 2025, 2025) == Irregular()
    assert isinstance(find_zone_rule(ZoneInfo("America/Asuncion"), 2026, 2026), Steady)


def test_a_change_comes_on_its_weekday_of_the_month() -> None:
    """Counted day by day: the first to the fourth, and the last, of every weekday of every month."""
    for month, weekday, week in product(range(1, 13), range(7), (1, 2, 3, 4, -1)):
        onset = Onset(month, weekday, week, time(2, 30), timedelta(), timedelta(hours=1), "X")
        for year in (2026, 2027, 2028):
            days = (date(year, month, 1) + timedelta(days=day) for day in range(31))
            there = [day for day in days if day.month == month and day.weekday() == weekday]
            assert onset.in_year(year) == datetime.combine(there[week - 1 if week > 0 else -1], time(2, 30))


def _changing_on(rule: str) -> ZoneInfo:
    """Return a zone that changes its clocks as the last line of its law says."""
    one_kind_of_time = struct.pack(">6l", 0, 0, 0, 0, 1, 4) + bytes(6) + b"STD\0"
    law = b"TZif2" + bytes(39) + b"TZif2" + bytes(15) + one_kind_of_time + f"\nSTD0DST,{rule}\n".encode()
    return ZoneInfo.from_file(BytesIO(law), key="Test/Zone")


def test_a_rule_is_the_same_whichever_day_of_the_month_its_weekday_falls_on() -> None:
    """The second Sunday of March is its 8th to its 14th, the first one of November its 1st to its 7th."""
    rules = {find_zone_rule(ZoneInfo("America/New_York"), year, year) for year in range(2026, 2040)}
    assert [type(rule) for rule in rules] == [Switching]


@pytest.mark.parametrize(("at", "kept"), [("2:00:30", Irregular), ("2:30", Switching)])
def test_a_clock_that_changes_within_a_minute_keeps_no_rule(at: str, kept: type) -> None:
    assert isinstance(find_zone_rule(_changing_on(f"M3.2.0/{at},M11.1.0/2"), YEAR, YEAR), kept)


def test_a_change_at_the_first_moment_after_the_span_is_none_of_it() -> None:
    """A zone that changes on the first Thursday of the year, which is New Year's Day of the year after the last one."""
    zone = _changing_on("M1.1.4/0,M7.1.0/0")
    end = datetime(YEAR + AHEAD + 1, 1, 1, tzinfo=UTC)
    assert [(end - timedelta(seconds=s)).astimezone(zone).utcoffset() for s in (1, 0)] == [
        timedelta(),
        timedelta(hours=1),
    ]
    assert isinstance(find_zone_rule(zone, YEAR, YEAR), Switching)


NEW_YORK = """\
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
DTSTART:19700308T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
END:VTIMEZONE
"""
TOKYO = """\
BEGIN:VTIMEZONE
TZID:Asia/Tokyo
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
TZNAME:JST
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize(("key", "text"), [("America/New_York", NEW_YORK), ("Asia/Tokyo", TOKYO)])
def test_vtimezone(key: str, text: str) -> None:
    assert _vtimezone(key).to_ical(sorted=False).decode() == text.replace("\n", "\r\n")


@pytest.mark.parametrize("key", ["America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_a_reader_that_does_not_know_the_zone_gets_the_same_times(key: str) -> None:
    zone, read = ZoneInfo(key), _vtimezone(key).to_tz(lookup_tzid=False)
    for instant in (BEGIN + timedelta(hours=hour) for hour in range(0, 3 * 366 * 24, 5)):
        local = instant.astimezone(zone)
        if is_plain(local, zone):
            assert local.replace(tzinfo=read).astimezone(UTC) == instant


def test_the_repeated_hour_is_not_plain() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    plain = [is_plain(first + timedelta(minutes=minutes), berlin) for minutes in (-1, 0, 59, 60, 119, 120)]
    assert plain == [True, False, False, False, False, True]


def _vtimezone(key: str) -> Timezone:
    rule = find_zone_rule(ZoneInfo(key), YEAR, YEAR)
    assert not isinstance(rule, Irregular)
    return build_vtimezone(rule)
