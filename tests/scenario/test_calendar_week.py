"""A week that stands in a calendar file, as `check` reads it: exported and dragged, or kept by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from freshlegs import Scenario
from support.command_line import Done, assert_refused, call
from support.paths import SCENARIOS

CLUB = SCENARIOS / "club-runs.toml"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n"
BY_HAND = """\
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20261130T183000
DTEND;TZID=Europe/Berlin:20261130T192000
SUMMARY:Easy
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20261202T173000Z
DURATION:PT75M
SUMMARY:Run: Intervals with the club
BEGIN:VALARM
TRIGGER:nonsense
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20261206T090000
DTEND:20261206T100000
SUMMARY:lift full body
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART:20261206T120000
DTEND:20261206T130000
SUMMARY:Lunch after the easy part
END:VEVENT
BEGIN:VEVENT
UID:5
DTSTART;VALUE=DATE:20261204
SUMMARY:easy
END:VEVENT
BEGIN:VEVENT
UID:6
DTSTART:20261208T090000
DTEND:20261208T100000
SUMMARY:full
END:VEVENT
BEGIN:VEVENT
UID:7
SUMMARY:tempo
END:VEVENT
"""


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Return the calendar file of the best week."""
    target = tmp_path / "week.ics"
    assert call("plan", CLUB, "--ics", target, folder=tmp_path).code == 0
    return target


def check(week: Path) -> Done:
    """Check a week against the scenario."""
    return call("check", CLUB, week, "--json", folder=week.parent)


def replaced(file: Path, old: str, new: str) -> None:
    """Change the text of a file, where the old text must stand."""
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


@pytest.mark.slow
@pytest.mark.parametrize("name", [path.stem for path in sorted(SCENARIOS.glob("*.toml")) if path.stem != "too-much"])
def test_an_exported_week_is_the_week_that_was_planned(name: str, tmp_path: Path) -> None:
    plan, week = tmp_path / "plan.json", tmp_path / "week.ics"
    call("plan", SCENARIOS / f"{name}.toml", "-o", plan, "--ics", week, folder=tmp_path)
    of_plan, of_calendar = (
        call("check", SCENARIOS / f"{name}.toml", f, "--json", folder=tmp_path) for f in (plan, week)
    )
    assert of_plan.code == 0
    assert of_plan.out == of_calendar.out


def test_a_session_that_was_dragged_stands_where_it_was_dragged(exported: Path) -> None:
    """Foreign entries and whole days are of no concern, and neither is the order of the file."""
    replaced(exported, "20261206T090000", "20261206T100000")
    replaced(
        exported,
        "20261206T100000\r\nDTEND;TZID=Europe/Berlin:20261206T100000",
        "20261206T100000\r\nDTEND;TZID=Europe/Berlin:20261206T110000",
    )
    replaced(exported, "END:VCALENDAR", BY_HAND.replace("\n", "\r\n") + "END:VCALENDAR")
    assert check(exported).code == 0
    dragged = call("check", CLUB, exported, folder=exported.parent)
    assert "Penalty 35" in dragged.out
    replaced(exported, "20261206T100000", "20261205T103000")
    replaced(exported, "20261206T110000", "20261205T113000")
    assert "no_legs_on_long_run_day" in call("check", CLUB, exported, folder=exported.parent).out


def test_a_cancelled_session_has_no_place(exported: Path) -> None:
    replaced(exported, "STATUS:CONFIRMED", "STATUS:CANCELLED")
    assert_refused(check(exported), "")


def test_of_two_revisions_the_newer_counts(exported: Path) -> None:
    text = exported.read_bytes().decode()
    event = next(part for part in text.split("BEGIN:VEVENT") if "20261206T090000" in part)
    newer = event.replace("20261206T100000", "20261206T110000").replace("20261206T090000", "20261206T100000")
    newer = newer.replace("SEQUENCE:0", "SEQUENCE:1").partition("END:VCALENDAR")[0]
    exported.write_bytes(text.replace("BEGIN:VEVENT", f"BEGIN:VEVENT{newer}BEGIN:VEVENT", 1).encode())
    moved = check(exported)
    assert moved.code == 0
    written = "mon 18:30 easy; wed 18:30 intervals; thu 06:00 full; thu 18:30 easy; sat 09:00 long; sun 10:00 full"
    late = call("check", CLUB, written, "--json", folder=SCENARIOS)
    assert moved.json["penalty"] == late.json["penalty"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "DTEND;TZID=Europe/Berlin:20261206T100000",
            "DTEND;TZID=Europe/Berlin:20261206T103000",
            "90 min; the scenario",
        ),
        ("20261206T", "20261216T", "stands on 2026-12-16; allowed: Mon 30 Nov to Sun 6 Dec"),
        ("20261206T090000", "20261206T090030", "59 min; the scenario asks for 60 min"),
    ],
)
def test_a_session_that_can_not_be_as_it_was_dragged(exported: Path, old: str, new: str, message: str) -> None:
    replaced(exported, old, new)
    done = check(exported)
    assert_refused(done, "")
    assert message in done.err


