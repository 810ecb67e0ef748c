"""What an export leaves behind: files, notices, memories; and what it says that it did."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult
from freshlegs.calendars.syncing.memory import format_state, locate_state, make_revision, parse_state
from freshlegs.calendars.syncing.to_file import export_feed, export_file
from freshlegs.calendars.syncing.two_way import export_folder
from freshlegs.calendars.writing.events import ExportOptions, list_events
from freshlegs.planfile import PlannedRecord
from freshlegs.report.export_text import list_hints, render_diff, summarize_export
from support.calendar_weeks import session, week

BEFORE = datetime(2026, 11, 28, 12, tzinfo=UTC)
PLAIN = ExportOptions(rest_days=False)
ZONE = week().zone
LIFT = session("lower", datetime(2026, 11, 30, 7, tzinfo=ZONE))
RUN = session("easy", datetime(2026, 12, 2, 18, tzinfo=ZONE))
BOTH, ALONE = week(LIFT, RUN), week(LIFT)


def request(record: PlannedRecord, now: datetime = BEFORE) -> ExportRequest:
    return ExportRequest(record, lambda: now, PLAIN)


def told(result: ExportResult) -> str:
    """Return what is said of an export, without its target and its size."""
    return summarize_export(result).removeprefix(f"{result.target}: ").partition(" kB")[2]


def test_an_import_says_that_a_session_was_dropped_unless_it_is_told_not_to(tmp_path: Path) -> None:
    target = tmp_path / "week.ics"
    export_file(request(BOTH), target)
    result = export_file(request(ALONE), target)
    assert target.read_bytes().count(b"STATUS:CANCELLED") == 1
    assert told(result) == ": 1 to delete by hand, 1 as before"


def test_where_a_calendar_is_synced_nothing_has_to_be_deleted_by_hand(tmp_path: Path) -> None:
    for export, target in ((export_folder, tmp_path / "folder"), (export_feed, tmp_path / "feed.ics")):
        assert told(export(request(BOTH), target)) == ""
        assert told(export(request(ALONE), target)) == ": 1 removed, 1 as before"


def test_a_session_that_only_gets_longer_is_told_with_its_new_end(tmp_path: Path) -> None:
    export_file(request(ALONE), tmp_path / "week.ics")
    longer = week(session("lower", datetime(2026, 11, 30, 7, tzinfo=ZONE), 75))
    later = week(session("lower", datetime(2026, 11, 30, 9, tzinfo=ZONE)))
    told_of = {"Mon 30 Nov 07:00, now until Mon 30 Nov 08:15": longer, "Mon 30 Nov 07:00 -> Mon 30 Nov 09:00": later}
    for says, record in told_of.items():
        rehearsal = export_file(replace(request(record), rehearsal=True), tmp_path / "week.ics")
        assert says in render_diff(record, [rehearsal], width=120, colour=False)


def test_what_is_past_altogether_is_left_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "week.ics"
    export_file(request(BOTH), target)
    before = target.read_bytes()
    result = export_file(request(BOTH, BEFORE + timedelta(days=30)), target)
    assert (result.untouched, result.entries, result.size, target.read_bytes()) == (True, 2, 0, before)
    assert summarize_export(result) == f"{target} is left as it is: all of this plan is past."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_written_to_and_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading what it holds so far would wait for ever."""

    def read(path: Path) -> bytes:
        raise AssertionError(path)

    pipe = tmp_path / "pipe.ics"
    os.mkfifo(pipe)
    monkeypatch.setattr("freshlegs.calendars.syncing.to_file.read_bytes", read)
    other_end = os.open(pipe, os.O_RDWR)
    try:
        export_file(request(ALONE), pipe)
        assert os.read(other_end, 100).startswith(b"BEGIN:VCALENDAR\r\n")
    finally:
        os.close(other_end)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.ics"]


