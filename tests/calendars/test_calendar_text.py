"""Text from outside in a calendar: it comes through whole, and it can't become anything else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.memory import hash_content
from freshlegs.calendars.writing.colours import COLOURS
from freshlegs.calendars.writing.event import CalendarInfo, Event, make_uid
from freshlegs.calendars.writing.write import write_calendar, write_events
from freshlegs.io.errors import InternalError
from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import KINDS
from support.calendar_weeks import entries, small_week, timed
from support.events import BAD_EVENTS, COVER, EVENT, INJECTION


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\nb\tc\u2028d\x0be", "a b c d e"),
        ("\ufeffa\x00\x07\x1b\x7f\x85b", "a b"),
        ("half \ud800 pair, \ufffe\U0001ffff\ufdd0", "half pair,"),
        ("\u202egnp.exe", "gnp.exe"),
        ("🏃🏽‍♀️ 跑步 Läufe", "🏃🏽‍♀️ 跑步 Läufe"),
        ("  \n ", ""),
    ],
)
def test_one_line(text: str, kept: str) -> None:
    assert to_one_line(text) == kept


@pytest.mark.parametrize(
    "title",
    ["🏃🏽‍♀️👩‍👩‍👧‍👦", "跑步和力量", "a" * 10_000, "é" * 5_000, "🏋️" * 999, r"C:\Notes\nights; a, b: c \, \\", '"^n'],
)
def test_titles_and_reasons_come_through(title: str) -> None:
    data = write_calendar(small_week(title=title, why=(title,)))
    assert f"Week: {title}" in timed(data)[1]["DESCRIPTION"].split("\n")
    assert title in timed(data)[1]["DESCRIPTION"].split("\n")


def test_a_name_is_escaped() -> None:
    data = write_calendar(small_week(title=r"C:\Notes; a, b"))
    assert b"\r\nNAME:C:\\\\Notes\\; a\\, b\r\n" in data
    assert b"\r\nX-WR-CALNAME:C:\\\\Notes\\; a\\, b\r\n" in data


@pytest.mark.slow
@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_makes_a_file(title: str, why: str) -> None:
    """What is written is read back and compared before it is returned, so this says more than it seems."""
    record = small_week(title=title, why=(why,))
    assert len(entries(write_calendar(record))) == 7


def test_a_description_says_what_and_why() -> None:
    run = timed(write_calendar(small_week(why=("On fresh legs.", "Costs 10: late."))))[1]
    assert run["DESCRIPTION"].split("\n") == [
        "Fast repetitions with easy running between them. The hardest run of the week.",
        "If tired: not today; 20 to 30 min easy, or a walk, if you like.",
        "On fresh legs.",
        "Costs 10: late.",
        "Week: Small week",
        "Planned by freshlegs",
    ]


def test_where_it_is_comes_through_and_is_no_change_by_itself() -> None:
    """The description says it too; what an athlete writes there alone makes no new revision, and is kept."""
    there = replace(EVENT, location="Track; Süd, gate 2")
    data = write_events([there], COVER)
    assert entries(data)[0]["LOCATION"] == "Track; Süd, gate 2"
    (again,) = read_own_events(data, "week.ics")
    assert again.location == there.location
    assert hash_content(again) == hash_content(replace(there, location="elsewhere"))


def test_an_injection_is_only_text() -> None:
    record = small_week(title=INJECTION, why=(INJECTION,)).model_copy(update={"scenario": INJECTION})
    data = write_calendar(record)
    assert b"\r\nUID:evil" not in data
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == 7
    assert Calendar.from_ical(data)["NAME"] == "x END:VEVENT BEGIN:VEVENT UID:evil"


def test_half_a_surrogate_pair_is_an_identity_too() -> None:
    assert len({make_uid(identity) for identity in ("a", "a\ud800", "a\ud801")}) == 3


def test_every_kind_has_a_colour_of_the_147() -> None:
    """CSS3 has no "rebeccapurple", which came later, and phones take no hex numbers here."""
    assert len(COLOURS) == 147
    assert {"gray", "grey", "lightgoldenrodyellow", "transparent", "rebeccapurple"} - COLOURS == {
        "transparent",
        "rebeccapurple",
    }
    assert {row.calendar_colour for row in KINDS.values()} <= COLOURS


@pytest.mark.parametrize("event", BAD_EVENTS)
def test_a_bad_event_is_refused(event: Event) -> None:
    with pytest.raises(InternalError):
        write_events([event], COVER)


def test_an_alarm_may_ring_at_the_start() -> None:
    (entry,) = entries(write_events([replace(EVENT, alarms=(timedelta(),))], COVER))
    assert [alarm["TRIGGER"].dt for alarm in entry.walk("VALARM")] == [timedelta()]


@pytest.mark.parametrize("cover", [replace(COVER, uid="a\r\nb"), replace(COVER, name="a\nb"), replace(COVER, name="")])
def test_a_bad_cover_is_refused(cover: CalendarInfo) -> None:
    with pytest.raises(InternalError):
        write_events([EVENT], cover)


def test_all_of_it_holds_without_assertions() -> None:
    """`python -O` takes away icalendar's own guard."""
    code = f"""
from dataclasses import replace
import sys
sys.path[:0] = {sys.path!r}
from support.calendar_weeks import small_week
from support.events import BAD_EVENTS, COVER, INJECTION
from freshlegs.calendars.writing.write import write_calendar
from freshlegs.calendars.writing.write import write_events
from freshlegs.io.errors import InternalError
refused = 0
for event in BAD_EVENTS:
    try:
        write_events([event], COVER)
    except InternalError:
        refused += 1
text = write_calendar(small_week(title=INJECTION, why=(INJECTION,))).decode()
print(__debug__, refused == len(BAD_EVENTS), text.count("\\r\\nBEGIN:VEVENT"), "\\r\\nUID:evil" in text)
"""
    run = subprocess.run([sys.executable, "-O", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "7", "False"]


@settings(deadline=None)
@given(st.text(alphabet="ab \\\\^,;:é週\n", max_size=400))
def test_lines_are_folded_as_icalendar_folds_them(text: str) -> None:
    """Ours is only quicker."""
    event = replace(EVENT, description="\n".join(filter(None, map(to_one_line, text.split("\n")))))
    data = write_events([event], COVER)
    assert data == Calendar.from_ical(data).to_ical(sorted=False)


def test_lines_of_every_length_are_folded_as_icalendar_folds_them() -> None:
    """Also one that just fills its line, and the next."""
    for length in range(1, 240):
        data = write_events([replace(EVENT, description="x" * length)], COVER)
        assert data == Calendar.from_ical(data).to_ical(sorted=False), length


@pytest.mark.parametrize("letter", ["\\", ",", ";", "^", "\n"])
def test_what_is_escaped_is_never_torn_by_a_fold(letter: str) -> None:
    """Wherever in its line it stands: a backslash at the end of one line would escape the blank of the next."""
    for place in range(45, 75):
        data = write_events([replace(EVENT, description=f"{'x' * place}{letter}{'y' * 100}")], COVER)
        assert data == Calendar.from_ical(data).to_ical(sorted=False), place
