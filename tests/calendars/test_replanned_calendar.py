"""A replanned week on phones that go by SEQUENCE alone: whatever file it comes in, they follow it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs import TrainingPlan
from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest
from freshlegs.calendars.syncing.memory import hash_content
from freshlegs.calendars.syncing.to_file import export_feed, export_file
from freshlegs.calendars.syncing.two_way import export_folder
from freshlegs.calendars.writing.event import Event
from freshlegs.calendars.writing.events import ExportOptions
from freshlegs.planfile import PlannedRecord, ReplanRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.planfile.revisions import count_revision, raise_revision, stamp_next_plan, stamp_plan
from support.calendar_weeks import session, week
from support.command_line import WEEK, call, store_week

ZONE = week().zone
MONDAY = datetime(2026, 11, 30, tzinfo=ZONE)
SUNDAY = MONDAY - timedelta(hours=6)
ALONE = ExportOptions(rest_days=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with week.toml, its plan.json, the plan's calendar, and the plan replanned as new.json."""
    store_week(tmp_path, WEEK)
    answered("export", "plan.json", "--ics", "first.ics", folder=tmp_path)
    replan(tmp_path, "plan.json", "new.json", "--missed", "full-1")
    return tmp_path


def answered(*arguments: str, folder: Path) -> str:
    done = call(*arguments, folder=folder)
    assert done.code == 0, done.err
    return done.out


def replan(folder: Path, plan: str, target: str, *told: str, now: str = "wed 12:00") -> None:
    answered("replan", "week.toml", plan, "--now", now, *told, "-o", target, folder=folder)


def held(path: Path) -> dict[str, Event]:
    return {event.uid: event for event in read_own_events(path.read_bytes(), path.name)}


def piped(folder: Path, plan: str) -> dict[str, Event]:
    out = answered("export", plan, "--ics", "-", folder=folder)
    return {event.uid: event for event in read_own_events(out.encode(), plan)}


def assert_later(new: dict[str, Event], old: dict[str, Event]) -> None:
    """Assert that every phone takes the new events for the old ones (RFC 5546 2.1.5)."""
    both = new.keys() & old.keys()
    assert both
    for uid in both:
        assert new[uid].sequence > old[uid].sequence
        assert new[uid].stamp > old[uid].stamp


# The command


def test_in_another_file_a_replanned_week_is_later_than_the_week_before(folder: Path) -> None:
    """Nothing stands beside the new file that could tell it what was exported before."""
    answered("export", "new.json", "--ics", "second.ics", folder=folder)
    first, second = held(folder / "first.ics"), held(folder / "second.ics")
    assert any(hash_content(second[uid]) != hash_content(first[uid]) for uid in first.keys() & second.keys())
    assert {event.sequence for event in first.values()} == {0}
    assert_later(second, first)
    assert {event.stamp for event in second.values()} == {datetime(2026, 12, 2, 11, tzinfo=UTC)}
    assert {event.created for event in second.values()} == {event.created for event in first.values()}


def test_every_way_out_tells_the_same_revision(folder: Path) -> None:
    """A file, a pipe, a feed, a folder, replan itself, the Python API; and again, at any time."""
    answered("export", "new.json", "--ics", "second.ics", folder=folder)
    answered("export", "new.json", "--ics", "again.ics", folder=folder)
    answered("export", "new.json", "--feed", "feed.ics", "--vdir", "vdir", folder=folder)
    told = ("--now", "wed 12:00", "--missed", "full-1")
    answered("replan", "week.toml", "plan.json", *told, "--ics", "direct.ics", folder=folder)
    data = (folder / "second.ics").read_bytes()
    assert answered("export", "new.json", "--ics", "-", folder=folder).encode() == data.replace(b"\r\n", b"\n")
    assert [(folder / name).read_bytes() for name in ("again.ics", "feed.ics", "direct.ics")] == [data] * 3
    assert TrainingPlan(load_plan(folder / "new.json")).to_ics() == data
    files = [held(path) for path in (folder / "vdir").glob("*.ics")]
    assert {uid: event for one in files for uid, event in one.items()} == held(folder / "second.ics")