def test_a_memory_lies_beside_a_file_and_nowhere_else(tmp_path: Path) -> None:
    assert locate_state(tmp_path / "new.ics") == tmp_path / "new.ics.state.json"
    assert locate_state(Path("-")) is None
    assert locate_state(Path(os.devnull)) is None
    assert locate_state(tmp_path) is None


def test_an_event_in_a_memory_stands_unless_it_says_that_it_was_dropped() -> None:
    (event,) = list_events(ALONE, PLAIN, BEFORE)
    state = json.loads(format_state({event.uid: make_revision(event)}))
    del state["events"][0]["dropped"]
    assert not parse_state(json.dumps(state), "state")[event.uid].dropped


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "calendars" / "anna" / "training"
    export_folder(request(BOTH), folder)
    assert len([*folder.glob("*.ics")]) == 2


def test_a_file_that_another_program_deletes_at_the_same_moment_is_gone_as_well(tmp_path: Path) -> None:
    """A sync takes the dropped session away between the look at the folder and the writing, when the clock is asked."""
    export_folder(request(BOTH), tmp_path)
    (gone,) = (path for path in tmp_path.glob("*.ics") if b"Run: easy" in path.read_bytes())

    def clock() -> datetime:
        gone.unlink()
        return BEFORE

    result = export_folder(ExportRequest(ALONE, clock, PLAIN), tmp_path)
    assert told(result) == ": 1 removed, 1 as before"


OTHER = week(session("tempo", datetime(2026, 12, 3, 18, tzinfo=ZONE))).model_copy(update={"scenario": "other"})


def test_two_plans_in_one_file_leave_each_other_alone(tmp_path: Path) -> None:
    """Each goes on where it was; on the phone nothing of the other is taken back."""
    target = tmp_path / "week.ics"
    export_file(request(BOTH), target)
    result = export_file(request(OTHER), target)
    assert (result.others, len(result.update.events), result.update.cancelled) == (2, 1, ())
    assert target.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert "Its 2 events on the phone are left alone." in list_hints(OTHER, result)[0]
    back = export_file(request(ALONE), target)
    assert (told(back), back.others) == (": 1 to delete by hand, 1 as before", 1)


def test_a_feed_and_a_folder_hold_several_plans(tmp_path: Path) -> None:
    for export, target in ((export_folder, tmp_path / "folder"), (export_feed, tmp_path / "feed.ics")):
        export(request(BOTH), target)
        assert (told(export(request(OTHER), target)), export(request(OTHER), target).others) == ("", 2)
        assert told(export(request(ALONE), target)) == ": 1 removed, 1 as before"
    assert len(list((tmp_path / "folder").glob("*.ics"))) == 2
    assert (tmp_path / "feed.ics").read_bytes().count(b"BEGIN:VEVENT") == 2


def test_what_another_plan_wrote_is_taken_back_where_it_is_said_to_be_the_calendar_before(tmp_path: Path) -> None:
    target = tmp_path / "week.ics"
    export_file(request(BOTH), target)
    before = read_own_events(target.read_bytes(), "week.ics")
    result = export_file(replace(request(OTHER), previous=before), target)
    assert len(result.update.cancelled) == 2


def test_a_memory_that_does_not_say_whose_it_is_goes_on(tmp_path: Path) -> None:
    """As state files of older versions."""
    target = tmp_path / "week.ics"
    export_file(request(BOTH), target)
    state = tmp_path / "week.ics.state.json"
    written = json.loads(state.read_text("utf-8"))
    for event in written["events"]:
        del event["calendar"]
    state.write_text(json.dumps(written), "utf-8")
    assert told(export_file(request(ALONE), target)) == ": 1 to delete by hand, 1 as before"


def test_details_are_no_other_plan(tmp_path: Path) -> None:
    target = tmp_path / "week.ics"
    export_file(request(BOTH), target)
    assert export_file(replace(request(BOTH), options=replace(PLAIN, details=False)), target).others == 0