def test_a_week_kept_by_hand(tmp_path: Path) -> None:
    """Titles say the kind; times may be in a zone, in UTC or floating; other entries and other weeks do not matter."""
    week = tmp_path / "mine.ics"
    week.write_text(f"{HEAD}{BY_HAND}END:VCALENDAR\r\n".replace("\r\n", "\n"))
    same = call("check", CLUB, "mon 18:30 easy; wed 18:30 intervals; sun 09:00 full", "--json", folder=SCENARIOS)
    assert check(week).out == same.out
    assert same.code == 3


IN_OFFICE = BY_HAND.replace("TZID=Europe/Berlin", "TZID=Head Office")
UNKNOWN = 'the time zone "Head Office" is unknown; its times are read as Europe/Berlin.\n'


@pytest.mark.parametrize("kept", ["by hand", "exported"])
def test_an_unknown_zone_is_said(exported: Path, kept: str) -> None:
    """As `busy` says it, and to scripts too."""
    if kept == "by hand":
        exported.write_text(f"{HEAD}{IN_OFFICE}END:VCALENDAR\r\n".replace("\r\n", "\n"))
    else:
        text = exported.read_text("utf-8").replace("TZID=Europe/Berlin", "TZID=Head Office")
        exported.write_text(text, "utf-8")
    done = check(exported)
    assert done.code in (0, 3)
    assert f"{exported}: {UNKNOWN}" in done.err
    scenario = Scenario.load(CLUB)
    scenario.check(exported)
    assert f"{exported}: {UNKNOWN.strip()}" in scenario.notes


def test_what_can_not_be_read_of_a_week_kept_by_hand_is_said(tmp_path: Path) -> None:
    week = tmp_path / "mine.ics"
    week.write_text(f"{HEAD}{BY_HAND}END:VCALENDAR\r\n".replace("\r\n", "\n"))
    assert check(week).err.endswith("mine.ics: 1 event can't be read and was ignored: it has no start.\n")


def test_entries_that_share_a_uid_are_each_of_the_week(tmp_path: Path) -> None:
    """And a series is there on each of its days."""
    week = tmp_path / "mine.ics"
    mine = f"{HEAD}{BY_HAND}END:VCALENDAR\r\n".replace("\r\n", "\n")
    week.write_text(mine)
    apart = check(week).out
    week.write_text(re.sub("UID:.*", "UID:0", mine))
    assert check(week).out == apart
    weekly = mine.replace("20261130T", "20261109T").replace("SUMMARY:Easy", "RRULE:FREQ=WEEKLY\nSUMMARY:Easy")
    assert weekly.count("20261109T") == 2
    week.write_text(weekly)
    assert check(week).out == apart


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it is empty"),
        ("<html>please log in</html>", "a web page, not a calendar"),
        (HEAD, "cut off: the end of the file is missing"),
        (f"{HEAD}END:VCALENDAR\r\n", "found no session of this week"),
        (f"{HEAD}{BY_HAND}END:VCALENDAR\r\n".replace("DURATION:PT75M", "DURATION:PT70M"), "1 intervals, of 75 min"),
        (HEAD + "X-A:" + "a" * 9_999_999, "larger than 10 MB"),
        (f"{HEAD}BEGIN:VEVENT\r\nDTSTART:99999999T999999\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "found no session"),
    ],
)
def test_a_file_that_holds_no_week(text: str, message: str, tmp_path: Path) -> None:
    week = tmp_path / "week.ics"
    week.write_text(text)
    done = check(week)
    assert_refused(done, str(week))
    assert message in done.err


def test_an_unknown_zone_is_said_of_a_week_that_can_not_be_read_for_it(tmp_path: Path) -> None:
    week = tmp_path / "week.ics"
    week.write_text(f"{HEAD}{IN_OFFICE}END:VCALENDAR\r\n".replace("DURATION:PT75M", "DURATION:PT70M"))
    done = call("check", CLUB, week, folder=tmp_path)
    assert_refused(done, str(week))
    assert UNKNOWN in done.err


def test_a_calendar_that_is_not_there(tmp_path: Path) -> None:
    assert_refused(check(tmp_path / "none.ics"), str(tmp_path / "none.ics"))