def test_a_replan_of_a_replan_is_later_again(folder: Path) -> None:
    """Also at the same minute, and where the clock went back."""
    told = [piped(folder, "new.json")]
    for plan, target, now in (("new", "b", "wed 12:00"), ("b", "c", "wed 09:00"), ("c", "d", "thu 09:00")):
        replan(folder, f"{plan}.json", f"{target}.json", now=now)
        told.append(piped(folder, f"{target}.json"))
        assert_later(told[-1], told[-2])


def test_of_two_plans_made_from_one_the_later_wins(folder: Path) -> None:
    """The first was exported, and then given up."""
    replan(folder, "plan.json", "other.json", now="wed 13:00")
    assert_later(piped(folder, "other.json"), piped(folder, "new.json"))


@pytest.mark.parametrize("beside", [("--ics", "first.ics"), ("--ics", "x.ics", "--previous", "first.ics")])
def test_what_an_older_calendar_tells_can_only_raise_it(folder: Path, beside: tuple[str, ...]) -> None:
    """Rest days have changed eleven times there, and the rest not at all."""
    path = folder / "first.ics"
    text = path.read_bytes().replace(b"SEQUENCE:0", b"SEQUENCE:2000000", 1)
    path.write_bytes(text)
    (folder / "first.ics.state.json").unlink()
    first = held(path)
    (highest,) = [uid for uid, event in first.items() if event.sequence]
    answered("export", "new.json", *beside, "--now", "2026-11-29", folder=folder)
    new = held(folder / beside[1])
    own = count_revision(load_plan(folder / "new.json"))
    assert 0 < own < 2_000_000
    assert {event.sequence for uid, event in new.items() if uid != highest} == {own}
    assert new[highest].sequence in (2_000_000, 2_000_001)
    assert all(new[uid].stamp >= first[uid].stamp for uid in new.keys() & first.keys())


def test_only_what_looks_different_is_said(folder: Path) -> None:
    """A higher number of an event that looks as before is nothing that the athlete sees."""
    replan(folder, "plan.json", "same.json", now="mon 05:00")
    done = call("export", "same.json", "--ics", "first.ics", "--now", "2026-11-29", "--json", folder=folder)
    assert done.json["moved"] == []
    assert done.json["as_before"] > 0
    assert {event.sequence for event in held(folder / "first.ics").values()} == {
        count_revision(load_plan(folder / "same.json"))
    }


def test_a_week_replanned_from_its_calendar_is_later_than_what_stands_there(folder: Path) -> None:
    """By itself, and where a phone has dragged a session and counted one up."""
    answered("export", "new.json", "--ics", "new.ics", folder=folder)
    text = (folder / "new.ics").read_bytes()
    (folder / "dragged.ics").write_bytes(text.replace(b"SEQUENCE:5", b"SEQUENCE:6"))
    for arguments in (("new.ics",), ("new.json", "--calendar", "dragged.ics")):
        answered("replan", "week.toml", *arguments, "--now", "wed 12:00", "-o", "next.json", folder=folder)
        found = piped(folder, "next.json")
        assert_later(found, held(folder / "new.ics"))
    assert_later(
        found, {uid: event for uid, event in held(folder / "dragged.ics").items() if "Rest" not in event.summary}
    )


def test_a_plan_that_never_was_replanned_says_nothing_of_it(folder: Path) -> None:
    assert "revised" not in json.loads((folder / "plan.json").read_text("utf-8"))
    assert json.loads((folder / "new.json").read_text("utf-8"))["revised"] == "2026-12-02T12:00:00+01:00"


def test_a_replanned_plan_of_an_older_version_goes_by_when_it_was_replanned(folder: Path) -> None:
    data = json.loads((folder / "new.json").read_text("utf-8"))
    (folder / "old.json").write_text(json.dumps({k: v for k, v in data.items() if k != "revised"}), "utf-8")
    assert piped(folder, "old.json") == piped(folder, "new.json")
    replan(folder, "old.json", "next.json")
    assert_later(piped(folder, "next.json"), piped(folder, "new.json"))


def test_what_replanning_dropped_is_to_be_deleted_by_hand(folder: Path) -> None:
    """Where the old file stands beside the new one it is marked there; where none does it is named all the same."""
    replan(folder, "plan.json", "ill.json", "--ill", "wed..sat", now="wed 12:00")
    fresh = call("export", "ill.json", "--ics", "fresh.ics", folder=folder).err
    told = "An import deletes nothing. Delete by hand, if the phone still shows it: "
    assert fresh.partition(told)[2] == "Lift: full body 2, Intervals, Long run.\n"
    again = call("export", "ill.json", "--ics", "fresh.ics", folder=folder).err
    assert "by hand" not in again
    assert "by hand" not in call("export", "ill.json", "--feed", "feed.ics", folder=folder).err


# By hand


def replanned(*hours: int, after: PlannedRecord | None = None, now: datetime = SUNDAY, **more: Any) -> PlannedRecord:
    """Return a plan with easy runs at hours from Monday's midnight, made from another one."""
    runs = [session("easy", MONDAY + timedelta(hours=hour), number=number) for number, hour in enumerate(hours, 1)]
    record = week(*runs).model_copy(update=more)
    if after is None:
        return record
    return record.model_copy(update={"replanned": ReplanRecord(now=now), "revised": stamp_next_plan(after, now)})


def test_a_traveller_who_changes_zones_does_not_go_back() -> None:
    """The week begins earlier in Auckland than in Honolulu."""
    auckland: dict[str, Any] = {"timezone": "Pacific/Auckland"}
    there = replanned(7, after=replanned(7, **auckland), **auckland)
    for zone in ("Pacific/Honolulu", "Pacific/Auckland"):
        here = replanned(7, after=there, now=SUNDAY, timezone=zone)
        assert count_revision(here) > count_revision(there)
        there = here


def test_a_week_replanned_more_than_a_year_ahead_counts_too() -> None:
    first = replanned(7)
    early = replanned(7, after=first, now=SUNDAY - timedelta(days=1000))
    again = replanned(7, after=early, now=SUNDAY - timedelta(days=1000))
    assert 0 == count_revision(first) < count_revision(early) < count_revision(again)
    assert stamp_plan(first) < stamp_plan(early) < stamp_plan(again)
    older_version = early.model_copy(update={"revised": None})
    assert stamp_plan(first) < stamp_plan(older_version)


def test_no_calendar_counts_beyond_the_years_of_plans() -> None:
    """Another program has counted to the end of its numbers; what is read back can be stored."""
    far = raise_revision(replanned(7), 2**31 - 1)
    last = replanned(7, after=far)
    assert PlannedRecord.model_validate_json(last.model_dump_json()) == last
    assert count_revision(last) < 2**31


def test_a_stamp_is_not_older_than_the_plan(tmp_path: Path) -> None:
    """Somebody says that it is still last week; then nothing is past, and the plan is as new as it is."""
    record = replanned(7, after=replanned(7), now=MONDAY + timedelta(hours=9))
    early = ExportRequest(record, lambda: SUNDAY, ALONE, now=SUNDAY - timedelta(days=7))
    export_file(early, tmp_path / "a.ics")
    (event,) = held(tmp_path / "a.ics").values()
    assert event.stamp == MONDAY + timedelta(hours=9)


def test_a_change_is_not_older_than_the_plan_either(tmp_path: Path) -> None:
    export_file(ExportRequest(replanned(33), lambda: SUNDAY, ALONE), tmp_path / "a.ics")
    record = replanned(35, after=replanned(33), now=MONDAY + timedelta(hours=9))
    export_file(ExportRequest(record, lambda: SUNDAY, ALONE), tmp_path / "a.ics")
    (event,) = held(tmp_path / "a.ics").values()
    assert event.stamp == MONDAY + timedelta(hours=9)


def test_a_notice_of_what_was_dropped_is_as_late_as_the_plan(tmp_path: Path) -> None:
    """A phone may know the session from a later file than this calendar does."""
    first = replanned(7, 31)
    second = replanned(7, 33, after=first)
    third = replanned(7, after=second, now=SUNDAY + timedelta(hours=1))
    export_file(ExportRequest(first, lambda: SUNDAY, ALONE), tmp_path / "a.ics")
    export_file(ExportRequest(second, lambda: SUNDAY, ALONE), tmp_path / "b.ics")
    export_file(ExportRequest(third, lambda: SUNDAY, ALONE), tmp_path / "a.ics")
    (notice,) = [event for event in held(tmp_path / "a.ics").values() if event.cancelled]
    assert notice.sequence > held(tmp_path / "b.ics")[notice.uid].sequence


def test_a_folder_is_not_written_again_only_to_count_higher(tmp_path: Path) -> None:
    first = replanned(7, 31)
    export_folder(ExportRequest(first, lambda: SUNDAY, ALONE), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.ics")}
    for after in (first, replanned(7, 31, after=first)):
        again = replanned(7, 31, after=after)
        done = export_folder(ExportRequest(again, lambda: SUNDAY, ALONE), tmp_path)
        assert (done.update.changes, done.moved) == ((), ())
        assert {path.name: path.read_bytes() for path in tmp_path.glob("*.ics")} == before
    moved = replanned(7, 33, after=again, now=SUNDAY + timedelta(hours=1))
    export_folder(ExportRequest(moved, lambda: SUNDAY, ALONE), tmp_path)
    found = {event.start: event for path in tmp_path.glob("*.ics") for event in held(path).values()}
    assert found[MONDAY + timedelta(hours=33)].sequence == count_revision(moved)
    assert found[MONDAY + timedelta(hours=7)].sequence == 0


def test_what_is_dragged_after_a_replan_that_changed_nothing_stays(tmp_path: Path) -> None:
    """The phone counts on from what it holds, and not from the plan's revision."""
    first = replanned(7, 31)
    again = replanned(7, 31, after=first)
    for record in (first, again):
        export_folder(ExportRequest(record, lambda: SUNDAY, ALONE), tmp_path)
    for path in tmp_path.glob("*.ics"):
        dragged = path.read_bytes().replace(b"T070000", b"T090000", 1).replace(b"T080000", b"T100000", 1)
        path.write_bytes(dragged.replace(b"SEQUENCE:0", b"SEQUENCE:1"))
    done = export_folder(ExportRequest(again, lambda: SUNDAY, ALONE), tmp_path)
    assert {event.start.hour for event in done.moved if isinstance(event.start, datetime)} == {9}


def test_a_feed_drops_a_colour_that_is_none(tmp_path: Path) -> None:
    """Full-body lifts had one in older versions; a feed still holds those that are past."""
    target = tmp_path / "feed.ics"
    export_feed(ExportRequest(replanned(7, 31), lambda: SUNDAY, ALONE), target)
    target.write_bytes(target.read_bytes().replace(b"COLOR:yellowgreen", b"COLOR:rebeccapurple"))
    (tmp_path / "feed.ics.state.json").unlink()
    export_feed(ExportRequest(replanned(7, 31), lambda: MONDAY + timedelta(hours=30), ALONE), target)
    assert {event.start.day: event.colour for event in held(target).values()} == {30: "", 1: "yellowgreen"}


HOURS = st.lists(st.integers(0, 100).map(lambda hour: hour + 24), min_size=2, max_size=2, unique=True)
STEPS = st.tuples(HOURS, st.integers(0, 3), st.sampled_from(["one.ics", "two.ics", "none"]), st.integers(0, 90))


@given(st.lists(STEPS, min_size=2, max_size=6))
@pytest.mark.slow
def test_a_phone_that_imports_every_file_follows_every_plan(steps: list[Any]) -> None:
    """Each plan is made from any earlier one, and comes in one of two files with their state, or in a new one."""
    plans, phone, now = [replanned(30, 40)], dict[str, Event](), SUNDAY
    with TemporaryDirectory() as name:
        for number, (hours, back, target, minutes) in enumerate(steps):
            now += timedelta(minutes=minutes + 1)
            plans.append(replanned(*hours, after=plans[max(0, len(plans) - 1 - back)], now=now))
            path = Path(name) / (f"{number}.ics" if target == "none" else target)
            export_file(ExportRequest(plans[-1], lambda moment=now: moment, ALONE), path)  # type: ignore[misc]
            for uid, event in held(path).items():
                if uid not in phone or event.sequence > phone[uid].sequence:
                    phone[uid] = event
            starts = {session.start for session in plans[-1].sessions}
            assert {event.start for event in phone.values() if not event.cancelled} == starts


def test_the_zone_of_a_moment_does_not_matter() -> None:
    record = replanned(7, after=replanned(7))
    moved = record.model_copy(update={"revised": record.revised and record.revised.astimezone(ZoneInfo("Asia/Tokyo"))})
    assert count_revision(moved) == count_revision(record)
